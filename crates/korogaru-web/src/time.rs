//! Time: play, pause, step, seek, speed, and the keys for them.

use std::time::Duration;

use korogaru_text::ExplorerPhrase;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

use crate::keys;
use crate::state::{SPEEDS, State};

/// The longest time in seconds that a frame counts for, so that a page which was hidden does not leap.
const FRAME: f64 = 0.1;
/// How long the page shows the ball at its start before the ball rolls by itself.
const BEFORE: Duration = Duration::from_millis(1200);

pub(crate) fn time(state: State) -> impl IntoView {
    let rolls = StoredValue::new(false);
    Effect::new(move |_| {
        if state.playing.get() && !rolls.get_value() {
            rolls.set_value(true);
            roll(state, clock(), rolls);
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
                on:click=move |_| untrack(|| state.back())>
                {icon(|| "M13 2v12L4 8z M3 2h1.6v12H3z")}
            </button>
            <button type="button" id="play" on:click=move |_| state.toggle()>{icon(play)} " " {name}</button>
            <button type="button" id="forward" aria-label=move || state.say(&ExplorerPhrase::Forward)
                on:click=move |_| untrack(|| state.forward())>
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

/// Lets the ball roll once without having been asked to, unless that would disturb. Any touch or key stops it.
pub(crate) fn roll_once(state: State) {
    if state.jumps {
        return;
    }
    let untouched = StoredValue::new(true);
    let touched = move |own: bool| {
        untouched.set_value(false);
        // The button for time and the space bar stop the ball by themselves.
        if state.by_itself.get_untracked() && !own {
            state.stop();
        }
    };
    let button = |event: &web_sys::PointerEvent| {
        event_target::<web_sys::Element>(event).closest("#play").ok().flatten().is_some()
    };
    window_event_listener(leptos::ev::pointerdown, move |event| touched(button(&event)));
    window_event_listener(leptos::ev::keydown, move |event| {
        let on_button = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let on_button = on_button.is_some_and(|element| element.id() == "play");
        touched(on_button || event.key() == " " && keys::is_free(&event));
    });
    let begin = move || {
        if untouched.get_value() && state.at() <= 0.0 {
            state.play();
            state.by_itself.set(true);
        }
    };
    set_timeout(move || untrack(begin), BEFORE);
}

/// Lets the ball roll from frame to frame, until it has stopped.
fn roll(state: State, before: f64, rolls: StoredValue<bool>) {
    request_animation_frame(move || {
        let now = clock();
        let seconds = ((now - before) / 1000.0).clamp(0.0, FRAME);
        if untrack(|| state.roll(seconds * state.speed.get())) {
            roll(state, now, rolls);
        } else {
            rolls.set_value(false);
        }
    });
}

/// The time in milliseconds.
fn clock() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
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
            "ArrowLeft" => state.back(),
            "ArrowRight" => state.forward(),
            _ => return false,
        }
        true
    });
}
