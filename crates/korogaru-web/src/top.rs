//! The head of the page: its name, what it is about, language and theme.

use korogaru_figure::Theme;
use korogaru_lab::Mechanism;
use korogaru_text::{ExplorerPhrase, Lang};
use leptos::prelude::*;

use crate::state::State;
use crate::tour;

pub(crate) fn top(state: State) -> impl IntoView {
    let language = move |lang: Lang, name: ExplorerPhrase| {
        view! {
            <button
                type="button"
                lang=lang.code()
                aria-pressed=move || (state.lang.get() == lang).to_string()
                on:click=move |_| state.lang.set(lang)
            >{lang.say(&name)}</button>
        }
    };
    let turn = move |_| {
        state.theme_chosen.set_value(true);
        state.theme.update(|theme| {
            *theme = if *theme == Theme::Dark { Theme::Light } else { Theme::Dark };
        });
    };
    view! {
        <header>
            <div>
                <h1>"転がる " <small>{move || state.say(&ExplorerPhrase::Subtitle)}</small></h1>
                <p id="lede">{lede(state)}</p>
            </div>
            <div class="tools">
                {tour::button(state)}
                <div role="group" aria-label=move || state.say(&ExplorerPhrase::Language)>
                    {language(Lang::Ja, ExplorerPhrase::Japanese)} {language(Lang::En, ExplorerPhrase::English)}
                </div>
                <button type="button" id="theme" aria-label=move || state.say(&ExplorerPhrase::Theme) on:click=turn>
                    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
                        <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.5"/>
                        <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor"/>
                    </svg>
                </button>
            </div>
        </header>
    }
}

/// What moves the ball, in a line, by the method.
fn lede(state: State) -> impl IntoView {
    let mechanism = Memo::new(move |_| state.experiment.with(|it| Mechanism::of(it.method())));
    let said = move |phrase: &ExplorerPhrase| state.say(phrase);
    move || match mechanism.get() {
        Mechanism::StepSize => said(&ExplorerPhrase::LedeStepSize).into_any(),
        Mechanism::Fresh => {
            let fresh = view! { <b class="fresh">{said(&ExplorerPhrase::LedeFresh)}</b> };
            view! { {said(&ExplorerPhrase::LedeFreshBefore)} {fresh} {said(&ExplorerPhrase::LedeFreshEnd)} }
                .into_any()
        }
        _ => view! {
            <b class="carried">{said(&ExplorerPhrase::LedeCarried)}</b>
            {format!(" {} ", said(&ExplorerPhrase::LedeAnd))}
            <b class="fresh">{said(&ExplorerPhrase::LedeFresh)}</b>
            {said(&ExplorerPhrase::LedeEnd)}
        }
        .into_any(),
    }
}
