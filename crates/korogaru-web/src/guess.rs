//! A question before the ball rolls: where will it end?

use korogaru_figure::PlaneChart;
use korogaru_text::{ExplorerPhrase, number};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::keys;
use crate::state::State;

/// The number of digits of positions and of the distance.
const DIGITS: usize = 4;

/// Switches the question on and off.
pub(crate) fn switch(state: State) -> impl IntoView {
    let turn = move |event| {
        let on = event_target_checked(&event);
        state.asking.set(on);
        state.guess.set(None);
        state.mark.set(None);
        if on {
            untrack(|| state.seek(0));
        }
    };
    view! {
        <label class="even" hidden=state.hides("predict")>
            <input type="checkbox" id="predict" prop:checked=move || state.asking.get() on:change=turn/>
            {move || state.say(&ExplorerPhrase::Predict)}
        </label>
    }
}

/// The mark of the guess on the plane, which the arrow keys move. It begins at the start.
pub(crate) fn mark(state: State, chart: Memo<PlaneChart>) -> impl IntoView {
    let at =
        move || state.guess.get().unwrap_or_else(|| state.experiment.with(korogaru_lab::Experiment::start));
    let share = move |axis: usize| {
        let (place, size) = chart.with(|chart| (chart.place(at()), chart.size()));
        format!("{}%", 100.0 * place[axis] / size[axis])
    };
    let key = move |event: &KeyboardEvent| {
        let Some([across, up]) = keys::arrow(event) else { return };
        event.prevent_default();
        let times = if event.shift_key() { 10.0 } else { 1.0 };
        let [right, above] = chart.with(PlaneChart::nudge).map(|by| by * times);
        let [x, y] = at();
        let moved = chart.with(|chart| chart.rounded([x + across * right, y + up * above]));
        state.guess.set(Some(moved));
    };
    view! {
        <div id="guess" tabindex="0" role="slider" hidden=move || !state.asking.get()
            class:waiting=move || state.guess.get().is_none()
            style:left=move || share(0) style:top=move || share(1)
            aria-label=move || state.say(&ExplorerPhrase::Guess)
            aria-valuenow=move || at()[0].to_string()
            aria-valuetext=move || number::point(at(), DIGITS)
            on:keydown=move |event| untrack(|| key(&event))></div>
    }
}

/// The question, and at the end how far off the guess was.
pub(crate) fn words(state: State) -> impl IntoView {
    let said = move || {
        let count = state.last();
        if !state.asking.get() {
            return None;
        }
        if state.hides_future() {
            return Some(state.say(&ExplorerPhrase::Ask { count }));
        }
        let [x, y] = state.guess.get()?;
        let [a, b] = state.trajectory.with(|it| (!it.is_empty()).then(|| it.position(count)))?;
        Some(state.say(&ExplorerPhrase::Guessed {
            guess: number::point([x, y], DIGITS),
            end: number::point([a, b], DIGITS),
            distance: number::significant(libm::hypot(x - a, y - b), DIGITS),
        }))
    };
    view! { <p id="asked" role="status">{said}</p> }
}
