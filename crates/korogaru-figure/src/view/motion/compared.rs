//! Comparisons as animations, in which all balls roll at once.

use korogaru_lab::{Comparison, Trajectory};
use korogaru_text::Label;

use super::super::Backdrop;
use super::super::covered::{widened, wider};
use super::super::note::{Mark, mark_items};
use super::super::overlay::Overlay;
use super::super::sheet::{Sheet, compared_page};
use super::super::trajectory::RIM;
use super::{AFTER_LEAVING, AnimatedPath, shown};
use crate::animation::{Animation, Layer, Pace};
use crate::drawing::{fitted, markers};
use crate::scene::Item;
use crate::theme::Style;
use crate::{Error, ErrorKind, math};

/// The place of the counter, at the upper left of the page.
const COUNTER: [f64; 2] = [16.0, 15.0];
const COUNTER_SIZE: f64 = 12.0;
/// The radius of a ball in a path of full size.
const BALL: f64 = 5.0;

/// Animates [`sheet_figure`](crate::sheet_figure). A frame shows the ball and the path after the same number
/// of updates in every panel, and the last frame is the whole figure. A run with fewer updates than others
/// waits where it ended.
///
/// At most 240 updates are shown, evenly apart. If all runs leave the view for good, the frames end there.
///
/// # Errors
///
/// [`ErrorKind::NoStep`] if no run has an update.
///
/// ```
/// use korogaru_figure::{Style, Theme, sheet_animation};
/// use korogaru_lab::book;
/// use korogaru_text::Lang;
///
/// let methods = book::methods();
/// let style = Style { lang: Lang::Ja, theme: Theme::Light };
/// let animation = sheet_animation(&methods, &methods.run(), style).unwrap();
/// assert_eq!(animation.frames, 31); // the start, and one for each update
/// ```
pub fn sheet_animation(
    comparison: &Comparison,
    runs: &[Trajectory],
    style: Style,
) -> Result<Animation, Error> {
    let clock = clock(comparison, runs).ok_or(ErrorKind::NoStep)?;
    let sheet = Sheet::new(comparison, runs, style);
    let mut layers = Vec::new();
    for (panel, run) in sheet.panels.iter().zip(runs) {
        let AnimatedPath { layers: path, start, .. } =
            panel.animated_path(run, &balls(run, &clock), sheet.scale, style);
        layers.extend(path.into_iter().chain(start));
        layers.push(whole(&clock, panel.minimum_signs(sheet.scale, &style.theme.palette()).to_vec()));
        layers.extend(panel.ball(run, &clock, sheet.scale, style));
    }
    layers.extend(counter(&clock, sheet.size[0], style));
    let still = compared_page(comparison, runs, style, sheet.size, sheet.items);
    Ok(Animation { still, layers, frames: clock.len(), pace: Pace::of(clock.len()) })
}

