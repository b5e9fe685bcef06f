//! The explorer: Momentum in the browser, with the lab, the sentences and the figures of the command line.
//!
//! # How it is made
//!
//! The page is one `State` of signals (`state.rs`), and each part of the page is a file that depends on it.
//! Leptos (`csr`) connects them. The plane is drawn in layers, so that an update redraws only its own layer.
//! All charts over time share one cursor. The map is a sweep that is made in small parts: each frame makes as
//! many cells as it has time for.
//!
//! The ball's place is one number of updates, a fraction while it rolls (`state/rolling.rs`). A frame of the
//! browser moves the ball alone; everything else changes with the update.
//!
//! Other runs race with the page's own: the state has one memo of their runs, and one function gives the ball of
//! any run between two updates (`state/rolling.rs`), so that all of them move by the same clock (`race.rs`).
//! Names on the plane are elements of the page, those in the lens and on the map are drawn by the figure crate.
//!
//! The address has, after `#`, the fewest settings that give the experiment, and a few keys of the page's own
//! (`link.rs`). It is short. A name that nobody knows is told and left out; a wrong value refuses the whole.
//! Each changed experiment is an entry of the browser's history, so that back and forward take changes back
//! and make them again (`history.rs`).
//!
//! The styles lay the page out, and `layout.rs` has the widths at which they do, since charts are drawn for the
//! pixels that they get.
//!
//! The browser draws PNG and the frames of a GIF from the figure's SVG, since a renderer would nearly double
//! the size of the page. Everything else in these files comes from the library: the embedded experiment, the
//! colour table and the packing. Only the program has the fonts, and it gives them to the page.
//!
//! The colours of the page are variables of its styles. The program sets them from the palette of the figures
//! (`state.rs`), so that the page has no colours of its own.
//!
//! `cargo xtask web` makes one file, `target/web/korogaru.html`, which loads nothing else. Its
//! Content-Security-Policy names its script and its styles by their digests. The glue between program and
//! browser is made by the library `wasm-bindgen-cli-support` of the same version as `wasm-bindgen`, so that
//! no other program has to be installed.

mod charts;
mod compare;
mod controls;
mod diverged;
mod equation;
mod field;
mod file;
mod fold;
mod fonts;
mod function;
mod guess;
mod hand;
mod history;
mod keys;
mod layout;
mod link;
mod map;
mod noise;
mod plane;
mod press;
mod race;
mod refusal;
mod signs;
mod slider;
mod state;
mod sums;
mod table;
mod take_away;
mod time;
pub mod tool;
mod top;
mod tour;

use korogaru_text::ExplorerPhrase;
use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::history::History;
use crate::state::State;

/// Puts the page into the document that loaded the program. The browser calls it once.
#[wasm_bindgen(start)]
pub fn start() {
    fonts::lend();
    leptos::mount::mount_to_body(page);
}

fn page() -> impl IntoView {
    let state = State::new();
    let says_where = link::take(state, &link::opened());
    layout::follow(state);
    state.dress_document();
    state.follow_system();
    let history = History::follow(state);
    time::listen(state);
    if !says_where && !state.embedded {
        time::roll_once(state);
    }
    if let Some(loading) = document().get_element_by_id("boot") {
        loading.remove();
    }
    view! {
        <div class="page">
            {top::top(state)}
            <p class="notice" role="status">
                {move || state.broken.get().then(|| state.say(&ExplorerPhrase::Broken))}
                {move || {
                    let names = state.unknown.get();
                    (!names.is_empty()).then(|| state.say(&ExplorerPhrase::Unknown { names: names.join(", ") }))
                }}
            </p>
            <main>
                <div>
                    {function::function(state)}
                    {plane::plane(state, history)}
                    {tour::bar(state)}
                </div>
                <div>
                    {equation::equation(state)}
                    {controls::controls(state)}
                    {map::map(state)}
                    {noise::noise(state)}
                </div>
                <div>{charts::charts(state)}</div>
                <div>
                    {compare::compare(state)}
                    {take_away::take_away(state)}
                    {table::table(state)}
                </div>
            </main>
        </div>
    }
}
