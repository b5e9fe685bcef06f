//! Keys that work wherever no control uses them.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;

/// The direction of an arrow key, as steps to the right and upwards.
pub(crate) fn arrow(event: &KeyboardEvent) -> Option<[f64; 2]> {
    match event.key().as_str() {
        "ArrowLeft" => Some([-1.0, 0.0]),
        "ArrowRight" => Some([1.0, 0.0]),
        "ArrowUp" => Some([0.0, 1.0]),
        "ArrowDown" => Some([0.0, -1.0]),
        _ => None,
    }
}

/// Listens to the free keys. The browser does nothing else with a key for which `press` returns `true`.
pub(crate) fn listen(press: impl Fn(&KeyboardEvent) -> bool + 'static) {
    let heard = window_event_listener(leptos::ev::keydown, move |event| {
        if is_free(&event) && untrack(|| press(&event)) {
            event.prevent_default();
        }
    });
    on_cleanup(move || heard.remove());
}

/// Whether a key goes to a field in which the user writes.
pub(crate) fn writes(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|element| {
        let kind = element.get_attribute("type").unwrap_or_default();
        element.tag_name() == "INPUT" && !matches!(kind.as_str(), "range" | "checkbox")
    })
}

pub(crate) fn is_free(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let taken = target.is_some_and(|element| match element.tag_name().as_str() {
        "INPUT" | "SELECT" | "TEXTAREA" => true,
        // A button uses the space bar but not the arrow keys.
        "BUTTON" | "SUMMARY" | "A" => event.key() == " ",
        // A handle uses the arrow keys.
        _ => element.get_attribute("role").is_some_and(|role| role == "slider") && arrow(event).is_some(),
    });
    !(taken || event.ctrl_key() || event.alt_key() || event.meta_key())
}
