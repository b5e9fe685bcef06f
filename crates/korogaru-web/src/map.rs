//! The map of η and α, made while it is shown, with a point that the user can move.

use std::sync::Arc;

use korogaru_figure::{MapChart, fragment};
use korogaru_lab::{Experiment, Gradual, Map, Setting, Sweep};
use korogaru_text::{ExplorerPhrase, mode_label, number, regime_meaning};
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html::{Canvas, Div};
use leptos::prelude::*;

use crate::fold::fold;
use crate::plane::put;
use crate::press::Press;
use crate::slider;
use crate::state::State;

/// The number of cells along η and α.
const CELLS: [usize; 2] = [104, 68];
const HEIGHT: f64 = 288.0;
/// The number of cells between two looks at the clock, and the milliseconds of a frame that the map may take.
pub(crate) const PIECE: usize = 64;
const FRAME: f64 = 7.0;
/// The number of digits of η on the map and beside it.
const DIGITS: usize = 3;

pub(crate) fn map(state: State) -> impl IntoView {
    fold(state, "map", ExplorerPhrase::Map, move || view! { {inside(state)} })
}

fn inside(state: State) -> impl IntoView {
    // The map depends on everything but the point on it.
    let ground = Memo::new(move |_| state.experiment.with(without_point));
    let sweep = Memo::new_with_compare(
        move |_| ground.get().and_then(|experiment| Sweep::of_momentum(&experiment, CELLS).ok()),
        |_, _| true,
    );
    let chart = Memo::new_with_compare(
        move |_| sweep.get().map(|sweep| MapChart::new(&sweep, size(state))),
        |_, _| true,
    );
    let made: RwSignal<Option<Arc<Map>>> = RwSignal::new(None);
    let turn = StoredValue::new(0_usize);
    Effect::new(move |_| {
        turn.update_value(|turn| *turn += 1);
        if let Some(sweep) = sweep.get() {
            go_on(sweep.gradual(), turn, turn.get_value(), made);
        }
    });
    on_cleanup(move || turn.update_value(|turn| *turn += 1));
    let here = RwSignal::new(None);
    let canvas: NodeRef<Canvas> = NodeRef::new();
    Effect::new(move |_| {
        if let (Some(canvas), Some(map)) = (canvas.get(), made.get()) {
            #[expect(clippy::cast_possible_truncation, reason = "cells of a map")]
            let cells = CELLS.map(|count| count as u32);
            canvas.set_width(cells[0]);
            canvas.set_height(cells[1]);
            put(&canvas, &MapChart::cells(&map, state.style()), cells);
        }
    });
    let area = move |side: usize| {
        let share = chart.with(|chart| chart.as_ref().map_or(0.0, |chart| chart.area()[side]));
        format!("{}%", 100.0 * share)
    };
    let lines = move || {
        chart.with(|chart| {
            chart.as_ref().map_or(String::new(), |chart| fragment("map", &chart.items(state.style())))
        })
    };
    let meaning = move || {
        state.say(&ExplorerPhrase::MapMeaning { iterations: state.experiment.with(Experiment::iterations) })
    };
    view! {
        <div class="chart" hidden=move || sweep.with(Option::is_none)>
            <canvas node_ref=canvas aria-hidden="true" data-made=move || made.with(Option::is_some).to_string()
                style:left=move || area(0) style:top=move || area(1)
                style:width=move || area(2) style:height=move || area(3)></canvas>
            <svg id="lines" role="img" aria-label=meaning viewBox=move || format!("0 0 {} {HEIGHT}", state.aside.get())>
                <g inner_html=lines></g>
            </svg>
            {dot(state, chart, here)}
        </div>
        <p id="here">{move || said_here(state, &made.get(), here.get())}</p>
        <p class="note">{move || if sweep.with(Option::is_some) { meaning() } else { state.say(&ExplorerPhrase::NoMap) }}</p>
        {words(state)}
    }
}

/// The experiment with fixed η and α, so that it does not change with them. `None` if the method has no α.
fn without_point(experiment: &Experiment) -> Option<Experiment> {
    let settings = [Setting::text("lr", "0.1"), Setting::text("momentum", "0.9")];
    experiment.with_settings(&settings).ok()
}

/// Makes as many cells as a frame has time for, and the rest in the next frames, unless another map is wanted
/// by then.
fn go_on(mut gradual: Gradual, turn: StoredValue<usize>, mine: usize, made: RwSignal<Option<Arc<Map>>>) {
    request_animation_frame(move || {
        if turn.try_get_value() != Some(mine) {
            return;
        }
        let clock = || window().performance().map_or(f64::INFINITY, |clock| clock.now());
        let end = clock() + FRAME;
        while !gradual.go_on(PIECE) {
            if clock() >= end {
                go_on(gradual, turn, mine, made);
                return;
            }
        }
        made.set(gradual.map().map(Arc::new));
    });
}

/// Width and height of the map in pixels.
fn size(state: State) -> [f64; 2] {
    [state.aside.get(), HEIGHT]
}

