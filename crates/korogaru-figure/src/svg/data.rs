//! Shapes and strokes as attributes of SVG elements.

use crate::length::{hundredths, short, step, write_step};
use crate::scene::{Colour, Segment, Shape};

/// Appends formatted text to a `String`.
macro_rules! put {
    ($out:expr, $($format:tt)*) => {
        std::fmt::Write::write_fmt($out, format_args!($($format)*)).expect("a String takes all text")
    };
}
pub(crate) use put;

pub(super) fn stroke_attributes(stroke: Option<(Colour, f64)>) -> String {
    stroke.map_or(String::new(), |(colour, width)| {
        format!(" stroke=\"{colour}\" stroke-width=\"{}\"", short(width))
    })
}

pub(super) fn segment_data(data: &mut String, segment: &Segment) {
    let (command, points): (char, &[[f64; 2]]) = match segment {
        Segment::Move(at) => ('M', std::slice::from_ref(at)),
        Segment::Line(at) => ('L', std::slice::from_ref(at)),
        Segment::Quadratic(points) => ('Q', points),
        Segment::Cubic(points) => ('C', points),
        Segment::Close => ('Z', &[]),
    };
    data.push(command);
    for (i, &[x, y]) in points.iter().enumerate() {
        let before = if i == 0 { "" } else { " " };
        put!(data, "{before}{} {}", short(x), short(y));
    }
}

/// Writes a line as relative steps, which are shorter than absolute coordinates. The steps are differences of
/// rounded coordinates, so that rounding errors do not add up over a long line.
pub(super) fn path_data(data: &mut String, line: &[[f64; 2]]) {
    let closed = line.len() > 2 && line.first() == line.last();
    let points = if closed { &line[..line.len() - 1] } else { line };
    let mut before = [0.0; 2];
    for (i, point) in points.iter().enumerate() {
        let at = point.map(hundredths);
        let [x, y] = [0, 1].map(|axis| at[axis] - before[axis]);
        let between = |length: f64| if length < 0.0 { "" } else { " " };
        data.push_str(["M", "l", between(x)][i.min(2)]);
        write_step(data, x);
        data.push_str(between(y));
        write_step(data, y);
        before = at;
    }
    if closed {
        data.push('Z');
    }
}

pub(super) fn bar_data(data: &mut String, [x, y, width, height]: [f64; 4]) {
    let [width, height] = [width, height].map(step);
    put!(data, "M{} {}h{width}v{height}h-{width}z", short(x), short(y));
}

pub(super) fn marker_data(data: &mut String, shape: Shape, [x, y]: [f64; 2], r: f64) {
    // Squares and triangles are scaled so that all shapes look equally heavy.
    let polygon = |data: &mut String, corners: &[[f64; 2]]| {
        let mut line: Vec<[f64; 2]> = corners.iter().map(|[dx, dy]| [x + dx * r, y + dy * r]).collect();
        line.push(line[0]);
        path_data(data, &line);
    };
    match shape {
        Shape::Circle => put!(
            data,
            "M{} {}a{r} {r} 0 1 0 {across} 0 {r} {r} 0 1 0-{across} 0Z",
            short(x - r),
            short(y),
            r = step(r),
            across = step(2.0 * r)
        ),
        Shape::Square => polygon(data, &[[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]]),
        Shape::Diamond => polygon(data, &[[0.0, -1.3], [1.3, 0.0], [0.0, 1.3], [-1.3, 0.0]]),
        Shape::TriangleUp => polygon(data, &[[0.0, -1.3], [1.2, 0.85], [-1.2, 0.85]]),
        Shape::TriangleDown => polygon(data, &[[0.0, 1.3], [-1.2, -0.85], [1.2, -0.85]]),
        Shape::Plus => {
            path_data(data, &[[x - r, y], [x + r, y]]);
            path_data(data, &[[x, y - r], [x, y + r]]);
        }
        Shape::Cross => {
            path_data(data, &[[x - r, y - r], [x + r, y + r]]);
            path_data(data, &[[x - r, y + r], [x + r, y - r]]);
        }
    }
}
