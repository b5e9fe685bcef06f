//! Many runs with noisy gradients: their paths, and how their losses spread.

use korogaru_lab::{Band, Ensemble, Interval};
use korogaru_text::{Label, ensemble_noise, method_named, method_with, number};

use super::heights::Scale;
use super::note::{Mark, Note, mark_items};
use super::panel::{Panel, label};
use super::{Backdrop, TITLE_SIZE, Words, fitted, heading, page};
use crate::axes::SIZE;
use crate::colour::mix;
use crate::font;
use crate::math;
use crate::path::{Drawn, thin};
use crate::scene::{Anchor, Colour, Item, Run, Scene, Shape};
use crate::theme::{Palette, Style};

/// Room for the losses under the plane, from the name of its axis to the page's end.
const PANEL_TOP: f64 = 500.0;
const PANEL_BOTTOM: f64 = 640.0;
const PAGE: [f64; 2] = [SIZE[0], 708.0];
/// Of more runs than this the first so many have their paths drawn: more are a blot.
const MOST_PATHS: usize = 40;
/// The most places along the panel: two a pixel.
const MOST_PLACES: usize = 960;
/// Points nearer than this many pixels to the one before are not drawn again.
const NEAR: f64 = 0.3;
const KEY_SIZE: f64 = 11.0;
const KEY_BASELINE: f64 = PANEL_BOTTOM + 56.0;

impl Backdrop {
    /// Many runs over the contour lines, faint, and under them their losses over the steps: the median, and the bands in
    /// which half and nine tenths of the runs lie. The losses stand on a logarithmic axis as long as all that are finite are
    /// above 0; where a quantile is infinite, since runs have diverged, the band has no end there and is not drawn.
    ///
    /// The backdrop is to be that of the ensemble's own experiment.
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
        let info = experiment.method().info();
        let (colour, _) = style.theme.method(info.name);
        let shades = Shades::of(colour, &palette);
        let axes = &self.axes;

        let mut items = vec![self.contours(style, 1.5)];
        items.extend(axes.items(&palette));
        let (paths, shown) = self.paths(ensemble, &shades, &palette);
        items.push(Item::Clipped { area: axes.area(), items: paths });
        items.extend(self.minimum_signs(1.0, &palette));
        let occupied: Vec<[f64; 2]> = shown.into_iter().chain(self.minima()).collect();
        items.extend(note(ensemble, style).items(axes, &occupied, &palette));
        items.extend(self.key(style, &palette));
        items.push(heading(math::words(info.label), TITLE_SIZE, 30.0, axes, palette.ink));
        items.push(heading(math::equation(self.objective.formula()), 13.0, 53.0, axes, palette.secondary));
        items.extend(losses(ensemble, &shades, style, &palette));

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
        let words = Words { title, ..Words::of(experiment, description, style) };
        page(style, words, PAGE, items)
    }

    /// The paths of the first runs, with the ends of all, and the points that they cover.
    fn paths(&self, ensemble: &Ensemble, shades: &Shades, palette: &Palette) -> (Vec<Item>, Vec<[f64; 2]>) {
        let axes = &self.axes;
        let mut drawn = Drawn::new(NEAR, axes.edges(8.0));
        let (mut lines, mut shown) = (Vec::new(), Vec::new());
        for run in ensemble.runs().iter().take(MOST_PATHS) {
            // What has left for good and swings across the plane, ever wider, would cover all of it.
            let end = run.left(axes.view).map_or(run.len(), |left| left + 1);
            let points = thin((0..end).map(|i| axes.place(run.position(i))), NEAR);
            lines.extend(drawn.lines(&points));
            shown.extend(points);
        }
        let last = |run: &korogaru_lab::Trajectory| Some(axes.place(run.position(run.len().checked_sub(1)?)));
        let ends = ensemble.runs().iter().filter(|run| run.diverged_at().is_none()).filter_map(last);
        let ends: Vec<[f64; 2]> = ends.collect();
        let mut items = vec![Item::Lines { lines, colour: shades.path, width: 0.9 }];
        items.push(dots(&ends, shades.line));
        if ensemble.points() > 0 {
            let start = axes.place(ensemble.experiment().start());
            items.extend(mark_items(Mark::Start, start, 1.0, shades.line, palette));
        }
        shown.extend(ends);
        (items, shown)
    }
}

/// One hue from faint to full.
struct Shades {
    wide: Colour,
    narrow: Colour,
    path: Colour,
    line: Colour,
}

