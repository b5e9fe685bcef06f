use korogaru::Convention;
use korogaru_lab::{Acting, Explanation, Mechanism, Step, Term};
use korogaru_text::{Explaining, Label, named, noise, number};

use super::arrow::Arrow;
use super::lens::{Lens, disc};
use super::note::{Mark, Note, mark_items};
use super::{Backdrop, TITLE_SIZE, Words, heading};
use crate::colour::mix;
use crate::math;
use crate::path::{clip, seen, thin};
use crate::scene::{Colour, Item, Scene};
use crate::theme::{Palette, Style};

/// Digits of a point in the note.
const DIGITS: usize = 4;
/// The most gradients of an unrolled velocity that are drawn, and the least weight of one.
const MOST_TERMS: usize = 60;
const LEAST_WEIGHT: f64 = 0.02;
/// Points nearer than this many pixels to the one before are not drawn again.
const NEAR: f64 = 0.1;

/// What the parts are called in the method's convention, as they move the ball.
pub(super) fn symbols(convention: Option<Convention>) -> [&'static str; 3] {
    match convention {
        Some(Convention::LrOutside) => ["−η·α·v", "−η·g", "−η·v"],
        _ => ["α·v", "−η·g", "v"],
    }
}

/// What acted in a step, as it is drawn.
pub(crate) struct Acted {
    /// The path so far, under all else.
    path: Vec<Item>,
    /// The rest on the page, from back to front.
    pub(crate) over: Vec<Item>,
    /// The lens, where there is one.
    pub(crate) lens: Vec<Item>,
    /// What it says of itself.
    pub(crate) label: Vec<Item>,
    /// What a note keeps away from.
    occupied: Vec<[f64; 2]>,
    /// Whether a ring stands in the place of arrows.
    bare: bool,
}

impl Backdrop {
    /// One step over the contour lines: the path so far, and head to tail the carried and the fresh part, which give
    /// their sum; thin and fading the older gradients that the carried part is made of. Arrows that would be short are
    /// drawn enlarged in a lens, which says by how much. A method without these parts shows its move.
    ///
    /// The backdrop is to be that of the run's own experiment, and the step one of the run.
    #[must_use]
    pub fn arrows_figure(&self, explanation: &Explanation<'_>, step: &Step, style: Style) -> Scene {
        let palette = style.theme.palette();
        let trajectory = explanation.trajectory();
        let method = trajectory.experiment().method();
        let axes = &self.axes;
        let mut items = vec![self.contours(style, 1.5)];
        items.extend(axes.items(&palette));
        let height = |level: &super::Level| style.theme.height(level.place);
        let Acted { mut path, over, lens, label, occupied, bare } =
            self.acted(explanation, step, style, &palette, &height);
        path.extend(over);
        items.push(Item::Clipped { area: axes.area(), items: path });
        items.extend(self.minimum_signs(1.0, &palette));
        if !lens.is_empty() {
            items.push(Item::Clipped { area: axes.area(), items: lens });
        }
        items.extend(label);
        let mut note = self.arrows_note(explanation, step, style);
        if bare {
            let moves =
                step.forces().map_or(step.moved, |forces| forces.sum).iter().any(|part| part.abs() > 0.0);
            let why = if moves { Label::TooShort } else { Label::NothingMoves };
            note.marked(Mark::End, math::words(style.lang.say(&why)));
        }
        items.extend(note.items(axes, &occupied, &palette));
        items.extend(self.key(style, &palette));
        let label = method.info().label;
        let formula = self.objective.formula();
        items.push(heading(math::words(label), TITLE_SIZE, 30.0, axes, palette.ink));
        items.push(heading(math::equation(formula), 13.0, 53.0, axes, palette.secondary));

        let description = description(explanation, step, style);
        let words = Words::of(trajectory.experiment(), description, style);
        self.scene(style, words, items)
    }

