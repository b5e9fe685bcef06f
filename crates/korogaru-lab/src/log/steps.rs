//! Finds the steps of the rows of a log.

use super::Examples;
use super::Steps;
use super::choice::{Drawn, no_column};
use super::column::{Column, at};
use super::labels::{Labels, Run};
use super::names::{Meaning, plain};
use super::table::Table;
use crate::ErrorKind;

/// The steps of the rows of each run.
pub(super) struct Axis {
    pub(super) steps: Steps,
    /// The columns that give the steps.
    pub(super) columns: Vec<usize>,
    /// For each run, pairs of row and step, sorted by row.
    runs: Vec<(Run, Vec<(usize, f64)>)>,
}

impl Axis {
    fn of(&self, run: &Run) -> &[(usize, f64)] {
        let own = self.runs.iter().find(|(one, _)| one == run);
        let beside = || self.runs.iter().find(|(one, _)| one.is_beside(run));
        own.or_else(beside).map_or(&[], |(_, places)| places)
    }

    /// The step of a row of a run.
    pub(super) fn at(&self, run: &Run, row: usize) -> Option<f64> {
        at(self.of(run), row)
    }

    /// The step of the nearest row before a row.
    pub(super) fn before(&self, run: &Run, row: usize) -> Option<f64> {
        let places = self.of(run);
        let count = places.partition_point(|(found, _)| *found < row);
        count.checked_sub(1).map(|place| places[place].1)
    }

    /// How many points have a step, and how many of these steps are different.
    fn apart<'d>(&self, drawn: impl Iterator<Item = &'d Drawn<'d>>) -> [usize; 2] {
        let mut counts = [0; 2];
        for one in drawn {
            let mut steps: Vec<f64> =
                one.cells.iter().filter_map(|(row, _)| self.at(&one.run, *row)).collect();
            counts[0] += steps.len();
            steps.sort_by(f64::total_cmp);
            steps.dedup();
            counts[1] += steps.len();
        }
        counts
    }

    /// How many points would be replaced by others of the same step.
    pub(super) fn replaced(&self, drawn: &[Drawn<'_>]) -> usize {
        let [all, apart] = self.apart(drawn.iter());
        all - apart
    }
}

/// The columns of steps, sorted by rank.
pub(super) fn columns(table: &Table<'_>) -> Vec<usize> {
    let rank = |place: &usize| match table.columns[*place].is.meaning {
        Meaning::Step { rank, .. } => rank,
        _ => usize::MAX,
    };
    let mut steps: Vec<usize> = (0..table.columns.len()).filter(|place| rank(place) < usize::MAX).collect();
    steps.sort_by_key(rank);
    steps
}

