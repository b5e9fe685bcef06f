//! What can be touched on the plane, and its names: the start, the ball, the mark of a new start, the minima.

use korogaru_figure::PlaneChart;
use korogaru_lab::Experiment;
use korogaru_text::{ExplorerPhrase, number};
use leptos::prelude::*;

use crate::hand::Hand;
use crate::state::State;

/// The number of digits that a screen reader says of a position.
const DIGITS: usize = 6;

pub(crate) fn signs(hand: Hand) -> impl IntoView {
    let Hand { state, chart, .. } = hand;
    let start = move || Some(state.experiment.with(Experiment::start));
    let mark = move || state.mark.get();
    let at_start = move || state.at() <= 0.0;
    view! {
        {held(hand, "start", ExplorerPhrase::Start, ExplorerPhrase::NameStart, start, at_start)}
        {held(hand, "ball", ExplorerPhrase::Ball, ExplorerPhrase::NameBall, move || state.ball(), || false)}
        <button type="button" id="mark" hidden=move || mark().is_none()
            style:left=move || share(state, chart, mark(), 0) style:top=move || share(state, chart, mark(), 1)
            on:click=move |_| untrack(|| hand.accept())>
            <span class="name">{move || state.say(&ExplorerPhrase::StartHere)}</span>
        </button>
    }
}

/// The names of the minima, which lie under the path and the lens.
pub(crate) fn minima(state: State, chart: Memo<PlaneChart>) -> impl IntoView {
    let names = move || {
        let name = state.say(&ExplorerPhrase::NameMinimum);
        let all = chart.with(PlaneChart::minima).into_iter().map(|place| {
            let [left, top] = chart.with(|chart| shares(place, chart));
            view! { <span class="name" style:left=left style:top=top>{name.clone()}</span> }
        });
        all.collect_view()
    };
    view! { <div class="names" aria-hidden="true">{names}</div> }
}

/// A point that can be dragged or moved by the arrow keys, from which the run then begins anew.
fn held(
    hand: Hand,
    id: &'static str,
    label: ExplorerPhrase,
    name: ExplorerPhrase,
    at: impl Fn() -> Option<[f64; 2]> + Copy + Send + Sync + 'static,
    nameless: impl Fn() -> bool + Send + Sync + 'static,
) -> impl IntoView {
    let Hand { state, chart, .. } = hand;
    // While the ball rolls, its place is that of the update, since each frame would be too much to hear.
    let said = move || match id {
        "ball" => state.trajectory.with(|run| (!run.is_empty()).then(|| run.position(state.shown()))),
        _ => at(),
    };
    view! {
        <div
            id=id
            tabindex="0"
            role="slider"
            hidden=move || at().is_none()
            aria-label=move || state.say(&label)
            aria-valuenow=move || said().unwrap_or_default()[0].to_string()
            aria-valuetext=move || number::point(said().unwrap_or_default(), DIGITS)
            style:left=move || share(state, chart, at(), 0)
            style:top=move || share(state, chart, at(), 1)
            on:keydown=move |event| untrack(|| hand.key(&event, at().unwrap_or_default()))
        >
            <span class="name" aria-hidden="true" hidden=nameless>{move || state.say(&name)}</span>
        </div>
    }
}

/// Where a place of the chart is, as shares of its width and height.
fn shares(place: [f64; 2], chart: &PlaneChart) -> [String; 2] {
    let size = chart.size();
    [0, 1].map(|axis| format!("{}%", 100.0 * place[axis] / size[axis]))
}

fn share(state: State, chart: Memo<PlaneChart>, at: Option<[f64; 2]>, axis: usize) -> String {
    let at = at.unwrap_or_else(|| state.experiment.with(Experiment::start));
    chart.with(|chart| shares(chart.place(at), chart))[axis].clone()
}