    /// What acted in a step, head to tail on the path so far, in the page's own size and where that is short in a lens.
    pub(crate) fn acted(
        &self,
        explanation: &Explanation<'_>,
        step: &Step,
        style: Style,
        palette: &Palette,
        height: &dyn Fn(&super::Level) -> Colour,
    ) -> Acted {
        let trajectory = explanation.trajectory();
        let (colour, _) = style.theme.method(trajectory.experiment().method().info().name);
        let axes = &self.axes;
        let edges = axes.edges(8.0);

        let points = thin((0..step.number).map(|i| axes.place(trajectory.position(i))), NEAR);
        let path = seen(&points, NEAR, edges);
        let arrows = self.arrows(step, palette);
        let chain = self.chain(explanation, step);
        let visible = axes.view.contains(step.ball()[0]);
        let mut occupied: Vec<[f64; 2]> = path.iter().flatten().copied().chain(self.minima()).collect();
        occupied.extend(arrows.iter().flat_map(|arrow| [arrow.from, arrow.to]));
        let longest = arrows.iter().map(Arrow::length).fold(0.0, f64::max);
        let lens = Lens::new(axes, middle(&arrows), longest, &occupied).filter(|_| visible);

        // Without an arrow to be seen, here or in the lens, a ring says where the ball is.
        let bare = visible && lens.is_none() && !arrows.iter().any(Arrow::is_seen);

        // What stands at a scale: once on the page, and once in the lens.
        let drawn = |place: &dyn Fn([f64; 2]) -> [f64; 2], edges: [f64; 4], wide: f64| {
            let mut items = Vec::new();
            let moved: Vec<Vec<[f64; 2]>> =
                path.iter().map(|line| line.iter().map(|&point| place(point)).collect()).collect();
            let moved = clip(&moved, edges);
            items.push(Item::Lines { lines: moved.clone(), colour: palette.paper, width: 3.6 });
            items.push(Item::Lines { lines: moved, colour, width: 1.3 });
            for (from, to, weight) in &chain {
                let line = clip(&[vec![place(*from), place(*to)]], edges);
                items.push(Item::Lines { lines: line.clone(), colour: palette.paper, width: 3.6 });
                let faded = mix(palette.paper, palette.carried, 0.25 + 0.75 * weight);
                items.push(Item::Lines { lines: line, colour: faded, width: 1.4 });
                let ([x, y], [left, top, right, bottom]) = (place(*from), edges);
                if (left..=right).contains(&x) && (top..=bottom).contains(&y) {
                    items.push(disc([x, y], 1.8 * wide, Some(faded), None));
                }
            }
            let placed: Vec<Arrow> = arrows.iter().map(|arrow| arrow.map(place)).collect();
            for arrow in beside(&placed) {
                let arrow = Arrow { width: wide * arrow.width, ..arrow };
                items.extend(arrow.items(palette.paper, edges));
            }
            items
        };

        let mut over = drawn(&|point| point, edges, if lens.is_some() { 0.5 } else { 1.0 });
        // The path's rim and its line come first.
        let path = over.drain(..2).collect();
        if axes.view.contains(trajectory.position(0)) && step.number > 1 {
            over.extend(mark_items(Mark::Start, axes.place(trajectory.position(0)), 0.8, colour, palette));
        }
        if bare {
            let ball = axes.place(step.ball()[0]);
            over.push(disc(ball, 2.4, Some(colour), None));
            over.extend(mark_items(Mark::End, ball, 1.0, colour, palette));
        }
        let Some(lens) = lens else {
            return Acted { path, over, lens: Vec::new(), label: Vec::new(), occupied, bare };
        };
        let contours = self.contours_enlarged(height, &lens);
        let seen = contours.chain(drawn(&|place| lens.enlarged(place), lens.edges(), 1.0)).collect();
        occupied.extend(lens.filling());
        let label = lens.label(style, palette).into();
        Acted { path, over, lens: lens.items(seen, palette), label, occupied, bare }
    }

