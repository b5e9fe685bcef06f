//! The sizes of the charts for the size of the browser's window, as the styles lay the page out.

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::state::State;

/// The largest width of the plane, and its height.
const WIDEST: f64 = 880.0;
const HEIGHT: f64 = 384.0;
/// The widths from which on the page has two columns, and from which on the second one is wide.
const TWO_COLUMNS: f64 = 900.0;
const WIDE: f64 = 1344.0;
/// The width of the second column if it is wide, and otherwise, and the gap before it.
const ASIDE: [f64; 2] = [416.0, 320.0];
const GAP: f64 = 32.0;
/// The margin on each side of the page.
const MARGIN: f64 = 24.0;
/// Up to this width the page is one for a phone. The plane, which stays in sight, leaves room there for what
/// moves under it.
const PHONE: f64 = 600.0;
const PHONE_MARGIN: f64 = 16.0;
const PHONE_HEIGHT: f64 = 264.0;
/// The height of the play bar and the sliders of an embedded page.
const EMBEDDED: f64 = 152.0;
/// The least width of a chart.
const LEAST: f64 = 240.0;

/// Keeps the sizes as the window is.
pub(crate) fn follow(state: State) {
    let measure = move || {
        state.size.set(plane(state.embedded));
        state.aside.set(aside());
    };
    measure();
    window_event_listener(leptos::ev::resize, move |_| measure());
}

/// Width and height of the plane.
fn plane(embedded: bool) -> [f64; 2] {
    let wide = inner(window().inner_width(), WIDEST);
    if embedded {
        let tall = inner(window().inner_height(), HEIGHT) - EMBEDDED;
        return [(wide - 2.0 * PHONE_MARGIN).max(LEAST), tall.clamp(160.0, 2.0 * HEIGHT)];
    }
    let beside = if wide >= TWO_COLUMNS { GAP + aside() } else { 0.0 };
    let tall = if wide <= PHONE { PHONE_HEIGHT } else { HEIGHT };
    [(wide - margins(wide) - beside).clamp(LEAST, WIDEST), tall]
}

/// The width of the column beside the plane, or of the only one.
fn aside() -> f64 {
    let wide = inner(window().inner_width(), WIDEST);
    match wide {
        _ if wide >= WIDE => ASIDE[0],
        _ if wide >= TWO_COLUMNS => ASIDE[1],
        _ => (wide - margins(wide)).clamp(LEAST, ASIDE[0]),
    }
}

fn margins(wide: f64) -> f64 {
    2.0 * if wide <= PHONE { PHONE_MARGIN } else { MARGIN }
}

fn inner(length: Result<JsValue, JsValue>, default: f64) -> f64 {
    length.ok().and_then(|length| length.as_f64()).unwrap_or(default)
}
