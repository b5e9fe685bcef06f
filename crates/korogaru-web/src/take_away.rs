//! What a user can take away: the link, figures, numbers, and the run as a command and in Python.

use korogaru_figure::{Backdrop, svg};
use korogaru_lab::snippet::{command, python};
use korogaru_lab::{Explanation, Trajectory};
use korogaru_text::ExplorerPhrase;
use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;

use crate::fold::fold;
use crate::state::State;
use crate::{file, link};

pub(crate) fn take_away(state: State) -> impl IntoView {
    let told: RwSignal<Option<ExplorerPhrase>> = RwSignal::new(None);
    let copy = move |text: fn(State) -> String| {
        let window = window();
        if !window.is_secure_context() {
            told.set(Some(ExplorerPhrase::NotCopied));
            return;
        }
        let done = Closure::once_into_js(move || told.set(Some(ExplorerPhrase::Copied)));
        let refused = Closure::once_into_js(move || told.set(Some(ExplorerPhrase::NotCopied)));
        let promise = window.navigator().clipboard().write_text(&untrack(|| text(state)));
        file::then(&promise, &done, &refused);
    };
    let button = move |id: &'static str, name: &'static str, make: fn(State)| {
        view! {
            <button type="button" id=id disabled=move || state.trajectory.with(|it| it.is_empty())
                on:click=move |_| untrack(|| make(state))>{name}</button>
        }
    };
    fold(state, "take", ExplorerPhrase::TakeAway, move || {
        view! {
            <div class="files">
                <button type="button" id="copy" on:click=move |_| copy(link::address)>{move || state.say(&ExplorerPhrase::CopyLink)}</button>
                <button type="button" id="embed" on:click=move |_| copy(link::frame)>{move || state.say(&ExplorerPhrase::CopyEmbed)}</button>
                {button("svg", "SVG", save_svg)}
                {button("png", "PNG", save_png)}
                <button type="button" id="gif" disabled=move || state.last() == 0
                    on:click=move |_| told.set(untrack(|| save_gif(state, told)))>"GIF"</button>
                {button("csv", "CSV", save_csv)}
                <span role="status">{move || told.get().map(|said| state.say(&said))}</span>
            </div>
            <h2 class="small">{move || state.say(&ExplorerPhrase::Command)}</h2>
            <pre id="command" tabindex="0">{move || state.experiment.with(command)}</pre>
            <h2 class="small">{move || state.say(&ExplorerPhrase::Python)}</h2>
            <pre id="python" tabindex="0">{move || state.experiment.with(python)}</pre>
        }
    })
}

/// The figure of the run, as the command line draws it.
fn figure(state: State, trajectory: &Trajectory) -> korogaru_figure::Scene {
    Backdrop::new(trajectory.experiment()).trajectory_figure(trajectory, state.style())
}

fn save_svg(state: State) {
    let document = state.trajectory.with(|trajectory| svg(&figure(state, trajectory)));
    file::save("korogaru.svg", "image/svg+xml", document.as_bytes());
}

fn save_png(state: State) {
    let scene = state.trajectory.with(|trajectory| figure(state, trajectory));
    file::png(&scene, |png| file::save("korogaru.png", "image/png", &png));
}

/// Saves the run as an animation. Returns what to say meanwhile.
fn save_gif(state: State, told: RwSignal<Option<ExplorerPhrase>>) -> Option<ExplorerPhrase> {
    let animation = state.trajectory.with(|trajectory| {
        Backdrop::new(trajectory.experiment()).animation(&Explanation::new(trajectory), state.style())
    });
    // A run without updates has no animation, and the button says so.
    file::gif(animation.ok()?, move |gif| {
        told.set(None);
        file::save("korogaru.gif", "image/gif", &gif);
    });
    Some(ExplorerPhrase::Drawing)
}

fn save_csv(state: State) {
    let mut text = String::new();
    let written = state.trajectory.with(|trajectory| trajectory.write_csv(&mut text));
    if written.is_ok() {
        file::save("korogaru.csv", "text/csv", text.as_bytes());
    }
}
