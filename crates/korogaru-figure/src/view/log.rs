//! The curves of training logs.

use korogaru_lab::{Curve, Examples, Interval, Log, Quantity, Steps};
use korogaru_text::{LogPhrase, at, name_of_run, number, over, quantity};

use super::axis_scale::AxisScale;
use super::line::{Stroke, dashed, has_dots, line_items};
use super::panel::Panel;
use super::{Metadata, TITLE_SIZE, page};
use crate::drawing::{fitted, markers, squeezed};
use crate::frame::Frame;
use crate::math;
use crate::palette::Palette;
use crate::scene::{Anchor, Item, Scene, Shape};
use crate::theme::{Style, Theme};
use crate::{Error, ErrorKind, font};

const WIDTH: f64 = 766.0;
const LEFT: f64 = 66.0;
const RIGHT: f64 = 546.0;
const TOP: f64 = 70.0;
/// The heights of the first panel and of each further one.
const TALL: f64 = 260.0;
const NORM_TALL: f64 = 110.0;
/// Between two panels, with the name of the lower one.
const GAP: f64 = 30.0;
/// The left end of the key.
const KEY: f64 = 566.0;
/// The length of a line in the key. The pieces of a dashed one can be seen beside the marker.
const KEY_LINE: f64 = 29.0;
const KEY_TEXT: f64 = KEY + KEY_LINE + 5.0;
const NAME: f64 = 13.0;
const LINE: f64 = 11.0;
const LINE_ROW: f64 = 15.0;
const DIGITS: usize = 4;
/// The methods whose colours and markers the runs have.
const METHODS: [&str; 6] = ["momentum", "sgd", "rmsprop", "nesterov", "adagrad", "adam"];
/// Markers divide a line of many points into this many parts, so that lines can be told apart in a grey
/// print.
const SIGNS: usize = 7;

/// A log with a name.
#[derive(Clone, Copy, Debug)]
pub struct NamedLog<'a> {
    /// The name, such as that of its file.
    pub name: &'a str,
    /// The log.
    pub log: &'a Log,
}

/// Draws the curves of logs over their steps, with a panel for each quantity, and under these a panel for
/// each kind of norm. Each run of a log has a colour. What was measured on validation examples is dashed, and
/// on test examples dotted. The key names the logs, the columns that are drawn, and what each came to. The
/// axis of losses is logarithmic if all losses are above 0 and spread over more than a factor of ten; a loss
/// of 0 then has a mark at the foot of the frame. Losses that are not finite interrupt the line and have a
/// mark at the top of the frame. Every stretch of a long log is drawn from its least to its greatest number,
/// so that no spike is hidden.
///
/// # Errors
///
/// [`ErrorKind::Logs`] for no log, or for more runs than there are colours. [`ErrorKind::Apart`] for steps,
/// losses or norms that are too far apart for an axis.
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
pub fn log_figure(logs: &[NamedLog<'_>], style: Style) -> Result<Scene, Error> {
    let runs = runs(logs);
    if !(1..=METHODS.len()).contains(&runs.len()) {
        return Err(ErrorKind::Logs { count: runs.len(), limit: METHODS.len() }.into());
    }
    let palette = style.theme.palette();
    let axis = axis(logs, style);
    let name = || match logs[0].log.steps() {
        Steps::Column(name) => name.clone(),
        _ => axis.clone(),
    };
    let steps = steps(logs).ok_or_else(|| ErrorKind::Apart { name: name() })?;
    let panels = panels(&runs, style);
    if let Some(far) = panels.iter().find(|log_panel| !log_panel.holds_all()) {
        return Err(ErrorKind::Apart { name: far.name.clone() }.into());
    }

    let mut items = Vec::new();
    let (mut top, mut bottom) = (TOP, TOP);
    let last = panels.len() - 1;
    for (i, log_panel) in panels.iter().enumerate() {
        bottom = top + if i == 0 { TALL } else { NORM_TALL };
        let frame = Frame { left: LEFT, top, right: RIGHT, bottom };
        let panel = Panel { frame, steps, scale: log_panel.scale };
        items.extend(panel.heights_axis(&palette));
        items.extend(panel.numbers_axis(i == last, &palette));
        items.push(frame.outline(&palette));
        let inside = log_panel.lines.iter().flat_map(|line| inside(&panel, line));
        items.push(panel.inside(inside.collect()));
        let name = math::words(log_panel.name.clone());
        items.push(squeezed(name, LINE, RIGHT - LEFT, Anchor::Start, [LEFT, top - 7.0], palette.secondary));
        items.extend((i == last).then(|| panel.name(axis.clone(), &palette)));
        top = bottom + GAP;
    }
    let is_loss =
        logs.iter().flat_map(|named| named.log.curves()).all(|curve| *curve.quantity() == Quantity::Loss);
    let title = style.lang.say(if is_loss { &LogPhrase::Title } else { &LogPhrase::TitleColumns });
    let middle = f64::midpoint(LEFT, RIGHT);
    items.push(squeezed(
        math::words(title.clone()),
        TITLE_SIZE,
        RIGHT - LEFT,
        Anchor::Middle,
        [middle, 36.0],
        palette.ink,
    ));
    let (key, key_bottom) = key(&runs, style, &palette);
    items.extend(key);

    let curves = || runs.iter().flat_map(|run| run.curves.iter().map(move |curve| (run, *curve)));
    let ends: Vec<String> = curves()
        .map(|(run, curve)| {
            let said = [vec![over(style.lang, curve, run.log.steps())], lines(curve, run.log.steps(), style)]
                .concat();
            format!("{}: {}", run.name, said.join(", "))
        })
        .collect();
    let drawn: Vec<String> = curves()
        .map(|(run, curve)| format!("{}: {}\n", run.name, over(style.lang, curve, run.log.steps())))
        .collect();
    let description = style.lang.say(&LogPhrase::Description { logs: ends.join("; ") });
    let size = [WIDTH, (bottom + 46.0).max(key_bottom + 12.0)];
    let scene = page(style, Metadata { title, description, experiments: Vec::new() }, size, items);
    Ok(Scene { log: Some(drawn.concat()), ..scene })
}

/// A run of a log, which has one colour.
struct LogRun<'a> {
    name: String,
    log: &'a Log,
    curves: Vec<&'a Curve>,
    norms: Vec<&'a Curve>,
}

