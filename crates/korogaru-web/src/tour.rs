//! The guided tour: the article in eight stops, each a sentence and what the page shows with it.

use korogaru::Method;
use korogaru_lab::{Experiment, book};
use korogaru_text::ExplorerPhrase;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use crate::keys;
use crate::state::State;

/// One stop of the tour.
pub(crate) struct Stop {
    /// One of the article's runs, by its place in [`book::RUNS`].
    run: usize,
    /// The iteration at which the stop begins, and that to which the ball rolls.
    from: usize,
    to: usize,
    /// The η of SGD, if its run is shown too.
    sgd: Option<f64>,
    /// What the stop says. A stop with more than one sentence goes on by one update with each.
    words: &'static [ExplorerPhrase],
}

const SGD: Option<f64> = Some(0.95);

pub(crate) const STOPS: [Stop; 8] = [
    Stop { run: 2, from: 0, to: 0, sgd: None, words: &[ExplorerPhrase::TourBowl] },
    Stop { run: 2, from: 0, to: 30, sgd: None, words: &[ExplorerPhrase::TourZigzag] },
    Stop { run: 0, from: 0, to: 20, sgd: SGD, words: &[ExplorerPhrase::TourVelocity] },
    Stop {
        run: 3,
        from: 0,
        to: 3,
        sgd: None,
        words: &[ExplorerPhrase::TourFirst, ExplorerPhrase::TourSecond, ExplorerPhrase::TourThird],
    },
    Stop { run: 0, from: 20, to: 30, sgd: None, words: &[ExplorerPhrase::TourOvershoot] },
    Stop { run: 1, from: 30, to: 50, sgd: None, words: &[ExplorerPhrase::TourReturn] },
    Stop { run: 3, from: 0, to: 30, sgd: SGD, words: &[ExplorerPhrase::TourHalf] },
    Stop { run: 4, from: 0, to: 30, sgd: None, words: &[ExplorerPhrase::TourLarge] },
];

impl Stop {
    pub(crate) fn experiment(&self) -> Experiment {
        book::runs()[self.run].experiment.clone()
    }

    /// The methods that are shown with the run.
    pub(crate) fn rivals(&self) -> Vec<Method> {
        self.sgd.and_then(|lr| Method::named("sgd").ok()?.with("lr", lr).ok()).into_iter().collect()
    }
}

/// Shows a stop, and lets the ball roll as far as the stop says.
pub(crate) fn enter(state: State, stop: usize) {
    let Some(it) = STOPS.get(stop) else { return };
    state.asking.set(false);
    state.choose(&it.experiment());
    state.rivals.set(it.rivals());
    state.tour.set(Some(stop));
    enter_as_is(state, stop);
}

/// Goes to where a stop begins, and lets the ball roll as far as the stop says, whatever the page shows.
pub(crate) fn enter_as_is(state: State, stop: usize) {
    let Some(it) = STOPS.get(stop) else { return };
    state.seek(it.from);
    roll(state, it, 1);
}

/// Lets the ball roll to where a stop has said this many sentences.
fn roll(state: State, stop: &Stop, sentences: usize) {
    state.roll_to(if stop.words.len() == 1 { stop.to } else { sentences.min(stop.to) });
}

/// The number of sentences that a stop has said when the ball is where it is.
fn said(state: State, stop: &Stop) -> usize {
    state.shown().clamp(1, stop.words.len())
}

fn next(state: State) {
    let Some(at) = state.tour.get() else { return };
    let stop = &STOPS[at];
    let said = said(state, stop);
    if said < stop.words.len() {
        roll(state, stop, said + 1);
    } else if at + 1 < STOPS.len() {
        enter(state, at + 1);
    }
}

fn back(state: State) {
    let Some(at) = state.tour.get() else { return };
    let said = said(state, &STOPS[at]);
    if said > 1 {
        state.seek(said - 1);
    } else if at > 0 {
        enter(state, at - 1);
    }
}

fn end(state: State) {
    state.tour.set(None);
    // The button that had the focus is hidden now.
    let button = document().get_element_by_id("tour").and_then(|it| it.dyn_into::<HtmlElement>().ok());
    if let Some(button) = button {
        // Without the focus the page is used as before.
        let _ = button.focus();
    }
}

/// The button that begins the tour, or ends it.
pub(crate) fn button(state: State) -> impl IntoView {
    let on = move || state.tour.get().is_some();
    let press = move |_| untrack(|| if on() { end(state) } else { enter(state, 0) });
    view! {
        <button type="button" id="tour" hidden=state.hides("tour")
            aria-pressed=move || on().to_string() on:click=press>
            {move || state.say(&ExplorerPhrase::Tour)}
        </button>
    }
}

