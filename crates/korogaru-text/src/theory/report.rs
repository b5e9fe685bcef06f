use korogaru_lab::theory::{Family, Mode, Verdict};
use korogaru_lab::{Theory, Trajectory};

use super::TheoryPhrase;
use crate::meaning::{regime_meaning, regime_name};
use crate::number::{point, significant};
use crate::{Align, Block, Document, Label, Lang, method_named, noise};

/// Digits of the numbers, which are for reading.
const DIGITS: usize = 5;
/// Digits of a residual, whose size matters more than its digits.
const FEW: usize = 2;
/// Counts from this one on are rounded.
const MANY: u64 = 1_000_000;
/// The sign for a number that does not exist.
const NONE: &str = "–";

/// Reports what theory says about an experiment and its run, for a reader who is learning.
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
    let heading = TheoryPhrase::Heading {
        method: method_named(lang, experiment.method()),
        formula: experiment.objective().formula().to_owned(),
        start: point(experiment.start(), DIGITS),
    };
    let recurrence = TheoryPhrase::Modes { recurrence: theory.family().recurrence().to_owned() };
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
    blocks.push(Block::Text(vec![lang.say(&TheoryPhrase::Sources)]));
    Document { blocks: blocks.into_iter().filter(|block| *block != Block::Text(Vec::new())).collect() }
}

fn number(value: f64) -> String {
    significant(value, DIGITS)
}

/// Writes a rate. It is written as 1 only where it is 1, since `1 − 2e−9` shrinks.
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
    let elsewhere = (!theory.is_centred()).then_some(TheoryPhrase::Centre { centre });
    let found = theory.experiment().objective().minima_are_found();
    let derivatives = match theory.is_at_minimum() {
        true if found => TheoryPhrase::AtMinimumFound { point: at, xx, xy, yy },
        true => TheoryPhrase::AtMinimum { point: at, xx, xy, yy },
        false => TheoryPhrase::AtPoint { point: at, xx, xy, yy },
    };
    let valid = if theory.is_exact() { TheoryPhrase::Exact } else { TheoryPhrase::Local };
    let level = theory.flat().map(|mode| {
        let direction = direction(lang, &mode);
        match theory.modes().iter().any(|other| other.eigenvalue > 0.0) {
            true => TheoryPhrase::FlatValley { direction },
            false => TheoryPhrase::Flat { direction },
        }
    });
    let words = noise(lang, theory.experiment());
    let free = (!words.is_empty()).then(|| TheoryPhrase::WithoutNoise { noise: lang.list(&words) });
    [Some(derivatives), elsewhere, level, Some(valid), free]
        .into_iter()
        .flatten()
        .map(|phrase| lang.say(&phrase))
        .collect()
}

/// The heading of a mode's panel in a figure: its direction, λ, what it does, and its rate.
#[must_use]
pub fn mode_label(lang: Lang, mode: &Mode) -> String {
    let (eigenvalue, rate) = (significant(mode.eigenvalue, 4), rate(mode.rate, 4));
    let regime = regime_name(lang, mode.regime);
    lang.say(&Label::Mode { direction: direction(lang, mode), eigenvalue, regime, rate })
}

/// Names the direction of a mode.
fn direction(lang: Lang, mode: &Mode) -> String {
    lang.say(&match mode.direction {
        [x, y] if y.abs() <= 0.0 && x > 0.0 => TheoryPhrase::AlongAxis { axis: "x".to_owned() },
        [x, _] if x.abs() <= 0.0 => TheoryPhrase::AlongAxis { axis: "y".to_owned() },
        oblique => TheoryPhrase::AlongDirection { direction: point(oblique, 3) },
    })
}

