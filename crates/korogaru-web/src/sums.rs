//! The carried and the fresh part of an update along one axis, head to tail, and under them their sum.

use korogaru_lab::Forces;
use leptos::prelude::*;

/// Width and height of the drawing in pixels, and the margin on both sides.
const SIZE: [f64; 2] = [176.0, 34.0];
const MARGIN: f64 = 8.0;
/// The heights of the three arrows.
const ROWS: [f64; 3] = [7.0, 15.0, 26.0];

/// The three arrows along an axis.
pub(crate) fn sums(forces: &Forces, axis: usize) -> impl IntoView + use<> {
    let [carried, fresh, sum] = [forces.carried[axis], forces.fresh[axis], forces.sum[axis]];
    let ends = [0.0, carried, sum];
    let low = ends.into_iter().fold(f64::INFINITY, f64::min);
    let high = ends.into_iter().fold(f64::NEG_INFINITY, f64::max);
    let place = move |value: f64| MARGIN + (value - low) / (high - low) * (SIZE[0] - 2.0 * MARGIN);
    let arrows = [("carried", 0.0, carried), ("fresh", carried, sum), ("sum", 0.0, sum)];
    let lengths = [carried, fresh, sum];
    let shown = (high - low).is_finite() && high > low;
    let drawn = arrows.into_iter().zip(ROWS).zip(lengths).filter(|(_, length)| shown && length.abs() > 0.0);
    let drawn = drawn.map(|(((class, from, to), y), _)| {
        let (from, to) = (place(from), place(to));
        // The head is no longer than the arrow.
        let head = 7_f64.min((to - from).abs()) * (to - from).signum();
        let path = format!("M{from:.1} {y}H{:.1}M{to:.1} {y}l{:.1} -3.5v7z", to - 0.5 * head, -head,);
        view! { <path class=class d=path></path> }
    });
    let zero = shown.then(|| {
        let x = place(0.0);
        view! { <line class="zero" x1=x x2=x y1="1" y2=SIZE[1] - 1.0></line> }
    });
    view! {
        <svg class="sums-of" width=SIZE[0] height=SIZE[1] viewBox=format!("0 0 {} {}", SIZE[0], SIZE[1]) aria-hidden="true">
            {zero} {drawn.collect_view()}
        </svg>
    }
}
