use crate::phrase::phrases;
use crate::{Label, Lang};

phrases! {
    /// Phrases in the tables and lines that commands print.
    pub enum Report {
        RunHeading { method: String, formula: String, start: String } = "report-run-heading",
        RunNoise { noise: String } = "report-run-noise",
        EnsembleHeading {
            count: usize, method: String, formula: String, start: String,
        } = "report-ensemble-heading",
        EnsembleEnd {
            count: usize, runs: usize, median: String, low: String, high: String,
        } = "report-ensemble-end",
        EnsembleDiverged { diverged: usize, count: usize } = "report-ensemble-diverged",
        RunEnd { count: usize, end: String, minimum: String, distance: String } = "report-run-end",
        RunEndNoMinimum { count: usize, end: String } = "report-run-end-no-minimum",
        RunEndFound { count: usize, end: String, minimum: String, distance: String } = "report-run-end-found",
        RunEndNoneFound { count: usize, end: String } = "report-run-end-none-found",
        RunEndValley {
            count: usize, end: String, valley: String, distance: String,
        } = "report-run-end-valley",
        RunEndLevel { count: usize, end: String } = "report-run-end-level",
        RunEndBottomless { count: usize, end: String } = "report-run-end-bottomless",
        RunUndefined { iteration: usize, point: String, expression: String } = "report-run-undefined",
        RunWithoutSlope { iteration: usize, point: String, expression: String } = "report-run-without-slope",
        RunGrows = "report-run-grows",
        RunUnstable { end: String } = "report-run-unstable",
        RunDiverged { iteration: usize } = "report-run-diverged",
        RunFell { iteration: usize } = "report-run-fell",
        RunLeft { iteration: usize } = "report-run-left",
        RunFalls { iteration: usize } = "report-run-falls",
        RunLeftToMinimum {
            iteration: usize, minimum: String, options: String,
        } = "report-run-left-to-minimum",
        RunPassing { iteration: usize, options: String } = "report-run-passing",
        RunOutside = "report-run-outside",
        RunOutsideShown { options: String } = "report-run-outside-shown",
        RowsLeftOut { count: usize } = "report-rows-left-out",
        Swept { cells: usize, diverging: usize, best: String } = "report-swept",
        BookHeading { method: String, formula: String, start: String } = "report-book-heading",
        ColumnIterations = "report-column-iterations",
        ColumnRuns = "report-column-runs",
        ColumnPercentile { percent: usize } = "report-column-percentile",
        ColumnDistance = "report-column-distance",
        ColumnLesson = "report-column-lesson",
        Wrote { count: usize, folder: String } = "report-wrote",
        Default { value: String } = "report-default",
        State { slots: String } = "report-state",
        NoState = "report-no-state",
        Minima { points: String, value: String } = "report-minima",
        NoMinimum = "report-no-minimum",
        CustomaryStart { point: String } = "report-customary-start",
        DefaultsOfRuns = "report-defaults-of-runs",
    }
}

/// The columns of the table of many runs: the update, the number of runs that have come to it, and the
/// quantiles of their losses.
#[must_use]
pub fn ensemble_columns(lang: Lang) -> Vec<String> {
    let percentile = |percent| match percent {
        50 => lang.say(&Label::Median),
        _ => lang.say(&Report::ColumnPercentile { percent }),
    };
    let counts = [lang.say(&Label::Update), lang.say(&Report::ColumnRuns)];
    counts.into_iter().chain([5, 25, 50, 75, 95].map(percentile)).collect()
}
