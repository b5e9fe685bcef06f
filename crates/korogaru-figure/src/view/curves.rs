use korogaru_lab::{Acting, Explanation, Interval, Mechanism, Step, Trajectory};
use korogaru_text::{Label, named};

use super::heights::Scale;
use super::line::{Stroke, line_items, line_pieces};
use super::panel::{Panel, label};
use super::setting::subtitle;
use super::{TITLE_SIZE, Words, centred, fitted, page};
use crate::font;
use crate::math;
use crate::scene::{Anchor, Colour, Item, Run, Scene, Shape};
use crate::theme::Style;

const WIDTH: f64 = 640.0;
const LEFT: f64 = 72.0;
const RIGHT: f64 = 552.0;
const TOP: f64 = 72.0;
const TALL: f64 = 112.0;
const GAP: f64 = 16.0;

/// A line of a panel: the number at each iteration from the first on.
pub(super) struct Curve {
    first: usize,
    pub(super) numbers: Vec<f64>,
    colour: Colour,
    width: f64,
    /// Of the dots.
    shape: Shape,
    /// What it is called beside the panel.
    name: Vec<Run>,
    /// Set lower after the name.
    index: Vec<Run>,
}

/// One frame of the picture.
pub(super) struct Strip {
    /// What it shows.
    name: Vec<Run>,
    pub(super) curves: Vec<Curve>,
    pub(super) scale: Scale,
}

/// Over one time axis x(t), y(t), what moved them, and the loss f(x, y). What moved them is the velocity v(t) where the
/// method has one, the effective step sizes where it has these, and else the move of each step. Loss and step sizes stand
/// on a logarithmic axis, the loss as long as none is below 0.
///
/// ```
/// use korogaru_figure::{Style, Theme, curves_figure, svg};
/// use korogaru_lab::{Experiment, Explanation, run};
/// use korogaru_text::Lang;
///
/// let trajectory = run(&Experiment::default());
/// let style = Style { lang: Lang::En, theme: Theme::Dark };
/// assert!(svg(&curves_figure(&Explanation::new(&trajectory), style)).contains("loss"));
/// ```
#[must_use]
pub fn curves_figure(explanation: &Explanation<'_>, style: Style) -> Scene {
    let palette = style.theme.palette();
    let experiment = explanation.trajectory().experiment();
    let strips = strips(explanation, style);
    let last = explanation.len().max(1) as f64;
    let steps = Interval::new(0.0, last).expect("there is a step at least");

    let mut items = Vec::new();
    let mut bottom = TOP;
    for (i, strip) in strips.iter().enumerate() {
        let top = TOP + i as f64 * (TALL + GAP);
        bottom = top + TALL;
        let panel = Panel { left: LEFT, top, right: RIGHT, bottom, steps };
        items.extend(panel.heights_axis(strip.scale, &palette));
        items.extend(panel.steps_axis(i + 1 == strips.len(), &palette));
        items.push(panel.frame(&palette));
        items.push(inside(&panel, strip));
        items.extend(names(&panel, strip, WIDTH, palette.ink));
    }
    let axis = style.lang.say(&Label::StepAxis);
    items.push(label([f64::midpoint(LEFT, RIGHT), bottom + 34.0], Anchor::Middle, axis, &palette));

    let method = experiment.method();
    items.push(centred(math::words(method.info().label), TITLE_SIZE, [WIDTH / 2.0, 30.0], palette.ink));
    items.push(centred(subtitle(experiment, style.lang), 13.0, [WIDTH / 2.0, 54.0], palette.secondary));
    let description = style.lang.say(&Label::CurvesDescription {
        method: named(style.lang, experiment),
        formula: experiment.objective().formula().to_owned(),
        count: explanation.len(),
    });
    let words = Words::of(experiment, description, style);
    page(style, words, [WIDTH, bottom + 46.0], items)
}

/// The curves of a panel.
pub(super) fn inside(panel: &Panel, strip: &Strip) -> Item {
    panel.inside(strip.curves.iter().flat_map(|curve| curve_items(panel, strip.scale, curve)).collect())
}

