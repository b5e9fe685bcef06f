use korogaru_lab::theory::{Family, Mode, Verdict};
use korogaru_lab::{Theory, Trajectory};

use super::{RegimeMeaning, RegimeName, TheoryReport};
use crate::number::{point, significant};
use crate::{Align, Block, Document, Label, Lang, method_named, noise};

/// Digits of the numbers, which are for reading.
const DIGITS: usize = 5;
/// Digits of a residual, of which the size counts.
const FEW: usize = 2;
/// From here on a count is rounded.
const MANY: u64 = 1_000_000;
/// What stands where there is no number.
const NONE: &str = "–";

/// The whole report of what theory says of an experiment and of its run, for a reader who is learning.
///
/// ```
/// use korogaru_lab::{Experiment, Theory, run};
/// use korogaru_text::{Lang, theory};
///
/// let experiment = Experiment::default();
/// let report = theory(Lang::En, &Theory::new(&experiment, None)?, &run(&experiment)).plain();
/// assert!(report.contains("In the long run this setting is slower than the best SGD"));
/// # Ok::<(), korogaru_lab::Error>(())
/// ```
#[must_use]
pub fn theory(lang: Lang, theory: &Theory, trajectory: &Trajectory) -> Document {
    let experiment = theory.experiment();
    let heading = TheoryReport::Heading {
        method: method_named(lang, experiment.method()),
        formula: experiment.objective().formula().to_owned(),
        start: point(experiment.start(), DIGITS),
    };
    let recurrence = TheoryReport::Modes { recurrence: theory.family().recurrence().to_owned() };
    let mut blocks = vec![
        Block::Heading(lang.say(&heading)),
        Block::Text(curvature(lang, theory)),
        Block::Text(vec![lang.say(&recurrence)]),
        modes(lang, theory),
        meanings(lang, theory),
        Block::Text(long_run(lang, theory)),
    ];
    blocks.extend(settings(lang, theory));
    blocks.push(Block::Text(vec![verdict(lang, theory)]));
    blocks.extend(scatter(lang, theory).map(|line| Block::Text(vec![line])));
    blocks.push(Block::Text(this_run(lang, theory, trajectory)));
    blocks.push(Block::Text(vec![lang.say(&TheoryReport::Sources)]));
    Document { blocks: blocks.into_iter().filter(|block| *block != Block::Text(Vec::new())).collect() }
}

fn number(value: f64) -> String {
    significant(value, DIGITS)
}

/// A rate, which is not written as 1 unless it is 1: `1 − 2e−9` shrinks.
fn rate(value: f64, digits: usize) -> String {
    let text = significant(value, digits);
    let apart = value - 1.0;
    match text == "1" && apart.abs() > 0.0 {
        true if apart < 0.0 => format!("1 − {}", significant(-apart, FEW)),
        true => format!("1 + {}", significant(apart, FEW)),
        false => text,
    }
}

fn or_none(value: Option<f64>) -> String {
    value.map_or_else(|| NONE.to_owned(), number)
}

fn curvature(lang: Lang, theory: &Theory) -> Vec<String> {
    let [xx, xy, yy] = theory.hessian().map(number);
    let at = point(theory.at(), DIGITS);
    let centre = point(theory.centre(), DIGITS);
    let elsewhere = (!theory.is_centred()).then_some(TheoryReport::Centre { centre });
    let found = theory.experiment().objective().minima_are_found();
    let derivatives = match theory.is_at_minimum() {
        true if found => TheoryReport::AtMinimumFound { point: at, xx, xy, yy },
        true => TheoryReport::AtMinimum { point: at, xx, xy, yy },
        false => TheoryReport::AtPoint { point: at, xx, xy, yy },
    };
    let valid = if theory.is_exact() { TheoryReport::Exact } else { TheoryReport::Local };
    let level = theory.flat().map(|mode| {
        let direction = direction(lang, &mode);
        match theory.modes().iter().any(|other| other.eigenvalue > 0.0) {
            true => TheoryReport::FlatValley { direction },
            false => TheoryReport::Flat { direction },
        }
    });
    let words = noise(lang, theory.experiment());
    let free = (!words.is_empty()).then(|| TheoryReport::WithoutNoise { noise: lang.list(&words) });
    [Some(derivatives), elsewhere, level, Some(valid), free]
        .into_iter()
        .flatten()
        .map(|phrase| lang.say(&phrase))
        .collect()
}

/// What stands over a mode's panel in a figure: its direction, λ, what it does, and the rate.
#[must_use]
pub fn mode_label(lang: Lang, mode: &Mode) -> String {
    let (eigenvalue, rate) = (significant(mode.eigenvalue, 4), rate(mode.rate, 4));
    let regime = lang.say(&RegimeName::from(mode.regime));
    lang.say(&Label::Mode { direction: direction(lang, mode), eigenvalue, regime, rate })
}

