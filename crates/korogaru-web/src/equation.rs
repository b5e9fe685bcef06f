//! The method's update with the numbers of the update that is shown.

use korogaru::Convention;
use korogaru_text::explanation::{Equation, EquationLine, EquationPart, equations};
use korogaru_text::{ExplanationPhrase, ExplorerPhrase, number};
use leptos::prelude::*;

use crate::state::State;
use crate::sums::sums;

const DIGITS: usize = 4;
const AXES: [&str; 2] = ["x", "y"];

pub(crate) fn equation(state: State) -> impl IntoView {
    let heading = move || match state.shown() {
        0 => state.say(&ExplorerPhrase::AtStart),
        step => state.say(&ExplorerPhrase::EquationOf { step }),
    };
    let assignments = move || {
        state.with_step(|explanation, step| {
            equations(explanation, step, state.digits(DIGITS)).into_iter().map(assignment).collect_view()
        })
    };
    let relations = move || {
        let forces = state.with_step(|_, step| step.forces().copied()).flatten()?;
        let said = |axis: usize| {
            let relation = forces.relation(axis);
            let name = format!("{relation:?}").to_lowercase();
            let word = state.say(&ExplanationPhrase::from(relation));
            view! {
                <p class=format!("relation {name}")>
                    <span><b>{AXES[axis]}</b> " " {word}</span> {sums(&forces, axis)}
                </p>
            }
        };
        let angle = forces.angle().map(|angle| {
            let degrees = number::significant(angle.degrees, 3);
            let cosine = number::significant(angle.cosine, 2);
            view! { <p class="note" id="cosine">{state.say(&ExplorerPhrase::Cosine { degrees, cosine })}</p> }
        });
        Some(view! { {said(0)} {said(1)} {angle} })
    };
    view! {
        <section class="equation" hidden=state.hides("equation")>
            <div class="head">
                <h2>{heading}</h2>
                {form(state)}
            </div>
            {assignments}
            {relations}
            {move || first(state).map(|said| view! { <p class="note">{said}</p> })}
            <p class="note">{move || (convention(state) == Some(Convention::LrOutside)).then(|| state.say(&ExplorerPhrase::FormMeaning))}</p>
        </section>
    }
}

/// What the first update will do, while the ball is at the start.
fn first(state: State) -> Option<String> {
    state.with_step(|_, _| ())?;
    // A method without a velocity has no convention of it either.
    (state.at() <= 0.0 && convention(state).is_some()).then(|| state.say(&ExplorerPhrase::FirstUpdate))
}

/// The choice between the book's form and PyTorch's, if the method has both.
fn form(state: State) -> impl IntoView {
    let button = move |this: Convention, name: ExplorerPhrase| {
        view! {
            <button type="button" id=this.name() aria-pressed=move || (convention(state) == Some(this)).to_string()
                on:click=move |_| state.set("convention", this.name())>{move || state.say(&name)}</button>
        }
    };
    view! {
        <div class="choice" role="group" aria-label=move || state.say(&ExplorerPhrase::Form)
            hidden=move || state.hides("form") || convention(state).is_none()>
            {button(Convention::LrInside, ExplorerPhrase::FormBook)} {button(Convention::LrOutside, ExplorerPhrase::FormPyTorch)}
        </div>
    }
}

fn convention(state: State) -> Option<Convention> {
    state.experiment.with(|it| it.method().convention())
}

fn assignment(Equation { symbols, number, lines }: Equation) -> impl IntoView {
    view! {
        <p class="symbols"><span>{symbols}</span> <small>{number}</small></p>
        {lines.into_iter().map(line).collect_view()}
    }
}

fn line(EquationLine { name, axis, sign, filled, parts, result }: EquationLine) -> impl IntoView {
    let sums = parts
        .map(|[first, second]| view! { <span class="sum">" = " {part(first)} " " {part(second)}</span> });
    view! {
        <p class="numbers">
            {name} {axis.map(|axis| view! { <sub>{axis}</sub> })} {format!(" {sign} ")}
            <span class="filled">{filled}</span> <span class="sums">{sums} " = " <b>{result}</b></span>
        </p>
    }
}

fn part((part, written): (EquationPart, String)) -> impl IntoView {
    let class = match part {
        EquationPart::Carried => "carried",
        EquationPart::Fresh => "fresh",
        _ => "",
    };
    view! { <span class=class>{written}</span> }
}
