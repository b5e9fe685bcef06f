use korogaru::Convention;
use korogaru_lab::{Acting, Explanation, Mechanism, Term, Update};
use korogaru_text::{ExplanationPhrase, Label, named, noise, number};

use super::arrow_shape::{Arrow, Part};
use super::labels::Labels;
use super::lens::Lens;
use super::note::{Mark, Note, mark_items};
use super::path_builder::PathBuilder;
use super::{Backdrop, Metadata, SIZE, page};
use crate::colour::mix;
use crate::drawing::{disc, haloed};
use crate::frame::MARGIN;
use crate::math;
use crate::palette::Palette;
use crate::path::clip;
use crate::scene::{Colour, Item, Scene};
use crate::theme::Style;

/// Digits of a point in the note.
const DIGITS: usize = 4;
/// The most gradients of an unrolled velocity that are drawn, and the least weight that is drawn.
const MOST_TERMS: usize = 60;
const LEAST_WEIGHT: f64 = 0.02;
/// Points nearer than this many pixels to the one before are not drawn again.
const NEAR: f64 = 0.1;
/// The size of the symbols beside arrows, and the shortest arrow that has one, in pixels.
const NAME_SIZE: f64 = 13.0;
const SHORTEST_NAMED: f64 = 8.0;

/// The symbols of the carried part, the fresh part and the sum in a convention, as they move the ball.
pub(super) fn symbols(convention: Option<Convention>) -> [&'static str; 3] {
    match convention {
        Some(Convention::LrOutside) => ["−η·α·v", "−η·g", "−η·v"],
        _ => ["α·v", "−η·g", "v"],
    }
}

/// How what acted is drawn.
pub(crate) struct ArrowLook<'a> {
    pub(crate) style: Style,
    pub(crate) palette: &'a Palette,
    /// The colour of a contour line.
    pub(crate) height: &'a dyn Fn(&super::Level) -> Colour,
    /// Whether the arrows have their symbols, and the lens is filled. A figure has a note that says both, and
    /// its arrows are smaller in the lens.
    pub(crate) named: bool,
}

/// What acted in a step, as it is drawn.
pub(crate) struct ArrowLayers {
    /// The path so far, under everything else.
    path: Vec<Item>,
    /// The rest of the page, from back to front.
    pub(crate) over: Vec<Item>,
    /// The lens, or nothing.
    pub(crate) lens: Vec<Item>,
    /// The label of the lens, which says by how much it enlarges.
    pub(crate) label: Vec<Item>,
    /// The places that a note must not hide.
    occupied: Vec<[f64; 2]>,
    /// Whether a ring is drawn in place of arrows.
    bare: bool,
}

impl Backdrop {
    /// Draws one update over the contour lines: the path so far, and the carried and the fresh part, head to
    /// tail, which give their sum. The older gradients of which the carried part is made are thin and fade
    /// with their age. If arrows would be short, a lens shows them enlarged and says by how much. For a
    /// method without these parts, the figure shows the move.
    ///
    /// The backdrop must be that of the run's experiment, and the step must be one of the run.
    #[must_use]
    pub fn arrows_figure(&self, explanation: &Explanation<'_>, step: &Update, style: Style) -> Scene {
        let palette = style.theme.palette();
        let trajectory = explanation.trajectory();
        let height = |level: &super::Level| style.theme.height(level.place);
        let ArrowLayers { mut path, over, lens, label, occupied, bare } = self.acted(
            explanation,
            step,
            &ArrowLook { style, palette: &palette, height: &height, named: false },
        );
        path.extend(over);
        let mut note = self.arrows_note(explanation, step, style);
        if bare {
            let moves =
                step.forces().map_or(step.moved, |forces| forces.sum).iter().any(|part| part.abs() > 0.0);
            let why = if moves { Label::TooShort } else { Label::NothingMoves };
            note.marked(Mark::End, style.words(&why));
        }
        let lens = (!lens.is_empty()).then(|| self.clipped(lens));
        let items = self.figure(style, path, lens.into_iter().chain(label).collect(), &note, &occupied);
        let description = description(explanation, step, style);
        let words = Metadata::of(trajectory.experiment(), description, style);
        page(style, words, SIZE, items)
    }