/// The direction of a mode in words.
fn direction(lang: Lang, mode: &Mode) -> String {
    lang.say(&match mode.direction {
        [x, y] if y.abs() <= 0.0 && x > 0.0 => TheoryReport::AlongAxis { axis: "x".to_owned() },
        [x, _] if x.abs() <= 0.0 => TheoryReport::AlongAxis { axis: "y".to_owned() },
        oblique => TheoryReport::AlongDirection { direction: point(oblique, 3) },
    })
}

/// Which of the columns that not every method has are there: period and critical α.
fn columns(theory: &Theory) -> [bool; 2] {
    let modes = theory.modes();
    let critical = theory.momentum().is_some() && modes.iter().any(|mode| mode.critical_momentum.is_some());
    [modes.iter().any(|mode| mode.period.is_some()), critical]
}

fn modes(lang: Lang, theory: &Theory) -> Block {
    let [period, critical] = columns(theory);
    let optional = |there: bool, cell: String| there.then_some(cell);
    let say = |phrase| lang.say(&phrase);
    let head = [
        Some(say(TheoryReport::ColumnDirection)),
        Some("λ".to_owned()),
        Some("ηλ".to_owned()),
        Some(say(TheoryReport::ColumnRegime)),
        Some(say(TheoryReport::ColumnRate)),
        optional(period, say(TheoryReport::ColumnPeriod)),
        Some(say(TheoryReport::ColumnStable)),
        optional(critical, say(TheoryReport::ColumnCritical)),
    ];
    let row = |mode: Mode| {
        [
            Some(direction(lang, &mode)),
            Some(number(mode.eigenvalue)),
            Some(number(mode.scaled)),
            Some(lang.say(&RegimeName::from(mode.regime))),
            Some(rate(mode.rate, DIGITS)),
            optional(period, or_none(mode.period)),
            Some(or_none(mode.stable_below)),
            optional(critical, or_none(mode.critical_momentum)),
        ]
    };
    let [first, second] = theory.modes().map(row);
    let rows: Vec<Vec<String>> =
        [head, first, second].into_iter().map(|row| row.into_iter().flatten().collect()).collect();
    Block::Table { align: vec![Align::Left; rows[0].len()], rows }
}

fn meanings(lang: Lang, theory: &Theory) -> Block {
    let say = |phrase| lang.say(&phrase);
    let [period, critical] = columns(theory);
    let mut all = Vec::new();
    let mut regimes = theory.modes().map(|mode| mode.regime).to_vec();
    regimes.dedup();
    all.push(("λ".to_owned(), say(TheoryReport::MeaningEigenvalue)));
    for regime in regimes {
        all.push((lang.say(&RegimeName::from(regime)), lang.say(&RegimeMeaning::from(regime))));
    }
    all.push((say(TheoryReport::ColumnRate), say(TheoryReport::MeaningRate)));
    if period {
        all.push((say(TheoryReport::ColumnPeriod), say(TheoryReport::MeaningPeriod)));
    }
    let range = theory.family().stable_range().to_owned();
    all.push((say(TheoryReport::ColumnStable), say(TheoryReport::MeaningStable { range })));
    if critical {
        let steep = theory.modes().iter().any(|mode| mode.scaled > 1.0 && mode.critical_momentum.is_some());
        let meaning = if steep { TheoryReport::MeaningCriticalSteep } else { TheoryReport::MeaningCritical };
        all.push((say(TheoryReport::ColumnCritical), say(meaning)));
    }
    Block::Meanings(all)
}

fn long_run(lang: Lang, theory: &Theory) -> Vec<String> {
    let condition = theory.condition_number().map(|kappa| match number(kappa) {
        kappa if kappa == "1" => TheoryReport::ConditionOne,
        kappa => TheoryReport::Condition { kappa },
    });
    let rate = rate(theory.rate(), DIGITS);
    let rate = match theory.flat() {
        Some(_) => TheoryReport::RateOfOther { rate },
        None => TheoryReport::Rate { rate },
    };
    condition.into_iter().chain([rate]).map(|phrase| lang.say(&phrase)).collect()
}

/// The setting beside SGD and the best of each method, where there is a minimum to come to.
fn settings(lang: Lang, theory: &Theory) -> Option<Block> {
    let say = |phrase| lang.say(&phrase);
    let count = |steps: Option<u64>| match steps {
        Some(steps) if steps < MANY => steps.to_string(),
        Some(steps) => number(steps as f64),
        None => say(TheoryReport::Never),
    };
    let row = |name, lr, momentum: Option<f64>, of, steps| {
        vec![name, number(lr), or_none(momentum), rate(of, DIGITS), count(steps)]
    };
    let tolerance = number(theory.tolerance());
    let mut rows = vec![
        vec![
            say(TheoryReport::ColumnSetting),
            "η".to_owned(),
            "α".to_owned(),
            say(TheoryReport::ColumnRate),
            say(TheoryReport::ColumnSteps { tolerance }),
        ],
        row(say(TheoryReport::This), theory.lr(), theory.momentum(), theory.rate(), theory.steps()),
    ];
    if theory.family() != Family::Sgd {
        rows.push(row(say(TheoryReport::SameSgd), theory.lr(), None, theory.sgd_rate(), theory.sgd_steps()));
    }
    for family in Family::ALL {
        let best = theory.best(family)?;
        let name = say(TheoryReport::Best { method: family.label().to_owned() });
        let momentum = (family != Family::Sgd).then_some(best.momentum);
        rows.push(row(name, best.lr, momentum, best.rate, theory.best_steps(family)));
    }
    let align = vec![Align::Left, Align::Left, Align::Left, Align::Left, Align::Right];
    Some(Block::Table { align, rows })
}

