//! A run as an animation: the ball rolls, with its arrows and the equations of each step in numbers.

mod compared;
mod rolling;
mod strip;

use korogaru_lab::{Explanation, Mechanism, Step};
use korogaru_text::{Label, noise, number};

use super::arrow::Arrow;
use super::arrows::{beside, symbols};
use super::lens::disc;
use super::note::{Mark, Note, mark_items};
use super::{Backdrop, SIZE, TITLE_SIZE, Words, fitted, heading, page};
use crate::animation::{Animation, Cel, Pace};
use crate::axes::Axes;
use crate::math;
use crate::scene::{Anchor, Item, Text};
use crate::theme::{Palette, Style};
use crate::{Error, ErrorKind, font};
pub use compared::{overlay_animation, sheet_animation};
use rolling::Rolling;
use strip::Strip;

/// The most steps that are shown: of a longer run so many, evenly apart.
const MOST_STEPS: usize = 240;
/// Steps that are shown of a run that has left the view for good.
const AFTER_LEAVING: usize = 5;
/// Between the frame and the strip: numbers and name of the axis.
const BELOW: f64 = 45.0;
/// How long the longest arrow is to be drawn: between the first two it keeps its scale, otherwise it is the third at most.
const LENGTHS: [f64; 3] = [20.0, 110.0, 90.0];
const TEXT_SIZE: f64 = 13.0;

impl Backdrop {
    /// A run as it goes: a frame for each step, with the path so far, from the ball the arrows of its carried and its fresh
    /// part and of their sum (of a method without these its move), and under it the update with the step's numbers, (6.3)
    /// and (6.4) for Momentum; and at last the whole path. Arrows that would be short are enlarged, which is said.
    ///
    /// The backdrop is to be that of the run's own experiment. Of more than 240 steps so many are shown, evenly apart;
    /// of a run that leaves the view for good those until it has left.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoStep`] for a run without a step.
    pub fn animation(&self, explanation: &Explanation<'_>, style: Style) -> Result<Animation, Error> {
        if explanation.is_empty() {
            return Err(ErrorKind::NoStep.into());
        }
        let trajectory = explanation.trajectory();
        let left = trajectory.left(self.axes.view).unwrap_or(explanation.len());
        let steps: Vec<Step> = shown(explanation.len().min(left + AFTER_LEAVING))
            .map(|number| explanation.step(number).expect("it is one of the run's"))
            .collect();
        let palette = style.theme.palette();
        let strip = Strip::new(explanation, &steps);
        let axes = Axes { bottom: strip.top() - BELOW, ..self.axes };
        let motion = Motion { backdrop: self.reframed(axes), explanation, steps, style, palette };
        Ok(motion.animation(&strip))
    }
}

/// The numbers of the steps that are shown, the first and the last among them.
fn shown(count: usize) -> impl Iterator<Item = usize> {
    let frames = count.min(MOST_STEPS);
    // Exact in whole numbers, since a run may have ten million steps.
    (0..frames).map(move |i| 1 + i * (count - 1) / (frames - 1).max(1))
}

struct Motion<'a> {
    backdrop: Backdrop,
    explanation: &'a Explanation<'a>,
    steps: Vec<Step>,
    style: Style,
    palette: Palette,
}

