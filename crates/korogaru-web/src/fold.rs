//! Parts of the page that can be unfolded, and that a link can hide.

use korogaru_text::ExplorerPhrase;
use leptos::prelude::*;

use crate::state::State;

/// A part under its name. Its content is made when it is unfolded.
pub(crate) fn fold<V: IntoView + 'static>(
    state: State,
    name: &'static str,
    title: ExplorerPhrase,
    content: impl Fn() -> V + Send + Sync + 'static,
) -> impl IntoView {
    let open = Memo::new(move |_| state.is_open(name));
    view! {
        <details
            id=name
            hidden=state.hides(name)
            prop:open=move || open.get()
            on:toggle=move |event| state.unfold(name, event_target::<web_sys::Element>(&event).has_attribute("open"))
        >
            <summary>{move || state.say(&title)}</summary>
            {move || open.get().then(&content)}
        </details>
    }
}
