//! The map on a page, in parts: the cells as pixels, and over them axes and what theory says.

use korogaru_lab::{Axis, Map, Sweep};

use super::ColourMap;
use super::axes::MapAxes;
use crate::frame::Frame;
use crate::scene::{Colour, Item};
use crate::theme::{Style, Theme};

const LEFT: f64 = 53.0;
const TOP: f64 = 6.0;
const ASIDE: f64 = 6.0;
const UNDER: f64 = 38.0;

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
    /// top. Darker is better, and a run that diverges is grey.
    #[must_use]
    pub fn cells(map: &Map, style: Style) -> Vec<u8> {
        let palette = style.theme.palette();
        let colour_map = ColourMap::new(map, style);
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
    /// damping and the best values.
    #[must_use]
    pub fn items(&self, theme: Theme) -> Vec<Item> {
        let palette = theme.page();
        let axes = self.axes();
        let landmarks = self.sweep.landmarks();
        let mut items = landmarks.map_or_else(Vec::new, |landmarks| axes.landmarks(&landmarks, &palette));
        items.extend(axes.items(&self.sweep, &palette));
        items
    }
}
