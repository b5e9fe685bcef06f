use korogaru_lab::{Acting, Explanation, Interval, Mechanism, Trajectory, Update};
use korogaru_text::{Label, named};

use super::axis_scale::AxisScale;
use super::line::{Stroke, line_items, line_pieces};
use super::panel::{Panel, updates};
use super::{Metadata, page, titles};
use crate::drawing::{dash, fitted};
use crate::font;
use crate::frame::Frame;
use crate::math;
use crate::palette::Palette;
use crate::scene::{Colour, Item, Scene, Shape, Span};
use crate::theme::Style;

const WIDTH: f64 = 640.0;
const LEFT: f64 = 72.0;
const RIGHT: f64 = 552.0;
const TOP: f64 = 72.0;
const TALL: f64 = 112.0;
const GAP: f64 = 16.0;

/// A line of a panel: a number for each iteration from `first` on.
pub(super) struct Series {
    first: usize,
    pub(super) numbers: Vec<f64>,
    colour: Colour,
    width: f64,
    /// The shape of the dots.
    shape: Shape,
    /// The name beside the panel.
    name: Vec<Span>,
    /// The index of the name.
    index: Vec<Span>,
}

/// One panel of the figure.
pub(super) struct Subplot {
    /// The name of what the panel shows.
    name: Vec<Span>,
    pub(super) curves: Vec<Series>,
    pub(super) scale: AxisScale,
}

/// Draws x(t), y(t), what moved them, and the loss f(x, y) over all updates. What moved them is the velocity
/// v(t) if the method has one, the effective step sizes if it has these, and otherwise the move of each
/// update. The axes of loss and step sizes are logarithmic; that of the loss is linear if a loss is below 0.
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
    let subplots = subplots(explanation, style);
    let steps = updates(explanation.len(), 0.0);

    let mut items = Vec::new();
    let mut bottom = TOP;
    for (i, subplot) in subplots.iter().enumerate() {
        let top = TOP + i as f64 * (TALL + GAP);
        bottom = top + TALL;
        let panel = subplot.panel(Frame { left: LEFT, top, right: RIGHT, bottom }, steps);
        let is_last = i + 1 == subplots.len();
        items.extend(subplot.items(&panel, is_last, WIDTH, &palette));
        items.extend(is_last.then(|| panel.name(style.lang.say(&Label::Update), &palette)));
    }
    items.extend(titles(experiment, style, WIDTH / 2.0, [30.0, 54.0]));
    let description = style.lang.say(&Label::CurvesDescription {
        method: named(style.lang, experiment),
        formula: experiment.objective().formula().to_owned(),
        count: explanation.len(),
    });
    let words = Metadata::of(experiment, description, style);
    page(style, words, [WIDTH, bottom + 46.0], items)
}

impl Subplot {
    /// The axes of the panel, in a frame.
    pub(super) fn panel(&self, frame: Frame, steps: Interval) -> Panel {
        Panel { frame, steps, scale: self.scale }
    }

    /// Axes, curves and their names. `numbers` says whether there are numbers under the frame.
    pub(super) fn items(&self, panel: &Panel, numbers: bool, page: f64, palette: &Palette) -> Vec<Item> {
        let mut items = panel.axes(numbers, palette);
        items.push(panel.inside(self.curves.iter().flat_map(|curve| curve_items(panel, curve)).collect()));
        items.extend(names(&panel.frame, self, page, palette.ink));
        items
    }
}

