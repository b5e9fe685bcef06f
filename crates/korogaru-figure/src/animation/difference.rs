//! The difference between two neighbouring frames.

use std::collections::HashMap;

/// The rectangle that a frame changes, as stretches of one colour, row by row.
#[derive(Debug)]
pub(super) struct Difference {
    /// Left, top, width and height. A frame that changes nothing has one pixel here.
    pub(super) area: [usize; 4],
    /// Each stretch: its colour, or [`SAME`], and its number of pixels.
    pub(super) runs: Vec<(u32, u32)>,
}

/// The mark of a pixel that does not change.
pub(super) const SAME: u32 = u32::MAX;

/// The number of pixels of each colour, as 0xRRGGBB.
pub(super) type Counts = HashMap<u32, u64>;

/// Compares two pictures of the same width. A pixel is red, green, blue and opacity. Without a picture
/// before, all of `now` is the difference.
pub(super) fn difference(before: Option<&[u8]>, now: &[u8], width: usize, counts: &mut Counts) -> Difference {
    let (now, _) = now.as_chunks::<4>();
    let before = before.map(|before| before.as_chunks::<4>().0);
    let area = before.map_or([0, 0, width, now.len() / width], |before| changed(before, now, width));
    let [left, top, wide, high] = area;
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for y in top..top + high {
        let row = y * width + left..y * width + left + wide;
        let old = before.map(|before| &before[row.clone()]);
        for (x, &pixel) in now[row].iter().enumerate() {
            let colour = match old {
                Some(old) if old[x] == pixel => SAME,
                _ => u32::from_be_bytes([0, pixel[0], pixel[1], pixel[2]]),
            };
            match runs.last_mut() {
                Some((last, count)) if *last == colour => *count += 1,
                _ => runs.push((colour, 1)),
            }
        }
    }
    for &(colour, count) in runs.iter().filter(|(colour, _)| *colour != SAME) {
        *counts.entry(colour).or_default() += u64::from(count);
    }
    Difference { area, runs }
}

/// The smallest rectangle that contains all pixels that differ.
fn changed(before: &[[u8; 4]], now: &[[u8; 4]], width: usize) -> [usize; 4] {
    let rows =
        || before.chunks(width).zip(now.chunks(width)).enumerate().filter(|(_, (old, new))| old != new);
    let (Some((top, _)), Some((bottom, _))) = (rows().next(), rows().next_back()) else {
        return [0, 0, 1, 1];
    };
    let (mut left, mut right) = (width, 0);
    for (_, (old, new)) in rows() {
        let differs = |x: &usize| old[*x] != new[*x];
        left = (0..left).find(differs).unwrap_or(left);
        right = (right..width).rfind(differs).unwrap_or(right);
    }
    [left, top, right + 1 - left, bottom + 1 - top]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(text: &str) -> Vec<u8> {
        text.bytes().filter(|byte| *byte != b' ').flat_map(|byte| [byte, 0, 0, 255]).collect()
    }

    #[test]
    fn only_what_changes_is_kept() {
        let red = |letter: u8| u32::from(letter) << 16;
        let mut counts = Counts::new();
        let first = difference(None, &picture("aabb aabb"), 4, &mut counts);
        assert_eq!(first.area, [0, 0, 4, 2]);
        assert_eq!(first.runs, [(red(b'a'), 2), (red(b'b'), 2), (red(b'a'), 2), (red(b'b'), 2)]);
        let second = difference(Some(&picture("aabb aabb aabb")), &picture("aabb acbb aacc"), 4, &mut counts);
        assert_eq!(second.area, [1, 1, 3, 2]);
        assert_eq!(second.runs, [(red(b'c'), 1), (SAME, 3), (red(b'c'), 2)]);
        let third = difference(Some(&picture("aa bb")), &picture("aa bb"), 2, &mut counts);
        assert_eq!((third.area, third.runs), ([0, 0, 1, 1], vec![(SAME, 1)]));
        assert_eq!(counts, Counts::from([(red(b'a'), 4), (red(b'b'), 4), (red(b'c'), 3)]));
    }
}
