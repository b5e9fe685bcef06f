//! Time: play, pause, step, seek, speed, and the keys for them.

use std::time::Duration;

use korogaru_text::ExplorerPhrase;
use leptos::prelude::*;

use crate::keys;
use crate::state::State;

/// The speeds that can be chosen, in updates a second.
pub(crate) const SPEEDS: [f64; 5] = [1.0, 2.0, 5.0, 10.0, 30.0];

pub(crate) fn time(state: State) -> impl IntoView {
    Effect::new(move |_| {
        if !state.playing.get() {
            return;
        }
        let pause = Duration::from_secs_f64(1.0 / state.speed.get());
        if let Ok(handle) = set_interval_with_handle(move || untrack(|| state.advance()), pause) {
            on_cleanup(move || handle.clear());
        }
    });
    let name =
        move || state.say(if state.playing.get() { &ExplorerPhrase::Pause } else { &ExplorerPhrase::Play });
    let play = move || if state.playing.get() { "M4 2h3v12H4z M9 2h3v12H9z" } else { "M4 2v12l10-6z" };
    let seek = move |text: String| {
        if let Ok(iteration) = text.parse() {
            state.seek(iteration);
        }
    };
    let speeds = move || {
        SPEEDS.map(|speed| view! { <option value=speed.to_string() selected=move || speed == state.speed.get()>{format!("× {speed}")}</option> })
    };
    view! {
        <section class="time">
            <button type="button" id="back" aria-label=move || state.say(&ExplorerPhrase::Back)
                on:click=move |_| state.seek(state.shown().saturating_sub(1))>
                {icon(|| "M13 2v12L4 8z M3 2h1.6v12H3z")}
            </button>
            <button type="button" id="play" aria-label=name on:click=move |_| state.toggle()>{icon(play)}</button>
            <button type="button" id="forward" aria-label=move || state.say(&ExplorerPhrase::Forward)
                on:click=move |_| state.seek(state.shown() + 1)>
                {icon(|| "M3 2v12l9-6z M11.4 2H13v12h-1.6z")}
            </button>
            <input type="range" id="seek" min="0" max=move || state.last().to_string()
                aria-label=move || state.say(&ExplorerPhrase::Seek)
                prop:value=move || state.shown().to_string()
                on:input=move |event| seek(event_target_value(&event))/>
            <output class="count"><b>{move || state.shown()}</b> " / " {move || state.last()}</output>
            <select id="speed" aria-label=move || state.say(&ExplorerPhrase::Speed)
                on:change=move |event| state.speed.set(event_target_value(&event).parse().unwrap_or(5.0))>
                {speeds}
            </select>
        </section>
    }
}

fn icon(path: impl Fn() -> &'static str + Send + Sync + 'static) -> impl IntoView {
    view! {
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path d=path fill="currentColor"/></svg>
    }
}

/// Listens to space and the arrow keys, wherever no control uses them.
pub(crate) fn listen(state: State) {
    keys::listen(move |event| {
        match event.key().as_str() {
            _ if event.shift_key() => return false,
            " " => state.toggle(),
            "ArrowLeft" => state.seek(state.shown().saturating_sub(1)),
            "ArrowRight" => state.seek(state.shown() + 1),
            _ => return false,
        }
        true
    });
}
