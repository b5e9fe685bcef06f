use crate::phrase::phrases;
use crate::{Label, Lang};

phrases! {
    /// What stands in the tables and lines that commands print.
    pub enum Report {
        /// The first line of a run's table.
        RunHeading {
            /// The method with its hyperparameters.
            method: String,
            /// f(x, y).
            formula: String,
            /// The first point.
            start: String,
        } = "report-run-heading",
        /// Under that: that the gradients are noisy.
        RunNoise {
            /// The noise and its seed.
            noise: String,
        } = "report-run-noise",
        /// The first line of the table of many runs.
        EnsembleHeading {
            /// How many.
            count: usize,
            /// The method with its hyperparameters.
            method: String,
            /// f(x, y).
            formula: String,
            /// The first point.
            start: String,
        } = "report-ensemble-heading",
        /// The last line of the table of many runs.
        EnsembleEnd {
            /// How many updates were made.
            count: usize,
            /// How many runs there are.
            runs: usize,
            /// The median of their losses.
            median: String,
            /// Below which a twentieth of the losses lie.
            low: String,
            /// Above which a twentieth of the losses lie.
            high: String,
        } = "report-ensemble-end",
        /// That some of many runs diverged.
        EnsembleDiverged {
            /// How many.
            diverged: usize,
            /// Of how many.
            count: usize,
        } = "report-ensemble-diverged",
        /// The last line of a run's table, where a minimum is known.
        RunEnd {
            /// How many updates were made.
            count: usize,
            /// The last point.
            end: String,
            /// The nearest minimum.
            minimum: String,
            /// How far it is from there.
            distance: String,
        } = "report-run-end",
        /// The same where none is known.
        RunEndNoMinimum {
            /// How many updates were made.
            count: usize,
            /// The last point.
            end: String,
        } = "report-run-end-no-minimum",
        /// The last line of a run's table, where a minimum was found by looking.
        RunEndFound {
            /// How many updates were made.
            count: usize,
            /// The last point.
            end: String,
            /// The nearest minimum.
            minimum: String,
            /// How far it is from there.
            distance: String,
        } = "report-run-end-found",
        /// The same where none was found.
        RunEndNoneFound {
            /// How many updates were made.
            count: usize,
            /// The last point.
            end: String,
        } = "report-run-end-none-found",
        /// The last line of a run's table, where the minima are a valley.
        RunEndValley {
            /// How many updates were made.
            count: usize,
            /// The last point.
            end: String,
            /// The nearest point of the valley.
            valley: String,
            /// How far it is from there.
            distance: String,
        } = "report-run-end-valley",
        /// The same where f is a constant.
        RunEndLevel {
            /// How many updates were made.
            count: usize,
            /// The last point.
            end: String,
        } = "report-run-end-level",
        /// The same where f falls without end.
        RunEndBottomless {
            /// How many updates were made.
            count: usize,
            /// The last point.
            end: String,
        } = "report-run-end-bottomless",
        /// The run came where f has no value.
        RunUndefined {
            /// The iteration at which.
            iteration: usize,
            /// The point.
            point: String,
            /// What has no value.
            expression: String,
        } = "report-run-undefined",
        /// The run came where f has no finite gradient.
        RunWithoutSlope {
            /// The iteration at which.
            iteration: usize,
            /// The point.
            point: String,
            /// What has no finite slope.
            expression: String,
        } = "report-run-without-slope",
        /// The run's numbers were no longer finite.
        RunDiverged {
            /// The iteration at which.
            iteration: usize,
        } = "report-run-diverged",
        /// The run's numbers were no longer finite since f falls without end.
        RunFell {
            /// The iteration at which.
            iteration: usize,
        } = "report-run-fell",
        /// The run left the view for good, since f grows.
        RunLeft {
            /// The iteration that left it.
            iteration: usize,
        } = "report-run-left",
        /// The run left the view for good, since f falls without end.
        RunFalls {
            /// The iteration that left it.
            iteration: usize,
        } = "report-run-falls",
        /// The run left the view for good, since the minimum lies outside.
        RunLeftToMinimum {
            /// The iteration that left it.
            iteration: usize,
            /// The minimum.
            minimum: String,
            /// The options that show it.
            options: String,
        } = "report-run-left-to-minimum",
        /// The run ends outside the view.
        RunPassing {
            /// The iteration from which on it lies there.
            iteration: usize,
            /// The options that show it.
            options: String,
        } = "report-run-passing",
        /// The run was never in the view.
        RunOutside = "report-run-outside",
        /// The run was never in the view, and how it is seen.
        RunOutsideShown {
            /// The options that show it.
            options: String,
        } = "report-run-outside-shown",
        /// Rows that the table leaves out.
        RowsLeftOut {
            /// How many.
            count: usize,
        } = "report-rows-left-out",
        /// A sweep in a line.
        Swept {
            /// How many runs were made.
            cells: usize,
            /// How many of them diverge.
            diverging: usize,
            /// What is best.
            best: String,
        } = "report-swept",
        /// The first line of the book's table.
        BookHeading {
            /// The method.
            method: String,
            /// f(x, y).
            formula: String,
            /// The first point.
            start: String,
        } = "report-book-heading",
        /// Column: the number of the update.
        ColumnIteration = "report-column-iteration",
        /// Column: the number of updates.
        ColumnIterations = "report-column-iterations",
        /// Column: how many runs have come so far.
        ColumnRuns = "report-column-runs",
        /// Column: below what so many percent of the losses lie.
        ColumnPercentile {
            /// So many.
            percent: usize,
        } = "report-column-percentile",
        /// Column: where a run ended.
        ColumnEnd = "report-column-end",
        /// Column: how far the end is from the minimum.
        ColumnDistance = "report-column-distance",
        /// Column: what a run shows.
        ColumnLesson = "report-column-lesson",
        /// What was written where.
        Wrote {
            /// How many files.
            count: usize,
            /// The folder.
            folder: String,
        } = "report-wrote",
        /// A hyperparameter's default.
        Default {
            /// The value.
            value: String,
        } = "report-default",
        /// The state that a method keeps.
        State {
            /// The names of the slots.
            slots: String,
        } = "report-state",
        /// A method that keeps none.
        NoState = "report-no-state",
        /// Known minima.
        Minima {
            /// The points.
            points: String,
            /// f there.
            value: String,
        } = "report-minima",
        /// No known minimum.
        NoMinimum = "report-no-minimum",
        /// Where an objective is customarily started.
        CustomaryStart {
            /// The point.
            point: String,
        } = "report-customary-start",
        /// That runs have other defaults than the methods.
        DefaultsOfRuns = "report-defaults-of-runs",
    }
}

/// The columns of the table of many runs: the update, how many runs have come so far, and the quantiles of their losses.
#[must_use]
pub fn ensemble_columns(lang: Lang) -> Vec<String> {
    let percentile = |percent| match percent {
        50 => lang.say(&Label::Median),
        _ => lang.say(&Report::ColumnPercentile { percent }),
    };
    let counts = [Report::ColumnIteration, Report::ColumnRuns].map(|column| lang.say(&column));
    counts.into_iter().chain([5, 25, 50, 75, 95].map(percentile)).collect()
}
