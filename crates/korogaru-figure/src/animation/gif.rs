//! GIF: the frames' changes in one palette, packed by several threads.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::thread;

use gif::{AnyExtension, DisposalMethod, Encoder, Extension, Frame, Repeat};

use super::Animation;
use super::difference::{Counts, Difference, SAME, difference};
use super::palette::{MOST, Palette};
use crate::carrier::comment;
use crate::scene::{Colour, Item};

/// An animation as GIF from frames that somebody else draws, such as a browser: as [`gif()`](crate::gif()) makes it, from
/// [`Animation::frame`] after [`Animation::frame`].
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
    /// No frame yet. `None` for an animation without a pixel, or with more than 65,535 along an edge.
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

    /// The pixels across and down of every frame.
    #[must_use]
    pub fn size(&self) -> [u16; 2] {
        self.size
    }

    /// Takes the next frame: red, green, blue and opacity by pixel, row by row. `false` where it is not of the size.
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

    /// The file. `None` where not every frame has come.
    #[must_use]
    pub fn file(&self, animation: &Animation) -> Option<Vec<u8>> {
        (self.differences.len() == animation.frames)
            .then(|| encoded(animation, self.size, &self.differences, &self.counts, 1))
    }
}

/// The file of frames that are known by what they change.
pub(super) fn encoded(
    animation: &Animation,
    size: [u16; 2],
    differences: &[Difference],
    counts: &Counts,
    threads: usize,
) -> Vec<u8> {
    let palette = Palette::new(counts, &flat_colours(animation));
    let delays = delays(animation);
    let packed = shared(differences.len(), threads, |frames| {
        frames.map(|frame| packed(&differences[frame], delays[frame], &palette)).collect::<Vec<_>>()
    });
    let file = written(size, &palette, &animation.still.experiments, packed.iter().flatten());
    file.expect("a Vec takes all bytes, and every frame lies within the picture")
}

/// Does work on so many things by so many threads, each on neighbours; the results in order.
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
        // What the system has no thread for is done here.
        let done = started.into_iter().map(|thread| match thread {
            Ok(thread) => thread.join().expect("drawing does not panic"),
            Err(i) => work(part(i)),
        });
        done.collect()
    })
}

/// In hundredths of a second, rounded so that the whole is as long as it should be.
fn delays(animation: &Animation) -> Vec<u16> {
    let times = animation.pace.times(animation.frames);
    let at: Vec<f64> = times.iter().map(|time| (100.0 * time).round()).collect();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a pace has limits")]
    at.windows(2).map(|pair| (pair[1] - pair[0]) as u16).collect()
}

/// A frame ready to be written.
fn packed(difference: &Difference, delay: u16, palette: &Palette) -> Frame<'static> {
    let [left, top, width, height] = difference.area.map(|length| u16::try_from(length).unwrap_or(u16::MAX));
    let mut numbers = Vec::with_capacity(usize::from(width) * usize::from(height));
    for &(colour, count) in &difference.runs {
        let number = if colour == SAME { UNCHANGED } else { palette.number(colour) };
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

/// The number of a pixel that is as it was.
#[expect(clippy::cast_possible_truncation, reason = "255")]
const UNCHANGED: u8 = MOST as u8;

fn written<'a>(
    [width, height]: [u16; 2],
    palette: &Palette,
    experiments: &[String],
    frames: impl Iterator<Item = &'a Frame<'static>>,
) -> Result<Vec<u8>, gif::EncodingError> {
    let mut table: Vec<u8> =
        palette.colours.iter().flat_map(|colour| colour.to_be_bytes()[1..].to_vec()).collect();
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

/// The colours of all that is drawn.
fn flat_colours(animation: &Animation) -> Vec<u32> {
    let mut found = BTreeSet::new();
    let Colour(red, green, blue) = animation.still.background;
    found.insert(u32::from_be_bytes([0, red, green, blue]));
    collect(animation.still.items.iter(), &mut found);
    collect(animation.cels.iter().flat_map(|cel| &cel.items), &mut found);
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
