//! Cuts items to finite numbers near the page, which is all that renderers can hold.

use std::borrow::Cow;

use crate::path::{clip, clip_surface};
use crate::scene::{Item, Segment};

/// Nothing is visible at this distance from the corner of the page, and a renderer that counts in 32 bits is
/// still exact to half a thousandth of a pixel.
const FAR: f64 = 8192.0;
const AREA: [f64; 4] = [-FAR, -FAR, FAR, FAR];

/// Returns the item, cut to what lies near the page, or `None` if nothing does. Views need not take care of
/// numbers that are far away or not finite: every item goes through here before it is written.
pub(crate) fn near(item: &Item) -> Option<Cow<'_, Item>> {
    let whole = match item {
        Item::Lines { lines, .. } => lines.iter().flatten().all(is_near),
        Item::Markers { points, .. } => {
            points.iter().all(|(point, radius)| is_near(point) && is_length(*radius))
        }
        Item::Rectangle { area, .. } | Item::Cells { area, .. } | Item::Clipped { area, .. } => is_area(area),
        Item::Bars { areas, .. } => areas.iter().all(is_area),
        Item::Polygon { corners, .. } => corners.iter().all(is_near),
        Item::Outline { segments, .. } => segments.iter().all(is_near_segment),
        Item::Text(text) => is_near(&text.at) && is_length(text.size),
        Item::Lens { centre, radius, .. } => is_near(centre) && is_length(*radius),
    };
    if whole {
        return Some(Cow::Borrowed(item));
    }
    let cut = match item.clone() {
        Item::Lines { lines, colour, width } => Item::Lines { lines: clip(&lines, AREA), colour, width },
        Item::Markers { mut points, shape, fill, stroke } => {
            points.retain(|(point, radius)| is_near(point) && is_length(*radius));
            Item::Markers { points, shape, fill, stroke }
        }
        Item::Rectangle { area, fill, stroke } => Item::Rectangle { area: cut(area)?, fill, stroke },
        Item::Bars { areas, fill } => Item::Bars { areas: areas.into_iter().filter_map(cut).collect(), fill },
        Item::Polygon { mut corners, fill } => {
            corners.retain(|corner| corner.iter().all(|number| !number.is_nan()));
            let corners = corners.iter().map(|corner| corner.map(|number| number.clamp(f64::MIN, f64::MAX)));
            Item::Polygon { corners: clip_surface(&corners.collect::<Vec<_>>(), AREA), fill }
        }
        _ => return None,
    };
    Some(Cow::Owned(cut))
}

fn is_near(point: &[f64; 2]) -> bool {
    point.iter().all(|coordinate| coordinate.abs() <= FAR)
}

fn is_length(length: f64) -> bool {
    length.abs() <= FAR
}

fn is_area(area: &[f64; 4]) -> bool {
    area.iter().all(|number| number.abs() <= FAR)
}

fn is_near_segment(segment: &Segment) -> bool {
    match segment {
        Segment::Move(at) | Segment::Line(at) => is_near(at),
        Segment::Quadratic(points) => points.iter().all(is_near),
        Segment::Cubic(points) => points.iter().all(is_near),
        Segment::Close => true,
    }
}

/// The part of a rectangle that lies near the page.
fn cut([left, top, width, height]: [f64; 4]) -> Option<[f64; 4]> {
    let within = |from: f64, length: f64| {
        let [from, to] = [from, from + length].map(|end| end.clamp(-FAR, FAR));
        (!from.is_nan() && !to.is_nan()).then_some([from, to - from])
    };
    let ([left, width], [top, height]) = (within(left, width)?, within(top, height)?);
    Some([left, top, width, height])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::{Colour, Shape};

    const INK: Colour = Colour(0, 0, 0);

    #[test]
    fn what_is_near_stays_as_it_is() {
        let line = Item::Lines { lines: vec![vec![[0.0, -9.5], [640.0, 8000.0]]], colour: INK, width: 1.0 };
        assert!(matches!(near(&line), Some(Cow::Borrowed(_))));
    }

    #[test]
    fn what_no_renderer_holds_is_cut_or_left_out() {
        let numbers = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, -f64::MAX, 1e39, 1e5];
        for (a, b) in numbers.iter().flat_map(|a| numbers.map(|b| (*a, b))) {
            let points = [[10.0, 20.0], [a, 30.0], [b, a], [5.0, 40.0]];
            let items = [
                Item::Lines { lines: vec![points.to_vec()], colour: INK, width: 1.0 },
                Item::Polygon { corners: points.to_vec(), fill: INK },
                Item::Markers {
                    points: points.map(|point| (point, 2.0)).to_vec(),
                    shape: Shape::Circle,
                    fill: Some(INK),
                    stroke: None,
                },
                Item::Bars { areas: vec![[a, 0.0, b, 5.0], [0.0, a, 5.0, b]], fill: INK },
                Item::Rectangle { area: [1.0, a, 9.0, b], fill: None, stroke: Some((INK, 1.0)) },
            ];
            for item in items {
                let written = crate::fragment("", &[item]);
                let number = |c: char| c.is_ascii_digit() || c == '.';
                let longest = written.split(|c| !number(c)).map(str::len).max().unwrap_or(0);
                assert!(
                    longest < 9 && !written.contains("NaN") && !written.contains("inf"),
                    "{a} {b}: {written}"
                );
            }
        }
    }
}
