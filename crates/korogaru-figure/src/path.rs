//! Paths that can be drawn: clipped to an area, and without what nobody could see.

use std::collections::HashSet;

/// The pieces of lines inside an area (left, top, right, bottom), cut at its edges. A run that diverges has
/// points that no renderer can hold.
pub(crate) fn clip(lines: &[Vec<[f64; 2]>], area: [f64; 4]) -> Vec<Vec<[f64; 2]>> {
    let mut pieces: Vec<Vec<[f64; 2]>> = Vec::new();
    for ends in lines.iter().flat_map(|line| line.windows(2)) {
        let Some([from, to]) = clip_segment([ends[0], ends[1]], area) else { continue };
        match pieces.last_mut() {
            Some(piece) if piece.last().is_some_and(|&last| close(last, from)) => piece.push(to),
            _ => pieces.push(vec![from, to]),
        }
    }
    pieces
}

fn close(a: [f64; 2], b: [f64; 2]) -> bool {
    (a[0] - b[0]).abs() < 1e-9 && (a[1] - b[1]).abs() < 1e-9
}

/// The part of a segment inside an area (Liang and Barsky). Its ends may be any distance away.
fn clip_segment(ends: [[f64; 2]; 2], [left, top, right, bottom]: [f64; 4]) -> Option<[[f64; 2]; 2]> {
    if ends.iter().flatten().any(|coordinate| coordinate.is_nan()) {
        return None;
    }
    let [from, to] = ends.map(|end| end.map(|coordinate| coordinate.clamp(f64::MIN, f64::MAX)));
    // All numbers are halved, so that differences are finite.
    let along = [0, 1].map(|axis| to[axis] / 2.0 - from[axis] / 2.0);
    // The shares of the way at which the segment enters and leaves, and the edges that it crosses there.
    let (mut enter, mut leave) = ((0.0, None), (1.0, None));
    for (axis, low, high) in [(0, left, right), (1, top, bottom)] {
        let (least, most) = (from[axis].min(to[axis]), from[axis].max(to[axis]));
        if most < low || least > high {
            return None;
        }
        if along[axis].abs() < f64::MIN_POSITIVE {
            continue;
        }
        let share = |edge: f64| ((edge / 2.0 - from[axis] / 2.0) / along[axis], Some((axis, edge)));
        let (a, b) = if along[axis] > 0.0 { (share(low), share(high)) } else { (share(high), share(low)) };
        if a.0 > enter.0 {
            enter = a;
        }
        if b.0 < leave.0 {
            leave = b;
        }
    }
    // If the ends are far away, a share may be wrong by more than the width of the area, but the edge is
    // exact.
    let at = |(share, crossed): (f64, Option<(usize, f64)>)| {
        let between = |axis: usize| 2.0 * (from[axis] / 2.0 + share * along[axis]);
        let mut at = [between(0).clamp(left, right), between(1).clamp(top, bottom)];
        if let Some((axis, edge)) = crossed {
            at[axis] = edge;
        }
        at
    };
    // An end that is not cut is used as it is, since a + 1·(b − a) may round.
    let inside = |[x, y]: [f64; 2]| (left..=right).contains(&x) && (top..=bottom).contains(&y);
    let first = if inside(from) { from } else { at(enter) };
    let last = if inside(to) { to } else { at(leave) };
    (enter.0 <= leave.0).then_some([first, last])
}

/// The part of a surface inside an area (Sutherland and Hodgman).
pub(crate) fn clip_surface(corners: &[[f64; 2]], [left, top, right, bottom]: [f64; 4]) -> Vec<[f64; 2]> {
    let mut corners: Vec<[f64; 2]> = corners.to_vec();
    for (axis, edge, sign) in [(0, left, 1.0), (0, right, -1.0), (1, top, 1.0), (1, bottom, -1.0)] {
        let inside = |corner: [f64; 2]| sign * corner[axis] >= sign * edge;
        let before = corners.iter().cycle().skip(corners.len().saturating_sub(1));
        let mut kept = Vec::new();
        for (&from, &to) in before.zip(&corners) {
            if inside(from) != inside(to) {
                let along = to[axis] / 2.0 - from[axis] / 2.0;
                let share = (edge / 2.0 - from[axis] / 2.0) / along;
                let other = 1 - axis;
                let crossed = 2.0 * (from[other] / 2.0 + share * (to[other] / 2.0 - from[other] / 2.0));
                kept.push(if axis == 0 { [edge, crossed] } else { [crossed, edge] });
            }
            if inside(to) {
                kept.push(to);
            }
        }
        corners = kept;
    }
    corners
}