    /// On the page, the sum first, which lies under the two.
    pub(super) fn arrows(&self, step: &Step, palette: &Palette) -> Vec<Arrow> {
        let [from, to] = step.ball();
        let place = |point| self.axes.place(point);
        let arrow = |from, to, colour, width| Arrow { from: place(from), to: place(to), colour, width };
        let Some(forces) = step.forces() else { return vec![arrow(from, to, palette.sum, 3.2)] };
        let between = [0, 1].map(|axis| from[axis] + forces.carried[axis]);
        let mut arrows = Vec::new();
        let is = |part: [f64; 2]| part.iter().any(|part| part.abs() > 0.0);
        if is(forces.carried) && is(forces.fresh) {
            arrows.push(arrow(from, to, palette.sum, 4.0));
        }
        if is(forces.carried) {
            arrows.push(arrow(from, between, palette.carried, 2.6));
        }
        if is(forces.fresh) {
            arrows.push(arrow(between, to, palette.fresh, 2.6));
        }
        arrows
    }

    /// The older gradients head to tail, from the tip of the carried part back to where the oldest is too weak to be seen;
    /// each with its weight.
    fn chain(&self, explanation: &Explanation<'_>, step: &Step) -> Vec<([f64; 2], [f64; 2], f64)> {
        let (Some(terms), Some(forces)) = (explanation.unrolled(step.number), step.forces()) else {
            return Vec::new();
        };
        let mut older: Vec<Term> =
            terms.skip(1).take(MOST_TERMS).take_while(|term| term.weight >= LEAST_WEIGHT).collect();
        // One alone is the carried part itself.
        if older.len() < 2 {
            older.clear();
        }
        let [from, _] = step.ball();
        let mut end = [0, 1].map(|axis| from[axis] + forces.carried[axis]);
        let mut chain = Vec::new();
        for term in older {
            let start = [0, 1].map(|axis| end[axis] - term.part[axis]);
            chain.push((self.axes.place(start), self.axes.place(end), term.weight));
            end = start;
        }
        // The oldest first, so that newer ones lie on top.
        chain.reverse();
        chain
    }

    /// The contour lines as a lens shows them.
    fn contours_enlarged(
        &self,
        height: &dyn Fn(&super::Level) -> Colour,
        lens: &Lens,
    ) -> impl Iterator<Item = Item> {
        let line = |line: &Vec<[f64; 2]>| line.iter().map(|&place| lens.enlarged(place)).collect();
        let of_level = move |level: &super::Level| {
            let lines: Vec<Vec<[f64; 2]>> = level.lines.iter().map(line).collect();
            let lines = clip(&lines, lens.edges());
            Item::Lines { lines, colour: height(level), width: 1.5 }
        };
        let seen = |item: &Item| matches!(item, Item::Lines { lines, .. } if !lines.is_empty());
        self.levels.iter().map(of_level).filter(seen)
    }

