//! Pointers and keys on the plane: they drag the ball and the start, propose a start, zoom and pan.

use korogaru_figure::PlaneChart;
use korogaru_lab::{Plane, Setting};
use korogaru_text::ExplorerPhrase;
use leptos::ev::{KeyboardEvent, PointerEvent, WheelEvent};
use leptos::html::Div;
use leptos::prelude::*;

use crate::guess;
use crate::keys;
use crate::signs::signs;
use crate::state::State;

/// The factor by which one press of a button zooms.
const PRESS: f64 = 1.6;
/// The share of the window by which a key moves it.
const MOVE: f64 = 0.1;
/// The pixels of a wheel, as browsers count them, that zoom by a factor of e.
const WHEEL: f64 = 240.0;

/// A pointer that moves by no more than this many pixels taps, and one that moves a handle by no more than
/// that many leaves it where it is.
const TAP: f64 = 8.0;
const STILL: f64 = 3.0;

/// What the pointers hold.
#[derive(Clone, Debug)]
enum Grip {
    Nothing,
    /// The start or the ball, pressed by one pointer at this position, which has not moved yet.
    Handle(i32, [f64; 2]),
    /// The start or the ball, held by one pointer.
    Start(i32),
    /// The plane, held by one pointer at this position, with the shift key.
    Plane(i32, [f64; 2]),
    /// The plane, held by two fingers at these positions.
    Pinch([(i32, [f64; 2]); 2]),
    /// Nothing yet, by one pointer that went down here and may tap. A finger scrolls the page unless a second
    /// one comes.
    Tap(i32, [f64; 2]),
    /// Nothing any more, by a pointer that has tapped here. The tap counts with the click that follows: a mark
    /// that was there before the click would take it.
    Tapped([f64; 2]),
}

#[derive(Clone, Copy)]
pub(crate) struct Hand {
    pub(crate) state: State,
    pub(crate) chart: Memo<PlaneChart>,
    over: NodeRef<Div>,
    grip: StoredValue<Grip>,
}

pub(crate) fn hand(state: State, chart: Memo<PlaneChart>) -> impl IntoView {
    let hand = Hand::new(state, chart);
    view! {
        <div
            class="over"
            node_ref=hand.over
            on:pointerdown=move |event| untrack(|| hand.take(&event))
            on:pointermove=move |event| untrack(|| hand.carry(&event))
            on:pointerup=move |event| untrack(|| hand.let_go(&event))
            on:pointercancel=move |_| hand.grip.set_value(Grip::Nothing)
            on:click=move |_| untrack(|| hand.click())
            on:wheel=move |event| untrack(|| hand.wheel(&event))
        >
            {signs(hand)}
            {guess::mark(state, chart)}
        </div>
    }
}

/// The buttons that change which part of the plane is shown.
pub(crate) fn buttons(state: State, chart: Memo<PlaneChart>) -> impl IntoView {
    let hand = Hand::new(state, chart);
    keys::listen(move |event| hand.look(event));
    let window = move || state.say(&ExplorerPhrase::Window);
    view! {
        <div class="window" role="group" aria-label=window title=window>
            {hand.button("zoom-in", ExplorerPhrase::ZoomIn, "M7 3h2v4h4v2H9v4H7V9H3V7h4z", move || hand.zoom(PRESS))}
            {hand.button("zoom-out", ExplorerPhrase::ZoomOut, "M3 7h10v2H3z", move || hand.zoom(1.0 / PRESS))}
            {hand.button("whole", ExplorerPhrase::Whole, "M2 2h5v2H4v3H2z M9 2h5v5h-2V4H9z M2 9h2v3h3v2H2z M12 9h2v5H9v-2h3z",
                move || state.window.set(None))}
            <label class="even">
                <input type="checkbox" id="even" prop:checked=move || state.even.get()
                    on:change=move |event| { state.window.set(None); state.even.set(event_target_checked(&event)); }/>
                {move || state.say(&ExplorerPhrase::Even)}
            </label>
            {guess::switch(state)}
        </div>
    }
}

impl Hand {
    fn new(state: State, chart: Memo<PlaneChart>) -> Self {
        Self { state, chart, over: NodeRef::new(), grip: StoredValue::new(Grip::Nothing) }
    }

