//! GIF files: the differences between frames in one colour table, packed on several threads.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::thread;

use gif::{AnyExtension, DisposalMethod, Encoder, Extension, Frame, Repeat};

use super::Animation;
use super::colour_table::{ColourTable, MOST};
use super::difference::{Counts, Difference, SAME, difference};
use crate::carrier::comment;
use crate::scene::{Colour, Item};

/// Makes a GIF of frames that another program draws, such as a browser. The result is as
/// [`gif()`](crate::gif()) makes it. The frames are those of [`Animation::frame`], in order.
///
/// ```
/// use korogaru_figure::{Backdrop, GifFrames, Style, Theme};
/// use korogaru_lab::{Experiment, Explanation, Setting, run};
/// use korogaru_text::Lang;
///
/// let experiment = Experiment::default().with_settings(&[Setting::text("iterations", "1")])?;
/// let trajectory = run(&experiment);
/// let style = Style { lang: Lang::Ja, theme: Theme::Dark };
/// let animation = Backdrop::new(&experiment).animation(&Explanation::new(&trajectory), style).unwrap();
/// let mut frames = GifFrames::new(&animation).unwrap();
/// let [width, height] = frames.size();
/// for frame in 0..animation.frames {
///     let pixels = vec![255; usize::from(width) * usize::from(height) * 4]; // of animation.frame(frame)
///     assert!(frames.add(pixels));
/// }
/// assert!(frames.file(&animation).unwrap().starts_with(b"GIF89a"));
/// # Ok::<(), korogaru_lab::Error>(())
/// ```
#[derive(Debug)]
pub struct GifFrames {
    size: [u16; 2],
    before: Option<Vec<u8>>,
    differences: Vec<Difference>,
    counts: Counts,
}

impl GifFrames {
    /// Begins without a frame. Returns `None` for an animation that has no pixel, or more than 65,535 along
    /// an edge.
    #[must_use]
    pub fn new(animation: &Animation) -> Option<Self> {
        let pixels = |length: f64| {
            let length = length.round();
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the type")]
            (length >= 1.0 && length <= f64::from(u16::MAX)).then_some(length as u16)
        };
        let size = [pixels(animation.still.width)?, pixels(animation.still.height)?];
        Some(Self { size, before: None, differences: Vec::new(), counts: Counts::new() })
    }

    /// The width and the height of every frame, in pixels.
    #[must_use]
    pub fn size(&self) -> [u16; 2] {
        self.size
    }

    /// Adds the next frame, as red, green, blue and opacity of each pixel, row by row. Returns `false`, and
    /// adds nothing, if the length does not fit the size.
    #[must_use]
    pub fn add(&mut self, pixels: Vec<u8>) -> bool {
        let [width, height] = self.size.map(usize::from);
        if pixels.len() != width * height * 4 {
            return false;
        }
        self.differences.push(difference(self.before.as_deref(), &pixels, width, &mut self.counts));
        self.before = Some(pixels);
        true
    }

    /// The file, or `None` if frames are missing.
    #[must_use]
    pub fn file(&self, animation: &Animation) -> Option<Vec<u8>> {
        (self.differences.len() == animation.frames)
            .then(|| encoded(animation, self.size, &self.differences, &self.counts, 1))
    }
}

/// Writes the file from the differences between frames.
pub(super) fn encoded(
    animation: &Animation,
    size: [u16; 2],
    differences: &[Difference],
    counts: &Counts,
    threads: usize,
) -> Vec<u8> {
    let table = ColourTable::new(counts, &flat_colours(animation));
    let delays = delays(animation);
    let packed = shared(differences.len(), threads, |frames| {
        frames.map(|frame| packed(&differences[frame], delays[frame], &table)).collect::<Vec<_>>()
    });
    let file = written(size, &table, &animation.still.experiments, packed.iter().flatten());
    file.expect("a Vec takes all bytes, and every frame lies within the picture")
}

