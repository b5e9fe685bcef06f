use korogaru_lab::theory::{ClosedForm, Envelope, Regime};
use korogaru_lab::{Interval, Theory, Trajectory};
use korogaru_text::{Label, mode_label, named, number, residual_label};

use super::heights::Scale;
use super::panel::Panel;
use super::setting::subtitle;
use super::{LINE_TOLERANCE, TITLE_SIZE, Words, centred, fitted, page};
use crate::axes::SIZE;
use crate::contour::simplify;
use crate::font;
use crate::math;
use crate::path::{distinct, thin};
use crate::scene::{Colour, Item, Scene, Shape};
use crate::theme::{Palette, Style};

/// The most updates that are shown: beyond, dots cover each other.
const MOST: usize = 240;
/// Points of a curve for each update, so that one that turns with each is round.
const FINENESS: usize = 16;
/// Points nearer than this many pixels are not drawn again.
const NEAR: f64 = 0.1;
/// How far beyond the iterates the axis goes for a solution that leaves them, as a share of their size.
const ASIDE: f64 = 0.5;
/// Left, right, and top and bottom of both frames.
const LEFT: f64 = 66.0;
const RIGHT: f64 = 616.0;
const FRAMES: [[f64; 2]; 2] = [[108.0, 232.0], [268.0, 392.0]];
const TEXT_SIZE: f64 = 12.5;

/// What theory says over what a run did: a panel a mode, the run's coordinate as dots, the solution of the recurrence
/// as a curve through them, and faintly what it keeps within.
///
/// The run is to be that of the theory's own experiment.
#[must_use]
pub fn theory_figure(theory: &Theory, trajectory: &Trajectory, style: Style) -> Scene {
    let palette = style.theme.palette();
    let experiment = theory.experiment();
    let (label, formula) = (experiment.method().info().label, experiment.objective().formula());
    let shown = trajectory.len().saturating_sub(1).min(MOST);

    let modes = theory.modes();
    let steps = Interval::new(0.0, shown.max(1) as f64).expect("there is a step at least");
    let mut items = Vec::new();
    let mut enveloped = false;
    for (index, (mode, form)) in modes.iter().zip(theory.closed_forms()).enumerate() {
        let dots: Vec<f64> = (0..trajectory.len().min(shown + 1))
            .map(|i| theory.coordinates(trajectory.position(i))[index])
            .collect();
        let swings = !matches!(mode.regime, Regime::Overdamped | Regime::Critical);
        let curve = Curve { form, dots, shown, envelope: swings.then(|| form.envelope(shown)).flatten() };
        // None is drawn around a point alone, or around one that rests.
        let curve = Curve { envelope: curve.envelope.filter(|of| shown > 0 && of.amplitude > 0.0), ..curve };
        enveloped |= curve.envelope.is_some();
        let [top, bottom] = FRAMES[index];
        let panel = Panel { left: LEFT, top, right: RIGHT, bottom, steps };
        let scale = curve.scale();
        let method = style.theme.method(experiment.method().info().name);
        items.extend(panel.heights_axis(scale, &palette));
        items.extend(panel.steps_axis(index + 1 == FRAMES.len(), &palette));
        items.push(panel.frame(&palette));
        items.push(curve.items(&panel, scale, &palette, style.theme.height(0.5), method));
        let over = math::formula_words(&mode_label(style.lang, mode));
        items.push(fitted([LEFT, top - 8.0], over, TEXT_SIZE, SIZE[0], palette.ink));
    }
    let middle = f64::midpoint(LEFT, RIGHT);
    items.push(centred(math::words(label), TITLE_SIZE, [middle, 28.0], palette.ink));
    items.push(centred(subtitle(experiment, style.lang), 13.0, [middle, 50.0], palette.secondary));
    items.extend(key(style, &palette, theory, enveloped));
    items.extend(captions(theory, trajectory, shown, style, &palette));

    let [first, second] = modes.map(|mode| mode_label(style.lang, &mode));
    let description = style.lang.say(&Label::TheoryDescription {
        method: named(style.lang, experiment),
        formula: formula.to_owned(),
        first,
        second,
    });
    let words = Words::of(experiment, description, style);
    page(style, words, SIZE, items)
}

/// A mode's coordinate: as the run had it, and as the recurrence's solution has it.
struct Curve {
    form: ClosedForm,
    dots: Vec<f64>,
    shown: usize,
    /// Where it tells something: where the coordinate goes to and fro within it, or runs away.
    envelope: Option<Envelope>,
}

impl Curve {
    /// The times at which the solution is drawn.
    fn times(&self) -> impl Iterator<Item = f64> {
        (0..=self.shown * FINENESS).map(|i| i as f64 / FINENESS as f64)
    }