/// Animates [`overlay_figure`](crate::overlay_figure), like [`sheet_animation`]. All balls roll over one set
/// of contour lines, and the losses so far are under them.
///
/// # Errors
///
/// [`ErrorKind::NoStep`] if no run has an update, and [`ErrorKind::OverlayTwice`] if a method occurs twice.
///
/// ```
/// use korogaru_figure::{Style, Theme, animated_svg, overlay_animation};
/// use korogaru_lab::book;
/// use korogaru_text::Lang;
///
/// let methods = book::all_methods();
/// let style = Style { lang: Lang::En, theme: Theme::Light };
/// let animation = overlay_animation(&methods, &methods.run(), style).unwrap();
/// assert!(animated_svg(&animation).contains("12 of 30 updates"));
/// ```
pub fn overlay_animation(
    comparison: &Comparison,
    runs: &[Trajectory],
    style: Style,
) -> Result<Animation, Error> {
    let overlay = Overlay::new(comparison, runs, style)?;
    let clock = clock(comparison, runs).ok_or(ErrorKind::NoStep)?;
    let palette = style.theme.palette();
    let backdrop = &overlay.backdrop;
    let mut layers = Vec::new();
    let paths: Vec<_> = runs.iter().map(|run| backdrop.path(run, Overlay::SCALE, style).line).collect();
    let wide = wider(&paths, Overlay::WIDER);
    for (run, more) in runs.iter().zip(&wide) {
        let path = backdrop.animated_path(run, &balls(run, &clock), Overlay::SCALE, style);
        layers.extend(widened(path.layers, *more));
    }
    let start = mark_items(Mark::Start, overlay.start, Overlay::SCALE, palette.ink, &palette);
    layers.push(whole(&clock, vec![backdrop.clipped(start)]));
    layers.push(whole(&clock, backdrop.minimum_signs(1.0, &palette).to_vec()));
    for (run, more) in runs.iter().zip(&wide) {
        let mut balls = backdrop.ball(run, &clock, Overlay::SCALE, style);
        // The marks of ends are not made wider: they are rings, through which others can be seen.
        let end = balls.pop_if(|ball| ball.first + 1 == clock.len());
        layers.extend(widened(balls, *more).into_iter().chain(end));
    }
    let last = clock.len() - 1;
    for (curve, more) in overlay.losses.curves.iter().zip(overlay.losses.wider()) {
        for part in overlay.losses.pieces(curve, &clock) {
            let part = part.into_iter().map(|(first, item)| Layer {
                first,
                last,
                items: vec![overlay.losses.panel.inside(vec![item])],
            });
            layers.extend(widened(part.collect(), more));
        }
    }
    layers.extend(counter(&clock, overlay.size[0], style));
    let still = compared_page(comparison, runs, style, overlay.size, overlay.items);
    Ok(Animation { still, layers, frames: clock.len(), pace: Pace::of(clock.len()) })
}

/// The number of updates in each frame: none in the first, all in the last. Returns `None` if there are no
/// updates.
fn clock(comparison: &Comparison, runs: &[Trajectory]) -> Option<Vec<usize>> {
    let view = comparison.view();
    let updates = |run: &Trajectory| run.len().saturating_sub(1);
    let seen =
        |run: &Trajectory| run.left(view).map_or(updates(run), |left| updates(run).min(left + AFTER_LEAVING));
    let all = runs.iter().map(updates).max().filter(|all| *all > 0)?;
    let seen = runs.iter().map(seen).max().unwrap_or(all).max(1);
    let rest = (seen < all).then_some(all);
    Some([0].into_iter().chain(shown(seen)).chain(rest).collect())
}

/// The iteration of a run in each frame. The run may have fewer updates than others.
fn balls(run: &Trajectory, clock: &[usize]) -> Vec<usize> {
    let last = run.len().saturating_sub(1);
    clock.iter().map(|updates| last.min(*updates)).collect()
}

fn whole(clock: &[usize], items: Vec<Item>) -> Layer {
    Layer { first: 0, last: clock.len() - 1, items }
}

/// The counter of updates in each frame.
fn counter(clock: &[usize], page: f64, style: Style) -> Vec<Layer> {
    let count = clock.last().copied().unwrap_or(0);
    let layer = |(frame, step): (usize, &usize)| {
        let said = style.lang.say(&Label::UpdatesOf { step: *step, count });
        let text = fitted(COUNTER, math::words(said), COUNTER_SIZE, page, style.theme.palette().ink);
        Layer { first: frame, last: frame, items: vec![text] }
    };
    clock.iter().enumerate().map(layer).collect()
}

impl Backdrop {
    /// The ball in each frame, with the marker of its method, and the mark of the end in the last frame.
    fn ball(&self, run: &Trajectory, clock: &[usize], scale: f64, style: Style) -> Vec<Layer> {
        let (colour, shape) = style.theme.method_of(run.experiment());
        let paper = style.theme.palette().paper;
        let last = clock.len() - 1;
        let mut layers = Vec::new();
        for (frame, ball) in balls(run, clock)[..last].iter().enumerate() {
            if *ball < run.len() && self.axes.view.contains(run.position(*ball)) {
                let at = [(self.axes.place(run.position(*ball)), BALL * scale)];
                let items = vec![markers(&at, shape, RIM, paper), markers(&at, shape, 0.0, colour)];
                layers.push(Layer { first: frame, last: frame, items: vec![self.clipped(items)] });
            }
        }
        let items = self.path(run, scale, style).end;
        if !items.is_empty() {
            layers.push(Layer { first: last, last, items: vec![self.clipped(items)] });
        }
        layers
    }
}