/// The columns that were asked for, or the column of steps that tells the most points of the training apart.
/// Of equal ones it is the first.
pub(super) fn axis(
    table: &Table<'_>,
    labels: &Labels<'_>,
    drawn: &[Drawn<'_>],
    asked: Option<&[usize]>,
) -> Result<Axis, ErrorKind> {
    let mut runs: Vec<Run> = Vec::new();
    for one in drawn {
        if !runs.contains(&one.run) {
            runs.push(one.run.clone());
        }
    }
    let is_training = |one: &&Drawn<'_>| one.examples == Examples::Training;
    let any = !drawn.iter().any(|one| is_training(&one));
    let training: Vec<&Drawn<'_>> = drawn.iter().filter(|one| any || is_training(one)).collect();
    let over = |columns: &[usize], epochs: &[usize], besides: &[usize]| {
        let mut axis = Axis { steps: Steps::Rows, columns: Vec::new(), runs: Vec::new() };
        let mut used: Vec<[Option<&Column>; 2]> = Vec::new();
        for run in &runs {
            let place = of_run(table, columns, run);
            let rows = || {
                let drawn = training.iter().filter(|one| one.run == *run);
                drawn.flat_map(|one| one.cells.iter().map(|(row, _)| *row))
            };
            let again = place.zip(of_run(table, epochs, run)).and_then(|(step, epoch)| {
                Some((epoch, Within::of(&table.columns[epoch], &table.columns[step], rows())?))
            });
            let column = place.map(|place| &table.columns[place]);
            let places = match (&again, column) {
                (Some((epoch, within)), Some(step)) => within.places(&table.columns[*epoch], step),
                (None, Some(step)) => {
                    let besides = besides.iter().map(|place| (*place, &table.columns[*place]));
                    let (places, more) = together(step, besides);
                    axis.columns.extend(more);
                    places
                }
                _ => Vec::new(),
            };
            let is_here = |(row, step): &(usize, f64)| step.is_finite() && labels.is_of(*row, run);
            axis.runs.push((run.clone(), places.into_iter().filter(is_here).collect()));
            axis.columns.extend(place.into_iter().chain(again.as_ref().map(|(epoch, _)| *epoch)));
            used.push([column, again.map(|(epoch, _)| &table.columns[epoch])]);
        }
        let name = |which: usize| {
            let mut names = used.iter().filter_map(|pair| pair[which]);
            let first = names.next()?;
            let is_one = names.all(|other| std::ptr::eq(first, other));
            Some(if is_one { first.name.clone() } else { first.is.metric.clone() })
        };
        axis.steps = match (name(0), name(1)) {
            (Some(step), Some(epoch)) => Steps::Within { epoch, step },
            (Some(step), None) => Steps::Column(step),
            _ => Steps::Rows,
        };
        axis
    };
    let lacking = |columns: &[usize]| {
        let lacks = runs.iter().find(|run| of_run(table, columns, run).is_none())?;
        let run = lacks.name.as_deref().unwrap_or_default();
        Some(no_column(table, &format!("{run} - {}", table.columns[columns[0]].is.metric)))
    };
    if let Some(asked) = asked {
        return lacking(asked).map_or_else(|| Ok(over(asked, &[], &[])), Err);
    }

    let steps = columns(table);
    let full = |place: &&usize| !table.columns[**place].cells.is_empty();
    let is_epoch =
        |place: &&usize| matches!(table.columns[**place].is.meaning, Meaning::Step { is_epoch: true, .. });
    let mut best: Option<(Axis, Vec<usize>)> = None;
    let mut most = 0;
    let mut left: Vec<usize> = steps.iter().filter(full).copied().collect();
    while let Some(first) = left.first().copied() {
        let name = plain(&table.columns[first].is.metric);
        let is_kind = |place: &usize| plain(&table.columns[*place].is.metric) == name;
        let kind: Vec<usize> = left.iter().copied().filter(is_kind).collect();
        left.retain(|place| !is_kind(place));
        let alike = steps.iter().filter(full).filter(|place| is_epoch(place) != is_epoch(&&first));
        let (epochs, besides): (Vec<usize>, Vec<usize>) = if is_epoch(&&first) {
            Default::default()
        } else {
            (alike.copied().collect(), left.iter().copied().filter(|place| !is_epoch(&place)).collect())
        };
        let axis = over(&kind, &epochs, &besides);
        let [_, apart] = axis.apart(training.iter().copied());
        // If epochs do as well, steps need not be counted on over them.
        let is_within = |axis: &Axis| matches!(axis.steps, Steps::Within { .. });
        let is_plainer = || best.as_ref().is_some_and(|(best, _)| is_within(best)) && !is_within(&axis);
        if apart > most || (apart == most && is_plainer()) {
            most = apart;
            best = Some((axis, kind));
        }
    }
    if let Some((axis, kind)) = best {
        return lacking(&kind).map_or(Ok(axis), Err);
    }
    // A column that should be the step and cannot be read is an error. Rows are not counted in its place.
    let wrong = steps.iter().find_map(|place| table.columns[*place].wrong.as_ref());
    if let Some((_, wrong)) = wrong.filter(|(row, _)| drawn.iter().any(|one| one.has(*row))) {
        return Err(wrong.clone());
    }
    let counted = |run: &Run| -> Vec<(usize, f64)> {
        let rows = (0..table.rows).filter(|row| labels.is_of(*row, run));
        rows.enumerate().map(|(place, row)| (row, place as f64)).collect()
    };
    let runs = runs.iter().map(|run| (run.clone(), counted(run))).collect();
    Ok(Axis { steps: Steps::Rows, columns: Vec::new(), runs })
}

/// The rows and steps of a column, joined with those of other columns of the same run that share no row with
/// it, since those are other names of the step. Returned with the indices of the columns that were joined.
fn together<'t>(
    step: &Column,
    others: impl Iterator<Item = (usize, &'t Column)>,
) -> (Vec<(usize, f64)>, Vec<usize>) {
    let (mut cells, mut more) = (step.cells.clone(), Vec::new());
    for (place, other) in others.filter(|(_, other)| other.is.run == step.is.run) {
        if other.cells.iter().all(|(row, _)| at(&cells, *row).is_none()) {
            more.push(place);
            cells.extend(&other.cells);
            cells.sort_unstable_by_key(|(row, _)| *row);
        }
    }
    (cells, more)
}

/// Of the columns of one name, the index of the one for a run, or of the one for all runs.
fn of_run(table: &Table<'_>, columns: &[usize], run: &Run) -> Option<usize> {
    let own = |of: Option<&String>| {
        columns.iter().copied().find(|place| table.columns[*place].is.run.as_ref() == of)
    };
    let only = || columns.first().copied().filter(|_| columns.len() == 1);
    own(run.column.as_ref()).or_else(|| own(None)).or_else(only)
}

/// Steps that begin again in each epoch. All epochs have as many steps as the largest step says, counted from
/// the first.
struct Within {
    first: f64,
    each: f64,
    last: f64,
}

impl Within {
    /// `None` if the steps do not begin again in these rows.
    fn of(epoch: &Column, step: &Column, rows: impl Iterator<Item = usize>) -> Option<Self> {
        let mut both: Vec<[f64; 2]> = rows.filter_map(|row| Some([epoch.at(row)?, step.at(row)?])).collect();
        if both.iter().any(|[epoch, step]| epoch.fract() != 0.0 || !step.is_finite()) {
            return None;
        }
        both.sort_by(|one, other| one[0].total_cmp(&other[0]));
        let (mut greatest, mut begins_again) = (f64::NEG_INFINITY, false);
        for epoch in both.chunk_by(|one, other| one[0].total_cmp(&other[0]).is_eq()) {
            begins_again |= epoch.iter().any(|pair| pair[1] <= greatest);
            greatest = epoch.iter().fold(greatest, |greatest, pair| greatest.max(pair[1]));
        }
        let first = both.first().filter(|_| begins_again)?[0];
        let mut steps: Vec<f64> = both.iter().map(|pair| pair[1]).collect();
        steps.sort_by(f64::total_cmp);
        steps.dedup();
        let (least, last) = (*steps.first()?, *steps.last()?);
        let gap = steps.windows(2).map(|pair| pair[1] - pair[0]).fold(f64::INFINITY, f64::min);
        let each = if gap.is_finite() { last - least + gap } else { last.max(1.0) };
        Some(Self { first, each, last })
    }

    /// The steps of rows, counted on. A row with only an epoch is at the end of the epoch.
    fn places(&self, epoch: &Column, step: &Column) -> Vec<(usize, f64)> {
        let place = |row, epoch| (epoch - self.first) * self.each + step.at(row).unwrap_or(self.last);
        epoch.cells.iter().map(|(row, epoch)| (*row, place(*row, *epoch))).collect()
    }
}
