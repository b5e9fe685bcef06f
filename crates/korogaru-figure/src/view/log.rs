//! What trainings wrote down of themselves.

use korogaru_lab::{Interval, Log};
use korogaru_text::{Logging, Undrawable, number};

use super::line::{Stroke, line_items};
use super::panel::{Panel, Scale, label};
use super::trajectory::markers;
use super::{TITLE_SIZE, fitted, squeezed};
use crate::font;
use crate::math;
use crate::scene::{Anchor, Item, Run, Scene, Shape};
use crate::theme::{Palette, Style, Theme};

const WIDTH: f64 = 760.0;
const LEFT: f64 = 66.0;
const RIGHT: f64 = 546.0;
const TOP: f64 = 58.0;
/// Of the losses, and of each norm.
const TALL: f64 = 260.0;
const NORM_TALL: f64 = 110.0;
const GAP: f64 = 18.0;
/// The key.
const KEY: f64 = 566.0;
const NAME: f64 = 13.0;
const LINE: f64 = 11.0;
const LINE_ROW: f64 = 15.0;
const DIGITS: usize = 4;
/// Each log has the colour and the marker of one of these.
const METHODS: [&str; 6] = ["momentum", "sgd", "rmsprop", "nesterov", "adagrad", "adam"];
/// Markers along a line of many points, so that a grey print tells lines apart.
const SIGNS: usize = 7;

/// A log and what it is called.
#[derive(Clone, Copy, Debug)]
pub struct NamedLog<'a> {
    /// Such as the name of its file.
    pub name: &'a str,
    /// Its numbers.
    pub log: &'a Log,
}

/// The losses of trainings over their steps, and under them each kind of norm that their logs have. Beside them stand the
/// logs' names and what each came to. Where all losses are above 0 and spread over more than a factor of ten, their axis is
/// logarithmic, and a loss of 0 has a mark at the foot of the frame. Losses that are not finite break the line and have a
/// mark at its head. Of a long log every stretch is drawn from its least to its greatest number, so that no spike is hidden.
///
/// # Errors
///
/// [`Undrawable::Logs`] for no log, or more than there are colours.
///
/// ```
/// use korogaru_figure::{NamedLog, Style, Theme, log_figure, svg};
/// use korogaru_lab::Log;
/// use korogaru_text::Lang;
///
/// let log = Log::read("step,loss\n0,2.3\n100,0.7\n200,0.4\n".as_bytes())??;
/// let style = Style { lang: Lang::En, theme: Theme::Light };
/// let scene = log_figure(&[NamedLog { name: "run.csv", log: &log }], style).unwrap();
/// assert!(svg(&scene).contains("run.csv"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn log_figure(logs: &[NamedLog<'_>], style: Style) -> Result<Scene, Undrawable> {
    if !(1..=METHODS.len()).contains(&logs.len()) {
        return Err(Undrawable::Logs { count: logs.len(), limit: METHODS.len() });
    }
    let palette = style.theme.palette();
    let steps = steps(logs);
    let strips = strips(logs, style);

    let mut items = Vec::new();
    let (mut top, mut bottom) = (TOP, TOP);
    let last = strips.len() - 1;
    for (i, strip) in strips.iter().enumerate() {
        bottom = top + if i == 0 { TALL } else { NORM_TALL };
        let panel = Panel { left: LEFT, top, right: RIGHT, bottom, steps };
        items.extend(panel.heights_axis(strip.scale, &palette));
        items.extend(panel.steps_axis(i == last, &palette));
        items.push(panel.frame(&palette));
        let inside = strip.lines.iter().flat_map(|line| inside(&panel, strip.scale, line));
        items.push(Item::Clipped { area: panel.area(), items: inside.collect() });
        // Inside the frame, so that the key beside it has the whole height.
        let name = math::words(strip.name.clone());
        items.push(squeezed(
            name,
            LINE,
            RIGHT - LEFT - 16.0,
            Anchor::End,
            [RIGHT - 8.0, top + 15.0],
            palette.secondary,
        ));
        top = bottom + GAP;
    }
    let axis = style.lang.say(&Logging::StepAxis);
    items.push(label([f64::midpoint(LEFT, RIGHT), bottom + 34.0], Anchor::Middle, axis, &palette));
    let title = style.lang.say(&Logging::Title);
    let middle = f64::midpoint(LEFT, RIGHT);
    items.push(squeezed(
        math::words(title.clone()),
        TITLE_SIZE,
        RIGHT - LEFT,
        Anchor::Middle,
        [middle, 36.0],
        palette.ink,
    ));
    let (key, key_bottom) = key(logs, style, &palette);
    items.extend(key);

    let ends: Vec<String> =
        logs.iter().map(|named| format!("{}: {}", named.name, lines(named.log, style).join(", "))).collect();
    let description = style.lang.say(&Logging::Description { logs: ends.join("; ") });
    Ok(Scene {
        width: WIDTH,
        height: (bottom + 46.0).max(key_bottom + 12.0),
        lang: style.lang.code(),
        title,
        description,
        experiments: Vec::new(),
        background: palette.paper,
        items,
    })
}

