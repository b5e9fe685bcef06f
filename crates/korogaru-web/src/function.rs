//! The choice of the function: one that comes with the lab, or a formula that the user types.

use korogaru_lab::objectives;
use korogaru_text::{ExplorerPhrase, objective_title};
use leptos::html::Input;
use leptos::prelude::*;

use crate::refusal::{is_refused, refusal};
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
    // A wrong formula stays in its box. A right one is the function.
    let formula = move || {
        state.experiment.with(|it| {
            let objective = it.objective();
            objective.source().unwrap_or_else(|| objective.formula()).to_owned()
        })
    };
    let field: NodeRef<Input> = NodeRef::new();
    let choose = move |name: String| {
        if name != OWN {
            state.set("objective", &name);
        } else if let Some(field) = field.get_untracked() {
            // A browser that refuses leaves the focus where it was.
            let _ = field.focus();
            field.select();
        }
    };
    view! {
        <section class="function" hidden=state.hides("function")>
            <select id="function" aria-label=move || state.say(&ExplorerPhrase::Function)
                on:change=move |event| choose(event_target_value(&event))>
                {functions}
                <option value=OWN selected=own>{move || state.say(&ExplorerPhrase::Own)}</option>
            </select>
            <label for="formula">"f(x, y) ="</label>
            <input type="text" id="formula" node_ref=field autocomplete="off" autocapitalize="none" spellcheck="false"
                aria-invalid=move || is_refused(state, "formula").to_string() aria-describedby="refusal"
                prop:value=formula
                on:change=move |event| state.set("formula", &event_target_value(&event))/>
        </section>
        {refusal(state, "refusal", |key| ["formula", "objective", "start"].contains(&key))}
    }
}
