//! The head of the page: its name, what it is about, language and theme.

use korogaru_figure::Theme;
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
                <p>
                    <b class="carried">{move || state.say(&ExplorerPhrase::LedeCarried)}</b>
                    {move || format!(" {} ", state.say(&ExplorerPhrase::LedeAnd))}
                    <b class="fresh">{move || state.say(&ExplorerPhrase::LedeFresh)}</b>
                    {move || state.say(&ExplorerPhrase::LedeEnd)}
                </p>
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
