use korogaru_lab::{Comparison, Trajectory};
use korogaru_text::Label;

use super::covered::{widen, wider};
use super::curves::{Series, curve_items, curve_pieces, loss_scale};
use super::note::{Mark, mark_items};
use super::panel::{Panel, updates};
use super::sheet::{self, compared_page, ending};
use super::{Backdrop, TITLE_SIZE};
use crate::drawing::{dash, fitted, markers};
use crate::frame::Frame;
use crate::palette::Palette;
use crate::scene::{Item, Scene};
use crate::theme::Style;
use crate::{Error, ErrorKind, math};

const WIDTH: f64 = 900.0;
/// The ends of the panel of losses.
const TOP: f64 = 486.0;
const BOTTOM: f64 = 636.0;
const HEIGHT: f64 = 706.0;
/// The left end of the key of methods.
const KEY: f64 = 668.0;
const NAME: f64 = 14.0;
const LINE: f64 = 11.0;
const LINE_ROW: f64 = 15.0;

/// Draws all paths of a comparison over one set of contour lines, each in the colour and with the marker of
/// its method, and under them f over the updates. The key beside them gives the hyperparameters of each
/// method, f at the end, and whether the path left the view.
///
/// `runs` must be the runs of the comparison's experiments, in order.
///
/// # Errors
///
/// [`ErrorKind::OverlayTwice`] if a method occurs twice, since both runs would have the same colour and
/// marker.
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
    let paths = runs.iter().map(|run| backdrop.path(run, Overlay::SCALE, style));
    let (mut paths, ends): (Vec<_>, Vec<_>) = paths.map(|path| (path.line, path.end)).unzip();
    let wider = wider(&paths, Overlay::WIDER);
    paths.iter_mut().zip(wider).for_each(|(path, more)| widen(path, more));
    let mut lines = paths.concat();
    lines.extend(mark_items(Mark::Start, start, Overlay::SCALE, palette.ink, &palette));
    items.push(backdrop.clipped(lines));
    items.extend(backdrop.minimum_signs(1.0, &palette));
    items.push(backdrop.clipped(ends.concat()));
    items.push(losses.panel.inside(losses.items().concat()));
    Ok(compared_page(comparison, runs, style, size, items))
}

/// The parts of the figure that do not depend on how far the runs have come.
pub(super) struct Overlay {
    pub(super) size: [f64; 2],
    pub(super) backdrop: Backdrop,
    /// The start, which all runs share.
    pub(super) start: [f64; 2],
    pub(super) items: Vec<Item>,
    pub(super) losses: Losses,
}

/// f over the updates of every run.
pub(super) struct Losses {
    pub(super) panel: Panel,
    pub(super) curves: Vec<Series>,
}

impl Overlay {
    pub(super) const SCALE: f64 = 0.85;
    /// By how much a path is wider for each path that covers it.
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
        // The meaning of + is at the foot, with the other marks.
        items.extend(backdrop.key_of_heights(style, &palette).0);
        let formula = math::equation(backdrop.objective.formula());
        items.push(backdrop.heading(formula, TITLE_SIZE, 40.0, palette.ink));
        let losses = Losses::new(runs, style);
        items.extend(losses.frame(style, &palette));
        items.extend(key(runs, axes.frame.top, style, &palette));
        let size = [WIDTH, HEIGHT + sheet::foot(comparison, style)];
        items.extend(sheet::key(comparison, &backdrop, size, style, &palette));
        let start = axes.place(comparison.experiments()[0].start());
        Ok(Self { size, backdrop, start, items, losses })
    }
}

impl Losses {
    fn new(runs: &[Trajectory], style: Style) -> Self {
        let curves: Vec<Series> = runs.iter().map(|run| Series::loss(run, style)).collect();
        let last = runs.iter().map(|run| run.len().saturating_sub(1)).max().unwrap_or(0);
        let frame = Frame { left: 66.0, top: TOP, right: 552.0, bottom: BOTTOM };
        let panel = Panel { frame, steps: updates(last, 0.0), scale: loss_scale(&curves) };
        Self { panel, curves }
    }

    /// Everything but the curves.
    fn frame(&self, style: Style, palette: &Palette) -> Vec<Item> {
        let panel = &self.panel;
        let mut items = panel.axes(true, palette);
        items.push(panel.name(style.lang.say(&Label::Update), palette));
        let name = style.words(&Label::Loss);
        items.push(fitted([panel.frame.right + 10.0, TOP + 13.0], name, 14.0, 640.0, palette.ink));
        items
    }

    /// The items of each curve. Curves under others are wider.
    fn items(&self) -> Vec<Vec<Item>> {
        let mut items = self.thin();
        items.iter_mut().zip(self.wider()).for_each(|(items, more)| widen(items, more));
        items
    }

    fn thin(&self) -> Vec<Vec<Item>> {
        self.curves.iter().map(|curve| curve_items(&self.panel, curve)).collect()
    }

    /// By how much each curve is wider.
    pub(super) fn wider(&self) -> Vec<f64> {
        const WIDER: f64 = 1.5;
        wider(&self.thin(), WIDER)
    }

    /// What each frame adds to a curve: lines and dots, each with the index of the frame. `clock` is the
    /// number of updates in each frame.
    pub(super) fn pieces(&self, curve: &Series, clock: &[usize]) -> [Vec<(usize, Item)>; 2] {
        curve_pieces(&self.panel, curve, clock)
    }
}

/// The key beside the plane: the colour and the marker of each method, and how its run ended.
fn key(runs: &[Trajectory], top: f64, style: Style, palette: &Palette) -> Vec<Item> {
    let mut items = Vec::new();
    let mut baseline = top + NAME;
    for run in runs {
        let info = run.experiment().method().info();
        let (colour, shape) = style.theme.method(info.name);
        let y = baseline - 0.36 * NAME;
        items.push(dash([KEY, y], 22.0, colour, 1.8));
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