pub(super) fn strips(explanation: &Explanation<'_>, style: Style) -> Vec<Strip> {
    let palette = style.theme.palette();
    let trajectory = explanation.trajectory();
    let say = |label: Label| math::words(style.lang.say(&label));
    // Both axes have one colour and width in every panel.
    let along = |axis: usize, first: usize, numbers: Vec<f64>, symbol: &str| {
        let (colour, width) = [(palette.ink, 2.2), (palette.along_y, 1.4)][axis];
        let axis = ["x", "y"][axis];
        let (name, index) = match symbol {
            "v" => (math::formula(symbol), math::formula(axis)),
            _ => (math::formula(&format!("{symbol}{axis}")), Vec::new()),
        };
        Curve { first, numbers, colour, width, shape: Shape::Circle, name, index }
    };
    let whole = 0..trajectory.len();
    let mut strips = Vec::new();
    for axis in [0, 1] {
        let numbers: Vec<f64> = whole.clone().map(|i| trajectory.position(i)[axis]).collect();
        let curve = along(axis, 0, numbers, "");
        strips.push(Strip {
            name: math::formula(["x", "y"][axis]),
            scale: Scale::linear(curve.numbers.iter().copied()),
            curves: vec![Curve { name: Vec::new(), ..curve }],
        });
    }

    let (name, symbol, logarithmic) = match explanation.mechanism() {
        Mechanism::Velocity | Mechanism::LookAhead => (math::formula("v"), "v", false),
        Mechanism::StepSize => (say(Label::StepSizeName), "", true),
        _ => (say(Label::Move), "Δ", false),
    };
    let moved = |axis: usize| {
        let velocity = |step: &Step| Some(trajectory.velocity_parts(step.number)?[axis].sum());
        let numbers = explanation.steps().map(|step| match (velocity(&step), &step.acting) {
            // As the method keeps it, in its own convention, as all that names v does.
            (Some(velocity), _) => velocity,
            (None, Acting::StepSizes(sizes)) => sizes[axis].size,
            (None, _) => step.moved[axis],
        });
        along(axis, 1, numbers.collect(), symbol)
    };
    let curves = vec![moved(0), moved(1)];
    let numbers = || curves.iter().flat_map(|curve| curve.numbers.iter().copied());
    let positive = numbers().any(|number| number > 0.0);
    let scale =
        if logarithmic && positive { Scale::logarithmic(numbers()) } else { Scale::linear(numbers()) };
    strips.push(Strip { name, scale, curves });

    let curve = Curve { shape: Shape::Circle, ..Curve::loss(trajectory, style) };
    let scale = loss_scale(std::slice::from_ref(&curve));
    strips.push(Strip { name: say(Label::Loss), scale, curves: vec![curve] });
    strips
}

impl Curve {
    /// f at every point of a run, in the colour and with the marker of its method.
    pub(super) fn loss(trajectory: &Trajectory, style: Style) -> Self {
        let numbers = (0..trajectory.len()).map(|i| trajectory.value(i)).collect();
        let (colour, shape) = style.theme.method(trajectory.experiment().method().info().name);
        let [name, index] = [const { Vec::new() }; 2];
        Self { first: 0, numbers, colour, width: 1.8, shape, name, index }
    }

    /// Each number with its iteration.
    fn points(&self) -> impl Iterator<Item = [f64; 2]> {
        self.numbers.iter().enumerate().map(|(i, &number)| [(self.first + i) as f64, number])
    }

    fn stroke(&self) -> Stroke {
        Stroke { colour: self.colour, width: self.width, shape: self.shape }
    }
}

/// By logarithms, as long as no loss is below 0.
pub(super) fn loss_scale(curves: &[Curve]) -> Scale {
    let losses = || curves.iter().flat_map(|curve| curve.numbers.iter().copied());
    let logarithmic = losses().all(|loss| loss >= 0.0) && losses().any(|loss| loss > 0.0);
    if logarithmic { Scale::logarithmic(losses()) } else { Scale::linear(losses()) }
}

/// The line, broken where a number has no place, and a dot for each step where there are few.
pub(super) fn curve_items(panel: &Panel, scale: Scale, curve: &Curve) -> Vec<Item> {
    line_items(panel, scale, curve.points(), curve.stroke())
}

/// The same as it comes, where so many steps have been made in each frame.
pub(super) fn curve_pieces(
    panel: &Panel,
    scale: Scale,
    curve: &Curve,
    clock: &[usize],
) -> [Vec<(usize, Item)>; 2] {
    let seen = clock.iter().map(|steps| (steps + 1).saturating_sub(curve.first));
    line_pieces(panel, scale, curve.points(), curve.stroke(), seen)
}

/// Right of the frame: what the panel shows, and which line is which.
pub(super) fn names(panel: &Panel, strip: &Strip, page: f64, ink: Colour) -> Vec<Item> {
    let left = panel.right + 10.0;
    let text = |at: [f64; 2], size: f64, runs: Vec<Run>| fitted(at, runs, size, page, ink);
    let mut items = vec![text([left, panel.top + 13.0], 14.0, strip.name.clone())];
    let named = strip.curves.iter().filter(|curve| !curve.name.is_empty());
    for (i, curve) in named.enumerate() {
        let y = panel.top + 36.0 + 18.0 * i as f64;
        items.push(Item::Lines {
            lines: vec![vec![[left, y - 4.0], [left + 16.0, y - 4.0]]],
            colour: curve.colour,
            width: curve.width,
        });
        let width = font::total_width(&curve.name, 13.0);
        items.push(text([left + 22.0, y], 13.0, curve.name.clone()));
        if !curve.index.is_empty() {
            items.push(text([left + 23.0 + width, y + 3.0], 10.0, curve.index.clone()));
        }
    }
    items
}