fn runs<'a>(logs: &[NamedLog<'a>]) -> Vec<LogRun<'a>> {
    let mut runs = Vec::new();
    for NamedLog { name, log } in logs {
        for together in log.curves().chunk_by(|one, other| one.run() == other.run()) {
            let norms = log.norms().iter().filter(|norm| norm.run() == together[0].run()).collect();
            let name = name_of_run(name, &together[0]);
            runs.push(LogRun { name, log, curves: together.iter().collect(), norms });
        }
    }
    runs
}

/// One panel of the figure.
struct LogPanel<'a> {
    name: String,
    scale: AxisScale,
    lines: Vec<(&'a Curve, Stroke)>,
}

impl LogPanel<'_> {
    /// Whether every finite number lies in the frame.
    fn holds_all(&self) -> bool {
        let points = self.lines.iter().flat_map(|(curve, _)| curve.points());
        let mut shares =
            points.filter(|point| point[1].is_finite()).filter_map(|point| self.scale.share(point[1]));
        shares.all(|share| (0.0..=1.0).contains(&share))
    }
}

/// A panel for each quantity. Columns that differ only in their examples share one.
fn panels<'a>(runs: &[LogRun<'a>], style: Style) -> Vec<LogPanel<'a>> {
    let mut panels: Vec<(&Quantity, Vec<(&'a Curve, Stroke)>)> = Vec::new();
    let colours = || runs.iter().enumerate().map(|(i, run)| (run, stroke(i, style.theme)));
    let curves = colours().flat_map(|(run, stroke)| run.curves.iter().map(move |curve| (*curve, stroke)));
    let norms = colours().flat_map(|(run, stroke)| run.norms.iter().map(move |curve| (*curve, stroke)));
    for (curve, stroke) in curves.chain(norms) {
        match panels.iter_mut().find(|(quantity, _)| *quantity == curve.quantity()) {
            Some((_, lines)) => lines.push((curve, stroke)),
            None => panels.push((curve.quantity(), vec![(curve, stroke)])),
        }
    }
    let named = |(shown, lines): (&Quantity, Vec<(&'a Curve, Stroke)>)| {
        let points = || lines.iter().map(|(curve, _)| curve.points());
        LogPanel { name: quantity(style.lang, shown), scale: scale(points), lines }
    };
    panels.into_iter().map(named).collect()
}

/// The name of the axis under the panels, if the logs agree on it.
fn axis(logs: &[NamedLog<'_>], style: Style) -> String {
    let steps = logs[0].log.steps();
    let is_one = logs.iter().all(|named| named.log.steps() == steps);
    match steps {
        Steps::Column(name) if is_one && !name.eq_ignore_ascii_case("step") => name.clone(),
        Steps::Within { epoch, step } if is_one => {
            style.lang.say(&LogPhrase::WithinAxis { step: step.clone(), epoch: epoch.clone() })
        }
        Steps::Rows if is_one => style.lang.say(&LogPhrase::RowAxis),
        _ => style.lang.say(&LogPhrase::StepAxis),
    }
}

fn stroke(place: usize, theme: Theme) -> Stroke {
    let (colour, shape) = theme.method(METHODS[place]);
    // A cross already means a number without a place.
    let shape = if shape == Shape::Cross { Shape::Plus } else { shape };
    Stroke { colour, width: 1.6, shape }
}

/// A logarithmic scale if no number is below 0 and the positive ones spread over more than a factor of ten.
fn scale<'a, I: Iterator<Item = &'a [[f64; 2]]>>(lines: impl Fn() -> I) -> AxisScale {
    const WIDE: f64 = 10.0;
    let numbers = || {
        let all = lines().flat_map(|points| points.iter().map(|point| point[1]));
        all.filter(|number| number.is_finite())
    };
    let least = numbers().filter(|number| *number > 0.0).fold(f64::INFINITY, f64::min);
    let greatest = numbers().fold(0.0, f64::max);
    if numbers().all(|number| number >= 0.0) && greatest / least > WIDE {
        AxisScale::logarithmic(numbers())
    } else {
        AxisScale::linear(numbers())
    }
}

/// From the first step of any log to the last, or `None` if they are too far apart.
fn steps(logs: &[NamedLog<'_>]) -> Option<Interval> {
    let curves = logs.iter().flat_map(|named| named.log.curves().iter().chain(named.log.norms()));
    let (low, high) = curves
        .flat_map(Curve::points)
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), [step, _]| (low.min(*step), high.max(*step)));
    // A single step is in the middle.
    let alone =
        || Interval::new(low - 1.0, low + 1.0).or_else(|| Interval::new(low.next_down(), low.next_up()));
    let interval = Interval::new(low, high).or_else(|| alone().filter(|_| low >= high))?;
    interval.width().is_finite().then_some(interval)
}

/// The line, markers along it or in place of it, and crosses where a number has no place.
fn inside(panel: &Panel, (curve, stroke): &(&Curve, Stroke)) -> Vec<Item> {
    let (points, stroke) = (curve.points(), *stroke);
    let mut items = line_items(panel, points.iter().copied(), stroke);
    for item in &mut items {
        if let Item::Lines { lines, .. } = item {
            *lines = as_examples(std::mem::take(lines), curve.examples());
        }
    }
    let signs: Vec<([f64; 2], f64)> = (1..SIGNS)
        .filter_map(|i| points.get(i * points.len() / SIGNS))
        .filter(|point| point[1].is_finite())
        .filter_map(|point| Some((panel.place(*point)?, 3.4)))
        .collect();
    // If each point has a dot, the dots tell lines apart.
    if !has_dots(points.len()) && !signs.is_empty() {
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
        items.push(mark(lost, panel.frame.top + 6.0));
    }
    if !zero.is_empty() && matches!(panel.scale, AxisScale::Logarithmic(_)) {
        items.push(mark(zero, panel.frame.bottom - 6.0));
    }
    items
}

/// Solid, dashed or dotted lines, by the kind of examples.
fn as_examples(lines: Vec<Vec<[f64; 2]>>, examples: Examples) -> Vec<Vec<[f64; 2]>> {
    match examples {
        Examples::Training => lines,
        Examples::Validation => dashed(&lines, [7.0, 4.0]),
        Examples::Test => dashed(&lines, [2.0, 3.5]),
    }
}

/// Leaves out marks that are too near to the one before.
fn thin(mut marks: Vec<[f64; 2]>) -> Vec<[f64; 2]> {
    const APART: f64 = 9.0;
    marks.dedup_by(|next, kept| (next[0] - kept[0]).abs() < APART);
    marks
}

/// The key beside the panels, with its lower end: the name of each run, and for each of its curves the line,
/// the column and what it came to.
fn key(runs: &[LogRun<'_>], style: Style, palette: &Palette) -> (Vec<Item>, f64) {
    let mut items = Vec::new();
    let mut baseline = TOP + NAME;
    let mut bottom = baseline;
    let text = |at: [f64; 2], words: &str, size: f64, colour| {
        fitted(at, math::words(words.to_owned()), size, WIDTH, colour)
    };
    for (i, run) in runs.iter().enumerate() {
        let Stroke { colour, width, shape } = stroke(i, style.theme);
        let name = shortened(&run.name, NAME, WIDTH - KEY - 6.0);
        items.push(text([KEY, baseline], &name, NAME, palette.ink));
        for curve in &run.curves {
            baseline += 1.2 * LINE_ROW;
            let y = baseline - 0.36 * LINE;
            let line = as_examples(vec![vec![[KEY, y], [KEY + KEY_LINE, y]]], curve.examples());
            items.push(Item::Lines { lines: line, colour, width });
            items.push(markers(&[([KEY + 0.5 * KEY_LINE, y], 3.4)], shape, 0.0, colour));
            let room = WIDTH - KEY_TEXT - 6.0;
            // The axis says over what. If there is no room for both, the name of the column tells lines
            // apart.
            let drawn = over(style.lang, curve, run.log.steps());
            let drawn = if fits(&drawn, LINE, room) { drawn } else { parted(curve.column(), LINE, room) };
            items.push(text([KEY_TEXT, baseline], &drawn, LINE, palette.ink));
            for line in lines(curve, run.log.steps(), style) {
                baseline += LINE_ROW;
                items.push(text([KEY_TEXT, baseline], &line, LINE, palette.secondary));
            }
        }
        bottom = baseline;
        baseline += 1.7 * LINE_ROW;
    }
    (items, bottom)
}

/// As much of the end of a name as has room. Paths differ at their ends.
fn shortened(name: &str, size: f64, room: f64) -> String {
    if fits(name, size, room) {
        return name.to_owned();
    }
    let mut ends = name.char_indices().skip(1).map(|(at, _)| format!("…{}", &name[at..]));
    ends.find(|end| fits(end, size, room)).unwrap_or_else(|| "…".to_owned())
}

/// As much of the beginning and the end of a column's name as has room. Both tell columns apart
/// (`train/…/loss`).
fn parted(name: &str, size: f64, room: f64) -> String {
    if fits(name, size, room) {
        return name.to_owned();
    }
    let letters: Vec<char> = name.chars().collect();
    let kept = |count: usize| {
        let (start, end) = (count - count / 2, count / 2);
        let start: String = letters[..start].iter().collect();
        let end: String = letters[letters.len() - end..].iter().collect();
        format!("{start}…{end}")
    };
    // A longer name never has room.
    let most = letters.len().min(200);
    (0..most).rev().map(kept).find(|text| fits(text, size, room)).unwrap_or_else(|| "…".to_owned())
}

fn fits(text: &str, size: f64, room: f64) -> bool {
    font::total_width(&math::words(text), size) <= room
}

/// What a curve came to, line by line.
fn lines(curve: &Curve, steps: &Steps, style: Style) -> Vec<String> {
    let at = |step: f64| at(style.lang, steps, step);
    let loss = |loss: f64| number::significant(loss, DIGITS);
    let last = curve.points().last().map(|last| LogPhrase::LastAt { loss: loss(last[1]), at: at(last[0]) });
    let least = curve.least().map(|least| LogPhrase::LeastAt { loss: loss(least[1]), at: at(least[0]) });
    let lost = curve.first_not_finite();
    let lost = lost.map(|first| LogPhrase::NotFiniteAt { count: curve.not_finite(), at: at(first) });
    [last, least, lost].into_iter().flatten().map(|phrase| style.lang.say(&phrase)).collect()
}
