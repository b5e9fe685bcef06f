use korogaru_lab::{Comparison, Interval, Trajectory};
use korogaru_text::Label;

use super::covered::{widen, wider};
use super::curves::{Curve, curve_items, curve_pieces, loss_scale};
use super::heights::Scale;
use super::note::{Mark, mark_items};
use super::panel::{Panel, label};
use super::sheet::{self, compared_page, ending};
use super::trajectory::markers;
use super::{Backdrop, TITLE_SIZE, fitted, heading};
use crate::scene::{Anchor, Item, Scene};
use crate::theme::{Palette, Style};
use crate::{Error, ErrorKind, math};

const WIDTH: f64 = 900.0;
/// The panel of losses.
const TOP: f64 = 486.0;
const BOTTOM: f64 = 636.0;
const HEIGHT: f64 = 706.0;
/// The key of the methods.
const KEY: f64 = 668.0;
const NAME: f64 = 14.0;
const LINE: f64 = 11.0;
const LINE_ROW: f64 = 15.0;

/// All paths of a comparison over one set of contour lines, each in its method's colour and with its marker, and under
/// them f over the steps. Beside them stand each method's hyperparameters, f at the end, and whether the path left the
/// view.
///
/// `runs` are those of the comparison's experiments, in order.
///
/// # Errors
///
/// [`ErrorKind::OverlayTwice`] where a method comes twice: it has one colour and one marker.
///
/// ```
/// use korogaru_figure::{Style, Theme, overlay_figure, svg};
/// use korogaru_lab::book;
/// use korogaru_text::Lang;
///
/// let methods = book::all_methods();
/// let style = Style { lang: Lang::En, theme: Theme::Dark };
/// let scene = overlay_figure(&methods, &methods.run(), style).unwrap();
/// assert!(svg(&scene).contains("RMSProp"));
/// ```
pub fn overlay_figure(comparison: &Comparison, runs: &[Trajectory], style: Style) -> Result<Scene, Error> {
    let Overlay { size, backdrop, start, mut items, losses } = Overlay::new(comparison, runs, style)?;
    let palette = style.theme.palette();
    let area = backdrop.axes.area();
    let paths = runs.iter().map(|run| backdrop.path(run, Overlay::SCALE, style));
    let (mut paths, ends): (Vec<_>, Vec<_>) = paths.map(|path| (path.line, path.end)).unzip();
    let wider = wider(&paths, Overlay::WIDER);
    paths.iter_mut().zip(wider).for_each(|(path, more)| widen(path, more));
    let mut lines = paths.concat();
    lines.extend(mark_items(Mark::Start, start, Overlay::SCALE, palette.ink, &palette));
    items.push(Item::Clipped { area, items: lines });
    items.extend(backdrop.minimum_signs(1.0, &palette));
    items.push(Item::Clipped { area, items: ends.concat() });
    items.push(losses.panel.inside(losses.items().concat()));
    Ok(compared_page(comparison, runs, style, size, items))
}

/// What of the figure does not depend on how far the runs have come.
pub(super) struct Overlay {
    /// Of the page.
    pub(super) size: [f64; 2],
    pub(super) backdrop: Backdrop,
    /// All begin at one point, which is nobody's own.
    pub(super) start: [f64; 2],
    pub(super) items: Vec<Item>,
    pub(super) losses: Losses,
}

/// f over the steps of every run.
pub(super) struct Losses {
    pub(super) panel: Panel,
    pub(super) scale: Scale,
    pub(super) curves: Vec<Curve>,
}

impl Overlay {
    /// Of paths and marks.
    pub(super) const SCALE: f64 = 0.85;
    /// How far a path shows beside one that goes the same way over it.
    pub(super) const WIDER: f64 = 2.4;

