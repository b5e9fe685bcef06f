//! Comparisons as animations: all balls roll at once.

use korogaru_lab::{Comparison, Trajectory};
use korogaru_text::Label;

use super::super::covered::{widened, wider};
use super::super::note::{Mark, mark_items};
use super::super::overlay::Overlay;
use super::super::sheet::{Sheet, compared_page};
use super::super::trajectory::{RIM, markers};
use super::super::{Backdrop, fitted};
use super::{AFTER_LEAVING, Rolling, shown};
use crate::animation::{Animation, Cel, Pace};
use crate::scene::Item;
use crate::theme::Style;
use crate::{Error, ErrorKind, math};

/// How many updates have been made, at the upper left of the page.
const COUNTER: [f64; 2] = [16.0, 15.0];
const COUNTER_SIZE: f64 = 12.0;
/// Of a ball, in a path of full size.
const BALL: f64 = 5.0;

/// [`sheet_figure`](crate::sheet_figure) as it comes to be: a frame for each number of updates, the same in all panels, each
/// with its ball and the path so far; and at last the whole figure. A run of fewer updates than others waits where it ended.
///
/// Of more than 240 updates so many are shown, evenly apart; where all runs have left the view for good those until they have.
///
/// # Errors
///
/// [`ErrorKind::NoStep`] where no run has a step.
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
    let mut cels = Vec::new();
    for (panel, run) in sheet.panels.iter().zip(runs) {
        let Rolling { cels: path, start, .. } = panel.rolling(run, &balls(run, &clock), sheet.scale, style);
        cels.extend(path.into_iter().chain(start));
        cels.push(whole(&clock, panel.minimum_signs(sheet.scale, &style.theme.palette()).to_vec()));
        cels.extend(panel.ball(run, &clock, sheet.scale, style));
    }
    cels.extend(counter(&clock, sheet.size[0], style));
    let still = compared_page(comparison, runs, style, sheet.size, sheet.items);
    Ok(Animation { still, cels, frames: clock.len(), pace: Pace::of(clock.len()) })
}

/// [`overlay_figure`](crate::overlay_figure) as it comes to be, like [`sheet_animation`]: all balls on one set of contour
/// lines, and the losses so far under them.
///
/// # Errors
///
/// [`ErrorKind::NoStep`] where no run has a step, [`ErrorKind::OverlayTwice`] where a method comes twice.
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
    let area = backdrop.axes.area();
    let mut cels = Vec::new();
    let paths: Vec<_> = runs.iter().map(|run| backdrop.path(run, Overlay::SCALE, style).line).collect();
    let wide = wider(&paths, Overlay::WIDER);
    for (run, more) in runs.iter().zip(&wide) {
        let path = backdrop.rolling(run, &balls(run, &clock), Overlay::SCALE, style);
        cels.extend(widened(path.cels, *more));
    }
    let start = mark_items(Mark::Start, overlay.start, Overlay::SCALE, palette.ink, &palette);
    cels.push(whole(&clock, vec![Item::Clipped { area, items: start }]));
    cels.push(whole(&clock, backdrop.minimum_signs(1.0, &palette).to_vec()));
    for (run, more) in runs.iter().zip(&wide) {
        let mut balls = backdrop.ball(run, &clock, Overlay::SCALE, style);
        // All marks of ends are alike: rings, which show one another.
        let end = balls.pop_if(|ball| ball.first + 1 == clock.len());
        cels.extend(widened(balls, *more).into_iter().chain(end));
    }
    let last = clock.len() - 1;
    for (curve, more) in overlay.losses.curves.iter().zip(overlay.losses.wider()) {
        for layer in overlay.losses.pieces(curve, &clock) {
            let layer = layer.into_iter().map(|(first, item)| Cel {
                first,
                last,
                items: vec![overlay.losses.panel.inside(vec![item])],
            });
            cels.extend(widened(layer.collect(), more));
        }
    }
    cels.extend(counter(&clock, overlay.size[0], style));
    let still = compared_page(comparison, runs, style, overlay.size, overlay.items);
    Ok(Animation { still, cels, frames: clock.len(), pace: Pace::of(clock.len()) })
}

/// How many updates have been made in each frame: none in the first, all in the last. `None` where there are none.
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

/// The same of one run, which may have fewer.
fn balls(run: &Trajectory, clock: &[usize]) -> Vec<usize> {
    let last = run.len().saturating_sub(1);
    clock.iter().map(|updates| last.min(*updates)).collect()
}

fn whole(clock: &[usize], items: Vec<Item>) -> Cel {
    Cel { first: 0, last: clock.len() - 1, items }
}

/// How many updates have been made.
fn counter(clock: &[usize], page: f64, style: Style) -> Vec<Cel> {
    let count = clock.last().copied().unwrap_or(0);
    let cel = |(frame, step): (usize, &usize)| {
        let said = style.lang.say(&Label::UpdatesOf { step: *step, count });
        let text = fitted(COUNTER, math::words(said), COUNTER_SIZE, page, style.theme.palette().ink);
        Cel { first: frame, last: frame, items: vec![text] }
    };
    clock.iter().enumerate().map(cel).collect()
}

impl Backdrop {
    /// The ball in each frame, with its method's marker, and the mark of the end in the last one.
    fn ball(&self, run: &Trajectory, clock: &[usize], scale: f64, style: Style) -> Vec<Cel> {
        let (colour, shape) = style.theme.method(run.experiment().method().info().name);
        let paper = style.theme.palette().paper;
        let area = self.axes.area();
        let last = clock.len() - 1;
        let mut cels = Vec::new();
        for (frame, ball) in balls(run, clock)[..last].iter().enumerate() {
            if *ball < run.len() && self.axes.view.contains(run.position(*ball)) {
                let at = [(self.axes.place(run.position(*ball)), BALL * scale)];
                let items = vec![markers(&at, shape, RIM, paper), markers(&at, shape, 0.0, colour)];
                cels.push(Cel { first: frame, last: frame, items: vec![Item::Clipped { area, items }] });
            }
        }
        let items = self.path(run, scale, style).end;
        if !items.is_empty() {
            cels.push(Cel { first: last, last, items: vec![Item::Clipped { area, items }] });
        }
        cels
    }
}
