//! Other runs laid over the path: other methods, or other hyperparameters of the same one.

use korogaru::{METHODS, Method, MethodInfo};
use korogaru_lab::{Experiment, Setting, book};
use korogaru_text::{ExplorerPhrase, number, remark};
use leptos::prelude::*;

use crate::field::Field;
use crate::fold::fold;
use crate::race::{self, sign};
use crate::refusal;
use crate::state::{ALL_DIGITS, MOST_RIVALS, State};

/// A method with the hyperparameters of the book's comparison.
pub(crate) fn named(name: &str) -> Option<Method> {
    let all = book::all_methods();
    all.experiments().iter().map(Experiment::method).find(|method| method.info().name == name).cloned()
}

pub(crate) fn compare(state: State) -> impl IntoView {
    fold(state, "compare", ExplorerPhrase::Compare, move || {
        view! {
            <ul class="rivals">{METHODS.iter().map(|info| row(state, info)).collect_view()}</ul>
            <p class="note">{move || remarks(state)}</p>
        }
    })
}

/// A method: whether it is laid over the path, and the fields of each of its settings.
fn row(state: State, info: &'static MethodInfo) -> impl IntoView {
    let name = info.name;
    let own = move || state.experiment.with(|it| it.method().info().name == name);
    // A new setting has fields of its own; a change of a number does not make them anew.
    let places = Memo::new(move |_| {
        let is_of = |(place, method): (usize, &Method)| (method.info().name == name).then_some(place);
        state.rivals.with(|all| all.iter().enumerate().filter_map(is_of).collect::<Vec<_>>())
    });
    let is_full = move || state.rivals.with(|all| all.len() >= MOST_RIVALS);
    let turn = move |event| {
        let on = event_target_checked(&event);
        state.refusal.set(None);
        state.rivals.update(|all| {
            all.retain(|method| method.info().name != name);
            all.extend(named(name).filter(|_| on));
        });
    };
    let add = move |_| {
        let Some(method) = untrack(|| another(state, name)) else { return };
        state.rivals.update(|all| all.push(method));
    };
    let settings =
        move || places.get().into_iter().map(|place| view! { {values(state, info, place)} }).collect_view();
    view! {
        <li>
            <label>
                <input type="checkbox" id=format!("with-{name}") disabled=move || own() || is_full() && places.get().is_empty()
                    prop:checked=move || own() || !places.get().is_empty() on:change=turn/>
                <svg width="20" height="16" viewBox="0 0 20 16" aria-hidden="true" inner_html=move || sign(name, state.theme.get())></svg>
                {info.label}
            </label>
            {settings}
            <button type="button" id=format!("another-{name}") on:click=add
                hidden=move || is_full() || !own() && places.get().is_empty()>
                {move || state.say(&ExplorerPhrase::Another)}
            </button>
        </li>
    }
}

/// A setting of a method that does not roll yet: another α, or another η if the method has no α or all are
/// there.
fn another(state: State, name: &str) -> Option<Method> {
    let mut all: Vec<Method> = state.rivals.get();
    all.insert(0, state.experiment.with(|it| it.method().clone()));
    unlike(&all, name)
}

/// A method of this name that is not among these, like the last of them with this name but for one number.
fn unlike(all: &[Method], name: &str) -> Option<Method> {
    let last = all.iter().rev().find(|method| method.info().name == name)?;
    // η stands where the book has it, as in every link.
    let plain =
        last.hyperparameters().try_fold(named(name)?, |plain, (it, value)| plain.with(it.name, value));
    let (plain, lr) = (plain.ok()?, last.get("lr")?);
    let alphas = [0.0, 0.5, 0.9, 0.99].map(|alpha| plain.with("momentum", alpha).ok());
    let etas = [0.5, 2.0, 0.2, 5.0, 0.1, 10.0].map(|times| {
        // In few digits, as somebody would type it.
        let eta = number::typed(times * lr, 4).parse().ok()?;
        plain.with("lr", eta).ok()
    });
    alphas.into_iter().chain(etas).flatten().find(|method| !all.contains(method))
}

/// A field for each hyperparameter of a rival, and a button that takes the rival away.
fn values(state: State, info: &'static MethodInfo, place: usize) -> impl IntoView {
    let boxes = info.hyperparameters.iter().map(|hyperparameter| {
        let (key, symbol) = (hyperparameter.name, hyperparameter.symbol);
        let value = move || {
            let value = state.rivals.with(|all| all.get(place).and_then(|method| method.get(key)));
            value.map_or(String::new(), |value| number::typed(value, ALL_DIGITS))
        };
        let field = Field {
            id: format!("{}-{place}-{key}", info.name),
            label: Signal::derive(move || format!("{} {symbol}", info.label)),
            value: Signal::derive(value),
            change: Callback::new(move |text: String| change(state, place, key, &text)),
            is_refused: Signal::derive(move || refusal::is_of_rival(state, place, key)),
            refusal: format!("refused-with-{place}"),
        };
        view! { <label>{symbol} " " {field.view()}</label> }
    });
    let remove = move |_| {
        // What was refused in a field of this rival must not stand beside the next one.
        state.refusal.set(None);
        state.rivals.update(|all| {
            if place < all.len() {
                all.remove(place);
            }
        });
    };
    view! {
        <span class="values">
            {boxes.collect_view()}
            <button type="button" class="remove" aria-label=move || state.say(&ExplorerPhrase::Remove) on:click=remove>"×"</button>
            {refusal::of_rival(state, place)}
        </span>
    }
}

/// Changes a hyperparameter of a rival, or says why not.
fn change(state: State, place: usize, key: &'static str, text: &str) {
    let Some(method) = state.rivals.with_untracked(|all| all.get(place).cloned()) else { return };
    let experiment = state.experiment.with_untracked(|it| it.clone().with_method(method));
    match experiment.with_settings(&[Setting::text(key, text)]) {
        Ok(changed) => {
            state.refusal.set(None);
            state.rivals.update(|all| all[place] = changed.method().clone());
        }
        Err(error) => state.refuse(Some(place), key, error),
    }
}

/// What a user must know about the other paths: that they diverge, or leave the plane.
fn remarks(state: State) -> String {
    if state.hides_future() {
        return String::new();
    }
    let (lang, raced, methods) = (state.lang.get(), state.raced.get(), race::methods(state));
    let all = raced.iter().filter_map(|run| {
        let said = remark(lang, run)?;
        Some(format!("{}: {said}", race::name(run.experiment().method(), &methods)))
    });
    all.collect::<Vec<_>>().join("　")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_setting_is_one_that_is_not_there_in_few_digits() {
        let mut all = vec![named("adagrad").unwrap()];
        for _ in 0..6 {
            let next = unlike(&all, "adagrad").unwrap();
            let lr = next.get("lr").unwrap();
            assert!(!all.contains(&next) && number::typed(lr, ALL_DIGITS) == number::typed(lr, 4), "{lr}");
            all.push(next);
        }
        let outside = named("momentum").unwrap().with_convention(korogaru::Convention::LrOutside).unwrap();
        assert_eq!(
            unlike(&[outside], "momentum").unwrap(),
            named("momentum").unwrap().with("momentum", 0.0).unwrap()
        );
    }
}