/// Leaves out points within `distance` of the one kept before. The first is kept.
pub(crate) fn thin(points: impl IntoIterator<Item = [f64; 2]>, distance: f64) -> Vec<[f64; 2]> {
    thin_numbered(points, distance).into_iter().map(|(_, point)| point).collect()
}

/// Like [`thin`], but each point has its index.
pub(crate) fn thin_numbered(
    points: impl IntoIterator<Item = [f64; 2]>,
    distance: f64,
) -> Vec<(usize, [f64; 2])> {
    let mut kept: Vec<(usize, [f64; 2])> = Vec::new();
    for (i, point) in points.into_iter().enumerate() {
        let far = |(_, last): &(usize, [f64; 2])| {
            let (dx, dy) = (point[0] - last[0], point[1] - last[1]);
            dx.abs() > distance || dy.abs() > distance
        };
        if kept.last().is_none_or(far) {
            kept.push((i, point));
        }
    }
    kept
}

/// Leaves out dots that lie within `distance` of one before, so that a run of millions of updates draws no
/// more dots than there is room for.
pub(crate) fn distinct(
    dots: impl IntoIterator<Item = ([f64; 2], f64)>,
    distance: f64,
) -> Vec<([f64; 2], f64)> {
    Coverage::new(distance, [0.0; 4]).dots(dots)
}

/// After this many segments, and this many dots, more are drawn only where they cover pixels that are still
/// bare.
const MANY: usize = 10_000;
/// Beyond [`MANY`], dots within this many pixels count as the same.
const COARSE: f64 = 2.0;

/// What has been drawn of a path in an area. Segments and dots that have been drawn before, to within a
/// distance, are left out. A run that swings between two walls for ever draws each swing once, and a run of
/// millions of updates draws no more than there are pixels.
pub(crate) struct Coverage {
    distance: f64,
    area: [f64; 4],
    segments: HashSet<([i64; 2], [i64; 2])>,
    dots: HashSet<[i64; 2]>,
    /// The pixels that the segments after the first [`MANY`] cover.
    pixels: HashSet<[i64; 2]>,
    /// The cells that the dots after the first [`MANY`] cover.
    places: HashSet<[i64; 2]>,
}

impl Coverage {
    pub(crate) fn new(distance: f64, area: [f64; 4]) -> Self {
        let set = HashSet::new;
        Self { distance, area, segments: HashSet::new(), dots: set(), pixels: set(), places: set() }
    }

    /// The segments of a piece that are new, joined to lines and clipped.
    pub(crate) fn lines(&mut self, piece: &[[f64; 2]]) -> Vec<Vec<[f64; 2]>> {
        let mut lines: Vec<Vec<[f64; 2]>> = Vec::new();
        let mut broken = true;
        for ends in piece.windows(2) {
            if !self.is_new([ends[0], ends[1]]) {
                broken = true;
                continue;
            }
            match lines.last_mut() {
                Some(line) if !broken => line.push(ends[1]),
                _ => lines.push(ends.to_vec()),
            }
            broken = false;
        }
        clip(&lines, self.area)
    }

    fn is_new(&mut self, ends: [[f64; 2]; 2]) -> bool {
        let Some(seen) = clip_segment(ends, self.area) else { return false };
        let [a, b] = ends.map(|end| cell(end, self.distance));
        let ends = (a.min(b), a.max(b));
        if self.segments.len() < MANY { self.segments.insert(ends) } else { self.covers(seen) }
    }

