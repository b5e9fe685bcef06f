//! The plane: contours of f, the run's path, and what acts in the update that is shown.

use std::sync::Arc;

use korogaru_figure::{PlaneChart, Weight, fragment};
use korogaru_lab::{Experiment, Trajectory, run};
use korogaru_text::{ExplorerPhrase, Label, method_named, nothing_to_show, number, remark};
use leptos::html::Canvas;
use leptos::prelude::*;
use wasm_bindgen::{Clamped, JsCast as _};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

use crate::diverged;
use crate::guess;
use crate::hand;
use crate::history::History;
use crate::race;
use crate::signs;
use crate::state::State;
use crate::time;

/// The number of digits of a position, unless all are asked for.
const DIGITS: usize = 4;

/// The chart, which depends on the function, the window and the page's width.
fn chart(state: State) -> Memo<PlaneChart> {
    // It is drawn again if the function or its window changes, but not with η and α.
    let ground = Memo::new(move |_| {
        let size = state.size.get();
        let shown = match (state.window.get(), state.even.get()) {
            (Some(window), true) => PlaneChart::equal_aspect(window, size),
            (Some(window), false) => window,
            (None, true) => state.experiment.with(|it| PlaneChart::window_for(it, size)),
            (None, false) => state.experiment.with(Experiment::view),
        };
        (state.experiment.with(|it| it.objective().formula().to_owned()), shown, size)
    });
    Memo::new_with_compare(
        move |_| {
            let (_, window, size) = ground.get();
            state.experiment.with_untracked(|it| PlaneChart::new(it, window, size))
        },
        |_, _| true,
    )
}

pub(crate) fn plane(state: State, history: History) -> impl IntoView {
    let chart = chart(state);
    let canvas: NodeRef<Canvas> = NodeRef::new();
    Effect::new(move |_| {
        let Some(canvas) = canvas.get() else { return };
        chart.with(|chart| paint(&canvas, chart, state));
        if let Some(root) = document().document_element() {
            // A root element takes any attribute of a valid name.
            let _ = root.set_attribute("data-ready", "");
        }
    });
    let lines = move || chart.with(|chart| fragment("ground", &chart.contours(state.theme.get())));
    let made = Memo::new(move |_| state.made());
    let path = move || {
        let [past, future] = state
            .trajectory
            .with(|run| chart.with(|chart| chart.path(run, made.get(), Weight::Own, state.theme.get())));
        let future = if state.hides_future() { String::new() } else { fragment("future", &future) };
        future + &fragment("past", &past)
    };
    let ball = move || {
        let theme = state.theme.get();
        let drawn = |run: &Trajectory, weight| {
            let ends = state.ball_of(run)?;
            Some(chart.with(|chart| chart.ball(run.experiment(), ends, weight, theme)))
        };
        let own = state.trajectory.with(|run| drawn(run, Weight::Own));
        let raced = if state.hides_future() { Arc::default() } else { state.raced.get() };
        let rivals = raced.iter().filter_map(|run| drawn(run, Weight::Rival));
        fragment("ball", &rivals.chain(own).flatten().collect::<Vec<_>>())
    };
    let earlier = Memo::new(move |_| history.before());
    let earlier_run = Memo::new_with_compare(
        move |_| earlier.get().map(|before| Arc::new(run(&before))).filter(|run| !run.is_empty()),
        |_, _| true,
    );
    let ghost = move || {
        // Before a guess it may be nearly the answer, and the tour compares other runs.
        if state.hides_future() || state.tour.get().is_some() {
            return String::new();
        }
        let dim =
            |run: Arc<Trajectory>| chart.with(|chart| chart.path(&run, 0, Weight::Own, state.theme.get()));
        earlier_run.get().map(dim).map_or(String::new(), |[_, whole]| fragment("ghost", &whole))
    };
    let rivals = move || {
        if state.hides_future() {
            return String::new();
        }
        let (theme, now) = (state.theme.get(), made.get());
        let runs = state.raced.get();
        let drawn = |run: &Trajectory| chart.with(|chart| chart.path(run, now, Weight::Rival, theme));
        let [past, rest]: [Vec<_>; 2] = {
            let all = runs.iter().filter(|run| !run.is_empty()).map(drawn);
            all.fold(Default::default(), |[mut past, mut rest]: [Vec<_>; 2], [more_past, more_rest]| {
                past.extend(more_past);
                rest.extend(more_rest);
                [past, rest]
            })
        };
        fragment("rivals-rest", &rest) + &fragment("rivals", &past)
    };
    let numbers = move || {
        if state.hides_future() {
            return String::new();
        }
        let items = state
            .trajectory
            .with(|trajectory| chart.with(|chart| chart.numbers(trajectory, state.theme.get())));
        fragment("numbers", &items)
    };
    let arrows = move || {
        // The first arrow would say to where the ball rolls.
        if state.asking.get() && state.at() <= 0.0 {
            return String::new();
        }
        let style = state.style();
        let items =
            state.with_step(|explanation, step| chart.with(|chart| chart.arrows(explanation, step, style)));
        items.map_or(String::new(), |items| fragment("step", &items))
    };
    view! {
        <div class="stage">
        <section class="plane">
            <canvas node_ref=canvas aria-hidden="true"></canvas>
            {signs::minima(state, chart)}
            <svg
                id="plane"
                role="img"
                aria-label=move || described(state)
                viewBox=move || chart.with(|chart| { let [width, height] = chart.size(); format!("0 0 {width} {height}") })
            >
                <g inner_html=lines></g>
                <g id="ghost" inner_html=ghost></g>
                <g id="rivals" inner_html=rivals></g>
                <g inner_html=path></g>
                <g inner_html=numbers></g>
                <g inner_html=ball></g>
                <g inner_html=arrows></g>
            </svg>
            {race::names(state, chart)}
            {hand::hand(state, chart)}
        </section>
        {time::time(state)}
        </div>
        <div class="under">
            {position(state)}
            <div class="window">{history.buttons()}</div>
            {hand::buttons(state, chart)}
        </div>
        {race::standing(state)}
        {guess::words(state)}
        {diverged::diverged(state)}
        <p class="remark">{move || remarked(state)}</p>
    }
}

