//! The past of the page: it keeps the address up to date, takes changes back, and knows the run before the last
//! change.
//!
//! Each changed experiment is an entry of the browser's history, so that the browser's own back and forward do
//! the same as the page's buttons. Everything else replaces the address of the current entry.

use std::time::Duration;

use korogaru_lab::Experiment;
use korogaru_text::ExplorerPhrase;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::keys;
use crate::link;
use crate::state::State;

/// How long after the last change the address is updated. Browsers refuse pages that change it all the time.
const PAUSE: Duration = Duration::from_millis(400);

#[derive(Clone, Copy)]
pub(crate) struct History {
    state: State,
    /// The text after `#` that the page has put there.
    written: StoredValue<String>,
    pending: StoredValue<Option<TimeoutHandle>>,
    /// The experiment of the current entry.
    settled: RwSignal<Experiment>,
    /// The experiment before.
    earlier: RwSignal<Option<Experiment>>,
    /// The number of the current entry among those of the page, and that of the last one.
    entry: RwSignal<usize>,
    last: RwSignal<usize>,
    /// Whether the browser was asked to go to another entry, and has not come there yet.
    moving: StoredValue<bool>,
}

impl History {
    /// Follows the state, and the address if the user changes it.
    pub(crate) fn follow(state: State) -> Self {
        // A page that was loaded anew knows the number of its entry, but not how many come after it.
        let first = number();
        let history = Self {
            state,
            written: StoredValue::new(String::new()),
            pending: StoredValue::new(None),
            settled: RwSignal::new(state.experiment.get_untracked()),
            earlier: RwSignal::new(None),
            entry: RwSignal::new(first.unwrap_or(0)),
            last: RwSignal::new(first.unwrap_or(0)),
            moving: StoredValue::new(false),
        };
        Effect::new(move |before: Option<Experiment>| {
            let (text, experiment) = (link::written(state), state.experiment.get());
            let Some(before) = before else {
                // A page that was opened without a state keeps its plain address until something changes. Its
                // entry gets a number, by which it is known when the user comes back to it.
                history.written.set_value(text);
                history.keep_number();
                return experiment;
            };
            // A ball that rolls changes the text all the time, and does not put the entry off.
            if before != experiment || history.pending.with_value(Option::is_none) {
                history.drop_pending();
                let put = move || untrack(|| history.put());
                history.pending.set_value(set_timeout_with_handle(put, PAUSE).ok());
            }
            experiment
        });
        window_event_listener(leptos::ev::popstate, move |_| untrack(|| history.take()));
        window_event_listener(leptos::ev::hashchange, move |_| untrack(|| history.take()));
        let undone = window_event_listener(leptos::ev::keydown, move |event| {
            let asked = (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("z");
            if asked && !keys::writes(&event) {
                event.prevent_default();
                if event.shift_key() { history.redo() } else { history.undo() }
            }
        });
        on_cleanup(move || undone.remove());
        history
    }

    /// Returns whether something was waiting to be put into the address.
    fn drop_pending(self) -> bool {
        let mut pending = None;
        self.pending.update_value(|it| pending = it.take());
        pending.inspect(TimeoutHandle::clear).is_some()
    }

    /// Writes the state into the address: that of a new entry if the experiment is another one.
    fn put(self) {
        self.pending.set_value(None);
        let text = link::written(self.state);
        let (experiment, address) = (self.state.experiment.get(), link::at(&text));
        self.written.set_value(text);
        let Ok(browser) = window().history() else { return };
        if experiment == self.settled.get() {
            // A browser that refuses leaves the address as it was.
            let _ = browser.replace_state_with_url(
                &JsValue::from_f64(self.entry.get() as f64),
                "",
                Some(&address),
            );
            return;
        }
        self.settle(experiment);
        let next = self.entry.get() + 1;
        // A change without an entry, where the browser refuses one, cannot be taken back.
        if browser.push_state_with_url(&JsValue::from_f64(next as f64), "", Some(&address)).is_ok() {
            self.entry.set(next);
            self.last.set(next);
        }
    }

    /// Gives the current entry its number, by which it is known when the user comes back to it.
    fn keep_number(self) {
        if let Ok(browser) = window().history() {
            let _ = browser.replace_state_with_url(
                &JsValue::from_f64(self.entry.get_untracked() as f64),
                "",
                None,
            );
        }
    }

    fn settle(self, experiment: Experiment) {
        self.earlier.set(Some(self.settled.get()));
        self.settled.set(experiment);
    }

    /// Takes the state of another entry, or of an address that the user has typed.
    fn take(self) {
        self.moving.set_value(false);
        match number() {
            Some(entry) => self.entry.set(entry),
            None => {
                self.entry.update(|entry| *entry += 1);
                self.last.set(self.entry.get());
                self.keep_number();
            }
        }
        let hash = window().location().hash().unwrap_or_default();
        let text = hash.trim_start_matches('#');
        if text == self.written.get_value() {
            return;
        }
        self.drop_pending();
        self.written.set_value(text.to_owned());
        link::take(self.state, &hash);
        self.settle(self.state.experiment.get());
    }

    fn undo(self) {
        self.go(|entry, _| entry > 0, web_sys::History::back);
    }

    fn redo(self) {
        self.go(|entry, last| entry < last, web_sys::History::forward);
    }

    /// Goes to another entry, if there is one, after what waits is in the address.
    fn go(self, is_there: fn(usize, usize) -> bool, go: fn(&web_sys::History) -> Result<(), JsValue>) {
        if self.drop_pending() {
            untrack(|| self.put());
        }
        if let Ok(browser) = window().history()
            && !self.moving.get_value()
            && is_there(self.entry.get_untracked(), self.last.get_untracked())
        {
            self.moving.set_value(go(&browser).is_ok());
        }
    }

    /// The experiment before the last change, if it is on the same function.
    pub(crate) fn before(self) -> Option<Experiment> {
        let current = self.state.experiment.get();
        let settled = self.settled.get();
        let before = if settled == current { self.earlier.get()? } else { settled };
        (before != current && before.objective().formula() == current.objective().formula()).then_some(before)
    }

    /// The buttons that take changes back, and make them again.
    pub(crate) fn buttons(self) -> impl IntoView {
        let Self { state, settled, entry, last, .. } = self;
        let changed = move || state.experiment.with(|it| *it != settled.get());
        let button = move |id: &'static str, name: ExplorerPhrase, icon: &'static str| {
            let title = name.clone();
            let off = move || {
                if id == "undo" {
                    entry.get() == 0 && !changed()
                } else {
                    entry.get() >= last.get() || changed()
                }
            };
            view! {
                <button type="button" id=id aria-label=move || state.say(&name) title=move || state.say(&title)
                    disabled=off on:click=move |_| if id == "undo" { self.undo() } else { self.redo() }>
                    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
                        <path d=icon fill="none" stroke="currentColor" stroke-width="1.8"/>
                    </svg>
                </button>
            }
        };
        view! {
            {button("undo", ExplorerPhrase::Undo, "M6 2.5L2.5 6L6 9.5M3 6h6.5a4 4 0 0 1 0 8H6")}
            {button("redo", ExplorerPhrase::Redo, "M10 2.5L13.5 6L10 9.5M13 6H6.5a4 4 0 0 0 0 8H10")}
        }
    }
}

/// The number of the browser's current entry, if the page has given it one.
fn number() -> Option<usize> {
    let number = window().history().ok()?.state().ok()?.as_f64()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of an entry")]
    let number = number as usize;
    Some(number)
}
