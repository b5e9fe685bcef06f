//! The map on a page, in parts: the cells as pixels, and over them axes and what theory says.

use korogaru_lab::{Axis, Landmarks, Map, Sweep, Theory};
use korogaru_text::SweepPhrase;

use super::ColourMap;
use super::axes::MapAxes;
use crate::colour::along;
use crate::frame::Frame;
use crate::math;
use crate::palette::Palette;
use crate::scene::{Colour, Item};
use crate::theme::{Style, Theme};
use crate::view::labels::Labels;

const LEFT: f64 = 53.0;
const TOP: f64 = 6.0;
const ASIDE: f64 = 6.0;
const UNDER: f64 = 38.0;
const NAME_SIZE: f64 = 11.5;

/// A chart of a sweep over two hyperparameters, on a rectangle of a page.
///
/// ```
/// use korogaru_figure::MapChart;
/// use korogaru_lab::{Experiment, Sweep};
///
/// let sweep = Sweep::of_momentum(&Experiment::default(), [32, 32])?;
/// let chart = MapChart::new(&sweep, [416.0, 280.0]);
/// let [lr, momentum] = chart.values(chart.place([0.5, 0.25]));
/// assert!((lr - 0.5).abs() < 1e-12 && (momentum - 0.25).abs() < 1e-12);
/// assert_eq!(chart.values([-100.0, -100.0]), [0.0, 0.99]);
/// assert_eq!((chart.cell(chart.place([0.0, 0.99])), chart.cell([0.0, 0.0])), (Some([0, 31]), None));
/// # Ok::<(), korogaru_lab::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct MapChart {
    sweep: Sweep,
    size: [f64; 2],
}

impl MapChart {
    /// The chart of a sweep, with this width and height in pixels.
    #[must_use]
    pub fn new(sweep: &Sweep, size: [f64; 2]) -> Self {
        Self { sweep: sweep.clone(), size }
    }

