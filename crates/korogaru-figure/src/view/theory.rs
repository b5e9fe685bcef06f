use korogaru_lab::theory::{ClosedForm, Envelope, Regime};
use korogaru_lab::{Theory, Trajectory};
use korogaru_text::{Label, mode_label, named, number, residual_label};

use super::axis_scale::AxisScale;
use super::panel::{Panel, updates};
use super::{LINE_TOLERANCE, Metadata, page, titles};
use crate::axes::SIZE;
use crate::contour::simplify;
use crate::drawing::{Entry, KeyRow, centred, dash, fitted};
use crate::frame::Frame;
use crate::math;
use crate::palette::Palette;
use crate::path::{distinct, thin};
use crate::scene::{Colour, Item, Scene, Shape};
use crate::theme::Style;

/// The most updates that are shown. Dots would cover each other if there were more.
const MOST: usize = 240;
/// The points of a curve for each update. A curve that turns with every update is still round.
const FINENESS: usize = 16;
/// Points nearer than this many pixels are not drawn again.
const NEAR: f64 = 0.1;
/// How far the axis goes beyond the iterates for a solution that leaves them, as a share of their size.
const ASIDE: f64 = 0.5;
/// The left and the right end of the panels, and the top and the bottom of each.
const LEFT: f64 = 66.0;
const RIGHT: f64 = 616.0;
const FRAMES: [[f64; 2]; 2] = [[108.0, 232.0], [268.0, 392.0]];
const TEXT_SIZE: f64 = 12.5;

/// Draws what theory predicts with what a run did. There is a panel for each mode, with the coordinate of the
/// run as dots, the solution of the recurrence as a curve, and faintly its envelope.
///
/// The run must be that of the theory's experiment.
#[must_use]
pub fn theory_figure(theory: &Theory, trajectory: &Trajectory, style: Style) -> Scene {
    let palette = style.theme.palette();
    let experiment = theory.experiment();
    let shown = trajectory.len().saturating_sub(1).min(MOST);

    let modes = theory.modes();
    let steps = updates(shown, 0.0);
    let mut items = Vec::new();
    let mut enveloped = false;
    for (index, (mode, form)) in modes.iter().zip(theory.closed_forms()).enumerate() {
        let dots: Vec<f64> = (0..trajectory.len().min(shown + 1))
            .map(|i| theory.coordinates(trajectory.position(i))[index])
            .collect();
        let swings = !matches!(mode.regime, Regime::Overdamped | Regime::Critical);
        let curve = ModeCurve { form, dots, shown, envelope: swings.then(|| form.envelope(shown)).flatten() };
        // No envelope is drawn around a single point, or around a coordinate that rests.
        let curve =
            ModeCurve { envelope: curve.envelope.filter(|of| shown > 0 && of.amplitude > 0.0), ..curve };
        enveloped |= curve.envelope.is_some();
        let [top, bottom] = FRAMES[index];
        let frame = Frame { left: LEFT, top, right: RIGHT, bottom };
        let panel = Panel { frame, steps, scale: curve.scale() };
        items.extend(panel.axes(index + 1 == FRAMES.len(), &palette));
        items.push(curve.items(&panel, style.theme.height(0.5), style.theme.method_of(experiment), &palette));
        let over = math::formula_words(&mode_label(style.lang, mode));
        items.push(fitted([LEFT, top - 8.0], over, TEXT_SIZE, SIZE[0], palette.ink));
    }
    let middle = f64::midpoint(LEFT, RIGHT);
    items.extend(titles(experiment, style, middle, [28.0, 50.0]));
    items.extend(key(style, &palette, theory, enveloped));
    items.extend(captions(theory, trajectory, shown, style, &palette));

    let [first, second] = modes.map(|mode| mode_label(style.lang, &mode));
    let description = style.lang.say(&Label::TheoryDescription {
        method: named(style.lang, experiment),
        formula: experiment.objective().formula().to_owned(),
        first,
        second,
    });
    let words = Metadata::of(experiment, description, style);
    page(style, words, SIZE, items)
}

/// The coordinate of a mode: of the run, and of the solution of the recurrence.
struct ModeCurve {
    form: ClosedForm,
    dots: Vec<f64>,
    shown: usize,
    /// The envelope, if it tells something: if the coordinate swings within it or grows.
    envelope: Option<Envelope>,
}