    /// The arrows of an update, head to tail on the path so far, at the scale of the page and, if they are
    /// short there, in a lens.
    pub(crate) fn acted(
        &self,
        explanation: &Explanation<'_>,
        step: &Update,
        look: &ArrowLook<'_>,
    ) -> ArrowLayers {
        let ArrowLook { style, palette, height, named } = *look;
        let trajectory = explanation.trajectory();
        let (colour, _) = style.theme.method_of(trajectory.experiment());
        let axes = &self.axes;
        let edges = axes.frame.edges(MARGIN);

        let path = PathBuilder::new(axes, trajectory, 0..step.number, NEAR, 1.0).whole().lines;
        let arrows = self.arrows(step, palette);
        let chain = self.chain(explanation, step);
        let visible = axes.view.contains(step.ball()[0]);
        let mut occupied: Vec<[f64; 2]> = path.iter().flatten().copied().chain(self.minima()).collect();
        occupied.extend(arrows.iter().flat_map(|arrow| [arrow.from, arrow.to]));
        if named {
            // A page has the names of the minima right under them.
            let name = |[x, y]: [f64; 2]| [15.0, 35.0, 55.0, 75.0].map(|right| [x + right, y + 14.0]);
            occupied.extend(self.minima().into_iter().flat_map(name));
        }
        let longest = arrows.iter().map(Arrow::length).fold(0.0, f64::max);
        let lens = Lens::new(&axes.frame, middle(&arrows), longest, &occupied, named).filter(|_| visible);

        // If no arrow can be seen, here or in the lens, a ring shows where the ball is.
        let bare = visible && lens.is_none() && !arrows.iter().any(Arrow::is_seen);

        // This is drawn twice: at the scale of the page, and at that of the lens.
        let drawn = |place: &dyn Fn([f64; 2]) -> [f64; 2], edges: [f64; 4], wide: f64| {
            let mut items = Vec::new();
            let moved: Vec<Vec<[f64; 2]>> =
                path.iter().map(|line| line.iter().map(|&point| place(point)).collect()).collect();
            let moved = clip(&moved, edges);
            items.extend(haloed(moved, (palette.paper, 3.6), (colour, 1.3)));
            for (from, to, weight) in &chain {
                let line = clip(&[vec![place(*from), place(*to)]], edges);
                let faded = mix(palette.paper, palette.carried, 0.25 + 0.75 * weight);
                items.extend(haloed(line, (palette.paper, 3.6), (faded, 1.4)));
                let ([x, y], [left, top, right, bottom]) = (place(*from), edges);
                if (left..=right).contains(&x) && (top..=bottom).contains(&y) {
                    items.push(disc([x, y], 1.8 * wide, Some(faded), None));
                }
            }
            for arrow in placed(&arrows, place) {
                let arrow = Arrow { width: wide * arrow.width, ..arrow };
                items.extend(arrow.items(palette.paper, edges));
            }
            items
        };

        let mut over = drawn(&|point| point, edges, if lens.is_some() { 0.5 } else { 1.0 });
        // The halo and the line of the path come first.
        let path = over.drain(..2).collect();
        if axes.view.contains(trajectory.position(0)) && step.number > 1 {
            over.extend(mark_items(Mark::Start, axes.place(trajectory.position(0)), 0.8, colour, palette));
        }
        if bare {
            let ball = axes.place(step.ball()[0]);
            over.push(disc(ball, 2.4, Some(colour), None));
            over.extend(mark_items(Mark::End, ball, 1.0, colour, palette));
        }
        let names = |labels: &mut Labels<'_>, place: &dyn Fn([f64; 2]) -> [f64; 2]| match named {
            true => names(labels, &placed(&arrows, place), convention(explanation)),
            false => Vec::new(),
        };
        let Some(lens) = lens else {
            let mut labels = Labels::new(axes.frame.edges(0.0), NAME_SIZE, palette);
            let label = if visible { names(&mut labels, &|point| point) } else { Vec::new() };
            return ArrowLayers { path, over, lens: Vec::new(), label, occupied, bare };
        };
        let contours = self.contours_enlarged(height, &lens);
        let seen = contours.chain(drawn(&|place| lens.enlarged(place), lens.edges(), 1.0)).collect();
        occupied.extend(lens.filling());
        let mut label: Vec<Item> = lens.label(style, palette).into();
        let mut labels = Labels::within(lens.inside(), NAME_SIZE, palette);
        if let Some(Item::Rectangle { area: [left, top, width, height], .. }) = label.first() {
            labels.keep_free([*left, *top, left + width, top + height]);
        }
        label.extend(names(&mut labels, &|place| lens.enlarged(place)));
        ArrowLayers { path, over, lens: lens.items(seen, palette), label, occupied, bare }
    }

    /// The arrows of an update on the page. The sum is first, since it lies under the other two.
    pub(super) fn arrows(&self, step: &Update, palette: &Palette) -> Vec<Arrow> {
        let [from, to] = step.ball();
        let place = |point| self.axes.place(point);
        let arrow = |part, from, to, colour, width| {
            let (from, to) = (place(from), place(to));
            Arrow { part, from, to, colour, width }
        };
        let Some(forces) = step.forces() else {
            return vec![arrow(Part::Move, from, to, palette.sum, 3.2)];
        };
        let between = [0, 1].map(|axis| from[axis] + forces.carried[axis]);
        let mut arrows = Vec::new();
        let is = |part: [f64; 2]| part.iter().any(|part| part.abs() > 0.0);
        if is(forces.carried) && is(forces.fresh) {
            arrows.push(arrow(Part::Sum, from, to, palette.sum, 4.0));
        }
        if is(forces.carried) {
            arrows.push(arrow(Part::Carried, from, between, palette.carried, 2.6));
        }
        if is(forces.fresh) {
            arrows.push(arrow(Part::Fresh, between, to, palette.fresh, 2.6));
        }
        arrows
    }

    /// The older gradients with their weights, head to tail, from the tip of the carried part back to the
    /// oldest that is strong enough to be seen.
    fn chain(&self, explanation: &Explanation<'_>, step: &Update) -> Vec<([f64; 2], [f64; 2], f64)> {
        let (Some(terms), Some(forces)) = (explanation.unrolled(step.number), step.forces()) else {
            return Vec::new();
        };
        let mut older: Vec<Term> =
            terms.skip(1).take(MOST_TERMS).take_while(|term| term.weight >= LEAST_WEIGHT).collect();
        // If there is only one, it is the carried part itself.
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
        // The oldest is first, so that newer ones lie on top.
        chain.reverse();
        chain
    }

    /// The contour lines as they appear in a lens.
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

    fn arrows_note(&self, explanation: &Explanation<'_>, step: &Update, style: Style) -> Note {
        let mut note = Note::default();
        let palette = style.theme.palette();
        let method = explanation.trajectory().experiment().method();
        note.hyperparameters(method);
        note.noise(noise(style.lang, explanation.trajectory().experiment()));
        note.row(style.words(&Label::StepOf { step: step.number, count: explanation.len() }));
        let part = |symbol: &str, label: Label, vector| {
            let mut spans = math::words(format!("{} ", style.lang.say(&label)));
            spans.extend(math::formula(symbol));
            let before = if symbol.is_empty() { "" } else { " " };
            spans.extend(math::words(format!("{before}{}", number::point(vector, DIGITS))));
            spans
        };
        if let Some(forces) = step.forces() {
            let [carried, fresh, sum] = symbols(method.convention());
            let both = forces.angle();
            if forces.carried.iter().any(|part| part.abs() > 0.0) {
                let spans = part(carried, Label::Carried, forces.carried);
                note.marked(Mark::Stroke(palette.carried, 2.6), spans);
            }
            note.marked(Mark::Stroke(palette.fresh, 2.6), part(fresh, Label::Fresh, forces.fresh));
            if let (Some(angle), Some(share)) = (both, forces.cancelled_of_vectors()) {
                note.marked(Mark::Stroke(palette.sum, 4.0), part(sum, Label::Sum, forces.sum));
                note.row(style.words(&Label::AngleAndShare {
                    angle: number::significant(angle.degrees, 3),
                    share: number::significant(100.0 * share, 2),
                }));
            }
            if !self.chain(explanation, step).is_empty() {
                let faded = mix(palette.paper, palette.carried, 0.6);
                note.marked(Mark::Stroke(faded, 1.4), style.words(&Label::OlderGradients));
            }
        } else {
            note.marked(Mark::Stroke(palette.sum, 3.2), part("", Label::Move, step.moved));
        }
        if let Acting::StepSizes(_) = &step.acting {
            let [x, y] = [0, 1].map(|axis| match step.step_size(axis) {
                Some(size) => number::significant(size, DIGITS),
                None => style.lang.say(&ExplanationPhrase::WordNothing),
            });
            note.row(style.words(&Label::StepSizes { x, y }));
        }
        if explanation.mechanism() == Mechanism::LookAhead {
            note.row(style.words(&Label::LookAhead));
        }
        if !self.axes.view.contains(step.ball()[0]) {
            note.row(style.words(&Label::StepOutside));
        }
        note
    }
}

