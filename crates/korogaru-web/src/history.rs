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
}

impl History {
    /// Follows the state, and the address if the user changes it.
    pub(crate) fn follow(state: State) -> Self {
        let history = Self {
            state,
            written: StoredValue::new(String::new()),
            pending: StoredValue::new(None),
            settled: RwSignal::new(state.experiment.get_untracked()),
            earlier: RwSignal::new(None),
            entry: RwSignal::new(0),
            last: RwSignal::new(0),
        };
        Effect::new(move |before: Option<()>| {
            let text = link::written(state);
            if before.is_none() {
                // A page that was opened without a state keeps its plain address until something changes. Its
                // entry gets a number, by which it is known when the user comes back to it.
                history.written.set_value(text);
                if let Ok(browser) = window().history() {
                    let _ = browser.replace_state_with_url(&JsValue::from_f64(0.0), "", None);
                }
                return;
            }
            history.drop_pending();
            let put = move || untrack(|| history.put());
            history.pending.set_value(set_timeout_with_handle(put, PAUSE).ok());
        });
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
        let Ok(history) = window().history() else { return };
        // A browser that refuses leaves the address as it was.
        if experiment == self.settled.get() {
            let number = JsValue::from_f64(self.entry.get() as f64);
            let _ = history.replace_state_with_url(&number, "", Some(&address));
        } else {
            self.settle(experiment);
            self.entry.update(|entry| *entry += 1);
            self.last.set(self.entry.get());
            let number = JsValue::from_f64(self.entry.get() as f64);
            let _ = history.push_state_with_url(&number, "", Some(&address));
        }
    }

    fn settle(self, experiment: Experiment) {
        self.earlier.set(Some(self.settled.get()));
        self.settled.set(experiment);
    }

    /// Takes the state of another entry, or of an address that the user has typed.
    fn take(self) {
        let hash = window().location().hash().unwrap_or_default();
        let text = hash.trim_start_matches('#');
        if text == self.written.get_value() {
            return;
        }
        self.drop_pending();
        self.written.set_value(text.to_owned());
        let number = window().history().and_then(|history| history.state()).ok();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of an entry")]
        let entry = number.and_then(|number| number.as_f64()).map(|number| number as usize);
        let typed = || {
            self.last.set(self.entry.get() + 1);
            self.last.get()
        };
        self.entry.set(entry.unwrap_or_else(typed));
        link::take(self.state, &hash);
        self.settle(self.state.experiment.get());
    }

    fn undo(self) {
        if self.drop_pending() {
            untrack(|| self.put());
        }
        if let Ok(history) = window().history()
            && self.can_undo_untracked()
        {
            // The browser refuses where there is no entry.
            let _ = history.back();
        }
    }

    fn can_undo_untracked(self) -> bool {
        self.entry.get_untracked() > 0
    }

    fn redo(self) {
        if let Ok(history) = window().history()
            && self.entry.get_untracked() < self.last.get_untracked()
        {
            let _ = history.forward();
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
            let off =
                move || if id == "undo" { entry.get() == 0 && !changed() } else { entry.get() >= last.get() };
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