    /// From the lowest to the highest coordinate and 0, the solution's within reach of the run's.
    fn scale(&self) -> Scale {
        const FAR: f64 = 1e300;
        let size = self.dots.iter().fold(0.0_f64, |size, dot| size.max(dot.abs()));
        let reach = |value: f64| match size > 0.0 {
            true => value.clamp(-(1.0 + ASIDE) * size, (1.0 + ASIDE) * size),
            false => value,
        };
        let solution =
            self.times().map(|t| self.form.between(t)).filter(|value| value.is_finite()).map(reach);
        let all = self.dots.iter().copied().chain(solution).map(|value| value.clamp(-FAR, FAR));
        Scale::linear(all.chain([0.0]))
    }

    fn items(
        &self,
        panel: &Panel,
        scale: Scale,
        palette: &Palette,
        line: Colour,
        (dot, shape): (Colour, Shape),
    ) -> Item {
        let along = |value: &dyn Fn(f64) -> f64| {
            let points = self.times().map(|t| (t, value(t))).filter(|(_, value)| value.is_finite());
            let line = thin(points.filter_map(|(t, value)| panel.place(scale, [t, value])), NEAR);
            panel.clip(&[line]).iter().map(|piece| simplify(piece, LINE_TOLERANCE)).collect::<Vec<_>>()
        };
        let mut items = Vec::new();
        if let Some(envelope) = self.envelope {
            let lines = [along(&|t| envelope.at(t)), along(&|t| -envelope.at(t))].concat();
            items.push(Item::Lines { lines, colour: palette.frame, width: 0.9 });
        }
        let curve = along(&|t| self.form.between(t));
        items.push(Item::Lines { lines: curve, colour: line, width: 1.8 });
        let radius = if self.shown > 80 { 1.7 } else { 2.6 };
        let place = |(i, &value): (usize, &f64)| panel.place(scale, [i as f64, value]);
        let dots = self.dots.iter().enumerate().filter_map(place).map(|point| (point, radius));
        let points = distinct(dots, NEAR);
        items.push(Item::Markers { points, shape, fill: Some(dot), stroke: None });
        panel.inside(items)
    }
}

/// What dots and lines are, in a row under the headings.
fn key(style: Style, palette: &Palette, theory: &Theory, enveloped: bool) -> Vec<Item> {
    const BASELINE: f64 = 73.0;
    const MARK: f64 = 20.0;
    const GAP: f64 = 26.0;
    let (colour, shape) = style.theme.method(theory.experiment().method().info().name);
    let middle = BASELINE - 0.35 * TEXT_SIZE;
    let line = |colour, width: f64| {
        move |x: f64| Item::Lines { lines: vec![vec![[x, middle], [x + MARK - 4.0, middle]]], colour, width }
    };
    let dot = |x: f64| Item::Markers {
        points: vec![([x + 0.5 * (MARK - 4.0), middle], 2.6)],
        shape,
        fill: Some(colour),
        stroke: None,
    };
    type Mark<'a> = &'a dyn Fn(f64) -> Item;
    let solution = line(style.theme.height(0.5), 1.8);
    let envelope = line(palette.frame, 0.9);
    let mut rows: Vec<(Mark<'_>, Label)> = vec![(&dot, Label::Iterates), (&solution, Label::ClosedForm)];
    if enveloped {
        rows.push((&envelope, Label::Envelope));
    }
    let rows: Vec<_> =
        rows.into_iter().map(|(mark, label)| (mark, math::words(style.lang.say(&label)))).collect();
    let width: f64 =
        rows.iter().map(|(_, runs)| MARK + font::total_width(runs, TEXT_SIZE) + GAP).sum::<f64>() - GAP;
    let mut x = f64::midpoint(LEFT, RIGHT) - width / 2.0;
    let mut items = Vec::new();
    for (mark, runs) in rows {
        items.push(mark(x));
        let next = x + MARK + font::total_width(&runs, TEXT_SIZE) + GAP;
        items.push(fitted([x + MARK, BASELINE], runs, TEXT_SIZE, SIZE[0], palette.secondary));
        x = next;
    }
    items
}

/// Under the panels: the name of the axis, what became of the run, and what limits the theory.
fn captions(
    theory: &Theory,
    trajectory: &Trajectory,
    shown: usize,
    style: Style,
    palette: &Palette,
) -> Vec<Item> {
    let say = |label| style.lang.say(&label);
    let middle = f64::midpoint(LEFT, RIGHT);
    let mut axis = say(Label::StepAxis);
    let count = trajectory.len().saturating_sub(1);
    if shown < count {
        axis = format!("{axis} ({})", say(Label::FirstUpdates { shown, count }));
    }
    let mut lines = vec![(axis, palette.secondary)];
    if let Some(iteration) = trajectory.diverged_at() {
        lines.push((say(Label::Diverged { iteration }), palette.ink));
    }
    lines.extend(residual_label(style.lang, theory, trajectory).map(|said| (said, palette.ink)));
    if !theory.is_exact() {
        let point = number::point(theory.at(), 4);
        lines.push((say(Label::Local { point }), palette.ink));
    }
    let baselines = [424.0, 441.0, 458.0, 475.0];
    let rows = lines.into_iter().zip(baselines);
    rows.map(|((line, colour), y)| centred(math::words(line), TEXT_SIZE, [middle, y], colour)).collect()
}