fn description(explanation: &Explanation<'_>, step: &Update, style: Style) -> String {
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

fn convention(explanation: &Explanation<'_>) -> Option<Convention> {
    explanation.trajectory().experiment().method().convention()
}

/// The arrows where a function places them.
fn placed(arrows: &[Arrow], place: &dyn Fn([f64; 2]) -> [f64; 2]) -> Vec<Arrow> {
    beside(&arrows.iter().map(|arrow| arrow.map(place)).collect::<Vec<_>>())
}

/// The symbols beside the arrows.
fn names(labels: &mut Labels<'_>, arrows: &[Arrow], convention: Option<Convention>) -> Vec<Item> {
    let [carried, fresh, sum] = symbols(convention).map(|symbol| symbol.replace('·', ""));
    // In three pieces, so that a symbol need not be beside the middle.
    let along = |arrow: &Arrow| -> Vec<[f64; 2]> {
        let at = |share: f64, axis: usize| arrow.from[axis] + share * (arrow.to[axis] - arrow.from[axis]);
        [0.1, 0.35, 0.65, 0.9].map(|share| [at(share, 0), at(share, 1)]).into()
    };
    let seen: Vec<&Arrow> = arrows.iter().filter(|arrow| arrow.length() > SHORTEST_NAMED).collect();
    seen.iter().for_each(|arrow| labels.keep_seen(&[arrow.from, arrow.to]));
    let named = seen.into_iter().flat_map(|arrow| {
        let symbol = match arrow.part {
            Part::Carried => &carried,
            Part::Fresh => &fresh,
            Part::Sum => &sum,
            Part::Move => return Vec::new(),
        };
        labels.beside(&along(arrow), math::formula(symbol), arrow.colour)
    });
    named.collect()
}

/// Moves arrows that lie along one line beside each other, so that none hides another.
pub(super) fn beside(arrows: &[Arrow]) -> Vec<Arrow> {
    /// The sine below which arrows that add hide their sum, and below which arrows that cancel hide each
    /// other.
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
    // The sum is on the side to which the other two bend.
    let aside = if cross > 0.0 { ASIDE } else { -ASIDE };
    let side = |share: f64| [-share * aside * dy / length, share * aside * dx / length];
    // Two arrows that add do not overlap, since they are head to tail.
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