impl Shades {
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
    let say = |label: &Label| math::words(style.lang.say(label));
    let mut note = Note::default();
    note.hyperparameters(ensemble.experiment().method());
    note.row(say(&Label::Iterations { count: ensemble.points().saturating_sub(1) }));
    note.noise(ensemble_noise(style.lang, ensemble));
    if ensemble.diverged() > 0 {
        note.row(say(&Label::RunsDiverged { diverged: ensemble.diverged(), count: ensemble.len() }));
    }
    note
}

/// The panel under the plane.
fn losses(ensemble: &Ensemble, shades: &Shades, style: Style, palette: &Palette) -> Vec<Item> {
    let last = ensemble.points().saturating_sub(1);
    let steps = Interval::new(0.0, last.max(1) as f64).expect("there is a step at least");
    let panel = Panel { left: 66.0, top: PANEL_TOP, right: 552.0, bottom: PANEL_BOTTOM, steps };
    let stride = (last / MOST_PLACES).max(1);
    let places = (0..=last).filter(|step| step % stride == 0 || *step == last);
    let bands: Vec<(f64, Band)> =
        places.filter_map(|step| Some((step as f64, ensemble.loss(step)?))).collect();
    let finite = || bands.iter().flat_map(|(_, band)| band.numbers()).filter(|number| number.is_finite());
    let scale = match finite().all(|loss| loss > 0.0) && finite().next().is_some() {
        true => Scale::logarithmic(finite()),
        false => Scale::linear(finite()),
    };

    let mut items = panel.heights_axis(scale, palette);
    items.extend(panel.steps_axis(true, palette));
    let mut inside = Vec::new();
    for (colour, ends) in [
        (shades.wide, (|band: &Band| [band.low, band.high]) as fn(&Band) -> [f64; 2]),
        (shades.narrow, |band| [band.lower, band.upper]),
    ] {
        let place = |(step, band): &(f64, Band)| {
            let [low, high] =
                ends(band).map(|loss| loss.is_finite().then(|| panel.place(scale, [*step, loss])).flatten());
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
        band.median.is_finite().then(|| panel.place(scale, [*step, band.median])).flatten()
    };
    let medians: Vec<Option<[f64; 2]>> = bands.iter().map(median).collect();
    let lines = medians.split(Option::is_none).map(|line| line.iter().flatten().copied().collect::<Vec<_>>());
    let lines: Vec<Vec<[f64; 2]>> = lines.filter(|line| line.len() > 1).collect();
    inside.push(Item::Lines { lines: panel.clip(&lines), colour: shades.line, width: 1.8 });
    items.push(panel.inside(inside));
    items.push(panel.frame(palette));
    let axis = style.lang.say(&Label::StepAxis);
    items.push(label(
        [f64::midpoint(panel.left, panel.right), PANEL_BOTTOM + 34.0],
        Anchor::Middle,
        axis,
        palette,
    ));
    items.extend(key(&panel, shades, style, palette));
    items
}

/// What the panel shows, and in a row under it what its colours mean.
fn key(panel: &Panel, shades: &Shades, style: Style, palette: &Palette) -> Vec<Item> {
    const MARK: f64 = 17.0;
    const SPACE: f64 = 14.0;
    let words = |label: &Label| math::words(style.lang.say(label));
    let text = |at: [f64; 2], runs: Vec<Run>, size: f64| fitted(at, runs, size, PAGE[0], palette.secondary);
    let mut items = vec![text([panel.right + 10.0, panel.top + 12.0], words(&Label::Loss), 13.0)];
    let rows = [
        (shades.line, Some(1.8), Label::Median),
        (shades.narrow, Some(10.0), Label::ShareOfRuns { share: 50 }),
        (shades.wide, Some(10.0), Label::ShareOfRuns { share: 90 }),
        // Wider than in the figure, where many lie over one another.
        (shades.path, Some(1.6), Label::OneRun),
        (shades.line, None, Label::End),
    ];
    let rows = rows.map(|(colour, width, name)| (colour, width, words(&name)));
    let advance = |runs: &[Run]| MARK + font::total_width(runs, KEY_SIZE) + SPACE;
    let total: f64 = rows.iter().map(|(_, _, runs)| advance(runs)).sum::<f64>() - SPACE;
    let mut left = f64::midpoint(panel.left, panel.right) - total / 2.0;
    for (colour, width, runs) in rows {
        let y = KEY_BASELINE - 0.36 * KEY_SIZE;
        items.push(match width {
            Some(width) => Item::Lines { lines: vec![vec![[left, y], [left + 12.0, y]]], colour, width },
            None => dots(&[[left + 7.0, y]], colour),
        });
        let next = left + advance(&runs);
        items.push(text([left + MARK, KEY_BASELINE], runs, KEY_SIZE));
        left = next;
    }
    items
}
