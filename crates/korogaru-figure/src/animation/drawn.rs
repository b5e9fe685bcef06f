//! Draws the frames of a GIF on several threads.

use std::sync::atomic::{AtomicUsize, Ordering};

use korogaru_lab::Progress;
use resvg::tiny_skia::Pixmap;

use super::Animation;
use super::difference::{Counts, difference};
use super::gif::{encoded, shared};
use crate::render::{draw_over, pixels};

/// Draws an animation as a GIF file, of the size of its scene. The GIF plays in a loop. The number of threads
/// does not change the bytes.
///
/// Every frame holds what differs from the frame before. All frames share one colour table. The flat colours
/// of the figure are exact in it; the blends at edges are as near as 255 colours allow, and nothing is
/// dithered.
///
/// `progress` hears how many frames have been drawn, and can end the work. Returns `None` if it does, or if
/// the picture would have no pixel or more than 65,535 along an edge.
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

    Some(encoded(animation, [width, height], &differences, &counts, threads))
}

fn drawn(animation: &Animation, frame: usize, background: &Pixmap) -> Pixmap {
    let mut pixels = background.clone();
    draw_over(&mut pixels, &animation.still, &animation.moving(frame));
    pixels
}
