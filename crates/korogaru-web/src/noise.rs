//! The controls of noise, which are folded until they are wanted.

use korogaru_text::ExplorerPhrase;
use leptos::prelude::*;

use crate::field;
use crate::fold::fold;
use crate::refusal::refusal;
use crate::state::State;

pub(crate) fn noise(state: State) -> impl IntoView {
    fold(state, "noise", ExplorerPhrase::Noise, move || {
        let sigma = move || state.experiment.with(|it| it.noise().sigma().to_string());
        let seed = move || state.experiment.with(|it| it.noise().seed().to_string());
        view! {
            <div class="fields">
                <label for="sigma">"σ " {move || state.say(&ExplorerPhrase::Sigma)}</label>
                {field::number(state, "sigma", "noise", move || state.say(&ExplorerPhrase::Sigma), sigma)}
                <label for="seed">{move || state.say(&ExplorerPhrase::Seed)}</label>
                {field::number(state, "seed", "seed", move || state.say(&ExplorerPhrase::Seed), seed)}
            </div>
            {refusal(state, "refused-noise", |key| ["noise", "batch"].contains(&key))}
            {refusal(state, "refused-seed", |key| key == "seed")}
        }
    })
}
