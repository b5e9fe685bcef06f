//! Charts of the run over time (what adds and cancels, x, y, v and the loss) with the page's cursor over
//! them.

use korogaru_figure::{Timeline, fragment};
use korogaru_lab::Explanation;
use korogaru_text::{ExplorerPhrase, number};
use leptos::ev::PointerEvent;
use leptos::prelude::*;
use leptos::svg::Svg;

use crate::press::Press;
use crate::state::State;

/// The number of digits in what a screen reader says.
const DIGITS: usize = 4;

pub(crate) fn charts(state: State) -> impl IntoView {
    let timeline = Memo::new_with_compare(
        move |_| {
            let (style, [width, _], others) = (state.style(), state.size.get(), state.raced.get());
            state.trajectory.with(|trajectory| {
                (!trajectory.is_empty())
                    .then(|| Timeline::new(&Explanation::new(trajectory), &others, style, width))
            })
        },
        |_, _| true,
    );
    let drawn = move || {
        timeline.with(|timeline| {
            timeline.as_ref().map_or(String::new(), |timeline| fragment("time", timeline.items()))
        })
    };
    let size = move || timeline.with(|timeline| timeline.as_ref().map_or([1.0, 1.0], Timeline::size));
    let at = move || {
        let shown = state.shown();
        timeline.with(|timeline| timeline.as_ref().map_or(0.0, |timeline| timeline.across(shown)))
    };
    let rest = move || {
        timeline.with(|timeline| timeline.as_ref().map_or(0.0, |timeline| timeline.right() - at())).max(0.0)
    };
    let over: NodeRef<Svg> = NodeRef::new();
    let seek = move |event: &PointerEvent| {
        let Some(over) = over.get() else { return };
        let rectangle = over.get_bounding_client_rect();
        let [width, _] = size();
        let across = (f64::from(event.client_x()) - rectangle.left()) * width / rectangle.width();
        let step = timeline.with(|timeline| timeline.as_ref().map_or(0, |timeline| timeline.step(across)));
        state.seek(step);
    };
    let held = Press::new();
    let press = move |event: PointerEvent| {
        if held.acts(&event) {
            untrack(|| seek(&event));
        }
    };
    view! {
        <section class="charts" hidden=state.hides("charts")>
            <svg
                id="charts"
                role="img"
                node_ref=over
                aria-label=move || state.say(&ExplorerPhrase::Charts)
                viewBox=move || { let [width, height] = size(); format!("0 0 {width} {height}") }
                on:pointerdown=press
                on:pointermove=press
                on:pointerup=press
                on:pointercancel=press
            >
                <g inner_html=drawn></g>
                <rect class="future" class:closed=move || state.hides_future() y="0" x=at width=rest height=move || size()[1]></rect>
                <line class="cursor" y1="0" x1=at x2=at y2=move || size()[1]></line>
            </svg>
        </section>
        <p class="unseen" aria-live="polite">{move || said(state)}</p>
    }
}

/// What a screen reader says of the ball's position. `None` while the ball rolls, since that would be too
/// much to hear.
fn said(state: State) -> Option<String> {
    let step = state.shown();
    if state.playing.get() {
        return None;
    }
    state.trajectory.with(|trajectory| {
        (!trajectory.is_empty()).then(|| {
            state.say(&ExplorerPhrase::Now {
                step,
                place: number::point(trajectory.position(step), DIGITS),
                loss: number::significant(trajectory.value(step), DIGITS),
            })
        })
    })
}
