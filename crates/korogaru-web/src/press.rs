//! Presses on the charts and on the map. A mouse acts at once. A finger acts by a tap or by a sideways move,
//! so that a vertical swipe scrolls the page and changes nothing.

use leptos::ev::PointerEvent;
use leptos::prelude::*;

/// A finger that moves by no more than this many pixels taps.
const TAP: f64 = 8.0;

#[derive(Clone, Copy)]
enum Held {
    Nothing,
    /// A finger that went down here, and may still scroll the page.
    Undecided(i32, [f64; 2]),
    Acts(i32),
}

/// The pointer that is down on one part of the page.
#[derive(Clone, Copy)]
pub(crate) struct Press(StoredValue<Held>);

impl Press {
    pub(crate) fn new() -> Self {
        Self(StoredValue::new(Held::Nothing))
    }

    /// Whether what is under the pointer is to be taken. Call this for each of `pointerdown`, `pointermove`,
    /// `pointerup` and `pointercancel`.
    pub(crate) fn acts(self, event: &PointerEvent) -> bool {
        let id = event.pointer_id();
        let at = [f64::from(event.client_x()), f64::from(event.client_y())];
        let away = |from: [f64; 2]| [0, 1].map(|axis| (at[axis] - from[axis]).abs());
        match (event.type_().as_str(), self.0.get_value()) {
            // What stands out as a handle is dragged at once, by a finger too.
            ("pointerdown", _) if event.pointer_type() == "touch" && !on_handle(event) => {
                self.0.set_value(Held::Undecided(id, at));
                false
            }
            ("pointerdown", _) => self.take(event),
            ("pointermove", Held::Undecided(held, from)) if held == id => {
                let [across, up] = away(from);
                across > TAP && across > up && self.take(event)
            }
            ("pointermove", Held::Acts(held)) => held == id,
            ("pointerup", held) => {
                self.0.set_value(Held::Nothing);
                matches!(held, Held::Undecided(held, from) if held == id && away(from).iter().all(|by| *by <= TAP))
            }
            ("pointercancel", _) => {
                self.0.set_value(Held::Nothing);
                false
            }
            _ => false,
        }
    }

    fn take(self, event: &PointerEvent) -> bool {
        // Without the capture, the pointer is lost where it leaves the part.
        let _ = event_target::<web_sys::Element>(event).set_pointer_capture(event.pointer_id());
        self.0.set_value(Held::Acts(event.pointer_id()));
        true
    }
}

fn on_handle(event: &PointerEvent) -> bool {
    event_target::<web_sys::Element>(event).closest("[role=slider]").ok().flatten().is_some()
}
