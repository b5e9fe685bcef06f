//! The controls of the run: method, η, α, iterations, and the article's five runs.

use korogaru::METHODS;
use korogaru_lab::{Setting, book};
use korogaru_text::{ExplorerPhrase, Report, lesson_meaning, number};
use leptos::prelude::*;

use crate::field;
use crate::refusal::refusal;
use crate::slider;
use crate::state::{ALL_DIGITS, State};

pub(crate) fn controls(state: State) -> impl IntoView {
    let eta = move || value(state, "lr");
    let place = move || eta().map_or(String::new(), |eta| slider::place(eta).to_string());
    let slide = move |text: String| {
        if let Ok(place) = text.parse() {
            state.set("lr", &slider::eta(place).to_string());
        }
    };
    let alpha = move || value(state, "momentum").map_or(String::new(), |alpha| alpha.to_string());
    let no_alpha = move || value(state, "momentum").is_none();
    let iterations = move || state.experiment.with(|it| it.iterations().to_string());
    let method = move || state.experiment.with(|it| it.method().info().name.to_owned());
    let methods = METHODS
        .iter()
        .map(|info| view! { <option value=info.name selected=move || method() == info.name>{info.label}</option> })
        .collect_view();
    view! {
        <section class="controls" hidden=state.hides("controls")>
            <label for="method">{move || state.say(&ExplorerPhrase::Method)}</label>
            <select id="method" class="wide" on:change=move |event| state.set("method", &event_target_value(&event))>
                {methods}
            </select>
            <label for="eta">"η " {move || state.say(&ExplorerPhrase::LearningRate)}</label>
            <input type="range" id="eta" min="0" max=slider::LAST.to_string()
                aria-valuetext=move || eta().map_or(String::new(), |eta| eta.to_string())
                prop:value=place on:input=move |event| slide(event_target_value(&event))/>
            {field::number(state, "eta-number", "lr", move || format!("η {}", state.say(&ExplorerPhrase::LearningRate)),
                move || eta().map_or(String::new(), |eta| eta.to_string()))}
            {refusal(state, "refused-lr", |key| key == "lr")}
            <label for="alpha" hidden=no_alpha>"α " {move || state.say(&ExplorerPhrase::Momentum)}</label>
            <input type="range" id="alpha" min="0" max="0.99" step="0.01" hidden=no_alpha
                prop:value=alpha on:input=move |event| state.set("momentum", &event_target_value(&event))/>
            {field::number(state, "alpha-number", "momentum", move || format!("α {}", state.say(&ExplorerPhrase::Momentum)), alpha)}
            {refusal(state, "refused-momentum", |key| key == "momentum")}
            {others(state)}
            <label for="iterations">{move || state.say(&Report::ColumnIterations)}</label>
            <input type="range" id="iterations" min="1" max="200"
                prop:value=iterations on:input=move |event| state.set("iterations", &event_target_value(&event))/>
            {field::number(state, "iterations-number", "iterations", move || state.say(&Report::ColumnIterations), iterations)}
            {refusal(state, "refused-iterations", |key| ["iterations", "method"].contains(&key))}
            {best(state)}
        </section>
        {presets(state)}
    }
}

/// A field for each hyperparameter of the method besides η and α.
fn others(state: State) -> impl IntoView {
    let method = Memo::new(move |_| state.experiment.with(|it| it.method().info().name));
    move || {
        let info = METHODS.iter().find(|info| info.name == method.get())?;
        let others = info.hyperparameters.iter().filter(|it| !["lr", "momentum"].contains(&it.name));
        let fields = others.map(|it| {
            let (key, symbol) = (it.name, it.symbol);
            let value =
                move || value(state, key).map_or(String::new(), |value| number::typed(value, ALL_DIGITS));
            view! {
                <label for=key>{symbol}</label>
                <span class="narrow">{field::number(state, key, key, move || symbol.to_owned(), value)}</span>
                {refusal(state, format!("refused-{key}"), move |refused| refused == key)}
            }
        });
        Some(fields.collect_view())
    }
}

/// A button that takes the values which theory says are best.
fn best(state: State) -> impl IntoView {
    let best = move || state.theory.get().and_then(|theory| theory.best(theory.family()));
    let take = move |_| {
        let Some(best) = untrack(best) else { return };
        let mut settings = vec![Setting::text("lr", best.lr.to_string())];
        if untrack(|| value(state, "momentum")).is_some() {
            settings.push(Setting::text("momentum", best.momentum.to_string()));
        }
        state.change(&settings);
    };
    view! {
        <button type="button" id="best" hidden=move || best().is_none() on:click=take>
            {move || best().map(|best| {
                let [lr, momentum] = [best.lr, best.momentum].map(|value| number::significant(value, 4));
                // Elsewhere it holds near the minimum alone.
                let is_exact = state.theory.get().is_some_and(|theory| theory.is_exact());
                match is_exact {
                    true => state.say(&ExplorerPhrase::Best { lr, momentum }),
                    false => state.say(&ExplorerPhrase::BestNear { lr, momentum }),
                }
            })}
        </button>
    }
}

/// The article's five runs, each with what it shows.
fn presets(state: State) -> impl IntoView {
    let buttons = book::runs().into_iter().enumerate().map(move |(i, book::Run { lesson, experiment })| {
        let this = experiment.clone();
        let pressed = move || state.experiment.with(|it| *it == this).to_string();
        let lesson = move || lesson_meaning(state.lang.get(), lesson);
        view! {
            <li>
                <button type="button" aria-pressed=pressed on:click=move |_| { state.choose(&experiment); state.begin(); }>
                    <b>{i + 1}</b> " " {lesson}
                </button>
            </li>
        }
    });
    view! {
        <section class="presets" hidden=state.hides("presets")>
            <h2>{move || state.say(&ExplorerPhrase::Presets)}</h2>
            <ol>{buttons.collect_view()}</ol>
        </section>
    }
}

/// The value of a hyperparameter, if the method has one of this name.
fn value(state: State, name: &str) -> Option<f64> {
    state.experiment.with(|it| it.method().get(name))
}