    pub(super) fn new(comparison: &Comparison, runs: &[Trajectory], style: Style) -> Result<Self, Error> {
        if !comparison.is_of_methods() {
            return Err(ErrorKind::OverlayTwice.into());
        }
        let palette = style.theme.palette();
        let backdrop = Backdrop::new(&comparison.experiments()[0]);
        let axes = &backdrop.axes;
        let mut items = vec![backdrop.contours(style, 1.3)];
        items.extend(axes.items(&palette));
        // What + means stands with the other marks at the foot.
        items.extend(backdrop.key_of_heights(style, &palette).0);
        let formula = math::equation(backdrop.objective.formula());
        items.push(heading(formula, TITLE_SIZE, 40.0, axes, palette.ink));
        let losses = Losses::new(runs, style);
        items.extend(losses.frame(style, &palette));
        items.extend(key(runs, axes.top, style, &palette));
        let size = [WIDTH, HEIGHT + sheet::foot(comparison, style)];
        items.extend(sheet::key(comparison, &backdrop, size, style, &palette));
        let start = axes.place(comparison.experiments()[0].start());
        Ok(Self { size, backdrop, start, items, losses })
    }
}

impl Losses {
    fn new(runs: &[Trajectory], style: Style) -> Self {
        let curves: Vec<Curve> = runs.iter().map(|run| Curve::loss(run, style)).collect();
        let last = runs.iter().map(|run| run.len().saturating_sub(1)).max().unwrap_or(0).max(1) as f64;
        let steps = Interval::new(0.0, last).expect("there is a step at least");
        let panel = Panel { left: 66.0, top: TOP, right: 552.0, bottom: BOTTOM, steps };
        Self { panel, scale: loss_scale(&curves), curves }
    }

    /// All but the curves.
    fn frame(&self, style: Style, palette: &Palette) -> Vec<Item> {
        let panel = &self.panel;
        let mut items = panel.heights_axis(self.scale, palette);
        items.extend(panel.steps_axis(true, palette));
        items.push(panel.frame(palette));
        let middle = f64::midpoint(panel.left, panel.right);
        let axis = style.lang.say(&Label::StepAxis);
        items.push(label([middle, BOTTOM + 34.0], Anchor::Middle, axis, palette));
        let name = math::words(style.lang.say(&Label::Loss));
        items.push(fitted([panel.right + 10.0, TOP + 13.0], name, 14.0, 640.0, palette.ink));
        items
    }

    /// All curves, each in its items, wider where others lie over them.
    fn items(&self) -> Vec<Vec<Item>> {
        let items = |curve: &Curve| curve_items(&self.panel, self.scale, curve);
        let mut items: Vec<Vec<Item>> = self.curves.iter().map(items).collect();
        items.iter_mut().zip(self.wider()).for_each(|(items, more)| widen(items, more));
        items
    }

    /// By how much each curve is wider.
    pub(super) fn wider(&self) -> Vec<f64> {
        const WIDER: f64 = 1.5;
        let items = |curve: &Curve| curve_items(&self.panel, self.scale, curve);
        wider(&self.curves.iter().map(items).collect::<Vec<_>>(), WIDER)
    }

    /// A curve as it comes: lines, and dots where there are any, each with the frame that adds it, in which so many updates
    /// have been made.
    pub(super) fn pieces(&self, curve: &Curve, clock: &[usize]) -> [Vec<(usize, Item)>; 2] {
        curve_pieces(&self.panel, self.scale, curve, clock)
    }
}

/// Beside the planes: colour and marker of each method, and what became of its run.
fn key(runs: &[Trajectory], top: f64, style: Style, palette: &Palette) -> Vec<Item> {
    let mut items = Vec::new();
    let mut baseline = top + NAME;
    for run in runs {
        let info = run.experiment().method().info();
        let (colour, shape) = style.theme.method(info.name);
        let y = baseline - 0.36 * NAME;
        items.push(Item::Lines { lines: vec![vec![[KEY, y], [KEY + 22.0, y]]], colour, width: 1.8 });
        items.push(markers(&[([KEY + 11.0, y], 3.8)], shape, 0.0, colour));
        items.push(fitted([KEY + 30.0, baseline], math::words(info.label), NAME, WIDTH, palette.ink));
        for line in ending(run, runs, WIDTH - KEY - 36.0, style) {
            baseline += LINE_ROW;
            items.push(fitted([KEY + 30.0, baseline + 1.0], line, LINE, WIDTH, palette.secondary));
        }
        baseline += 2.0 * LINE_ROW;
    }
    items
}
