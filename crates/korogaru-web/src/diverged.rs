//! That a run diverges, from which η on that is so, and a way out.

use korogaru_text::{ExplorerPhrase, number};
use leptos::prelude::*;

use crate::state::{ALL_DIGITS, State};

/// The number of digits of η.
const DIGITS: usize = 4;

/// What is said of a run that diverges.
#[derive(Clone, PartialEq)]
struct Diverged {
    lr: f64,
    /// The end of the stable range, if theory knows it and η is beyond it.
    end: Option<f64>,
    /// Whether theory holds everywhere, and not only near a minimum.
    is_exact: bool,
}

impl Diverged {
    fn of(state: State) -> Option<Self> {
        if state.hides_future() {
            return None;
        }
        let lr = state.experiment.with(|it| it.method().get("lr"))?;
        let theory = state.theory.get();
        let is_exact = theory.as_ref().is_some_and(|theory| theory.is_exact());
        let end = theory.and_then(|theory| theory.stable_below()).filter(|end| lr >= *end);
        state.trajectory.with(|run| run.grows()).then_some(Self { lr, end, is_exact })
    }

    /// An η by which it does not diverge, or which is at least much smaller.
    fn calmer(&self) -> String {
        number::typed(self.end.filter(|_| self.is_exact).map_or(0.1 * self.lr, |end| 0.5 * end), 2)
    }
}

pub(crate) fn diverged(state: State) -> impl IntoView {
    let found = Memo::new(move |_| Diverged::of(state));
    let said = move || {
        found.get().map(|it| {
            // More digits where η is nearer to the end than these tell.
            let written = |value, digits| number::significant(value, digits);
            let is_near = it.end.is_some_and(|end| written(end, DIGITS) == written(it.lr, DIGITS));
            let digits = if is_near { ALL_DIGITS } else { DIGITS };
            let lr = written(it.lr, digits);
            let said = match it.end.map(|end| written(end, digits)) {
                Some(end) if it.is_exact => ExplorerPhrase::Unstable { lr, end },
                Some(end) => ExplorerPhrase::UnstableNear { lr, end },
                None => ExplorerPhrase::Grows { lr },
            };
            let calmer = it.calmer();
            let name = ExplorerPhrase::Calmer { lr: number::typeset(&calmer) };
            view! {
                <p>{state.say(&said)}</p>
                <button type="button" id="calmer" on:click=move |_| { state.set("lr", &calmer); state.seek(0); state.begin(); }>
                    {state.say(&name)}
                </button>
            }
        })
    };
    view! { <div id="diverged" role="status">{said}</div> }
}
