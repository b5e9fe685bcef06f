/// Removes points from a line (Ramer, Douglas and Peucker). No point that is removed is farther than
/// `tolerance` from the new line. The ends are kept.
pub(crate) fn simplify(line: &[[f64; 2]], tolerance: f64) -> Vec<[f64; 2]> {
    if line.len() < 3 {
        return line.to_vec();
    }
    let last = line.len() - 1;
    let mut keep = vec![false; line.len()];
    (keep[0], keep[last]) = (true, true);
    let mut open = vec![(0, last)];
    while let Some((from, to)) = open.pop() {
        let farthest = (from + 1..to)
            .map(|i| (i, distance_squared(line[i], line[from], line[to])))
            .max_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((middle, distance)) = farthest
            && distance > tolerance * tolerance
        {
            keep[middle] = true;
            open.extend([(from, middle), (middle, to)]);
        }
    }
    line.iter().zip(keep).filter(|(_, keep)| *keep).map(|(point, _)| *point).collect()
}

/// The squared distance between a point and the segment a–b.
fn distance_squared([x, y]: [f64; 2], [ax, ay]: [f64; 2], [bx, by]: [f64; 2]) -> f64 {
    let (dx, dy) = (bx - ax, by - ay);
    let length_squared = dx * dx + dy * dy;
    let along = if length_squared > 0.0 { ((x - ax) * dx + (y - ay) * dy) / length_squared } else { 0.0 };
    let along = along.clamp(0.0, 1.0);
    let (ex, ey) = (x - ax - along * dx, y - ay - along * dy);
    ex * ex + ey * ey
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn nothing_left_out_is_far(
            line in prop::collection::vec([-100.0..100.0_f64, -100.0..100.0_f64], 0..60),
            tolerance in 0.01..20.0_f64,
        ) {
            let kept = simplify(&line, tolerance);
            prop_assert_eq!(kept.first(), line.first());
            prop_assert_eq!(kept.last(), line.last());
            for &point in &line {
                let near = kept.windows(2).any(|ends| {
                    distance_squared(point, ends[0], ends[1]) <= tolerance * tolerance * (1.0 + 1e-9)
                });
                prop_assert!(near || kept.len() < 2);
            }
        }
    }

    #[test]
    fn a_straight_line_is_its_ends() {
        let line: Vec<[f64; 2]> = (0..50).map(|i| [f64::from(i), 2.0 * f64::from(i)]).collect();
        assert_eq!(simplify(&line, 0.01), [[0.0, 0.0], [49.0, 98.0]]);
    }
}