    fn axes(&self) -> MapAxes<'_> {
        let [width, height] = self.size;
        let frame = Frame { left: LEFT, top: TOP, right: width - ASIDE, bottom: height - UNDER };
        MapAxes { axes: self.sweep.axes(), frame }
    }

    /// Left, top, width and height of the frame, as shares of the chart.
    #[must_use]
    pub fn area(&self) -> [f64; 4] {
        let [width, height] = self.size;
        let [left, top, across, down] = self.axes().frame.area();
        [left / width, top / height, across / width, down / height]
    }

    /// The place of two values on the page. Values beyond the frame are at its edge.
    #[must_use]
    pub fn place(&self, values: [f64; 2]) -> [f64; 2] {
        let axes = self.axes();
        let ([x, y], frame) = (axes.cell(values), axes.frame);
        [x.clamp(frame.left, frame.right), y.clamp(frame.top, frame.bottom)]
    }

    /// The cell at a place of the page, by its places along the axes. `None` outside the frame.
    #[must_use]
    pub fn cell(&self, at: [f64; 2]) -> Option<[usize; 2]> {
        let MapAxes { axes, frame } = self.axes();
        let shares = [(at[0] - frame.left) / frame.width(), (frame.bottom - at[1]) / frame.height()];
        frame.contains(at, 0.0).then(|| {
            [0, 1].map(|i| {
                let (count, share) = (axes[i].count(), shares[i]);
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "a cell of the frame"
                )]
                let cell = (share * count as f64) as usize;
                cell.min(count - 1)
            })
        })
    }

    /// The values at a place of the page. Beyond the frame they are those at the end of an axis.
    #[must_use]
    pub fn values(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let MapAxes { axes, frame } = self.axes();
        let shares = [(x - frame.left) / frame.width(), (frame.bottom - y) / frame.height()];
        [0, 1].map(|i| {
            let count = axes[i].count() as f64;
            axes[i].at_share((shares[i] * count - 0.5) / (count - 1.0).max(1.0))
        })
    }

    /// The cells of a map as pixels (red, green, blue, opacity), one pixel for each cell, row by row from the
    /// top. The colours are those of the heights of a [`PlaneChart`](crate::PlaneChart): darker is better. A run
    /// that diverges is grey.
    #[must_use]
    pub fn cells(map: &Map, style: Style) -> Vec<u8> {
        let palette = style.theme.page();
        let ramp = |theme: Theme, share| along(&theme.page().heights.0, share);
        let colour_map = ColourMap { ramp, ..ColourMap::new(map, style) };
        let [columns, rows] = map.sweep().axes().each_ref().map(Axis::count);
        let mut pixels = Vec::with_capacity(4 * columns * rows);
        for row in (0..rows).rev() {
            for column in 0..columns {
                let Colour(r, g, b) = colour_map.colour(map, map.index(column, row), palette.diverging[0]);
                pixels.extend([r, g, b, 0xff]);
            }
        }
        pixels
    }

    /// The frame and the axes. If theory covers the method, also the end of the stable range, critical
    /// damping and the best values, each with its name.
    #[must_use]
    pub fn items(&self, style: Style) -> Vec<Item> {
        let palette = style.theme.page();
        let axes = self.axes();
        let landmarks = self.sweep.landmarks();
        let lines = [palette.secondary, palette.ink];
        let mut items = Vec::new();
        if let Some(landmarks) = landmarks {
            items.extend(axes.landmarks(&landmarks, lines, &palette));
            items.extend(self.names(&axes, &landmarks, style, &palette));
        }
        items.extend(axes.items(&self.sweep, &palette));
        items
    }

    /// The names of what theory says.
    fn names(&self, axes: &MapAxes<'_>, landmarks: &Landmarks, style: Style, palette: &Palette) -> Vec<Item> {
        let line = |points: &[[f64; 2]]| resampled(&axes.line(points).concat());
        let critical = landmarks.critical.each_ref().map(|points| line(points));
        let stable_end = line(&landmarks.stable_end);
        let optimum = axes.inside(landmarks.optimum);
        let mut labels = Labels::new(axes.frame.edges(-2.0), NAME_SIZE, palette);
        let all = [&critical[0], &critical[1], &stable_end];
        all.into_iter().for_each(|line| labels.keep_seen(line));
        labels.seen_around(optimum);

        let said = |phrase: &SweepPhrase| style.lang.say(phrase);
        let mut items = Vec::new();
        items.extend(optimum.map(|at| {
            let places = around(at, 0.3 * axes.frame.width());
            labels.at_one_of(places, math::words(said(&SweepPhrase::Optimum)), palette.ink)
        }));
        items.push(labels.beside(&stable_end, math::words(said(&SweepPhrase::StableEnd)), palette.ink));
        let along = Theory::new(self.sweep.experiment(), None).ok().map(|theory| theory.modes());
        for (i, line) in critical.iter().enumerate() {
            let axis = along.and_then(|modes| axis_of(modes[i].direction));
            let name =
                said(&SweepPhrase::Critical) + &axis.map_or(String::new(), |axis| format!(" ({axis})"));
            items.push(labels.beside(line, math::formula_words(&name), palette.secondary));
        }
        // Beyond the end of stability, from its lower part to the right.
        let right = axes.frame.right;
        let beyond =
            stable_end.iter().filter(|[x, _]| *x < right).map(|&[x, y]| [f64::midpoint(x, right), y]);
        items.push(labels.at_one_of(
            beyond.collect(),
            math::words(said(&SweepPhrase::Diverges)),
            palette.secondary,
        ));
        items.concat()
    }
}

/// The points of a line and some between them, so that a label can be beside any part of it.
fn resampled(line: &[[f64; 2]]) -> Vec<[f64; 2]> {
    const PIECES: u32 = 12;
    let between = |ends: &[[f64; 2]]| {
        let [from, to] = [ends[0], ends[1]];
        (0..PIECES).map(move |i| {
            let share = f64::from(i) / f64::from(PIECES);
            [0, 1].map(|axis| from[axis] + share * (to[axis] - from[axis]))
        })
    };
    line.windows(2).flat_map(between).chain(line.last().copied()).collect()
}

/// Places beside a mark, at growing distances up to `far`.
fn around([x, y]: [f64; 2], far: f64) -> Vec<[f64; 2]> {
    let turns = [[0.0, 1.0], [0.0, -1.0], [-1.0, 0.0], [1.0, 0.0], [-0.7, 0.7], [0.7, 0.7], [-0.7, -0.7]];
    let distances = (1..=8).map(|i| far * f64::from(i) / 8.0);
    distances.flat_map(|far| turns.map(|[dx, dy]| [x + far * dx, y + 0.5 * far * dy])).collect()
}

/// The axis along which a mode lies, if it lies along one.
fn axis_of([x, y]: [f64; 2]) -> Option<&'static str> {
    match (x.abs() > 0.0, y.abs() > 0.0) {
        (true, false) => Some("x"),
        (false, true) => Some("y"),
        _ => None,
    }
}