/// Whether there are the columns that not every method has, period and critical α.
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
        Some(say(TheoryPhrase::ColumnDirection)),
        Some("λ".to_owned()),
        Some("ηλ".to_owned()),
        Some(say(TheoryPhrase::ColumnRegime)),
        Some(say(TheoryPhrase::ColumnRate)),
        optional(period, say(TheoryPhrase::ColumnPeriod)),
        Some(say(TheoryPhrase::ColumnStable)),
        optional(critical, say(TheoryPhrase::ColumnCritical)),
    ];
    let row = |mode: Mode| {
        [
            Some(direction(lang, &mode)),
            Some(number(mode.eigenvalue)),
            Some(number(mode.scaled)),
            Some(regime_name(lang, mode.regime)),
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
    all.push(("λ".to_owned(), say(TheoryPhrase::MeaningEigenvalue)));
    for regime in regimes {
        all.push((regime_name(lang, regime), regime_meaning(lang, regime)));
    }
    all.push((say(TheoryPhrase::ColumnRate), say(TheoryPhrase::MeaningRate)));
    if period {
        all.push((say(TheoryPhrase::ColumnPeriod), say(TheoryPhrase::MeaningPeriod)));
    }
    let range = theory.family().stable_range().to_owned();
    all.push((say(TheoryPhrase::ColumnStable), say(TheoryPhrase::MeaningStable { range })));
    if critical {
        let steep = theory.modes().iter().any(|mode| mode.scaled > 1.0 && mode.critical_momentum.is_some());
        let meaning = if steep { TheoryPhrase::MeaningCriticalSteep } else { TheoryPhrase::MeaningCritical };
        all.push((say(TheoryPhrase::ColumnCritical), say(meaning)));
    }
    Block::Meanings(all)
}

fn long_run(lang: Lang, theory: &Theory) -> Vec<String> {
    let condition = theory.condition_number().map(|kappa| match number(kappa) {
        kappa if kappa == "1" => TheoryPhrase::ConditionOne,
        kappa => TheoryPhrase::Condition { kappa },
    });
    let rate = rate(theory.rate(), DIGITS);
    let rate = match theory.flat() {
        Some(_) => TheoryPhrase::RateOfOther { rate },
        None => TheoryPhrase::Rate { rate },
    };
    condition.into_iter().chain([rate]).map(|phrase| lang.say(&phrase)).collect()
}

/// Compares the setting with SGD and with the best of each method, where there is a minimum.
fn settings(lang: Lang, theory: &Theory) -> Option<Block> {
    let say = |phrase| lang.say(&phrase);
    let count = |steps: Option<u64>| match steps {
        Some(steps) if steps < MANY => steps.to_string(),
        Some(steps) => number(steps as f64),
        None => say(TheoryPhrase::Never),
    };
    let row = |name, lr, momentum: Option<f64>, of, steps| {
        vec![name, number(lr), or_none(momentum), rate(of, DIGITS), count(steps)]
    };
    let tolerance = number(theory.tolerance());
    let mut rows = vec![
        vec![
            say(TheoryPhrase::ColumnSetting),
            "η".to_owned(),
            "α".to_owned(),
            say(TheoryPhrase::ColumnRate),
            say(TheoryPhrase::ColumnSteps { tolerance }),
        ],
        row(say(TheoryPhrase::This), theory.lr(), theory.momentum(), theory.rate(), theory.updates()),
    ];
    if theory.family() != Family::Sgd {
        rows.push(row(
            say(TheoryPhrase::SameSgd),
            theory.lr(),
            None,
            theory.sgd_rate(),
            theory.sgd_updates(),
        ));
    }
    for family in Family::ALL {
        let best = theory.best(family)?;
        let name = say(TheoryPhrase::Best { method: family.label().to_owned() });
        let momentum = (family != Family::Sgd).then_some(best.momentum);
        rows.push(row(name, best.lr, momentum, best.rate, theory.best_updates(family)));
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
        Verdict::Divergent => TheoryPhrase::Divergent { limit },
        Verdict::Neutral => TheoryPhrase::Neutral { limit },
        Verdict::FasterThanBestSgd => TheoryPhrase::FasterThanBestSgd { rate, best, lr },
        Verdict::AsFastAsBestSgd => TheoryPhrase::AsFastAsBestSgd { best, lr },
        Verdict::FasterThanSameSgd => TheoryPhrase::FasterThanSameSgd { rate, best, lr, same },
        Verdict::SteadierThanSameSgd => TheoryPhrase::SteadierThanSameSgd { rate, best, lr, same },
        Verdict::SameSgdDiverges => TheoryPhrase::SameSgdDiverges { rate, best, lr, same },
        Verdict::TooMuchMomentum => TheoryPhrase::TooMuchMomentum { rate, best, lr, same },
        Verdict::NearTheEnd => TheoryPhrase::NearTheEnd { rate, best, lr, same, limit },
        Verdict::SgdBelowItsBest => TheoryPhrase::SgdBelowItsBest { rate, best, lr },
        _ => TheoryPhrase::NoMinimum,
    })
}

/// Says what noise does in the long run, where there is any.
fn scatter(lang: Lang, theory: &Theory) -> Option<String> {
    if theory.experiment().noise().batch().is_some() {
        return Some(lang.say(&TheoryPhrase::StationaryBatch));
    }
    let found = theory.stationary()?;
    let [first, second] = theory.modes().map(|mode| direction(lang, &mode));
    let [first_deviation, second_deviation] = found.variances.map(|variance| number(variance.sqrt()));
    let (variance, loss) = (theory.family().stationary_variance().to_owned(), number(found.loss));
    Some(lang.say(&TheoryPhrase::Stationary {
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
    let reached = match (trajectory.diverged_at(), theory.updates_taken(trajectory)) {
        (Some(iteration), _) => TheoryPhrase::RunDiverged { iteration },
        (None, Some(iteration)) => TheoryPhrase::RunReached { iteration, tolerance },
        (None, None) => TheoryPhrase::RunNotReached { count: last, tolerance },
    };
    [Some(reached), residual(theory, trajectory)]
        .into_iter()
        .flatten()
        .map(|phrase| lang.say(&phrase))
        .collect()
}

/// Says how far the closed form is from a run, for a figure.
#[must_use]
pub fn residual_label(lang: Lang, theory: &Theory, trajectory: &Trajectory) -> Option<String> {
    Some(match residual(theory, trajectory)? {
        TheoryPhrase::ResidualExact { residual, share }
        | TheoryPhrase::ResidualLocal { residual, share }
        | TheoryPhrase::ResidualNoise { residual, share } => lang.say(&Label::Residual { residual, share }),
        none_or_infinite => lang.say(&none_or_infinite),
    })
}

/// Says in a sentence how far the closed form is from a run. `None` for a run that is only its start, where
/// they are equal.
fn residual(theory: &Theory, trajectory: &Trajectory) -> Option<TheoryPhrase> {
    let found = theory.residual(trajectory).filter(|_| trajectory.len() > 1)?;
    let (residual, share) = (significant(found.distance, FEW), significant(found.share, FEW));
    Some(match theory.is_exact() {
        _ if !found.distance.is_finite() => TheoryPhrase::ResidualInfinite,
        _ if found.distance <= 0.0 => TheoryPhrase::ResidualNone,
        _ if theory.experiment().noise().is_any() => TheoryPhrase::ResidualNoise { residual, share },
        true => TheoryPhrase::ResidualExact { residual, share },
        false => TheoryPhrase::ResidualLocal { residual, share },
    })
}
