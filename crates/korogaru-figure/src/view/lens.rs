//! A round inset that shows a part of the frame enlarged.

use korogaru_text::{Label, number};

use super::arrow_shape::apart;
use crate::drawing::{disc, haloed, text};
use crate::font;
use crate::frame::Frame;
use crate::palette::Palette;
use crate::scene::{Anchor, Item};
use crate::theme::Style;

const RADIUS: f64 = 88.0;
const SIZE: f64 = 11.5;
/// Arrows of this length are seen without a lens.
const SHORT: f64 = 62.0;
/// The greatest length in a lens of the full radius.
const ENLARGED: f64 = 2.0 * SHORT;
/// The radius of a lens that fills, as a share of the shorter side of its frame, if that is small.
const SMALL: f64 = 0.25;
/// The factors from 1 to 10: those of a figure, and those that fill the lens.
const COARSE: [f64; 3] = [2.0, 5.0, 10.0];
const FINE: [f64; 10] = [1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 10.0];

/// A lens: what it enlarges, by how much, and where it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lens {
    factor: f64,
    /// The middle and the length of what is enlarged.
    focus: [f64; 2],
    long: f64,
    /// The middle of the lens.
    centre: [f64; 2],
    radius: f64,
}

impl Lens {
    /// A lens for something that is `long` pixels long, around `focus`. It is in the corner of the frame
    /// where it hides the fewest `points`, and does not hide what it enlarges. If it `fills`, there are more steps
    /// of the factor, and it is smaller in a small frame. Returns `None` if that is long enough to be seen, or has no length.
    pub(super) fn new(
        frame: &Frame,
        focus: [f64; 2],
        long: f64,
        points: &[[f64; 2]],
        fills: bool,
    ) -> Option<Self> {
        let (radius, steps): (f64, &[f64]) = match fills {
            true => (RADIUS.min(SMALL * frame.width().min(frame.height())), &FINE),
            false => (RADIUS, &COARSE),
        };
        let factor = factor(long, radius / RADIUS, steps)?;
        let [left, top, right, bottom] = frame.edges(-(radius + 6.0));
        let corners = [[right, bottom], [left, bottom], [right, top], [left, top]];
        let hidden = |centre: [f64; 2]| {
            let covers = |point: [f64; 2]| apart(point, centre) < radius + 8.0;
            (covers(focus), points.iter().filter(|&&point| covers(point)).count())
        };
        let centre = corners.into_iter().min_by_key(|&corner| hidden(corner))?;
        Some(Self { factor, focus, long, centre, radius })
    }

    /// The place in the lens of a place on the page.
    pub(super) fn enlarged(&self, place: [f64; 2]) -> [f64; 2] {
        [0, 1].map(|axis| self.centre[axis] + self.factor * (place[axis] - self.focus[axis]))
    }

    /// The square around the lens: left, top, right, bottom.
    pub(super) fn edges(&self) -> [f64; 4] {
        let reach = self.radius + 8.0;
        let [x, y] = self.centre;
        [x - reach, y - reach, x + reach, y + reach]
    }

    /// Points all over the lens, so that no note hides it.
    pub(super) fn filling(&self) -> impl Iterator<Item = [f64; 2]> {
        let [x, y] = self.centre;
        let steps = || (-10..=10).map(|i| f64::from(i) * self.radius / 10.0);
        steps().flat_map(move |dx| steps().map(move |dy| [x + dx, y + dy]))
    }

    /// A ring around what is enlarged, a line from there to the lens, and the lens with `seen` in it.
    pub(super) fn items(&self, seen: Vec<Item>, palette: &Palette) -> Vec<Item> {
        let Self { focus, centre, radius, .. } = *self;
        let small = 0.6 * self.long + 5.0;
        let distance = apart(focus, centre);
        let along = [0, 1].map(|axis| (centre[axis] - focus[axis]) / distance.max(1.0));
        let at = |from: f64| [focus[0] + from * along[0], focus[1] + from * along[1]];
        let mut items = Vec::new();
        if distance > small + radius {
            let line = vec![at(small), at(distance - radius)];
            items.extend(haloed(vec![line], (palette.paper, 3.0), (palette.secondary, 1.0)));
        }
        items.push(disc(focus, small, None, Some((palette.paper, 3.0))));
        items.push(disc(focus, small, None, Some((palette.secondary, 1.0))));
        items.push(disc(centre, radius, Some(palette.paper), Some((palette.paper, 5.0))));
        items.push(Item::Lens { centre, radius, items: seen });
        items.push(disc(centre, radius, None, Some((palette.secondary, 1.5))));
        items
    }

    /// The circle in which names lie: its middle and its radius.
    pub(super) fn inside(&self) -> ([f64; 2], f64) {
        (self.centre, self.radius - 3.0)
    }

    /// The label at the lower edge of the lens, which says by how much it enlarges.
    pub(super) fn label(&self, style: Style, palette: &Palette) -> [Item; 2] {
        let factor = number::shortest(self.factor);
        let spans = style.words(&Label::Enlarged { factor });
        let [x, y] = self.centre;
        let at = [x, y + self.radius - 9.0];
        let width = font::total_width(&spans, SIZE) + 8.0;
        let area = [x - width / 2.0, at[1] - SIZE, width, 1.35 * SIZE];
        [
            Item::Rectangle { area, fill: Some((palette.paper, 0.88)), stroke: None },
            text(at, Anchor::Middle, SIZE, spans, palette.ink),
        ]
    }
}

/// The largest of the factors, times a power of ten, at which a length fits into a lens whose radius is this
/// share of the full one. Returns `None` if none enlarges it, or if the length is so small that coordinates of
/// the page have no digits for it.
fn factor(long: f64, share: f64, steps: &[f64]) -> Option<f64> {
    const LARGEST: f64 = 1e9;
    let decades = std::iter::successors(Some(1.0), |decade| Some(10.0 * decade)).take_while(|d| *d < LARGEST);
    let factors = decades.flat_map(|decade| steps.iter().map(move |step| step * decade));
    let fitting = factors.take_while(|factor| factor * long <= share * ENLARGED).last()?;
    (fitting < LARGEST && long <= share * SHORT).then_some(fitting)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn factors_are_round_and_fill_the_lens() {
        let coarse = |long| factor(long, 1.0, &COARSE);
        assert_eq!([62.0, 30.0, 12.4, 6.0, 0.1].map(coarse), [2.0, 2.0, 10.0, 20.0, 1000.0].map(Some));
        assert_eq!([63.0, 0.0, 1e-9].map(coarse), [None; 3]);
        for (factors, least) in [(&COARSE[..], 49.0), (&FINE, 83.0)] {
            for long in 1..62 {
                let shown = f64::from(long) * factor(f64::from(long), 1.0, factors).unwrap();
                assert!((least..=ENLARGED).contains(&shown), "{long} is shown as {shown}");
            }
        }
    }
}
