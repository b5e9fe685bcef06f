//! A run as an animation: the ball rolls, with its arrows and the equations of each update in numbers.

mod compared;
mod equations;
mod path;

use korogaru_lab::{Explanation, Mechanism, Update};
use korogaru_text::{Label, noise, number};

use super::arrow_shape::Arrow;
use super::arrows::{beside, symbols};
use super::note::{Mark, Note, mark_items};
use super::{Backdrop, Metadata, SIZE, page};
use crate::animation::{Animation, Layer, Pace};
use crate::drawing::{disc, fitted, text};
use crate::frame::{Frame, MARGIN};
use crate::math;
use crate::palette::Palette;
use crate::scene::{Anchor, Item};
use crate::theme::Style;
use crate::{Error, ErrorKind, font};
pub use compared::{overlay_animation, sheet_animation};
use equations::EquationTable;
use path::AnimatedPath;

/// The most updates that are shown. Of a longer run this many are shown, evenly apart.
const MOST_STEPS: usize = 240;
/// How many updates are shown after a run has left the view for good.
const AFTER_LEAVING: usize = 5;
/// Between the frame and the equations, for the numbers and the name of the axis.
const BELOW: f64 = 45.0;
/// The length of the longest arrow. It keeps its scale between the first two, and otherwise becomes the third
/// at most.
const LENGTHS: [f64; 3] = [20.0, 110.0, 90.0];
const TEXT_SIZE: f64 = 13.0;

impl Backdrop {
    /// Animates a run. There is a frame for each update, with the path so far, the ball, and the arrows of
    /// the carried part, the fresh part and their sum; for a method without these parts, the arrow is the
    /// move. Under the plane are the equations of the update in numbers, (6.3) and (6.4) for Momentum. The
    /// last frame shows the whole path. Arrows that would be short are enlarged, and the frame says by how
    /// much.
    ///
    /// The backdrop must be that of the run's experiment. At most 240 updates are shown, evenly apart. If the
    /// run leaves the view for good, the frames end there.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoStep`] for a run without updates.
    pub fn animation(&self, explanation: &Explanation<'_>, style: Style) -> Result<Animation, Error> {
        if explanation.is_empty() {
            return Err(ErrorKind::NoStep.into());
        }
        let trajectory = explanation.trajectory();
        let left = trajectory.left(self.axes.view).unwrap_or(explanation.len());
        let steps: Vec<Update> = shown(explanation.len().min(left + AFTER_LEAVING))
            .map(|number| explanation.update(number).expect("it is one of the run's"))
            .collect();
        let palette = style.theme.palette();
        let table = EquationTable::new(explanation, &steps);
        let backdrop = self.reframed(Frame { bottom: table.top() - BELOW, ..self.axes.frame });
        let animation = RunAnimation { backdrop, explanation, steps, style, palette };
        Ok(animation.animation(&table))
    }
}

/// The numbers of the updates that are shown. The first and the last are among them.
fn shown(count: usize) -> impl Iterator<Item = usize> {
    let frames = count.min(MOST_STEPS);
    // Whole numbers are exact, also for ten million updates.
    (0..frames).map(move |i| 1 + i * (count - 1) / (frames - 1).max(1))
}

struct RunAnimation<'a> {
    backdrop: Backdrop,
    explanation: &'a Explanation<'a>,
    steps: Vec<Update>,
    style: Style,
    palette: Palette,
}

