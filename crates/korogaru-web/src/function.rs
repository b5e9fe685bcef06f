//! The choice of the function: one that comes with the lab, or a formula that the user types.

use korogaru_lab::{ErrorKind, objectives};
use korogaru_text::{ExplorerPhrase, error, objective_title};
use leptos::prelude::*;

use crate::state::State;

/// The value of the list's entry for a formula that the user types.
const OWN: &str = "";

pub(crate) fn function(state: State) -> impl IntoView {
    let own = move || state.experiment.with(|it| it.objective().source().is_some());
    let chosen = move || state.experiment.with(|it| it.objective().name().to_owned());
    let functions = objectives::all()
        .into_iter()
        .map(|objective| {
            let name = objective.name().to_owned();
            let this = name.clone();
            let shown = name.clone();
            view! {
                <option value=name selected=move || !own() && chosen() == this>
                    {move || objective_title(state.lang.get(), &shown).unwrap_or_else(|| shown.clone())}
                </option>
            }
        })
        .collect_view();
    let choose = move |name: String| {
        if name != OWN {
            state.set("objective", &name);
        }
    };
    // A wrong formula stays in its box. A right one is the function.
    let formula = move || {
        state.experiment.with(|it| {
            let objective = it.objective();
            objective.source().unwrap_or_else(|| objective.formula()).to_owned()
        })
    };
    let wrong = move || {
        state.refusal.with(|it| it.as_ref().is_some_and(|it| matches!(it.kind(), ErrorKind::Formula { .. })))
    };
    let refused = move || state.refusal.with(|it| it.as_ref().map(|it| error(state.lang.get(), it.kind())));
    view! {
        <section class="function" hidden=state.hides("function")>
            <select id="function" aria-label=move || state.say(&ExplorerPhrase::Function)
                on:change=move |event| choose(event_target_value(&event))>
                {functions}
                <option value=OWN selected=own>{move || state.say(&ExplorerPhrase::Own)}</option>
            </select>
            <label for="formula">"f(x, y) ="</label>
            <input type="text" id="formula" autocomplete="off" autocapitalize="none" spellcheck="false"
                aria-invalid=move || wrong().to_string() aria-describedby="refusal"
                prop:value=formula
                on:change=move |event| state.set("formula", &event_target_value(&event))/>
        </section>
        <pre id="refusal" role="alert">{refused}</pre>
    }
}
