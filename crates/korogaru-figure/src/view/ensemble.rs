//! An ensemble of noisy runs: their paths, and the spread of their losses.

use korogaru_lab::{Band, Ensemble};
use korogaru_text::{Label, ensemble_noise, method_named, method_with, number};

use super::axis_scale::AxisScale;
use super::line::unbroken;
use super::note::{Mark, Note, mark_items};
use super::panel::{Panel, updates};
use super::{Backdrop, Metadata, page};
use crate::axes::SIZE;
use crate::colour::mix;
use crate::drawing::{Entry, KeyRow, dash, fitted};
use crate::frame::{Frame, MARGIN};
use crate::palette::Palette;
use crate::path::Coverage;
use crate::scene::{Colour, Item, Scene, Shape};
use crate::theme::Style;

/// The panel of losses under the plane.
const PANEL_TOP: f64 = 500.0;
const PANEL_BOTTOM: f64 = 640.0;
const PAGE: [f64; 2] = [SIZE[0], 708.0];
/// The paths of this many runs are drawn. More would be a blot.
const MOST_PATHS: usize = 40;
/// The most points along the panel: two for each pixel.
const MOST_PLACES: usize = 960;
/// Points nearer than this many pixels to the one before are not drawn again.
const NEAR: f64 = 0.3;
const KEY_SIZE: f64 = 11.0;
const KEY_BASELINE: f64 = PANEL_BOTTOM + 56.0;

impl Backdrop {
    /// Draws many runs over the contour lines, faintly, and under them their losses over the updates: the
    /// median, and the bands that contain half and nine tenths of the runs. The axis of losses is logarithmic
    /// if all finite losses are above 0. Where runs have diverged and a quantile is infinite, its band is not
    /// drawn.
    ///
    /// The backdrop must be that of the ensemble's experiment.
    ///
    /// ```
    /// use korogaru_figure::{Backdrop, Style, Theme, svg};
    /// use korogaru_lab::{Ensemble, Experiment, Setting};
    /// use korogaru_text::Lang;
    ///
    /// let experiment = Experiment::default().with_settings(&[Setting::text("noise", "1")])?;
    /// let ensemble = Ensemble::run(&experiment, 20, 1)?;
    /// let style = Style { lang: Lang::En, theme: Theme::Light };
    /// assert!(svg(&Backdrop::new(&experiment).ensemble_figure(&ensemble, style)).contains("median"));
    /// # Ok::<(), korogaru_lab::Error>(())
    /// ```
    #[must_use]
    pub fn ensemble_figure(&self, ensemble: &Ensemble, style: Style) -> Scene {
        let palette = style.theme.palette();
        let experiment = ensemble.experiment();
        let (colour, _) = style.theme.method_of(experiment);
        let tints = Tints::of(colour, &palette);
        let (paths, shown) = self.paths(ensemble, &tints, &palette);
        let occupied: Vec<[f64; 2]> = shown.into_iter().chain(self.minima()).collect();
        let mut items = self.figure(style, paths, Vec::new(), &note(ensemble, style), &occupied);
        items.extend(losses(ensemble, &tints, style, &palette));

        let last = ensemble.points().checked_sub(1).and_then(|last| ensemble.loss(last));
        let said = |of: fn(&Band) -> f64| {
            last.as_ref().map_or(String::new(), |band| number::significant(of(band), 4))
        };
        let random = ensemble_noise(style.lang, ensemble);
        let description = style.lang.say(&Label::EnsembleDescription {
            method: method_named(style.lang, experiment.method()),
            formula: self.objective.formula().to_owned(),
            noise: style.lang.list(&random),
            count: ensemble.len(),
            median: said(|band| band.median),
            low: said(|band| band.low),
            high: said(|band| band.high),
        });
        let title = method_with(experiment.method(), &random);
        let words = Metadata { title, ..Metadata::of(experiment, description, style) };
        page(style, words, PAGE, items)
    }

    /// The paths of the first runs and the ends of all, and the places that these cover.
    fn paths(&self, ensemble: &Ensemble, tints: &Tints, palette: &Palette) -> (Vec<Item>, Vec<[f64; 2]>) {
        let axes = &self.axes;
        let mut drawn = Coverage::new(NEAR, axes.frame.edges(MARGIN));
        let (mut lines, mut shown) = (Vec::new(), Vec::new());
        for run in ensemble.runs().iter().take(MOST_PATHS) {
            // A run that has left for good and swings ever wider would cover the whole plane.
            let end = run.left(axes.view).map_or(run.len(), |left| left + 1);
            let points: Vec<[f64; 2]> =
                axes.points(run, 0..end, NEAR).into_iter().map(|(_, at)| at).collect();
            lines.extend(drawn.lines(&points));
            shown.extend(points);
        }
        let last = |run: &korogaru_lab::Trajectory| Some(axes.place(run.position(run.len().checked_sub(1)?)));
        let ends = ensemble.runs().iter().filter(|run| run.diverged_at().is_none()).filter_map(last);
        let ends: Vec<[f64; 2]> = ends.collect();
        let mut items = vec![Item::Lines { lines, colour: tints.path, width: 0.9 }];
        items.push(dots(&ends, tints.line));
        if ensemble.points() > 0 {
            let start = axes.place(ensemble.experiment().start());
            items.extend(mark_items(Mark::Start, start, 1.0, tints.line, palette));
        }
        shown.extend(ends);
        (items, shown)
    }
}