    fn arrows_note(&self, explanation: &Explanation<'_>, step: &Step, style: Style) -> Note {
        let mut note = Note::default();
        let palette = style.theme.palette();
        let method = explanation.trajectory().experiment().method();
        note.hyperparameters(method);
        note.noise(noise(style.lang, explanation.trajectory().experiment()));
        let say = |label: Label| math::words(style.lang.say(&label));
        note.row(say(Label::StepOf { step: step.number, count: explanation.len() }));
        let part = |symbol: &str, label: Label, vector| {
            let mut runs = math::words(format!("{} ", style.lang.say(&label)));
            runs.extend(math::formula(symbol));
            let before = if symbol.is_empty() { "" } else { " " };
            runs.extend(math::words(format!("{before}{}", number::point(vector, DIGITS))));
            runs
        };
        if let Some(forces) = step.forces() {
            let [carried, fresh, sum] = symbols(method.convention());
            let both = forces.angle();
            if forces.carried.iter().any(|part| part.abs() > 0.0) {
                let runs = part(carried, Label::Carried, forces.carried);
                note.marked(Mark::Stroke(palette.carried, 2.6), runs);
            }
            note.marked(Mark::Stroke(palette.fresh, 2.6), part(fresh, Label::Fresh, forces.fresh));
            if let (Some(angle), Some(share)) = (both, forces.cancelled_of_vectors()) {
                note.marked(Mark::Stroke(palette.sum, 4.0), part(sum, Label::Sum, forces.sum));
                note.row(say(Label::AngleAndShare {
                    angle: number::significant(angle.degrees, 3),
                    share: number::significant(100.0 * share, 2),
                }));
            }
            if !self.chain(explanation, step).is_empty() {
                let faded = mix(palette.paper, palette.carried, 0.6);
                note.marked(Mark::Stroke(faded, 1.4), say(Label::OlderGradients));
            }
        } else {
            note.marked(Mark::Stroke(palette.sum, 3.2), part("", Label::Move, step.moved));
        }
        if let Acting::StepSizes(_) = &step.acting {
            let [x, y] = [0, 1].map(|axis| match step.step_size(axis) {
                Some(size) => number::significant(size, DIGITS),
                None => style.lang.say(&Explaining::WordNothing),
            });
            note.row(say(Label::StepSizes { x, y }));
        }
        if explanation.mechanism() == Mechanism::LookAhead {
            note.row(say(Label::LookAhead));
        }
        if !self.axes.view.contains(step.ball()[0]) {
            note.row(say(Label::StepOutside));
        }
        note
    }
}

fn description(explanation: &Explanation<'_>, step: &Step, style: Style) -> String {
    let experiment = explanation.trajectory().experiment();
    let [method, formula] = [named(style.lang, experiment), experiment.objective().formula().to_owned()];
    let point = |at| number::point(at, DIGITS);
    let number = step.number;
    style.lang.say(&match step.forces() {
        Some(forces) if forces.angle().is_some() => Label::ArrowsDescription {
            method,
            formula,
            step: number,
            carried: point(forces.carried),
            fresh: point(forces.fresh),
            sum: point(forces.sum),
        },
        _ => Label::MoveDescription { method, formula, step: number, moved: point(step.moved) },
    })
}

/// Arrows that lie along one line are set beside each other, so that none hides another.
pub(super) fn beside(arrows: &[Arrow]) -> Vec<Arrow> {
    /// The sine below which arrows that add hide their sum, and below which arrows that cancel hide each other.
    const NARROW: [f64; 2] = [0.4, 0.15];
    const ASIDE: f64 = 6.5;
    let &[sum, carried, fresh] = arrows else { return arrows.to_vec() };
    let vector = |arrow: Arrow| [arrow.to[0] - arrow.from[0], arrow.to[1] - arrow.from[1]];
    let ([ax, ay], [bx, by]) = (vector(carried), vector(fresh));
    let (cross, dot) = (ax * by - ay * bx, ax * bx + ay * by);
    let lengths = carried.length() * fresh.length();
    let on_one_line = cross.abs() < NARROW[usize::from(dot < 0.0)] * lengths;
    if !on_one_line {
        return arrows.to_vec();
    }
    let longest = if carried.length() > fresh.length() { carried } else { fresh };
    let [dx, dy] = vector(longest);
    let length = longest.length().max(f64::MIN_POSITIVE);
    // The sum on the side to which the two bend.
    let aside = if cross > 0.0 { ASIDE } else { -ASIDE };
    let side = |share: f64| [-share * aside * dy / length, share * aside * dx / length];
    // Head to tail on one line two that add do not overlap.
    let fresh = if dot < 0.0 { fresh.shifted(side(-1.0)) } else { fresh };
    vec![sum.shifted(side(1.0)), carried, fresh]
}

/// The middle of the rectangle around all arrows.
fn middle(arrows: &[Arrow]) -> [f64; 2] {
    [0, 1].map(|axis| {
        let ends = || arrows.iter().flat_map(|arrow| [arrow.from[axis], arrow.to[axis]]);
        f64::midpoint(ends().fold(f64::INFINITY, f64::min), ends().fold(f64::NEG_INFINITY, f64::max))
    })
}
