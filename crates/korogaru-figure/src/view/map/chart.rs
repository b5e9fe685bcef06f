//! The map on a page, in parts: the cells as pixels, and over them what theory says, without the point that a hand moves.

use korogaru_lab::{Axis, Map, Sweep};

use super::Shades;
use super::frame::Frame;
use crate::scene::{Colour, Item};
use crate::theme::{Style, Theme};
use crate::tones::Tones;

const LEFT: f64 = 48.0;
const TOP: f64 = 6.0;
const ASIDE: f64 = 6.0;
const UNDER: f64 = 38.0;

/// The plane of a sweep over two hyperparameters, on a rectangle of a page.
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
/// # Ok::<(), korogaru_lab::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct MapChart {
    sweep: Sweep,
    size: [f64; 2],
}

impl MapChart {
    /// Of a sweep, on so many pixels across and down.
    #[must_use]
    pub fn new(sweep: &Sweep, size: [f64; 2]) -> Self {
        Self { sweep: sweep.clone(), size }
    }

    fn frame(&self) -> Frame<'_> {
        let [width, height] = self.size;
        Frame { axes: self.sweep.axes(), left: LEFT, top: TOP, right: width - ASIDE, bottom: height - UNDER }
    }

    /// Left, top, width and height of the frame as shares of the whole.
    #[must_use]
    pub fn area(&self) -> [f64; 4] {
        let [width, height] = self.size;
        let [left, top, across, down] = self.frame().area();
        [left / width, top / height, across / width, down / height]
    }

    /// Where two values are on the page; at the edge of the frame where they lie beyond it.
    #[must_use]
    pub fn place(&self, values: [f64; 2]) -> [f64; 2] {
        let frame = self.frame();
        let [x, y] = frame.cell(values);
        [x.clamp(frame.left, frame.right), y.clamp(frame.top, frame.bottom)]
    }

    /// Which values are at a place of the page; those at the end of an axis where it lies beyond.
    #[must_use]
    pub fn values(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let frame = self.frame();
        let shares =
            [(x - frame.left) / (frame.right - frame.left), (frame.bottom - y) / (frame.bottom - frame.top)];
        let axes = self.sweep.axes();
        [0, 1].map(|i| {
            let count = axes[i].count() as f64;
            axes[i].at_share((shares[i] * count - 0.5) / (count - 1.0).max(1.0))
        })
    }

    /// The cells of a map as pixels (red, green, blue, opacity), a cell a pixel, row by row from the top; darker is better, and
    /// grey is a run that diverges.
    #[must_use]
    pub fn cells(map: &Map, style: Style) -> Vec<u8> {
        let palette = style.theme.palette();
        let shades = Shades::new(map, style);
        let [columns, rows] = map.sweep().axes().each_ref().map(Axis::count);
        let mut pixels = Vec::with_capacity(4 * columns * rows);
        for row in (0..rows).rev() {
            for column in 0..columns {
                let Colour(r, g, b) = shades.colour(map, map.index(column, row), palette.diverging[0]);
                pixels.extend([r, g, b, 0xff]);
            }
        }
        pixels
    }

    /// Frame and axes, and where theory covers the method the end of the stable range, critical damping and the best values.
    #[must_use]
    pub fn items(&self, theme: Theme) -> Vec<Item> {
        let palette = Tones::of(theme).palette(theme);
        let frame = self.frame();
        let landmarks = self.sweep.landmarks();
        let mut items = landmarks.map_or_else(Vec::new, |landmarks| frame.landmarks(&landmarks, &palette));
        items.extend(frame.items(&self.sweep, &palette));
        items
    }
}