    fn button(
        self,
        id: &'static str,
        name: ExplorerPhrase,
        icon: &'static str,
        press: impl Fn() + 'static,
    ) -> impl IntoView {
        let said = {
            let name = name.clone();
            move || self.state.say(&name)
        };
        let title = move || self.state.say(&name);
        view! {
            <button type="button" id=id aria-label=said title=title on:click=move |_| untrack(&press)>
                <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path d=icon fill="currentColor"/></svg>
            </button>
        }
    }

    /// The position of a pointer, in pixels of the chart.
    fn at(self, event: &PointerEvent) -> [f64; 2] {
        self.inside([f64::from(event.client_x()), f64::from(event.client_y())])
    }

    /// A position in the browser's window, in pixels of the chart, which may be shown smaller than it was
    /// drawn.
    fn inside(self, [x, y]: [f64; 2]) -> [f64; 2] {
        let Some(over) = self.over.get() else { return [x, y] };
        let rectangle = over.get_bounding_client_rect();
        let [width, height] = self.chart.with(PlaneChart::size);
        [
            (x - rectangle.left()) * width / rectangle.width(),
            (y - rectangle.top()) * height / rectangle.height(),
        ]
    }

    fn point(self, place: [f64; 2]) -> [f64; 2] {
        self.chart.with(|chart| chart.point(place))
    }

    fn window(self) -> Plane {
        self.chart.with(PlaneChart::window)
    }

    fn take(self, event: &PointerEvent) {
        let (id, at) = (event.pointer_id(), self.at(event));
        let on = |what: &str| event_target::<web_sys::Element>(event).closest(what).ok().flatten().is_some();
        if event.button() != 0 || on("#mark") {
            return;
        }
        if let Grip::Tapped(_) = self.grip.get_value() {
            self.grip.set_value(Grip::Nothing);
        }
        let grip = match (self.grip.get_value(), event.pointer_type().as_str()) {
            (Grip::Nothing, _) if on("#start, #ball") => {
                self.state.stop();
                Grip::Handle(id, at)
            }
            (Grip::Tap(first, from), "touch") if first != id => Grip::Pinch([(first, from), (id, at)]),
            (Grip::Nothing, _) if event.shift_key() => Grip::Plane(id, at),
            (Grip::Nothing, _) => Grip::Tap(id, at),
            (held, _) => held,
        };
        if let (Grip::Handle(..) | Grip::Plane(..) | Grip::Tap(..), Some(over)) = (&grip, self.over.get()) {
            // Without the capture, what is held is lost at the plane's edge; nothing else happens.
            let _ = over.set_pointer_capture(id);
        }
        self.grip.set_value(grip);
    }

    fn carry(self, event: &PointerEvent) {
        let (id, at) = (event.pointer_id(), self.at(event));
        match self.grip.get_value() {
            Grip::Handle(held, [x, y]) if held == id && libm::hypot(at[0] - x, at[1] - y) > STILL => {
                // The view stays fixed while the start moves. Otherwise it would follow every start.
                self.state.window.set(Some(self.window()));
                self.grip.set_value(Grip::Start(id));
                self.put_start(self.point(at));
            }
            Grip::Start(held) if held == id => {
                self.put_start(self.point(at));
            }
            Grip::Plane(held, from) if held == id => {
                let ([a, b], [x, y]) = (self.point(from), self.point(at));
                self.state.window.set(Some(PlaneChart::moved(self.window(), [a - x, b - y])));
                self.grip.set_value(Grip::Plane(id, at));
            }
            Grip::Pinch(fingers) => {
                let mut now = fingers;
                for finger in now.iter_mut().filter(|(finger, _)| *finger == id) {
                    finger.1 = at;
                }
                self.pinch(fingers.map(|(_, at)| at), now.map(|(_, at)| at));
                self.grip.set_value(Grip::Pinch(now));
            }
            _ => {}
        }
    }

