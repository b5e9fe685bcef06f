//! What is said beside a field whose value was refused.

use korogaru_text::error_with_label;
use leptos::prelude::*;

use crate::state::{Refusal, State};

/// The message for the fields of some settings. It is read out when it appears.
pub(crate) fn refusal(
    state: State,
    id: impl Into<String>,
    is_of: impl Fn(&str) -> bool + Send + Sync + 'static,
) -> impl IntoView {
    message(state, id.into(), Box::new(move |refusal| refusal.rival.is_none() && is_of(&refusal.key)))
}

/// The message for the fields of a rival.
pub(crate) fn of_rival(state: State, place: usize) -> impl IntoView {
    message(state, format!("refused-with-{place}"), Box::new(move |refusal| refusal.rival == Some(place)))
}

fn message(state: State, id: String, is_of: Box<dyn Fn(&Refusal) -> bool + Send + Sync>) -> AnyView {
    let said = move || {
        state.refusal.with(|refusal| {
            let refusal = refusal.as_ref().filter(|refusal| is_of(refusal))?;
            Some(error_with_label(state.lang.get(), refusal.error.kind(), &refusal.key))
        })
    };
    view! { <pre id=id class="refusal" role="alert">{said}</pre> }.into_any()
}

/// Whether the value of this setting was refused.
pub(crate) fn is_refused(state: State, key: &str) -> bool {
    refused(state, None, key)
}

/// Whether the value of a rival's hyperparameter was refused.
pub(crate) fn is_of_rival(state: State, place: usize, key: &str) -> bool {
    refused(state, Some(place), key)
}

fn refused(state: State, rival: Option<usize>, key: &str) -> bool {
    let is_it = |refusal: &Refusal| refusal.rival == rival && refusal.key == key;
    state.refusal.with(|refusal| refusal.as_ref().is_some_and(is_it))
}
