//! The colour table of a GIF, chosen for all frames at once.
//!
//! A figure has a few flat colours, and blends that smooth its edges. The flat colours are kept exactly, so
//! that no surface changes from frame to frame and none is dithered. The blends are quantised by Heckbert's
//! method (Color Image Quantization for Frame Buffer Display, 1982), which here divides the box of greatest
//! variance first (Wan, Prusinkiewicz and Wong 1990).

use std::collections::HashMap;

use super::difference::Counts;

/// The most colours. A colour table of GIF has one more place, which stands for pixels that do not change.
pub(super) const MOST: usize = 255;

/// Colours, each with its index.
pub(super) struct ColourTable {
    pub(super) colours: Vec<u32>,
    numbers: HashMap<u32, u8>,
}

impl ColourTable {
    /// Chooses the colours for pixels that were counted. Flat colours that occur are among them.
    pub(super) fn new(counts: &Counts, flat: &[u32]) -> Self {
        let mut pixels: Vec<(u32, f64)> =
            counts.iter().map(|(&colour, &count)| (colour, weight(count))).collect();
        // A hash map has no order, but the file must be the same each time.
        pixels.sort_unstable_by_key(|(colour, _)| *colour);
        let mut colours: Vec<u32> = Vec::new();
        if pixels.len() <= MOST {
            colours.extend(pixels.iter().map(|(colour, _)| colour));
        } else {
            let wanted = flat.iter().filter(|colour| counts.contains_key(colour)).take(MOST / 2);
            for &colour in wanted {
                if !colours.contains(&colour) {
                    colours.push(colour);
                }
            }
            let blends: Vec<(u32, f64)> =
                pixels.iter().filter(|(colour, _)| !colours.contains(colour)).copied().collect();
            colours.extend(boxes(blends, MOST - colours.len()));
        }
        let numbers = pixels.iter().map(|&(colour, _)| (colour, nearest(colour, &colours))).collect();
        Self { colours, numbers }
    }

    /// The index of a colour that was counted.
    pub(super) fn number(&self, colour: u32) -> u8 {
        self.numbers.get(&colour).copied().unwrap_or(0)
    }
}

/// The weight of a colour grows more slowly than its pixels, since what matters may be small, such as an
/// arrow.
fn weight(count: u64) -> f64 {
    (count as f64).sqrt()
}

fn channels(colour: u32) -> [f64; 3] {
    let [_, red, green, blue] = colour.to_be_bytes();
    [red, green, blue].map(f64::from)
}

/// How sensitive the eye is to each channel.
const SEEN: [f64; 3] = [0.3, 0.59, 0.11];

/// Divides the colours into at most `most` boxes, and returns the mean of each.
fn boxes(pixels: Vec<(u32, f64)>, most: usize) -> Vec<u32> {
    let mut boxes = vec![ColourBox::new(pixels)];
    while boxes.len() < most {
        let widest = (0..boxes.len()).max_by(|&a, &b| boxes[a].variance.total_cmp(&boxes[b].variance));
        let Some(widest) = widest.filter(|&widest| boxes[widest].variance > 0.0) else { break };
        let [low, high] = boxes.swap_remove(widest).divided();
        boxes.extend([low, high]);
    }
    boxes.iter().map(ColourBox::colour).collect()
}

/// A box of colours that will become one colour.
struct ColourBox {
    pixels: Vec<(u32, f64)>,
    mean: [f64; 3],
    /// The channel along which the colours differ most, and the sum of their squared distances from the mean
    /// along it.
    axis: usize,
    variance: f64,
}

impl ColourBox {
    fn new(pixels: Vec<(u32, f64)>) -> Self {
        let all: f64 = pixels.iter().map(|(_, weight)| weight).sum();
        let sum =
            |of: &dyn Fn(u32) -> f64| pixels.iter().map(|(colour, weight)| weight * of(*colour)).sum::<f64>();
        let mean: [f64; 3] =
            std::array::from_fn(|axis| sum(&|colour| channels(colour)[axis]) / all.max(f64::MIN_POSITIVE));
        let variance = |axis: usize| {
            let square = |colour| {
                let away = channels(colour)[axis] - mean[axis];
                away * away
            };
            SEEN[axis] * sum(&square)
        };
        let variances = [0, 1, 2].map(variance);
        let axis = (0..3).max_by(|&a, &b| variances[a].total_cmp(&variances[b])).unwrap_or(0);
        Self { pixels, mean, axis, variance: variances[axis] }
    }

    /// Divides the box at the mean. Both halves have colours, since not all colours are the mean.
    fn divided(self) -> [Self; 2] {
        let Self { pixels, mean, axis, .. } = self;
        let (low, high) = pixels.into_iter().partition(|(colour, _)| channels(*colour)[axis] <= mean[axis]);
        [Self::new(low), Self::new(high)]
    }

    fn colour(&self) -> u32 {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 255")]
        let [red, green, blue] = self.mean.map(|channel| channel.round() as u8);
        u32::from_be_bytes([0, red, green, blue])
    }
}

/// The index of the colour that looks most like the given one.
fn nearest(colour: u32, colours: &[u32]) -> u8 {
    let wanted = channels(colour);
    let distance = |other: u32| {
        let along = |axis: usize| {
            let away = channels(other)[axis] - wanted[axis];
            SEEN[axis] * away * away
        };
        along(0) + along(1) + along(2)
    };
    let number = (0..colours.len()).min_by(|&a, &b| distance(colours[a]).total_cmp(&distance(colours[b])));
    number.and_then(|number| u8::try_from(number).ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_colours_stay_as_they_are() {
        let counts: Counts = (0..255).map(|i| (0x01_01_01 * i, u64::from(i) + 1)).collect();
        let table = ColourTable::new(&counts, &[]);
        assert_eq!(table.colours.len(), 255);
        for &colour in counts.keys() {
            assert_eq!(table.colours[usize::from(table.number(colour))], colour);
        }
    }

    /// All blends of ink with paper and of a blue with paper, and the flat colours among them.
    #[test]
    fn flat_colours_are_kept_and_blends_are_near() {
        let mut counts = Counts::new();
        let (paper, ink, blue) = (0xfd_fd_fb, 0x1b_1f_24, 0x00_5f_99);
        for share in 0..=1000_u32 {
            for dark in [ink, blue] {
                let mix = |at: u32| {
                    let part = |colour: u32| f64::from((colour >> at) & 0xff);
                    let mixed = part(paper) + f64::from(share) / 1000.0 * (part(dark) - part(paper));
                    #[expect(
                        clippy::cast_possible_truncation,
                        clippy::cast_sign_loss,
                        reason = "from 0 to 255"
                    )]
                    let mixed = mixed.round() as u32;
                    mixed << at
                };
                *counts.entry(mix(16) | mix(8) | mix(0)).or_default() += 1;
            }
        }
        assert!(counts.len() > 300, "{}", counts.len());
        let table = ColourTable::new(&counts, &[paper, ink, blue, 0x12_34_56]);
        for flat in [paper, ink, blue] {
            assert_eq!(table.colours[usize::from(table.number(flat))], flat);
        }
        assert!(!table.colours.contains(&0x12_34_56) && table.colours.len() <= MOST);
        for &colour in counts.keys() {
            let (a, b) = (channels(colour), channels(table.colours[usize::from(table.number(colour))]));
            assert!((0..3).all(|axis| (a[axis] - b[axis]).abs() <= 3.0), "{a:?} {b:?}");
        }
    }
}