    /// The points that were under the two fingers stay under them.
    fn pinch(self, [a, b]: [[f64; 2]; 2], [c, d]: [[f64; 2]; 2]) {
        let apart = |[a, b]: [f64; 2], [c, d]: [f64; 2]| libm::hypot(a - c, b - d).max(1.0);
        let middle =
            |[a, b]: [f64; 2], [c, d]: [f64; 2]| self.point([f64::midpoint(a, c), f64::midpoint(b, d)]);
        let ([from_x, from_y], to) = (middle(a, b), middle(c, d));
        let moved = PlaneChart::moved(self.window(), [from_x - to[0], from_y - to[1]]);
        let zoomed = PlaneChart::zoomed(moved, [from_x, from_y], apart(c, d) / apart(a, b));
        self.state.window.set(Some(zoomed));
    }

    fn let_go(self, event: &PointerEvent) {
        if let Grip::Tap(id, [x, y]) = self.grip.get_value()
            && id == event.pointer_id()
        {
            let [a, b] = self.at(event);
            if libm::hypot(a - x, b - y) <= TAP {
                self.grip.set_value(Grip::Tapped([x, y]));
                return;
            }
        }
        self.grip.set_value(Grip::Nothing);
    }

    fn click(self) {
        if let Grip::Tapped(place) = self.grip.get_value() {
            self.grip.set_value(Grip::Nothing);
            self.tap(place);
        }
    }

    /// A tap guesses where the ball will end, if the page asks for that. Otherwise it proposes a start, which
    /// a second tap accepts, so that a stray tap loses nothing.
    fn tap(self, place: [f64; 2]) {
        let point = self.chart.with(|chart| chart.rounded(chart.point(place)));
        if self.state.hides_future() {
            self.state.guess.set(Some(point));
        } else {
            self.state.mark.set(Some(point));
        }
    }

    /// Lets the run begin at the proposed start.
    pub(crate) fn accept(self) {
        if let Some(point) = self.state.mark.get() {
            self.state.window.set(Some(self.window()));
            if self.put_start(point) {
                self.state.begin();
            }
        }
    }

    /// A wheel zooms with the control key, which browsers also report for a pinch on a touchpad. Without it
    /// the page scrolls.
    fn wheel(self, event: &WheelEvent) {
        if !event.ctrl_key() {
            return;
        }
        event.prevent_default();
        let at = self.inside([f64::from(event.client_x()), f64::from(event.client_y())]);
        let factor = libm::exp((-event.delta_y() / WHEEL).clamp(-1.0, 1.0));
        self.state.window.set(Some(PlaneChart::zoomed(self.window(), self.point(at), factor)));
    }

    /// Zooms about the ball.
    fn zoom(self, factor: f64) {
        let ball = self.state.ball().filter(|&ball| self.window().contains(ball));
        let [width, height] = self.chart.with(PlaneChart::size);
        let about = ball.unwrap_or_else(|| self.point([width / 2.0, height / 2.0]));
        self.state.window.set(Some(PlaneChart::zoomed(self.window(), about, factor)));
    }

    /// The arrow keys with the shift key move the view. Escape takes the proposed start away.
    fn look(self, event: &KeyboardEvent) -> bool {
        if event.key() == "Escape" && self.state.mark.get().is_some() {
            self.state.mark.set(None);
            return true;
        }
        let Some([across, up]) = keys::arrow(event).filter(|_| event.shift_key()) else { return false };
        let window = self.window();
        let by = [across * MOVE * window.x.width(), up * MOVE * window.y.width()];
        self.state.window.set(Some(PlaneChart::moved(window, by)));
        true
    }

    /// The arrow keys move the start from where the start or the ball is.
    pub(crate) fn key(self, event: &KeyboardEvent, [x, y]: [f64; 2]) {
        let Some([across, up]) = keys::arrow(event) else { return };
        event.prevent_default();
        let times = if event.shift_key() { 10.0 } else { 1.0 };
        let [right, above] = self.chart.with(PlaneChart::nudge).map(|by| by * times);
        self.state.window.set(Some(self.window()));
        self.put_start([x + across * right, y + up * above]);
    }

    /// Lets the run begin anew at a point. Returns whether that was possible.
    fn put_start(self, point: [f64; 2]) -> bool {
        let [x, y] = self.chart.with(|chart| chart.rounded(point));
        self.state.seek(0);
        self.state.change(&[Setting::text("start", format!("{x},{y}"))])
    }
}