    /// Whether a segment covers a pixel that no segment has covered before.
    fn covers(&mut self, [from, to]: [[f64; 2]; 2]) -> bool {
        let along = [to[0] - from[0], to[1] - from[1]];
        let steps = along[0].abs().max(along[1].abs()).ceil().max(1.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels of a page")]
        let count = steps as usize;
        let mut bare = false;
        for i in 0..=count {
            let share = i as f64 / steps;
            bare |= self.pixels.insert(cell([0, 1].map(|axis| from[axis] + share * along[axis]), 1.0));
        }
        bare
    }

    /// The dots that are new.
    pub(crate) fn dots(&mut self, dots: impl IntoIterator<Item = ([f64; 2], f64)>) -> Vec<([f64; 2], f64)> {
        let mut is_new = |point| match self.dots.len() < MANY {
            true => self.dots.insert(cell(point, self.distance)),
            false => self.places.insert(cell(point, COARSE)),
        };
        dots.into_iter().filter(|(point, _)| is_new(*point)).collect()
    }
}

/// The cell of a raster in which a point lies. All points that are far outside of every page share the last
/// cell.
fn cell(point: [f64; 2], distance: f64) -> [i64; 2] {
    #[expect(clippy::cast_possible_truncation, reason = "it saturates, far outside of any page")]
    point.map(|coordinate| (coordinate / distance).round() as i64)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const AREA: [f64; 4] = [0.0, 0.0, 100.0, 50.0];

    fn seen(path: &[[f64; 2]], distance: f64, area: [f64; 4]) -> Vec<Vec<[f64; 2]>> {
        Coverage::new(distance, area).lines(path)
    }

    fn inside([x, y]: [f64; 2]) -> bool {
        (-1e-6..=100.0 + 1e-6).contains(&x) && (-1e-6..=50.0 + 1e-6).contains(&y)
    }

    proptest! {
        #[test]
        fn what_is_left_lies_inside(path in prop::collection::vec([-300.0..300.0_f64, -300.0..300.0_f64], 0..20)) {
            for piece in clip(std::slice::from_ref(&path), AREA) {
                prop_assert!(piece.len() >= 2 && piece.iter().all(|&point| inside(point)), "{piece:?}");
            }
        }

        #[test]
        fn what_lies_inside_is_left(path in prop::collection::vec([0.0..100.0_f64, 0.0..50.0_f64], 2..20)) {
            prop_assert_eq!(clip(std::slice::from_ref(&path), AREA), vec![path]);
        }
    }

    #[test]
    fn a_run_that_goes_to_the_end_of_numbers_is_drawn_to_the_edge() {
        let pieces = clip(&[vec![[50.0, 25.0], [1e300, 25.0], [f64::MAX, -f64::MAX]]], AREA);
        assert_eq!(pieces, [[[50.0, 25.0], [100.0, 25.0]]]);
        let across =
            clip(&[vec![[-f64::MAX, 25.0], [f64::MAX, 25.0]], vec![[f64::INFINITY, 9.0], [40.0, 9.0]]], AREA);
        assert!(across.iter().flatten().all(|&point| inside(point)), "{across:?}");
        assert_eq!(across[1], [[100.0, 9.0], [40.0, 9.0]]);
    }

    #[test]
    fn two_visits_are_two_pieces() {
        let pieces = clip(&[vec![[10.0, 10.0], [10.0, 90.0], [20.0, 90.0], [20.0, 10.0]]], AREA);
        assert_eq!(pieces, [[[10.0, 10.0], [10.0, 50.0]], [[20.0, 50.0], [20.0, 10.0]]]);
    }

    #[test]
    fn a_swing_is_drawn_once() {
        let swing: Vec<[f64; 2]> = (0..1000).map(|i| [if i % 2 == 0 { 10.0 } else { 90.0 }, 25.0]).collect();
        assert_eq!(seen(&swing, 0.1, AREA), [[[10.0, 25.0], [90.0, 25.0]]]);
        assert_eq!(distinct(swing.iter().map(|&point| (point, 1.0)), 0.1).len(), 2);
    }

    #[test]
    fn a_path_that_never_repeats_is_one_line() {
        let spiral: Vec<[f64; 2]> = (0..50).map(|i| [f64::from(i), f64::from(i)]).collect();
        assert_eq!(seen(&spiral, 0.1, AREA), [spiral]);
    }

    /// The segments that are left cover the same pixels as all segments, and there are no more of them than
    /// pixels.
    #[test]
    fn a_path_of_a_million_steps_covers_what_it_covered_with_few() {
        let at = |i: u64, prime: u64| (i.wrapping_mul(i).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 33) % prime;
        let path: Vec<[f64; 2]> =
            (0..400_000).map(|i| [at(i, 101) as f64, at(i + 7, 53) as f64 - 1.0]).collect();
        let lines = seen(&path, 0.1, AREA);
        let count: usize = lines.iter().map(|line| line.len() - 1).sum();
        assert!(count < MANY + 101 * 51, "{count}");
        let pixels = |lines: &[Vec<[f64; 2]>]| {
            let mut drawn = Coverage::new(0.1, AREA);
            for ends in clip(lines, AREA).iter().flat_map(|line| line.windows(2)) {
                drawn.covers([ends[0], ends[1]]);
            }
            drawn.pixels
        };
        assert_eq!(pixels(&lines), pixels(&[path]));
    }

    proptest! {
        /// Whatever numbers a run reaches, what is drawn is finite and near.
        #[test]
        fn the_farthest_segments_are_cut_to_the_area(path in prop::collection::vec([any::<f64>(), any::<f64>()], 0..9)) {
            let pieces = clip(std::slice::from_ref(&path), AREA);
            prop_assert!(pieces.iter().flatten().all(|&point| inside(point)), "{:?}", pieces);
            let surface = clip_surface(&path, AREA);
            let kept = surface.iter().filter(|corner| corner.iter().all(|number| !number.is_nan()));
            prop_assert!(path.iter().flatten().any(|number| !number.is_finite()) || kept.count() == surface.len());
        }
    }
}