impl RunAnimation<'_> {
    fn animation(&self, table: &EquationTable) -> Animation {
        let (backdrop, style, palette) = (&self.backdrop, self.style, &self.palette);
        let axes = &backdrop.axes;
        let trajectory = self.explanation.trajectory();
        let experiment = trajectory.experiment();
        let frames = self.steps.len() + 1;

        let mut still = vec![backdrop.contours(style, 1.5)];
        still.extend(axes.items(palette));
        still.extend(backdrop.key(style, palette));
        still.extend(backdrop.headings(palette));
        let description = backdrop.trajectory_description(trajectory, style);
        let words = Metadata::of(experiment, description, style);

        // The ball is where the update begins, and in the last frame where the run ended.
        let mut balls: Vec<usize> = self.steps.iter().map(|step| step.number - 1).collect();
        balls.push(trajectory.len() - 1);
        let AnimatedPath { mut layers, start, points } =
            backdrop.animated_path(trajectory, &balls, 1.0, style);
        layers.extend(start);
        let mut factor = 1.0;
        for (frame, step) in self.steps.iter().enumerate() {
            factor = self.factor(step, factor);
            let items = vec![backdrop.clipped(self.arrows(step, factor))];
            layers.push(Layer { first: frame, last: frame, items });
        }
        let whole = |items| Layer { first: 0, last: frames - 1, items };
        layers.push(whole(backdrop.minimum_signs(1.0, palette).to_vec()));
        layers.extend(self.end());
        let occupied: Vec<[f64; 2]> = points.into_iter().chain(backdrop.minima()).collect();
        layers.push(whole(self.note().items(&axes.frame, &occupied, palette)));
        let mut factor = 1.0;
        for (frame, step) in self.steps.iter().enumerate() {
            factor = self.factor(step, factor);
            let last = frame + 2 == frames;
            let mut items = table.items(frame, palette);
            items.push(self.number(step));
            layers.push(Layer { first: frame, last: if last { frame + 1 } else { frame }, items });
            let layer = |item| Layer { first: frame, last: frame, items: vec![item] };
            layers.extend(self.remark(step, factor).map(layer));
        }
        Animation { still: page(style, words, SIZE, still), layers, frames, pace: Pace::of(frames) }
    }

    fn end(&self) -> Option<Layer> {
        let axes = &self.backdrop.axes;
        let trajectory = self.explanation.trajectory();
        let (colour, _) = self.style.theme.method_of(trajectory.experiment());
        let (frame, end) = (self.steps.len(), trajectory.position(trajectory.len() - 1));
        let items = || mark_items(Mark::End, axes.place(end), 1.0, colour, &self.palette);
        axes.view.contains(end).then(|| Layer { first: frame, last: frame, items: items() })
    }

    /// By how much the arrows of an update are enlarged, if those of the update before were enlarged by
    /// `before`.
    fn factor(&self, step: &Update, before: f64) -> f64 {
        let [least, most, best] = LENGTHS;
        let arrows = self.backdrop.arrows(step, &self.palette);
        let longest = arrows.iter().map(Arrow::length).fold(0.0, f64::max);
        if (least..=most).contains(&(before * longest)) || !self.backdrop.axes.view.contains(step.ball()[0]) {
            return before;
        }
        round_factors().take_while(|factor| factor * longest <= best).last().unwrap_or(1.0)
    }

    /// The ball with its arrows.
    fn arrows(&self, step: &Update, factor: f64) -> Vec<Item> {
        let axes = &self.backdrop.axes;
        let [x, y] = axes.place(step.ball()[0]);
        if !axes.view.contains(step.ball()[0]) {
            return Vec::new();
        }
        let longer = |[px, py]: [f64; 2]| [x + factor * (px - x), y + factor * (py - y)];
        let arrows = self.backdrop.arrows(step, &self.palette);
        let arrows: Vec<Arrow> = arrows.into_iter().map(|arrow| arrow.map(longer)).collect();
        let (colour, _) = self.style.theme.method_of(self.explanation.trajectory().experiment());
        let arrows = beside(&arrows);
        let edges = axes.frame.edges(MARGIN);
        let mut items: Vec<Item> =
            arrows.iter().flat_map(|arrow| arrow.items(self.palette.paper, edges)).collect();
        items.push(disc([x, y], 5.4, Some(self.palette.paper), None));
        items.push(disc([x, y], 4.2, Some(colour), None));
        items
    }

    /// The note, which does not change: the hyperparameters, the meaning of the colours, and how the run
    /// ends.
    fn note(&self) -> Note {
        let mut note = Note::default();
        let lang = self.style.lang;
        let trajectory = self.explanation.trajectory();
        let method = trajectory.experiment().method();
        note.hyperparameters(method);
        note.noise(noise(lang, trajectory.experiment()));
        let part = |label: Label, symbol: &str| {
            let mut spans = math::words(format!("{} ", lang.say(&label)));
            spans.extend(math::formula(symbol));
            spans
        };
        let [carried, fresh, sum] = symbols(method.convention());
        match self.explanation.mechanism() {
            Mechanism::Velocity | Mechanism::LookAhead => {
                note.marked(Mark::Stroke(self.palette.carried, 2.6), part(Label::Carried, carried));
                note.marked(Mark::Stroke(self.palette.fresh, 2.6), part(Label::Fresh, fresh));
                note.marked(Mark::Stroke(self.palette.sum, 4.0), part(Label::Sum, sum));
            }
            Mechanism::Fresh => note.marked(Mark::Stroke(self.palette.fresh, 2.6), part(Label::Fresh, fresh)),
            _ => note.marked(Mark::Stroke(self.palette.sum, 3.2), math::words(lang.say(&Label::Move))),
        }
        if self.explanation.mechanism() == Mechanism::LookAhead {
            note.row(math::words(lang.say(&Label::LookAhead)));
        }
        note.end(lang, trajectory, self.backdrop.axes.view);
        note
    }

    /// The number of the update, at the upper left.
    fn number(&self, step: &Update) -> Item {
        let label = Label::StepOf { step: step.number, count: self.explanation.len() };
        let spans = self.style.words(&label);
        // The title is in the middle, and the number must fit beside it.
        let size = TEXT_SIZE.min(TEXT_SIZE * 150.0 / font::total_width(&spans, TEXT_SIZE));
        fitted([16.0, 30.0], spans, size, SIZE[0], self.palette.ink)
    }

    /// A remark on the arrows of an update, at the upper right.
    fn remark(&self, step: &Update, factor: f64) -> Option<Item> {
        let label = if self.backdrop.axes.view.contains(step.ball()[0]) {
            (factor > 1.0).then(|| Label::ArrowsEnlarged { factor: number::shortest(factor) })
        } else {
            Some(Label::StepOutside)
        }?;
        let spans = self.style.words(&label);
        let at = [SIZE[0] - 16.0, 30.0];
        let colour = self.palette.secondary;
        Some(text(at, Anchor::End, TEXT_SIZE, spans, colour))
    }
}

/// 1, 2, 5, 10, 20, …
fn round_factors() -> impl Iterator<Item = f64> {
    const LARGEST: f64 = 1e9;
    let decades = std::iter::successors(Some(1.0), |decade| Some(10.0 * decade)).take_while(|d| *d < LARGEST);
    decades.flat_map(|decade| [1.0, 2.0, 5.0].map(|step| step * decade))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_run_is_shown_at_its_ends_and_evenly_between() {
        assert_eq!(shown(1).collect::<Vec<_>>(), [1]);
        assert_eq!(shown(30).collect::<Vec<_>>(), (1..=30).collect::<Vec<_>>());
        for count in [240, 241, 1000, 10_000_000] {
            let steps: Vec<usize> = shown(count).collect();
            assert_eq!((steps.len(), steps[0], steps[239]), (240, 1, count));
            let apart: Vec<usize> = steps.windows(2).map(|pair| pair[1] - pair[0]).collect();
            assert!(apart.iter().max().unwrap() - apart.iter().min().unwrap() <= 1, "{count}");
        }
    }
}
