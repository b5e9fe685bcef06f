//! What is said beside a field whose value was refused.

use korogaru_text::error_with_label;
use leptos::prelude::*;

use crate::state::State;

/// The message for the fields of some settings. It is read out when it appears.
pub(crate) fn refusal(
    state: State,
    id: impl Into<String>,
    is_of: impl Fn(&str) -> bool + Send + Sync + 'static,
) -> impl IntoView {
    let said = move || {
        state.refusal.with(|refusal| {
            let refusal = refusal.as_ref().filter(|refusal| is_of(&refusal.key))?;
            Some(error_with_label(state.lang.get(), refusal.error.kind(), &refusal.key))
        })
    };
    view! { <pre id=id.into() class="refusal" role="alert">{said}</pre> }
}

/// Whether the value of this setting was refused.
pub(crate) fn is_refused(state: State, key: &str) -> bool {
    state.refusal.with(|refusal| refusal.as_ref().is_some_and(|refusal| refusal.key == key))
}