/// One frame of the picture.
struct Strip<'a> {
    name: String,
    scale: Scale,
    lines: Vec<(&'a [[f64; 2]], Stroke)>,
}

fn strips<'a>(logs: &[NamedLog<'a>], style: Style) -> Vec<Strip<'a>> {
    let strip = |name: String, of: &dyn Fn(&'a Log) -> Option<&'a [[f64; 2]]>| {
        let points = logs.iter().map(|named| of(named.log));
        let lines: Vec<_> =
            points.enumerate().filter_map(|(i, points)| Some((points?, stroke(i, style.theme)))).collect();
        Strip { name, scale: scale(&lines), lines }
    };
    let mut strips = vec![strip(style.lang.say(&Logging::Loss), &|log| Some(log.loss()))];
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in logs.iter().flat_map(|named| named.log.norms()) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    strips.extend(names.into_iter().map(|wanted| {
        strip(wanted.to_owned(), &|log| {
            log.norms().iter().find(|(name, _)| name == wanted).map(|(_, points)| &points[..])
        })
    }));
    strips
}

fn stroke(place: usize, theme: Theme) -> Stroke {
    let (colour, shape) = theme.method(METHODS[place]);
    Stroke { colour, width: 1.6, shape }
}

/// By logarithms where no number is below 0 and those above spread over more than a factor of ten.
fn scale(lines: &[(&[[f64; 2]], Stroke)]) -> Scale {
    const WIDE: f64 = 10.0;
    let numbers = || {
        let all = lines.iter().flat_map(|(points, _)| points.iter().map(|point| point[1]));
        all.filter(|number| number.is_finite())
    };
    let least = numbers().filter(|number| *number > 0.0).fold(f64::INFINITY, f64::min);
    let greatest = numbers().fold(0.0, f64::max);
    if numbers().all(|number| number >= 0.0) && greatest / least > WIDE {
        Scale::logarithmic(numbers())
    } else {
        Scale::linear(numbers())
    }
}

/// From the first step of any log to the last.
fn steps(logs: &[NamedLog<'_>]) -> Interval {
    let all = logs.iter().flat_map(|named| named.log.loss());
    let (low, high) = all
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), [step, _]| (low.min(*step), high.max(*step)));
    // A single step stands in the middle.
    Interval::new(low, high)
        .or_else(|| Interval::new(low - 1.0, low + 1.0))
        .or_else(|| Interval::new(low.next_down(), low.next_up()))
        .unwrap_or_else(|| Interval::new(0.0, 1.0).expect("two numbers that are apart"))
}