fn verdict(lang: Lang, theory: &Theory) -> String {
    let same = rate(theory.sgd_rate(), DIGITS);
    let best = theory.best(Family::Sgd);
    let lr = or_none(best.map(|best| best.lr));
    let best = best.map_or_else(|| NONE.to_owned(), |best| rate(best.rate, DIGITS));
    let rate = rate(theory.rate(), DIGITS);
    let limit = or_none(theory.stable_below());
    lang.say(&match theory.verdict() {
        Verdict::Divergent => TheoryReport::Divergent { limit },
        Verdict::Neutral => TheoryReport::Neutral { limit },
        Verdict::FasterThanBestSgd => TheoryReport::FasterThanBestSgd { rate, best, lr },
        Verdict::AsFastAsBestSgd => TheoryReport::AsFastAsBestSgd { best, lr },
        Verdict::FasterThanSameSgd => TheoryReport::FasterThanSameSgd { rate, best, lr, same },
        Verdict::SteadierThanSameSgd => TheoryReport::SteadierThanSameSgd { rate, best, lr, same },
        Verdict::SameSgdDiverges => TheoryReport::SameSgdDiverges { rate, best, lr, same },
        Verdict::TooMuchMomentum => TheoryReport::TooMuchMomentum { rate, best, lr, same },
        Verdict::NearTheEnd => TheoryReport::NearTheEnd { rate, best, lr, same, limit },
        Verdict::SgdBelowItsBest => TheoryReport::SgdBelowItsBest { rate, best, lr },
        _ => TheoryReport::NoMinimum,
    })
}

/// What noise does in the long run, where there is any.
fn scatter(lang: Lang, theory: &Theory) -> Option<String> {
    if theory.experiment().noise().batch().is_some() {
        return Some(lang.say(&TheoryReport::StationaryBatch));
    }
    let found = theory.stationary()?;
    let [first, second] = theory.modes().map(|mode| direction(lang, &mode));
    let [first_deviation, second_deviation] = found.variances.map(|variance| number(variance.sqrt()));
    let (variance, loss) = (theory.family().stationary_variance().to_owned(), number(found.loss));
    Some(lang.say(&TheoryReport::Stationary {
        variance,
        first,
        first_deviation,
        second,
        second_deviation,
        loss,
    }))
}

fn this_run(lang: Lang, theory: &Theory, trajectory: &Trajectory) -> Vec<String> {
    let Some(last) = trajectory.len().checked_sub(1) else { return Vec::new() };
    let tolerance = number(theory.tolerance());
    let reached = match (trajectory.diverged_at(), theory.steps_taken(trajectory)) {
        (Some(iteration), _) => TheoryReport::RunDiverged { iteration },
        (None, Some(iteration)) => TheoryReport::RunReached { iteration, tolerance },
        (None, None) => TheoryReport::RunNotReached { count: last, tolerance },
    };
    [Some(reached), residual(theory, trajectory)]
        .into_iter()
        .flatten()
        .map(|phrase| lang.say(&phrase))
        .collect()
}

/// How far the closed form is from a run, for a figure.
#[must_use]
pub fn residual_label(lang: Lang, theory: &Theory, trajectory: &Trajectory) -> Option<String> {
    Some(match residual(theory, trajectory)? {
        TheoryReport::ResidualExact { residual, share }
        | TheoryReport::ResidualLocal { residual, share }
        | TheoryReport::ResidualNoise { residual, share } => lang.say(&Label::Residual { residual, share }),
        none_or_infinite => lang.say(&none_or_infinite),
    })
}

/// How far the closed form is from a run, in words. `None` also of the start alone, which is where it is.
fn residual(theory: &Theory, trajectory: &Trajectory) -> Option<TheoryReport> {
    let found = theory.residual(trajectory).filter(|_| trajectory.len() > 1)?;
    let (residual, share) = (significant(found.distance, FEW), significant(found.share, FEW));
    Some(match theory.is_exact() {
        _ if !found.distance.is_finite() => TheoryReport::ResidualInfinite,
        _ if found.distance <= 0.0 => TheoryReport::ResidualNone,
        _ if theory.experiment().noise().is_any() => TheoryReport::ResidualNoise { residual, share },
        true => TheoryReport::ResidualExact { residual, share },
        false => TheoryReport::ResidualLocal { residual, share },
    })
}