/// η and α of the experiment.
fn point(state: State) -> Option<[f64; 2]> {
    state.experiment.with(|it| Some([it.method().get("lr")?, it.method().get("momentum")?]))
}

/// The point on the map, which can be dragged or moved by the arrow keys.
fn dot(state: State, chart: Memo<Option<MapChart>>, here: RwSignal<Option<[usize; 2]>>) -> impl IntoView {
    let over: NodeRef<Div> = NodeRef::new();
    let share = move |axis: usize| {
        let at = point(state).and_then(|point| chart.with(|chart| Some(chart.as_ref()?.place(point))));
        format!("{}%", at.map_or(0.0, |at| 100.0 * at[axis] / size(state)[axis]))
    };
    let place = move |event: &PointerEvent| {
        let rectangle = over.get()?.get_bounding_client_rect();
        Some([
            (f64::from(event.client_x()) - rectangle.left()) * size(state)[0] / rectangle.width(),
            (f64::from(event.client_y()) - rectangle.top()) * HEIGHT / rectangle.height(),
        ])
    };
    let drag = move |event: &PointerEvent| {
        let Some(at) = place(event) else { return };
        let Some(values) = chart.with(|chart| chart.as_ref().map(|chart| chart.values(at))) else { return };
        state.change(&[
            Setting::text("lr", number::typed(values[0], DIGITS)),
            Setting::text("momentum", number::typed(values[1], 2)),
        ]);
    };
    let held = Press::new();
    let press = move |event: PointerEvent| {
        let cell = untrack(|| chart.with(|chart| chart.as_ref()?.cell(place(&event)?)));
        here.set(cell.filter(|_| event.pointer_type() == "mouse"));
        if held.acts(&event) {
            untrack(|| drag(&event));
        }
    };
    let key = move |event: &KeyboardEvent| {
        let Some([lr, momentum]) = point(state) else { return };
        let place = slider::place(lr);
        let hundredths = (momentum * 100.0).round();
        let setting = match event.key().as_str() {
            "ArrowLeft" => ("lr", slider::eta(place.saturating_sub(1))),
            "ArrowRight" => ("lr", slider::eta(place + 1)),
            "ArrowUp" => ("momentum", (hundredths + 1.0).min(99.0) / 100.0),
            "ArrowDown" => ("momentum", (hundredths - 1.0).max(0.0) / 100.0),
            _ => return,
        };
        event.prevent_default();
        state.change(&[Setting::text(setting.0, setting.1.to_string())]);
    };
    let said = move || {
        let [lr, momentum] = point(state).unwrap_or_default().map(|value| number::hyperparameter(value, 6));
        state.say(&ExplorerPhrase::MapPoint { lr, momentum })
    };
    view! {
        <div class="over" node_ref=over
            on:pointerdown=press on:pointermove=press on:pointerup=press on:pointercancel=press
            on:pointerleave=move |_| here.set(None)>
            <div id="dot" tabindex="0" role="slider" style:left=move || share(0) style:top=move || share(1)
                aria-label=move || state.say(&ExplorerPhrase::MapName)
                aria-valuenow=move || point(state).unwrap_or_default()[0].to_string() aria-valuetext=said
                on:keydown=move |event| untrack(|| key(&event))></div>
        </div>
    }
}

/// What is under the pointer, or else at the point: η, α, and how the run ends.
fn said_here(state: State, map: &Option<Arc<Map>>, here: Option<[usize; 2]>) -> Option<String> {
    let lang = state.lang.get();
    let shown = |[lr, momentum]: [f64; 2], count: usize, loss: Option<f64>| {
        let [lr, momentum] = [lr, momentum].map(|value| number::hyperparameter(value, DIGITS));
        let loss = loss.map(|loss| number::significant(loss, DIGITS));
        lang.say(&match loss {
            Some(loss) => ExplorerPhrase::MapHere { lr, momentum, loss, count },
            None => ExplorerPhrase::MapHereDiverges { lr, momentum },
        })
    };
    if let (Some(map), Some([column, row])) = (map, here) {
        let cell = map.index(column, row);
        let loss = Some(map.value(cell)).filter(|_| !map.outcome(cell).diverges());
        return Some(shown(map.at(cell), map.sweep().experiment().iterations(), loss));
    }
    let own = state.trajectory.get();
    if own.is_empty() || state.hides_future() {
        return None;
    }
    let loss = own.value(own.len() - 1);
    Some(shown(point(state)?, own.experiment().iterations(), (!own.grows()).then_some(loss)))
}

/// What theory says about the point: each mode's regime in words.
fn words(state: State) -> impl IntoView {
    let modes = move || {
        let lang = state.lang.get();
        let theory = state.theory.get()?;
        let said = theory.modes().map(|mode| {
            let meaning = regime_meaning(state.lang.get(), mode.regime);
            view! { <li><b>{mode_label(lang, &mode)}</b> <br/> {meaning}</li> }
        });
        Some(said.into_iter().collect_view())
    };
    view! { <ul class="modes">{modes}</ul> }
}
