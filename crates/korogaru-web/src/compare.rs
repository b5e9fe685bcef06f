//! Other methods drawn over the path, each with its own hyperparameters.

use korogaru::{METHODS, Method};
use korogaru_figure::{Theme, fragment, mark};
use korogaru_lab::{Experiment, Trajectory, book, run};
use korogaru_text::{ExplorerPhrase, remark};
use leptos::prelude::*;

use crate::fold::fold;
use crate::state::State;

/// The runs of the other methods, from the same start on the same function. The page's own method is left
/// out, since it is drawn already.
pub(crate) fn runs(state: State) -> Vec<Trajectory> {
    let experiment = state.experiment.get();
    let own = experiment.method().info().name;
    let rivals = state.rivals.get().into_iter().filter(|method| method.info().name != own);
    rivals.map(|method| run(&experiment.clone().with_method(method))).collect()
}

/// A method with the hyperparameters of the book's comparison.
pub(crate) fn named(name: &str) -> Option<Method> {
    let all = book::all_methods();
    all.experiments().iter().map(Experiment::method).find(|method| method.info().name == name).cloned()
}

pub(crate) fn compare(state: State) -> impl IntoView {
    fold(state, "compare", ExplorerPhrase::Compare, move || {
        let row = move |info: &'static korogaru::MethodInfo| {
            let name = info.name;
            let own = move || state.experiment.with(|it| it.method().info().name == name);
            let rival = move || {
                state.rivals.with(|all| all.iter().find(|method| method.info().name == name).cloned())
            };
            let turn = move |event| {
                let on = event_target_checked(&event);
                state.rivals.update(|all| {
                    all.retain(|method| method.info().name != name);
                    all.extend(named(name).filter(|_| on));
                });
            };
            view! {
                <li>
                    <label>
                        <input type="checkbox" id=format!("with-{name}") disabled=own
                            prop:checked=move || own() || rival().is_some() on:change=turn/>
                        <svg width="20" height="16" viewBox="0 0 20 16" aria-hidden="true" inner_html=move || sign(name, state.theme.get())></svg>
                        {info.label}
                    </label>
                    {move || rival().filter(|_| !own()).map(|method| values(state, &method))}
                </li>
            }
        };
        view! {
            <ul class="rivals">{METHODS.iter().map(row).collect_view()}</ul>
            <p class="note">{move || remarks(state)}</p>
        }
    })
}

/// A method's marker in its colour.
fn sign(name: &str, theme: Theme) -> String {
    fragment("sign", &mark(name, theme, [10.0, 8.0]))
}

/// A box for each hyperparameter.
fn values(state: State, method: &Method) -> impl IntoView + use<> {
    let name = method.info().name;
    let boxes = method.hyperparameters().map(|(hyperparameter, value)| {
        let (key, symbol) = (hyperparameter.name, hyperparameter.symbol);
        let change = move |text: String| {
            let Ok(value) = text.parse() else { return };
            state.rivals.update(|all| {
                for method in all.iter_mut().filter(|method| method.info().name == name) {
                    // A value out of its range leaves the method as it was.
                    *method = method.with(key, value).unwrap_or_else(|_| method.clone());
                }
            });
        };
        view! {
            <label>
                {symbol} " "
                <input type="number" step="any" min="0" id=format!("{name}-{key}") prop:value=format!("{value:?}")
                    on:change=move |event| change(event_target_value(&event))/>
            </label>
        }
    });
    view! { <span class="values">{boxes.collect_view()}</span> }
}

/// What a user must know about the other paths: that they diverge, or leave the plane.
fn remarks(state: State) -> String {
    let lang = state.lang.get();
    let all = runs(state).into_iter().filter_map(|run| {
        let said = remark(lang, &run)?;
        Some(format!("{}: {said}", run.experiment().method().info().label))
    });
    all.collect::<Vec<_>>().join("　")
}
