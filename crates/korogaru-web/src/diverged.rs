//! That a run diverges, from which η on that is so, and a way out.

use korogaru_text::{ExplorerPhrase, number};
use leptos::prelude::*;

use crate::state::State;

/// The number of digits of η.
const DIGITS: usize = 4;

/// What is said of a run that diverges.
#[derive(Clone, PartialEq)]
struct Diverged {
    lr: f64,
    /// The end of the stable range, if theory knows it and η is beyond it.
    end: Option<f64>,
}

impl Diverged {
    fn of(state: State) -> Option<Self> {
        let lr = state.experiment.with(|it| it.method().get("lr"))?;
        let end = state.theory.get().and_then(|theory| theory.stable_below()).filter(|end| lr >= *end);
        state.trajectory.with(|run| run.grows()).then_some(Self { lr, end })
    }

    /// An η by which it does not diverge, or which is at least much smaller.
    fn calmer(&self) -> String {
        number::typed(self.end.map_or(0.1 * self.lr, |end| 0.5 * end), 2)
    }
}

pub(crate) fn diverged(state: State) -> impl IntoView {
    let found = Memo::new(move |_| Diverged::of(state));
    let said = move || {
        found.get().map(|it| {
            let lr = number::significant(it.lr, DIGITS);
            let said = match it.end {
                Some(end) => ExplorerPhrase::Unstable { lr, end: number::significant(end, DIGITS) },
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