/// The line, markers along it, and marks where a number has no place.
fn inside(panel: &Panel, scale: Scale, &(points, stroke): &(&[[f64; 2]], Stroke)) -> Vec<Item> {
    let mut items = line_items(panel, scale, points.iter().copied(), stroke);
    let signs: Vec<([f64; 2], f64)> = (1..SIGNS)
        .filter_map(|i| points.get(i * points.len() / SIGNS))
        .filter(|point| point[1].is_finite())
        .filter_map(|point| Some((panel.place(scale, *point)?, 3.4)))
        .collect();
    if points.len() > SIGNS && !signs.is_empty() {
        items.push(markers(&signs, stroke.shape, 0.0, stroke.colour));
    }
    let mark = |steps: Vec<f64>, y: f64| {
        let at = thin(steps.into_iter().map(|step| [panel.across(step), y]).collect());
        let points = at.into_iter().map(|at| (at, 3.2)).collect();
        Item::Markers { points, shape: Shape::Cross, fill: None, stroke: Some((stroke.colour, 1.4)) }
    };
    let (lost, zero): (Vec<_>, Vec<_>) = (
        points.iter().filter(|point| !point[1].is_finite()).map(|point| point[0]).collect(),
        points.iter().filter(|point| point[1] == 0.0).map(|point| point[0]).collect(),
    );
    if !lost.is_empty() {
        items.push(mark(lost, panel.top + 6.0));
    }
    if !zero.is_empty() && matches!(scale, Scale::Logarithmic(_)) {
        items.push(mark(zero, panel.bottom - 6.0));
    }
    items
}

/// Marks that can be told apart.
fn thin(mut marks: Vec<[f64; 2]>) -> Vec<[f64; 2]> {
    const APART: f64 = 9.0;
    marks.dedup_by(|next, kept| (next[0] - kept[0]).abs() < APART);
    marks
}

/// Beside the frames: each log's line and name, and what it came to; and how far down this goes.
fn key(logs: &[NamedLog<'_>], style: Style, palette: &Palette) -> (Vec<Item>, f64) {
    let mut items = Vec::new();
    let mut baseline = TOP + NAME;
    let mut bottom = baseline;
    for (i, named) in logs.iter().enumerate() {
        let Stroke { colour, width, shape } = stroke(i, style.theme);
        let y = baseline - 0.36 * NAME;
        items.push(Item::Lines { lines: vec![vec![[KEY, y], [KEY + 20.0, y]]], colour, width });
        items.push(markers(&[([KEY + 10.0, y], 3.4)], shape, 0.0, colour));
        let text = |at: [f64; 2], runs: Vec<Run>, size: f64, colour| fitted(at, runs, size, WIDTH, colour);
        let name = math::words(shortened(named.name, NAME, WIDTH - KEY - 34.0));
        items.push(text([KEY + 28.0, baseline], name, NAME, palette.ink));
        for line in lines(named.log, style) {
            baseline += LINE_ROW;
            items.push(text(
                [KEY + 28.0, baseline + 1.0],
                math::words(number::typeset(&line)),
                LINE,
                palette.secondary,
            ));
        }
        bottom = baseline + 1.0;
        baseline += 1.7 * LINE_ROW;
    }
    (items, bottom)
}

/// The end of a name, as much as has room: paths differ there.
fn shortened(name: &str, size: f64, room: f64) -> String {
    let fits = |text: &String| font::total_width(&math::words(text.as_str()), size) <= room;
    let whole = name.to_owned();
    if fits(&whole) {
        return whole;
    }
    let ends = name.char_indices().skip(1).map(|(at, _)| format!("…{}", &name[at..]));
    ends.into_iter().find(fits).unwrap_or_else(|| "…".to_owned())
}

/// What a log came to.
fn lines(log: &Log, style: Style) -> Vec<String> {
    let say = |phrase: &Logging| style.lang.say(phrase);
    let at = |[step, loss]: [f64; 2]| (number::shortest(step), number::significant(loss, DIGITS));
    let mut lines = Vec::new();
    if let Some(&last) = log.loss().last() {
        let (step, loss) = at(last);
        lines.push(say(&Logging::LastAt { loss, step }));
    }
    if let Some(least) = log.least() {
        let (step, loss) = at(least);
        lines.push(say(&Logging::LeastAt { loss, step }));
    }
    if let Some(first) = log.first_not_finite() {
        let step = number::shortest(first);
        lines.push(say(&Logging::NotFiniteAt { count: log.not_finite(), step }));
    }
    lines
}