impl ModeCurve {
    /// The times at which the solution is drawn.
    fn times(&self) -> impl Iterator<Item = f64> {
        (0..=self.shown * FINENESS).map(|i| i as f64 / FINENESS as f64)
    }

    /// A scale that contains 0, the coordinates of the run, and the solution as far as it stays near these.
    fn scale(&self) -> AxisScale {
        const FAR: f64 = 1e300;
        let size = self.dots.iter().fold(0.0_f64, |size, dot| size.max(dot.abs()));
        let reach = |value: f64| match size > 0.0 {
            true => value.clamp(-(1.0 + ASIDE) * size, (1.0 + ASIDE) * size),
            false => value,
        };
        let solution =
            self.times().map(|t| self.form.between(t)).filter(|value| value.is_finite()).map(reach);
        let all = self.dots.iter().copied().chain(solution).map(|value| value.clamp(-FAR, FAR));
        AxisScale::linear(all.chain([0.0]))
    }

    /// The curve with its envelope, and the dots of the run in their colour and shape.
    fn items(&self, panel: &Panel, line: Colour, (dot, shape): (Colour, Shape), palette: &Palette) -> Item {
        let along = |value: &dyn Fn(f64) -> f64| {
            let points = self.times().map(|t| (t, value(t))).filter(|(_, value)| value.is_finite());
            let line = thin(points.filter_map(|(t, value)| panel.place([t, value])), NEAR);
            panel.frame.clip(&[line]).iter().map(|piece| simplify(piece, LINE_TOLERANCE)).collect::<Vec<_>>()
        };
        let mut items = Vec::new();
        if let Some(envelope) = self.envelope {
            let lines = [along(&|t| envelope.at(t)), along(&|t| -envelope.at(t))].concat();
            items.push(Item::Lines { lines, colour: palette.frame, width: 0.9 });
        }
        let curve = along(&|t| self.form.between(t));
        items.push(Item::Lines { lines: curve, colour: line, width: 1.8 });
        let radius = if self.shown > 80 { 1.7 } else { 2.6 };
        let place = |(i, &value): (usize, &f64)| panel.place([i as f64, value]);
        let dots = self.dots.iter().enumerate().filter_map(place).map(|point| (point, radius));
        let points = distinct(dots, NEAR);
        items.push(Item::Markers { points, shape, fill: Some(dot), stroke: None });
        panel.inside(items)
    }
}

/// The key in a row under the headings: the meaning of dots and lines.
fn key(style: Style, palette: &Palette, theory: &Theory, enveloped: bool) -> Vec<Item> {
    const BASELINE: f64 = 73.0;
    const MARK: f64 = 20.0;
    const LENGTH: f64 = MARK - 4.0;
    let (colour, shape) = style.theme.method_of(theory.experiment());
    let middle = BASELINE - 0.35 * TEXT_SIZE;
    let line = |colour, width| move |x| vec![dash([x, middle], LENGTH, colour, width)];
    let dot = move |x: f64| {
        let points = vec![([x + 0.5 * LENGTH, middle], 2.6)];
        vec![Item::Markers { points, shape, fill: Some(colour), stroke: None }]
    };
    let mut entries: Vec<Entry<'_>> = vec![
        (Box::new(dot), style.words(&Label::Iterates)),
        (Box::new(line(style.theme.height(0.5), 1.8)), style.words(&Label::ClosedForm)),
    ];
    if enveloped {
        entries.push((Box::new(line(palette.frame, 0.9)), style.words(&Label::Envelope)));
    }
    let at = [f64::midpoint(LEFT, RIGHT), BASELINE];
    KeyRow { at, size: TEXT_SIZE, indent: MARK, gap: 26.0, page: SIZE[0] }.items(entries, palette.secondary)
}

/// The lines under the panels: the name of the axis, how the run ended, and the limits of the theory.
fn captions(
    theory: &Theory,
    trajectory: &Trajectory,
    shown: usize,
    style: Style,
    palette: &Palette,
) -> Vec<Item> {
    let say = |label| style.lang.say(&label);
    let middle = f64::midpoint(LEFT, RIGHT);
    let mut axis = say(Label::Update);
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