/// The sentence of the stop, and the buttons and keys that lead through the tour.
pub(crate) fn bar(state: State) -> impl IntoView {
    keys::listen(move |event| {
        // Escape first takes away a start that was proposed.
        if state.tour.get().is_none() || event.default_prevented() {
            return false;
        }
        match event.key().as_str() {
            "PageDown" => next(state),
            "PageUp" => back(state),
            "Escape" => end(state),
            _ => return false,
        }
        true
    });
    let off = move || state.tour.get().is_none();
    let words = move || {
        let stop = &STOPS[state.tour.get()?];
        Some(state.say(&stop.words[said(state, stop) - 1]))
    };
    let at_start = move || state.tour.get().is_some_and(|at| at == 0);
    let at_end = move || state.tour.get() == Some(STOPS.len() - 1);
    let count = move || state.tour.get().map(|at| format!("{} / {}", at + 1, STOPS.len()));
    view! {
        <section id="tour-bar" class:off=off aria-label=move || state.say(&ExplorerPhrase::Tour)>
            // It stays on the page, since a screen reader hears only what changes in a place that it knows.
            <p id="tour-words" aria-live="polite">{words}</p>
            <div hidden=off>
                <button type="button" id="tour-back" disabled=at_start on:click=move |_| untrack(|| back(state))>
                    {move || state.say(&ExplorerPhrase::TourBack)}
                </button>
                <output id="tour-count">{count}</output>
                <button type="button" id="tour-next" disabled=at_end on:click=move |_| untrack(|| next(state))>
                    {move || state.say(&ExplorerPhrase::TourNext)}
                </button>
                <button type="button" id="tour-end" on:click=move |_| untrack(|| end(state))>
                    {move || state.say(&ExplorerPhrase::TourEnd)}
                </button>
            </div>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use korogaru_lab::run;

    use super::*;

    fn at(run_of: usize, iteration: usize) -> [f64; 2] {
        run(&book::runs()[run_of].experiment).position(iteration)
    }

    /// How often a coordinate changes its sign in so many updates.
    fn turns(run_of: usize, axis: usize, updates: usize) -> usize {
        let run = run(&book::runs()[run_of].experiment);
        (0..updates).filter(|&i| run.position(i)[axis] * run.position(i + 1)[axis] < 0.0).count()
    }

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 0.006
    }

    #[test]
    fn the_sentences_are_true() {
        assert_eq!((turns(2, 1, 30), turns(2, 1, 20), turns(0, 1, 20)), (30, 20, 3));
        assert!(near(at(2, 30)[0], -0.35));
        // The first three updates with α = 0.5: carried and fresh along y.
        let half = run(&book::runs()[3].experiment);
        let parts = |i: usize, axis: usize| {
            let carried = if i == 1 { 0.0 } else { half.position(i - 1)[axis] - half.position(i - 2)[axis] };
            let moved = half.position(i)[axis] - half.position(i - 1)[axis];
            [0.5 * carried, moved - 0.5 * carried]
        };
        assert_eq!(at(3, 1), at(2, 1));
        for (update, axis, [carried, fresh]) in [
            (1, 1, [0.0, -3.8]),
            (1, 0, [0.0, 0.665]),
            (2, 1, [-1.9, 3.42]),
            (2, 0, [0.33, 0.60]),
            (3, 1, [0.76, 0.53]),
        ] {
            let [a, b] = parts(update, axis);
            assert!(near(a, carried) && near(b, fresh), "{update} {axis} {a} {b}");
        }
        assert!(at(0, 23)[0] < 0.0 && at(0, 24)[0] > 0.0 && near(at(0, 30)[0], 0.90));
        let back = run(&book::runs()[1].experiment);
        assert!((0..35).all(|i| back.position(i)[0] < back.position(i + 1)[0]));
        assert!((35..50).all(|i| back.position(i)[0] > back.position(i + 1)[0]));
        assert!(near(at(1, 35)[0], 1.07) && near(at(1, 50)[0], 0.41));
        let away = |run_of| {
            let [x, y] = at(run_of, 30);
            libm::hypot(x, y)
        };
        assert!(near(away(2), 0.36) && (away(3) - 0.0004).abs() < 0.00005 && near(away(4), 1.5));
        assert_eq!(turns(4, 0, 30), 3);
    }

    #[test]
    fn stops_have_their_run_and_their_iterations() {
        for stop in &STOPS {
            assert_eq!(stop.experiment(), book::runs()[stop.run].experiment);
            assert!(stop.from <= stop.to && stop.to <= stop.experiment().iterations());
            assert_eq!(stop.rivals().len(), usize::from(stop.sgd.is_some()));
            assert!(stop.words.len() == 1 || stop.words.len() == stop.to);
        }
    }
}