/// Shares work on `count` things among threads. Each thread takes neighbours, and the results are in order.
pub(super) fn shared<T: Send>(
    count: usize,
    threads: usize,
    work: impl Fn(std::ops::Range<usize>) -> T + Sync,
) -> Vec<T> {
    let parts = threads.clamp(1, count.max(1));
    let part = |i: usize| count * i / parts..count * (i + 1) / parts;
    if parts == 1 {
        return vec![work(0..count)];
    }
    thread::scope(|scope| {
        let work = &work;
        let started: Vec<_> = (0..parts)
            .map(|i| thread::Builder::new().spawn_scoped(scope, move || work(part(i))).map_err(|_| i))
            .collect();
        // If the system gives no thread, the work is done on this one.
        let done = started.into_iter().map(|thread| match thread {
            Ok(thread) => thread.join().expect("drawing does not panic"),
            Err(i) => work(part(i)),
        });
        done.collect()
    })
}

/// How long each frame is shown, in hundredths of a second. Rounding does not change the length of the whole.
fn delays(animation: &Animation) -> Vec<u16> {
    let times = animation.pace.times(animation.frames);
    let at: Vec<f64> = times.iter().map(|time| (100.0 * time).round()).collect();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a pace has limits")]
    at.windows(2).map(|pair| (pair[1] - pair[0]) as u16).collect()
}

fn packed(difference: &Difference, delay: u16, table: &ColourTable) -> Frame<'static> {
    let [left, top, width, height] = difference.area.map(|length| u16::try_from(length).unwrap_or(u16::MAX));
    let mut numbers = Vec::with_capacity(usize::from(width) * usize::from(height));
    for &(colour, count) in &difference.runs {
        let number = if colour == SAME { UNCHANGED } else { table.number(colour) };
        numbers.resize(numbers.len() + count as usize, number);
    }
    let mut frame = Frame {
        left,
        top,
        width,
        height,
        delay,
        dispose: DisposalMethod::Keep,
        transparent: Some(UNCHANGED),
        buffer: Cow::Owned(numbers),
        ..Frame::default()
    };
    frame.make_lzw_pre_encoded();
    frame
}

/// The index in the colour table of a pixel that does not change.
#[expect(clippy::cast_possible_truncation, reason = "255")]
const UNCHANGED: u8 = MOST as u8;

fn written<'a>(
    [width, height]: [u16; 2],
    table: &ColourTable,
    experiments: &[String],
    frames: impl Iterator<Item = &'a Frame<'static>>,
) -> Result<Vec<u8>, gif::EncodingError> {
    let mut table: Vec<u8> =
        table.colours.iter().flat_map(|colour| colour.to_be_bytes()[1..].to_vec()).collect();
    table.resize(3 * (MOST + 1), 0);
    let mut encoder = Encoder::new(Vec::new(), width, height, &table)?;
    encoder.set_repeat(Repeat::Infinite)?;
    for experiment in experiments {
        encoder.write_raw_extension(AnyExtension(Extension::Comment as u8), &[&comment(experiment)])?;
    }
    for frame in frames {
        encoder.write_lzw_pre_encoded_frame(frame)?;
    }
    encoder.into_inner()
}

fn flat_colours(animation: &Animation) -> Vec<u32> {
    let mut found = BTreeSet::new();
    let Colour(red, green, blue) = animation.still.background;
    found.insert(u32::from_be_bytes([0, red, green, blue]));
    collect(animation.still.items.iter(), &mut found);
    collect(animation.layers.iter().flat_map(|layer| &layer.items), &mut found);
    found.into_iter().collect()
}

fn collect<'a>(items: impl Iterator<Item = &'a Item>, found: &mut BTreeSet<u32>) {
    let mut add = |colour: &Colour| {
        let Colour(red, green, blue) = *colour;
        found.insert(u32::from_be_bytes([0, red, green, blue]));
    };
    let mut inside = Vec::new();
    for item in items {
        match item {
            Item::Lines { colour, .. } => add(colour),
            Item::Markers { fill, stroke, .. } => {
                fill.iter().for_each(&mut add);
                stroke.iter().for_each(|(colour, _)| add(colour));
            }
            Item::Rectangle { fill, stroke, .. } => {
                fill.iter().for_each(|(colour, _)| add(colour));
                stroke.iter().for_each(|(colour, _)| add(colour));
            }
            Item::Cells { colours, .. } => colours.iter().for_each(&mut add),
            Item::Bars { fill, .. } | Item::Polygon { fill, .. } | Item::Outline { fill, .. } => add(fill),
            Item::Text(text) => add(&text.colour),
            Item::Lens { items, .. } | Item::Clipped { items, .. } => inside.extend(items),
        }
    }
    if !inside.is_empty() {
        collect(inside.into_iter(), found);
    }
}