pub(super) fn subplots(explanation: &Explanation<'_>, style: Style) -> Vec<Subplot> {
    let palette = style.theme.palette();
    let trajectory = explanation.trajectory();
    // Both axes have one colour and width in every panel.
    let along = |axis: usize, first: usize, numbers: Vec<f64>, symbol: &str| {
        let (colour, width) = [(palette.ink, 2.2), (palette.along_y, 1.4)][axis];
        let axis = ["x", "y"][axis];
        let (name, index) = match symbol {
            "v" => (math::formula(symbol), math::formula(axis)),
            _ => (math::formula(&format!("{symbol}{axis}")), Vec::new()),
        };
        Series { first, numbers, colour, width, shape: Shape::Circle, name, index }
    };
    let whole = 0..trajectory.len();
    let mut subplots = Vec::new();
    for axis in [0, 1] {
        let numbers: Vec<f64> = whole.clone().map(|i| trajectory.position(i)[axis]).collect();
        let curve = along(axis, 0, numbers, "");
        subplots.push(Subplot {
            name: math::formula(["x", "y"][axis]),
            scale: AxisScale::linear(curve.numbers.iter().copied()),
            curves: vec![Series { name: Vec::new(), ..curve }],
        });
    }

    let (name, symbol, logarithmic) = match explanation.mechanism() {
        Mechanism::Velocity | Mechanism::LookAhead => (math::formula("v"), "v", false),
        Mechanism::StepSize => (style.words(&Label::StepSizeName), "", true),
        _ => (style.words(&Label::Move), "Δ", false),
    };
    let moved = |axis: usize| {
        let velocity = |step: &Update| Some(trajectory.velocity_parts(step.number)?[axis].sum());
        let numbers = explanation.updates().map(|step| match (velocity(&step), &step.acting) {
            // The velocity as the method keeps it, in its own convention.
            (Some(velocity), _) => velocity,
            (None, Acting::StepSizes(sizes)) => sizes[axis].size,
            (None, _) => step.moved[axis],
        });
        along(axis, 1, numbers.collect(), symbol)
    };
    let curves = vec![moved(0), moved(1)];
    let numbers = || curves.iter().flat_map(|curve| curve.numbers.iter().copied());
    let positive = numbers().any(|number| number > 0.0);
    let scale = if logarithmic && positive {
        AxisScale::logarithmic(numbers())
    } else {
        AxisScale::linear(numbers())
    };
    subplots.push(Subplot { name, scale, curves });

    let curve = Series { shape: Shape::Circle, ..Series::loss(trajectory, style) };
    let scale = loss_scale(std::slice::from_ref(&curve));
    subplots.push(Subplot { name: style.words(&Label::Loss), scale, curves: vec![curve] });
    subplots
}

impl Series {
    /// f at every iteration of a run, in the colour and with the marker of its method.
    pub(super) fn loss(trajectory: &Trajectory, style: Style) -> Self {
        let numbers = (0..trajectory.len()).map(|i| trajectory.value(i)).collect();
        let (colour, shape) = style.theme.method_of(trajectory.experiment());
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

/// A logarithmic scale, unless a loss is below 0.
pub(super) fn loss_scale(curves: &[Series]) -> AxisScale {
    let losses = || curves.iter().flat_map(|curve| curve.numbers.iter().copied());
    let logarithmic = losses().all(|loss| loss >= 0.0) && losses().any(|loss| loss > 0.0);
    if logarithmic { AxisScale::logarithmic(losses()) } else { AxisScale::linear(losses()) }
}

/// The line, with gaps where a number has no place, and a dot for each iteration if there are few.
pub(super) fn curve_items(panel: &Panel, curve: &Series) -> Vec<Item> {
    line_items(panel, curve.points(), curve.stroke())
}

/// What each frame of an animation adds to the line and to the dots. `clock` is the number of updates in each
/// frame.
pub(super) fn curve_pieces(panel: &Panel, curve: &Series, clock: &[usize]) -> [Vec<(usize, Item)>; 2] {
    let seen = clock.iter().map(|steps| (steps + 1).saturating_sub(curve.first));
    line_pieces(panel, curve.points(), curve.stroke(), seen)
}

/// The names right of the frame: what the panel shows, and which line is which.
fn names(frame: &Frame, subplot: &Subplot, page: f64, ink: Colour) -> Vec<Item> {
    let left = frame.right + 10.0;
    let text = |at: [f64; 2], size: f64, spans: Vec<Span>| fitted(at, spans, size, page, ink);
    let mut items = vec![text([left, frame.top + 13.0], 14.0, subplot.name.clone())];
    let named = subplot.curves.iter().filter(|curve| !curve.name.is_empty());
    for (i, curve) in named.enumerate() {
        let y = frame.top + 36.0 + 18.0 * i as f64;
        items.push(dash([left, y - 4.0], 16.0, curve.colour, curve.width));
        let width = font::total_width(&curve.name, 13.0);
        items.push(text([left + 22.0, y], 13.0, curve.name.clone()));
        if !curve.index.is_empty() {
            items.push(text([left + 23.0 + width, y + 3.0], 10.0, curve.index.clone()));
        }
    }
    items
}
