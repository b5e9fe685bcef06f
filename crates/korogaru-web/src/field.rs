//! A field for a number. A comma is understood as a decimal sign. A refused text stays until the user leaves the
//! field, and then the old number is back.

use korogaru_lab::half_width;
use leptos::prelude::*;

use crate::refusal::is_refused;
use crate::state::State;

/// The field of a setting. `value` is the setting's number as text, or empty if there is none.
pub(crate) fn number(
    state: State,
    id: impl Into<String>,
    key: &'static str,
    label: impl Fn() -> String + Send + Sync + 'static,
    value: impl Fn() -> String + Copy + Send + Sync + 'static,
) -> impl IntoView {
    Field {
        id: id.into(),
        label: Signal::derive(label),
        value: Signal::derive(value),
        change: Callback::new(move |text: String| state.set(key, &text)),
        is_refused: Signal::derive(move || is_refused(state, key)),
        refusal: format!("refused-{key}"),
    }
    .view()
}

/// A field that gives what is typed to `change`. It has one type for all fields, so that the page has its code
/// once. A field that goes while it has the focus hears of its end after its signals are gone.
pub(crate) struct Field {
    pub(crate) id: String,
    pub(crate) label: Signal<String>,
    pub(crate) value: Signal<String>,
    pub(crate) change: Callback<String>,
    pub(crate) is_refused: Signal<bool>,
    /// The element that says why a text was refused.
    pub(crate) refusal: String,
}

impl Field {
    pub(crate) fn view(self) -> AnyView {
        let Self { id, label, value, change, is_refused, refusal } = self;
        let input = event_target::<web_sys::HtmlInputElement>;
        view! {
            <input type="text" inputmode="decimal" autocomplete="off" class="number" id=id hidden=move || value.get().is_empty()
                aria-label=label aria-invalid=move || is_refused.get().to_string() aria-describedby=refusal
                prop:value=value
                on:change=move |event| {
                    let _ = change.try_run(typed(&event_target_value(&event)));
                }
                on:blur=move |event| if let Some(value) = value.try_get_untracked() { input(&event).set_value(&value) }/>
        }
        .into_any()
    }
}

/// A number as it is typed, with a point as its decimal sign.
pub(crate) fn typed(text: &str) -> String {
    let text = half_width(text).trim().replace('−', "-");
    match text.matches(',').count() {
        1 if !text.contains('.') => text.replace(',', "."),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::typed;

    #[test]
    fn a_comma_is_a_decimal_sign_where_it_can_be_nothing_else() {
        assert_eq!([" 0,25 ", "−1", "0.5", "１,5"].map(typed), ["0.25", "-1", "0.5", "1.5"]);
        assert_eq!(["1,2,3", "1,000.5"].map(typed), ["1,2,3", "1,000.5"]);
    }
}
