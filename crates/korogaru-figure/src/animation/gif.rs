//! GIF: the frames' changes in one palette, drawn and packed by several threads.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use gif::{AnyExtension, DisposalMethod, Encoder, Extension, Frame, Repeat};
use korogaru_lab::Progress;
use resvg::tiny_skia::Pixmap;

use super::Animation;
use super::difference::{Counts, Difference, SAME, difference};
use super::palette::{MOST, Palette};
use crate::carrier::comment;
use crate::render::{draw_over, pixels};
use crate::scene::{Colour, Item};

/// The animation as a GIF file that plays again and again, of the scene's own size, drawn by as many threads as are said. The
/// bytes do not depend on their number.
///
/// Every frame holds what it changes of the one before. All have one palette: the figure's own colours as they are, and the
/// blends at their edges as near as 255 colours allow, without dithering.
///
/// `None` where the progress has ended it, which hears how many frames are drawn, and where the picture would have no pixel
/// or more than 65,535 along an edge.
///
/// ```
/// use korogaru_figure::{Backdrop, Style, Theme, gif};
/// use korogaru_lab::{Experiment, Explanation, Setting, run};
/// use korogaru_text::Lang;
///
/// let experiment = Experiment::default().with_settings(&[Setting::text("iterations", "3")])?;
/// let trajectory = run(&experiment);
/// let style = Style { lang: Lang::Ja, theme: Theme::Dark };
/// let animation = Backdrop::new(&experiment).animation(&Explanation::new(&trajectory), style).unwrap();
/// let file = gif(&animation, 2, &()).unwrap();
/// assert!(file.starts_with(b"GIF89a"));
/// # Ok::<(), korogaru_lab::Error>(())
/// ```
#[must_use]
pub fn gif(animation: &Animation, threads: usize, progress: &impl Progress) -> Option<Vec<u8>> {
    let background = pixels(&animation.still, 1.0)?;
    let width = u16::try_from(background.width()).ok()?;
    let height = u16::try_from(background.height()).ok()?;

    let done = AtomicUsize::new(0);
    let drawn = shared(animation.frames, threads, |frames| {
        let mut counts = Counts::new();
        let mut before = frames.start.checked_sub(1).map(|frame| drawn(animation, frame, &background));
        let mut differences = Vec::with_capacity(frames.len());
        for frame in frames {
            let now = drawn(animation, frame, &background);
            let old = before.as_ref().map(Pixmap::data);
            differences.push(difference(old, now.data(), usize::from(width), &mut counts));
            before = Some(now);
            if progress.done(1 + done.fetch_add(1, Ordering::Relaxed)).is_break() {
                return None;
            }
        }
        Some((differences, counts))
    });
    let (mut differences, mut counts) = (Vec::new(), Counts::new());
    for part in drawn {
        let (some, counted) = part?;
        differences.extend(some);
        for (colour, count) in counted {
            *counts.entry(colour).or_default() += count;
        }
    }

    let palette = Palette::new(&counts, &flat_colours(animation));
    let delays = delays(animation);
    let packed = shared(differences.len(), threads, |frames| {
        frames.map(|frame| packed(&differences[frame], delays[frame], &palette)).collect::<Vec<_>>()
    });
    let file = written([width, height], &palette, &animation.still.experiments, packed.iter().flatten());
    Some(file.expect("a Vec takes all bytes, and every frame lies within the picture"))
}

/// Does work on so many things by so many threads, each on neighbours; the results in order.
fn shared<T: Send>(
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
        let started: Vec<_> = (0..parts).map(|i| scope.spawn(move || work(part(i)))).collect();
        started.into_iter().map(|thread| thread.join().expect("drawing does not panic")).collect()
    })
}

fn drawn(animation: &Animation, frame: usize, background: &Pixmap) -> Pixmap {
    let mut pixels = background.clone();
    draw_over(&mut pixels, &animation.still, &animation.moving(frame));
    pixels
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
            Item::Polygon { fill, .. } => add(fill),
            Item::Text(text) => add(&text.colour),
            Item::Lens { items, .. } | Item::Clipped { items, .. } => inside.extend(items),
        }
    }
    if !inside.is_empty() {
        collect(inside.into_iter(), found);
    }
}
