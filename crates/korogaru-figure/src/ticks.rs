//! Numbers at an axis.

use korogaru_lab::Interval;

use crate::font;
use crate::math;
use crate::scale;
use crate::scene::{Anchor, Colour, Item, Text};

/// Round numbers along an axis with their texts, and what each is to be added to where they would be long otherwise.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ticks {
    /// What stands at the end of the axis: `1000000 + …`.
    common: Option<String>,
    /// Each number with its text.
    pub(crate) all: Vec<(f64, String)>,
}

impl Ticks {
    /// Those at even steps of an interval.
    pub(crate) fn even(interval: Interval) -> Self {
        Self::of(scale::ticks(interval))
    }

    /// These numbers.
    pub(crate) fn of(numbers: Vec<f64>) -> Self {
        let (common, texts) = scale::apart(&numbers);
        let common = common.map(|common| format!("{common} + …"));
        Self { common, all: numbers.into_iter().zip(texts).collect() }
    }

    /// These, each by itself.
    pub(crate) fn written(all: Vec<(f64, String)>) -> Self {
        Self { common: None, all }
    }

    /// How wide the widest number is.
    pub(crate) fn widest(&self, size: f64) -> f64 {
        self.all.iter().map(|(_, text)| width(text, size)).fold(0.0, f64::max)
    }

    /// What all are to be added to, if anything, with its right end at a place and no wider than its room.
    pub(crate) fn common(&self, at: [f64; 2], size: f64, room: f64, colour: Colour) -> Option<Item> {
        let text = self.common.as_ref()?;
        let size = size * (room / width(text, size)).min(1.0);
        Some(Item::Text(Text { at, anchor: Anchor::End, size, colour, runs: math::words(text.as_str()) }))
    }
}

fn width(text: &str, size: f64) -> f64 {
    font::total_width(&math::words(text), size)
}