/// Shades of one colour, from faint to full.
struct Tints {
    wide: Colour,
    narrow: Colour,
    path: Colour,
    line: Colour,
}

impl Tints {
    fn of(colour: Colour, palette: &Palette) -> Self {
        let share = |share| mix(palette.paper, colour, share);
        Self { wide: share(0.16), narrow: share(0.34), path: share(0.4), line: colour }
    }
}

/// The ends of runs.
fn dots(points: &[[f64; 2]], colour: Colour) -> Item {
    let points = points.iter().map(|&point| (point, 2.2)).collect();
    Item::Markers { points, shape: Shape::Circle, fill: Some(colour), stroke: None }
}

fn note(ensemble: &Ensemble, style: Style) -> Note {
    let mut note = Note::default();
    note.hyperparameters(ensemble.experiment().method());
    note.row(style.words(&Label::Iterations { count: ensemble.points().saturating_sub(1) }));
    note.noise(ensemble_noise(style.lang, ensemble));
    if ensemble.diverged() > 0 {
        note.row(style.words(&Label::RunsDiverged { diverged: ensemble.diverged(), count: ensemble.len() }));
    }
    note
}

/// The panel under the plane.
fn losses(ensemble: &Ensemble, tints: &Tints, style: Style, palette: &Palette) -> Vec<Item> {
    let last = ensemble.points().saturating_sub(1);
    let stride = (last / MOST_PLACES).max(1);
    let places = (0..=last).filter(|step| step % stride == 0 || *step == last);
    let bands: Vec<(f64, Band)> =
        places.filter_map(|step| Some((step as f64, ensemble.loss(step)?))).collect();
    let finite = || bands.iter().flat_map(|(_, band)| band.numbers()).filter(|number| number.is_finite());
    let scale = match finite().all(|loss| loss > 0.0) && finite().next().is_some() {
        true => AxisScale::logarithmic(finite()),
        false => AxisScale::linear(finite()),
    };
    let frame = Frame { left: 66.0, top: PANEL_TOP, right: 552.0, bottom: PANEL_BOTTOM };
    let panel = Panel { frame, steps: updates(last, 0.0), scale };

    let mut items = panel.heights_axis(palette);
    items.extend(panel.steps_axis(true, palette));
    let mut inside = Vec::new();
    for (colour, ends) in [
        (tints.wide, (|band: &Band| [band.low, band.high]) as fn(&Band) -> [f64; 2]),
        (tints.narrow, |band| [band.lower, band.upper]),
    ] {
        let place = |(step, band): &(f64, Band)| {
            let [low, high] =
                ends(band).map(|loss| loss.is_finite().then(|| panel.place([*step, loss])).flatten());
            Some([low?, high?])
        };
        let placed: Vec<Option<[[f64; 2]; 2]>> = bands.iter().map(place).collect();
        for stretch in placed.split(Option::is_none).filter(|stretch| stretch.len() > 1) {
            let along = |end: usize| stretch.iter().flatten().map(move |ends| ends[end]);
            let corners = along(0).chain(along(1).rev()).collect();
            inside.push(Item::Polygon { corners, fill: colour });
        }
    }
    let median = |(step, band): &(f64, Band)| {
        band.median.is_finite().then(|| panel.place([*step, band.median])).flatten()
    };
    let medians: Vec<Option<[f64; 2]>> = bands.iter().map(median).collect();
    let lines: Vec<Vec<[f64; 2]>> = unbroken(&medians).filter(|line| line.len() > 1).collect();
    inside.push(Item::Lines { lines: frame.clip(&lines), colour: tints.line, width: 1.8 });
    items.push(panel.inside(inside));
    items.push(frame.outline(palette));
    items.push(panel.name(style.lang.say(&Label::Update), palette));
    items.extend(key(&frame, tints, style, palette));
    items
}

/// The name of what the panel shows, and under it a row with the meaning of the colours.
fn key(frame: &Frame, tints: &Tints, style: Style, palette: &Palette) -> Vec<Item> {
    let name = style.words(&Label::Loss);
    let at = [frame.right + 10.0, frame.top + 12.0];
    let mut items = vec![fitted(at, name, 13.0, PAGE[0], palette.secondary)];
    let y = KEY_BASELINE - 0.36 * KEY_SIZE;
    let line = |colour, width, label: Label| -> Entry<'_> {
        (Box::new(move |left| vec![dash([left, y], 12.0, colour, width)]), style.words(&label))
    };
    let end = tints.line;
    let entries = vec![
        line(tints.line, 1.8, Label::Median),
        line(tints.narrow, 10.0, Label::ShareOfRuns { share: 50 }),
        line(tints.wide, 10.0, Label::ShareOfRuns { share: 90 }),
        // The line is wider here than in the figure, where many lie over one another.
        line(tints.path, 1.6, Label::OneRun),
        (Box::new(move |left: f64| vec![dots(&[[left + 7.0, y]], end)]), style.words(&Label::End)),
    ];
    let at = [frame.middle()[0], KEY_BASELINE];
    let row = KeyRow { at, size: KEY_SIZE, indent: 17.0, gap: 14.0, page: PAGE[0] };
    items.extend(row.items(entries, palette.secondary));
    items
}
