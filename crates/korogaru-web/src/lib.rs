//! The explorer: Momentum in the browser, by the same lab, sentences and figures as the command line.

mod charts;
mod compare;
mod controls;
mod equation;
mod file;
mod fold;
mod fonts;
mod function;
mod guess;
mod hand;
mod keys;
mod link;
mod map;
mod plane;
mod slider;
mod state;
mod table;
mod take_away;
mod time;
pub mod tool;
mod top;

use korogaru_text::Exploring;
use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::state::State;

/// Puts the page into the document that loaded the program. The browser calls it once.
#[wasm_bindgen(start)]
pub fn start() {
    fonts::lend();
    leptos::mount::mount_to_body(page);
}

fn page() -> impl IntoView {
    let state = State::new();
    state.take(&window().location().hash().unwrap_or_default());
    state.dress_document();
    link::follow(state);
    time::listen(state);
    view! {
        <div class="page">
            {top::top(state)}
            <p class="notice" role="status">
                {move || state.broken.get().then(|| state.say(&Exploring::Broken))}
            </p>
            <main>
                <div>
                    {function::function(state)}
                    {plane::plane(state)}
                    {time::time(state)}
                </div>
                <div>
                    {equation::equation(state)}
                    {controls::controls(state)}
                    {map::map(state)}
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
