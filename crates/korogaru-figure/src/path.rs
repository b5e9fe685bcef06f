//! A path as it can be drawn: of a finite size, and without what nobody could see.

use std::collections::HashSet;

/// The pieces of lines that lie in an area (left, top, right, bottom), cut at its edges. A diverging run has
/// points that no renderer's numbers hold.
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

/// The part of a segment in the area (Liang and Barsky).
fn clip_segment([from, to]: [[f64; 2]; 2], [left, top, right, bottom]: [f64; 4]) -> Option<[[f64; 2]; 2]> {
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (axis, low, high) in [(0, left, right), (1, top, bottom)] {
        let (start, along) = (from[axis], to[axis] - from[axis]);
        if along.abs() < f64::MIN_POSITIVE {
            if !(low..=high).contains(&start) {
                return None;
            }
        } else {
            let (a, b) = ((low - start) / along, (high - start) / along);
            enter = enter.max(a.min(b));
            leave = leave.min(a.max(b));
        }
    }
    // Between ends that are far away a share rounds by more than the area is wide.
    let at = |share: f64| {
        let between = |axis: usize| from[axis] + share * (to[axis] - from[axis]);
        [between(0).clamp(left, right), between(1).clamp(top, bottom)]
    };
    // The ends themselves where nothing is cut, since a + 1·(b − a) may round.
    let first = if enter <= 0.0 { from } else { at(enter) };
    let last = if leave >= 1.0 { to } else { at(leave) };
    (enter <= leave).then_some([first, last])
}

/// The points without those that lie within `distance` of the one kept before. The first is kept.
pub(crate) fn thin(points: impl IntoIterator<Item = [f64; 2]>, distance: f64) -> Vec<[f64; 2]> {
    thin_numbered(points, distance).into_iter().map(|(_, point)| point).collect()
}

/// The same, each with its number among all.
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

/// The dots without those that cover one before, to within `distance`: a run of millions draws no more than
/// there is room for.
pub(crate) fn distinct(dots: Vec<([f64; 2], f64)>, distance: f64) -> Vec<([f64; 2], f64)> {
    Drawn::new(distance).dots(dots)
}

/// The path as lines, without segments that were drawn before, to within `distance`: a run that swings between
/// two walls for ever draws each swing once.
pub(crate) fn without_repeats(path: &[[f64; 2]], distance: f64) -> Vec<Vec<[f64; 2]>> {
    Drawn::new(distance).lines(path)
}

/// What of a path has been drawn, where it is drawn piece by piece.
pub(crate) struct Drawn {
    distance: f64,
    segments: HashSet<([i64; 2], [i64; 2])>,
    dots: HashSet<[i64; 2]>,
}

impl Drawn {
    pub(crate) fn new(distance: f64) -> Self {
        Self { distance, segments: HashSet::new(), dots: HashSet::new() }
    }

    /// What is new of a piece, as lines.
    pub(crate) fn lines(&mut self, piece: &[[f64; 2]]) -> Vec<Vec<[f64; 2]>> {
        let mut lines: Vec<Vec<[f64; 2]>> = Vec::new();
        let mut broken = true;
        for ends in piece.windows(2) {
            let (a, b) = (cell(ends[0], self.distance), cell(ends[1], self.distance));
            if !self.segments.insert((a.min(b), a.max(b))) {
                broken = true;
                continue;
            }
            match lines.last_mut() {
                Some(line) if !broken => line.push(ends[1]),
                _ => lines.push(ends.to_vec()),
            }
            broken = false;
        }
        lines
    }

    /// Those of the dots that are new.
    pub(crate) fn dots(&mut self, mut dots: Vec<([f64; 2], f64)>) -> Vec<([f64; 2], f64)> {
        dots.retain(|(point, _)| self.dots.insert(cell(*point, self.distance)));
        dots
    }
}

/// The cell of a raster in which a point lies. Far outside of any page all points share the last cell.
fn cell(point: [f64; 2], distance: f64) -> [i64; 2] {
    #[expect(clippy::cast_possible_truncation, reason = "it saturates, far outside of any page")]
    point.map(|coordinate| (coordinate / distance).round() as i64)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const AREA: [f64; 4] = [0.0, 0.0, 100.0, 50.0];

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
    }

    #[test]
    fn two_visits_are_two_pieces() {
        let pieces = clip(&[vec![[10.0, 10.0], [10.0, 90.0], [20.0, 90.0], [20.0, 10.0]]], AREA);
        assert_eq!(pieces, [[[10.0, 10.0], [10.0, 50.0]], [[20.0, 50.0], [20.0, 10.0]]]);
    }

    #[test]
    fn a_swing_is_drawn_once() {
        let swing: Vec<[f64; 2]> = (0..1000).map(|i| [if i % 2 == 0 { 10.0 } else { 90.0 }, 25.0]).collect();
        assert_eq!(without_repeats(&swing, 0.1), [[[10.0, 25.0], [90.0, 25.0]]]);
        assert_eq!(distinct(swing.iter().map(|&point| (point, 1.0)).collect(), 0.1).len(), 2);
    }

    #[test]
    fn a_path_that_never_repeats_is_one_line() {
        let spiral: Vec<[f64; 2]> = (0..50).map(|i| [f64::from(i), f64::from(i * i)]).collect();
        assert_eq!(without_repeats(&spiral, 0.1), [spiral]);
    }
}