impl Motion<'_> {
    fn animation(&self, strip: &Strip) -> Animation {
        let (backdrop, style, palette) = (&self.backdrop, self.style, &self.palette);
        let axes = &backdrop.axes;
        let trajectory = self.explanation.trajectory();
        let experiment = trajectory.experiment();
        let frames = self.steps.len() + 1;

        let label = experiment.method().info().label;
        let mut still = vec![backdrop.contours(style, 1.5)];
        still.extend(axes.items(palette));
        still.extend(backdrop.key(style, palette));
        still.push(heading(math::words(label), TITLE_SIZE, 30.0, axes, palette.ink));
        let formula = math::equation(experiment.objective().formula());
        still.push(heading(formula, 13.0, 53.0, axes, palette.secondary));
        let description = backdrop.trajectory_description(trajectory, style);
        let words = Words::of(experiment, description, style);

        // The ball is where the step begins, and at last where the run ended.
        let mut balls: Vec<usize> = self.steps.iter().map(|step| step.number - 1).collect();
        balls.push(trajectory.len() - 1);
        let Rolling { mut cels, start, points } = backdrop.rolling(trajectory, &balls, 1.0, style);
        cels.extend(start);
        let mut factor = 1.0;
        for (frame, step) in self.steps.iter().enumerate() {
            factor = self.factor(step, factor);
            let items = vec![Item::Clipped { area: axes.area(), items: self.arrows(step, factor) }];
            cels.push(Cel { first: frame, last: frame, items });
        }
        let whole = |items| Cel { first: 0, last: frames - 1, items };
        cels.push(whole(backdrop.minimum_signs(1.0, palette).to_vec()));
        cels.extend(self.end());
        let occupied: Vec<[f64; 2]> = points.into_iter().chain(backdrop.minima()).collect();
        cels.push(whole(self.note().items(axes, &occupied, palette)));
        let mut factor = 1.0;
        for (frame, step) in self.steps.iter().enumerate() {
            factor = self.factor(step, factor);
            let last = frame + 2 == frames;
            let mut items = strip.items(frame, palette);
            items.push(self.number(step));
            cels.push(Cel { first: frame, last: if last { frame + 1 } else { frame }, items });
            cels.extend(self.remark(step, factor).map(|item| Cel {
                first: frame,
                last: frame,
                items: vec![item],
            }));
        }
        Animation { still: page(style, words, SIZE, still), cels, frames, pace: Pace::of(frames) }
    }

    /// The mark of where the run ended.
    fn end(&self) -> Option<Cel> {
        let axes = &self.backdrop.axes;
        let trajectory = self.explanation.trajectory();
        let (colour, _) = self.style.theme.method(trajectory.experiment().method().info().name);
        let (frame, end) = (self.steps.len(), trajectory.position(trajectory.len() - 1));
        let items = || mark_items(Mark::End, axes.place(end), 1.0, colour, &self.palette);
        axes.view.contains(end).then(|| Cel { first: frame, last: frame, items: items() })
    }

    /// How many times as long as they are a step's arrows are drawn, where they were `before` in the step before.
    fn factor(&self, step: &Step, before: f64) -> f64 {
        let [least, most, best] = LENGTHS;
        let arrows = self.backdrop.arrows(step, &self.palette);
        let longest = arrows.iter().map(Arrow::length).fold(0.0, f64::max);
        if (least..=most).contains(&(before * longest)) || !self.backdrop.axes.view.contains(step.ball()[0]) {
            return before;
        }
        round_factors().take_while(|factor| factor * longest <= best).last().unwrap_or(1.0)
    }

    /// The ball with its arrows.
    fn arrows(&self, step: &Step, factor: f64) -> Vec<Item> {
        let axes = &self.backdrop.axes;
        let [x, y] = axes.place(step.ball()[0]);
        if !axes.view.contains(step.ball()[0]) {
            return Vec::new();
        }
        let longer = |[px, py]: [f64; 2]| [x + factor * (px - x), y + factor * (py - y)];
        let arrows = self.backdrop.arrows(step, &self.palette);
        let arrows: Vec<Arrow> = arrows.into_iter().map(|arrow| arrow.map(longer)).collect();
        let (colour, _) =
            self.style.theme.method(self.explanation.trajectory().experiment().method().info().name);
        let arrows = beside(&arrows);
        let edges = axes.edges(8.0);
        let mut items: Vec<Item> =
            arrows.iter().flat_map(|arrow| arrow.items(self.palette.paper, edges)).collect();
        items.push(disc([x, y], 5.4, Some(self.palette.paper), None));
        items.push(disc([x, y], 4.2, Some(colour), None));
        items
    }

    /// What does not change: the hyperparameters, what the colours mean, and how the run ends.
    fn note(&self) -> Note {
        let mut note = Note::default();
        let lang = self.style.lang;
        let trajectory = self.explanation.trajectory();
        let method = trajectory.experiment().method();
        note.hyperparameters(method);
        note.noise(noise(lang, trajectory.experiment()));
        let part = |label: Label, symbol: &str| {
            let mut runs = math::words(format!("{} ", lang.say(&label)));
            runs.extend(math::formula(symbol));
            runs
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

    /// Which step it is, at the upper left.
    fn number(&self, step: &Step) -> Item {
        let label = Label::StepOf { step: step.number, count: self.explanation.len() };
        let runs = math::words(self.style.lang.say(&label));
        // Beside the title, which is in the middle.
        let size = TEXT_SIZE.min(TEXT_SIZE * 150.0 / font::total_width(&runs, TEXT_SIZE));
        fitted([16.0, 30.0], runs, size, SIZE[0], self.palette.ink)
    }

    /// What is to be known of a step's arrows, at the upper right.
    fn remark(&self, step: &Step, factor: f64) -> Option<Item> {
        let label = if self.backdrop.axes.view.contains(step.ball()[0]) {
            (factor > 1.0).then(|| Label::ArrowsEnlarged { factor: number::shortest(factor) })
        } else {
            Some(Label::StepOutside)
        }?;
        let runs = math::words(self.style.lang.say(&label));
        let at = [SIZE[0] - 16.0, 30.0];
        let colour = self.palette.secondary;
        Some(Item::Text(Text { at, anchor: Anchor::End, size: TEXT_SIZE, colour, runs }))
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
