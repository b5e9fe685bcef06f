//! The few colours that a GIF may have, chosen for all frames at once.
//!
//! A figure is made of a few flat colours and of the blends that smooth its edges. The flat ones are kept as they are, so that
//! no surface changes from frame to frame and none is dithered; the blends are put together by Heckbert's method (Color Image
//! Quantization for Frame Buffer Display, 1982), with the boxes of greatest variance divided first (Wan, Prusinkiewicz and
//! Wong 1990).

use std::collections::HashMap;

use super::difference::Counts;

/// The most colours; a table of GIF has one place more, for what is as it was.
pub(super) const MOST: usize = 255;

/// Colours with a number each.
pub(super) struct Palette {
    pub(super) colours: Vec<u32>,
    numbers: HashMap<u32, u8>,
}

impl Palette {
    /// The colours for pixels of which so many have each colour, the flat ones among them.
    pub(super) fn new(counts: &Counts, flat: &[u32]) -> Self {
        let mut pixels: Vec<(u32, f64)> =
            counts.iter().map(|(&colour, &count)| (colour, weight(count))).collect();
        // A map has no order, and a file is to be the same each time.
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

    /// The number of a colour that was counted.
    pub(super) fn number(&self, colour: u32) -> u8 {
        self.numbers.get(&colour).copied().unwrap_or(0)
    }
}

/// What is seldom counts for more than its pixels: an arrow is small.
fn weight(count: u64) -> f64 {
    (count as f64).sqrt()
}

fn channels(colour: u32) -> [f64; 3] {
    let [_, red, green, blue] = colour.to_be_bytes();
    [red, green, blue].map(f64::from)
}

/// How much the eye takes note of each channel.
const SEEN: [f64; 3] = [0.3, 0.59, 0.11];

/// The mean colours of so many boxes.
fn boxes(pixels: Vec<(u32, f64)>, most: usize) -> Vec<u32> {
    let mut boxes = vec![Colours::new(pixels)];
    while boxes.len() < most {
        let widest = (0..boxes.len()).max_by(|&a, &b| boxes[a].variance.total_cmp(&boxes[b].variance));
        let Some(widest) = widest.filter(|&widest| boxes[widest].variance > 0.0) else { break };
        let [low, high] = boxes.swap_remove(widest).divided();
        boxes.extend([low, high]);
    }
    boxes.iter().map(Colours::colour).collect()
}

/// Colours that are to become one.
struct Colours {
    pixels: Vec<(u32, f64)>,
    mean: [f64; 3],
    /// The channel along which they differ most, and the whole of their squared distances along it.
    axis: usize,
    variance: f64,
}

impl Colours {
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

    /// The two halves on either side of the mean. Both have colours, since not all are the mean.
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

/// The number of the colour that looks most like one.
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
        let palette = Palette::new(&counts, &[]);
        assert_eq!(palette.colours.len(), 255);
        for &colour in counts.keys() {
            assert_eq!(palette.colours[usize::from(palette.number(colour))], colour);
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
        let palette = Palette::new(&counts, &[paper, ink, blue, 0x12_34_56]);
        for flat in [paper, ink, blue] {
            assert_eq!(palette.colours[usize::from(palette.number(flat))], flat);
        }
        assert!(!palette.colours.contains(&0x12_34_56) && palette.colours.len() <= MOST);
        for &colour in counts.keys() {
            let (a, b) = (channels(colour), channels(palette.colours[usize::from(palette.number(colour))]));
            assert!((0..3).all(|axis| (a[axis] - b[axis]).abs() <= 3.0), "{a:?} {b:?}");
        }
    }
}