/// The run in a sentence, for a screen reader.
fn described(state: State) -> String {
    state.trajectory.with(|trajectory| {
        let Some(last) = trajectory.len().checked_sub(1) else {
            return state.say(&nothing_to_show(trajectory));
        };
        let experiment = trajectory.experiment();
        state.say(&Label::TrajectoryDescription {
            formula: experiment.objective().formula().to_owned(),
            method: method_named(state.lang.get(), experiment.method()),
            start: number::point(trajectory.position(0), 5),
            end: number::point(trajectory.position(last), 5),
            count: last,
        })
    })
}

/// Where the ball is after the shown update, in a few digits. A press shows all of them here, in the equation
/// and in the table.
fn position(state: State) -> impl IntoView {
    let all = state.all_digits;
    let point = move || state.trajectory.with(|run| (!run.is_empty()).then(|| run.position(state.shown())));
    let exact = move || point().map_or(String::new(), |[x, y]| format!("{x} {y}"));
    let shown = move || point().map_or(String::new(), |point| number::point(point, state.digits(DIGITS)));
    view! {
        <button type="button" class="position" aria-pressed=move || all.get().to_string()
            title=move || state.say(&ExplorerPhrase::AllDigits) on:click=move |_| all.update(|all| *all = !*all)>
            {move || state.say(&ExplorerPhrase::Position)} " "
            <output data-position="" data-exact=exact>{shown}</output>
        </button>
    }
}

/// What a user must know about the run: that it diverged, or that there is none.
fn remarked(state: State) -> Option<String> {
    let lang = state.lang.get();
    state.trajectory.with(|trajectory| match trajectory.is_empty() {
        true => Some(lang.say(&nothing_to_show(trajectory))),
        // That a run which diverges leaves the plane goes without saying.
        false if state.hides_future() || trajectory.grows() && trajectory.diverged_at().is_none() => None,
        false => remark(lang, trajectory),
    })
}

/// Paints the bands of colour between the contour lines.
fn paint(canvas: &HtmlCanvasElement, chart: &PlaneChart, state: State) {
    let [width, height] = chart.size();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels of a page")]
    let [columns, rows] = [width as u32, height as u32];
    canvas.set_width(columns);
    canvas.set_height(rows);
    let pixels = chart.bands(state.theme.get(), [columns as usize, rows as usize]);
    put(canvas, &pixels, [columns, rows]);
}

/// Puts pixels (red, green, blue, opacity) on a canvas of this many columns and rows.
pub(crate) fn put(canvas: &HtmlCanvasElement, pixels: &[u8], [columns, rows]: [u32; 2]) {
    let context = canvas.get_context("2d").ok().flatten();
    let context = context.and_then(|context| context.dyn_into::<CanvasRenderingContext2d>().ok());
    let image = ImageData::new_with_u8_clamped_array_and_sh(Clamped(pixels), columns, rows);
    if let (Some(context), Ok(image)) = (context, image) {
        // Without the colours there are still the contour lines.
        let _ = context.put_image_data(&image, 0.0, 0.0);
    }
}
