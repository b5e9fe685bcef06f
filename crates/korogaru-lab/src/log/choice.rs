//! Chooses the columns of a table that are drawn.

use std::cmp::Reverse;

use super::column::Column;
use super::labels::{Labels, Run};
use super::names::{self, Meaning, Norm, plain};
use super::steps::{self, Axis};
use super::table::Table;
use super::{Curve, Examples, Log, LogColumns, Steps, by_step};
use crate::ErrorKind;

pub(super) fn choose(table: &Table<'_>, wanted: &LogColumns) -> Result<Log, ErrorKind> {
    let chosen = match &wanted.y[..] {
        [] => losses(table)?,
        names => named(table, names)?,
    };
    let norms = if wanted.y.is_empty() { norms(table) } else { Vec::new() };
    let asked = wanted.x.as_ref().map(|x| named(table, std::slice::from_ref(x))).transpose()?;

    // A half-written last line is left out.
    let used = || chosen.iter().chain(&norms).chain(asked.iter().flatten()).copied();
    let wrong = |place: usize| table.columns[place].wrong.as_ref();
    let last = table.rows.checked_sub(1).filter(|_| !table.is_ended);
    let is_half = |place| wrong(place).is_some_and(|(row, _)| Some(*row) == last);
    let half = last.filter(|_| table.is_early || used().chain(steps::columns(table)).any(is_half));
    let end = half.unwrap_or(table.rows);
    let refuse = |place: usize| match wrong(place) {
        Some((row, wrong)) if *row < end => Err(wrong.clone()),
        _ => Ok(()),
    };
    used().try_for_each(refuse)?;

    let (labels, axis) = told_apart(table, &chosen, end, asked.as_deref())?;
    axis.columns.iter().copied().try_for_each(refuse)?;
    let mut drawn = drawn_of(table, &chosen, &labels, end);
    if let Some(none) = wanted.y.iter().find(|name| !drawn.iter().any(|one| one.is_meant(name))) {
        return Err(no_column(table, none));
    }
    drawn.retain(|one| wanted.y.is_empty() || wanted.y.iter().any(|name| one.is_meant(name)));
    let mut normed = drawn_of(table, &norms, &labels, end);
    normed.retain(|one| one.examples == Examples::Training);
    let mut tally = Tally { rows: vec![false; table.rows], repeated: 0, carried: 0 };
    let curve = |drawn: &Drawn<'_>, tally: &mut Tally| {
        let mut points = Vec::with_capacity(drawn.cells.len());
        for (row, number) in &drawn.cells {
            let own = axis.at(&drawn.run, *row);
            let carried = || axis.before(&drawn.run, *row).filter(|_| drawn.examples != Examples::Training);
            let Some(step) = own.or_else(carried) else { continue };
            tally.rows[*row] = true;
            tally.carried += usize::from(own.is_none());
            points.push([step, *number]);
        }
        let all = points.len();
        by_step(&mut points);
        tally.repeated += all - points.len();
        Curve {
            run: drawn.run.name.clone(),
            column: drawn.name(),
            quantity: drawn.column.is.shown(),
            examples: drawn.examples,
            points,
        }
    };
    let all: Vec<Curve> = drawn.iter().map(|drawn| curve(drawn, &mut tally)).collect();
    let mut aside = Tally { rows: tally.rows.clone(), repeated: 0, carried: 0 };
    let norms: Vec<Curve> = normed.iter().map(|drawn| curve(drawn, &mut aside)).collect();
    let has_points = |curve: &Curve| !curve.points.is_empty();
    let mut curves: Vec<Curve> = all.into_iter().filter(has_points).collect();
    if curves.is_empty() {
        return Err(ErrorKind::LogEmpty);
    }
    // By run, in the order in which the runs appear.
    let runs: Vec<Option<String>> = curves.iter().map(|curve| curve.run.clone()).collect();
    curves.sort_by_cached_key(|curve| {
        let run = runs.iter().position(|run| *run == curve.run);
        (run, if wanted.y.is_empty() { Some(curve.examples) } else { None })
    });
    let is_used = |place: usize, column: &Column| {
        chosen.contains(&place)
            || axis.columns.contains(&place)
            || norms.iter().any(|norm| norm.column == column.is.metric)
            || labels.runs.iter().any(|run| std::ptr::eq(*run, column))
    };
    let others = table.columns.iter().enumerate().filter(|(place, column)| {
        column.has_numbers && !is_used(*place, column) && !names::is_bound(&column.name)
    });
    let others = others.map(|(_, column)| column).filter(|column| !column.name.is_empty());
    let others = others.map(|column| super::short(column.name.as_bytes())).collect();
    Ok(Log {
        curves,
        norms: norms.into_iter().filter(has_points).collect(),
        steps: axis.steps,
        others,
        left_out: tally.rows[..end].iter().filter(|is_drawn| !**is_drawn).count() + table.passed_over,
        repeated: tally.repeated,
        carried: tally.carried,
        cut_off: table.is_cut_off || half.is_some(),
    })
}

struct Tally {
    rows: Vec<bool>,
    repeated: usize,
    carried: usize,
}

/// A column's numbers as a curve.
pub(super) struct Drawn<'t> {
    column: &'t Column,
    pub(super) run: Run,
    pub(super) examples: Examples,
    /// The word that says which examples, if it is not in the column's name.
    said: Option<&'t str>,
    /// Pairs of row and number.
    pub(super) cells: Vec<(usize, f64)>,
}

impl Drawn<'_> {
    fn name(&self) -> String {
        match self.said.filter(|_| self.examples != Examples::Training) {
            Some(word) => format!("{} ({word})", self.column.is.metric),
            None => self.column.is.metric.clone(),
        }
    }

    /// Whether a name means this curve, with or without the run and the examples.
    fn is_meant(&self, name: &str) -> bool {
        let runs = [&self.run.name, &self.run.column].map(|run| run.as_deref().map(plain));
        let is_run = |run: &str| runs.iter().flatten().any(|own| own == run);
        let is_said = |word: &str| self.said.is_some_and(|said| plain(said) == word);
        names::is_meant(name, &self.column.is.metric, is_run, is_said)
    }

    pub(super) fn has(&self, row: usize) -> bool {
        self.cells.binary_search_by_key(&row, |(row, _)| *row).is_ok()
    }
}

/// The steps of the points, and the columns that tell rows apart: those that say so by their names, and if
/// points would be replaced by others of the same step, another column of few words that tells all of these
/// apart.
fn told_apart<'t>(
    table: &'t Table<'_>,
    chosen: &[usize],
    end: usize,
    asked: Option<&[usize]>,
) -> Result<(Labels<'t>, Axis), ErrorKind> {
    let mut rows: Vec<usize> =
        chosen.iter().flat_map(|place| table.columns[*place].cells.iter()).map(|(row, _)| *row).collect();
    rows.retain(|row| *row < end);
    rows.sort_unstable();
    rows.dedup();
    let with = |labels: Labels<'t>| {
        let drawn = drawn_of(table, chosen, &labels, end);
        let axis = steps::axis(table, &labels, &drawn, asked)?;
        let replaced = axis.replaced(&drawn);
        Ok((labels, axis, replaced))
    };
    let (named, axis, replaced) = with(Labels::named(table, &rows))?;
    let others = named.others(table, &rows);
    // Where rows are counted, no point replaces another, and the runs follow one another.
    if replaced == 0 {
        let name = others.iter().find(|column| column.is.meaning == Meaning::Label(names::Label::Quantity));
        return match name.filter(|_| axis.steps == Steps::Rows && named.runs.is_empty()) {
            Some(name) => with(named.with(table, &[*name])).map(|(labels, axis, _)| (labels, axis)),
            None => Ok((named, axis)),
        };
    }
    let (mut least, mut together) = (replaced, Vec::new());
    for column in &others {
        let (labels, axis, replaced) = with(named.with(table, &[*column]))?;
        if replaced == 0 {
            return Ok((labels, axis));
        }
        let more = [&together[..], &[*column]].concat();
        let (labels, axis, replaced) =
            if together.is_empty() { (labels, axis, replaced) } else { with(named.with(table, &more))? };
        if replaced == 0 {
            return Ok((labels, axis));
        }
        if replaced < least {
            (least, together) = (replaced, more);
        }
    }
    Ok((named, axis))
}

fn places<'t>(table: &'t Table<'_>, is: impl Fn(&Column) -> bool + 't) -> impl Iterator<Item = usize> + 't {
    table.columns.iter().enumerate().filter(move |(_, column)| is(column)).map(|(place, _)| place)
}

/// A column is passed over if another one has more than this many times as many numbers.
const NEARLY_EMPTY: usize = 4;

/// The columns of losses: of the loss itself, or of the only quantity that is one. For each run and kind of
/// examples it is the column of the lowest rank among those that are not nearly empty. Among equal ones it is
/// the one with the most numbers.
fn losses(table: &Table<'_>) -> Result<Vec<usize>, ErrorKind> {
    let is_loss = |column: &Column| matches!(column.is.meaning, Meaning::Loss { .. });
    let full: Vec<usize> = places(table, move |column| is_loss(column) && !column.cells.is_empty()).collect();
    let refused = || ErrorKind::LogColumns { found: table.names() };
    if full.is_empty() {
        let empty: Vec<usize> = places(table, is_loss).collect();
        let wrong = empty.iter().find_map(|place| table.columns[*place].wrong.as_ref());
        return Err(match (wrong, empty.is_empty() && !table.columns.is_empty()) {
            (Some((_, wrong)), _) => wrong.clone(),
            (None, true) => refused(),
            (None, false) => ErrorKind::LogEmpty,
        });
    }
    let quantity = |place: &usize| table.columns[*place].is.quantity.as_str();
    let loss = full.iter().map(quantity).find(|quantity| *quantity == "loss").unwrap_or(quantity(&full[0]));
    let alike: Vec<usize> = full.iter().copied().filter(|place| quantity(place) == loss).collect();
    if loss != "loss" && alike.len() < full.len() {
        return Err(refused());
    }
    let key = |place: &usize| {
        let is = &table.columns[*place].is;
        (is.run.clone(), is.examples.unwrap_or(Examples::Training))
    };
    let count = |place: &usize| table.columns[*place].cells.len();
    let rank = |place: &usize| match table.columns[*place].is.meaning {
        Meaning::Loss { rank } => (rank, Reverse(count(place))),
        _ => (usize::MAX, Reverse(0)),
    };
    let best = |place: &usize| {
        let rivals = || alike.iter().filter(|rival| key(rival) == key(place));
        let most = rivals().map(count).max().unwrap_or(0);
        rivals().filter(|rival| NEARLY_EMPTY * count(rival) >= most).min_by_key(|rival| rank(rival))
            == Some(place)
    };
    Ok(alike.iter().copied().filter(best).collect())
}

/// The columns with norms of the training, one of each kind for each run. Columns without numbers are left
/// out.
fn norms(table: &Table<'_>) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for norm in [Norm::Gradient, Norm::Update, Norm::Parameter] {
        let fits = |column: &Column| {
            column.is.meaning == Meaning::Norm(norm)
                && !column.cells.is_empty()
                && matches!(column.is.examples, None | Some(Examples::Training))
        };
        for place in places(table, fits) {
            let is = |place: usize| (&table.columns[place].is.run, table.columns[place].is.meaning);
            if !found.iter().any(|known| is(*known) == is(place)) {
                found.push(place);
            }
        }
    }
    found
}

/// The columns of these names, in the order of the names.
fn named(table: &Table<'_>, names: &[String]) -> Result<Vec<usize>, ErrorKind> {
    let mut found = Vec::new();
    for name in names {
        let places: Vec<usize> = matches(table, name)?;
        let full = places.iter().copied().filter(|place| !table.columns[*place].cells.is_empty());
        let full: Vec<usize> = full.filter(|place| !found.contains(place)).collect();
        if full.is_empty() && !places.iter().any(|place| found.contains(place)) {
            let wrong = places.iter().find_map(|place| table.columns[*place].wrong.as_ref());
            return Err(
                wrong.map_or(ErrorKind::LogNumbers { column: name.clone() }, |(_, wrong)| wrong.clone())
            );
        }
        found.extend(full);
    }
    Ok(found)
}

/// The columns that a name means: the one of the whole name, or those of all runs.
fn matches(table: &Table<'_>, name: &str) -> Result<Vec<usize>, ErrorKind> {
    let whole: Vec<usize> = places(table, |column| plain(&column.name) == plain(name)).collect();
    if !whole.is_empty() {
        return Ok(whole);
    }
    let runs: Vec<usize> = places(table, |column| column.is.may_be(name)).collect();
    match runs.is_empty() {
        true => Err(no_column(table, name)),
        false => Ok(runs),
    }
}

pub(super) fn no_column(table: &Table<'_>, name: &str) -> ErrorKind {
    ErrorKind::LogColumn { wanted: super::short(name.as_bytes()), found: table.names() }
}

/// Makes curves of columns: one for each run and kind of examples that their rows name.
fn drawn_of<'t>(table: &'t Table<'_>, columns: &[usize], labels: &Labels<'t>, end: usize) -> Vec<Drawn<'t>> {
    let mut all: Vec<Drawn<'t>> = Vec::new();
    for column in columns.iter().map(|place| &table.columns[*place]) {
        let from = all.len();
        for &(row, number) in column.cells.iter().filter(|(row, _)| *row < end) {
            let run = labels.run(column, row, all.iter().map(|one| &one.run));
            let told = labels.examples(row).filter(|_| column.is.examples.is_none());
            let examples = told.map(|(_, examples)| examples).or(column.is.examples);
            let examples = examples.unwrap_or(Examples::Training);
            match all[from..].iter_mut().find(|one| one.run == run && one.examples == examples) {
                Some(one) => one.cells.push((row, number)),
                None => {
                    let said = told.map(|(word, _)| word);
                    all.push(Drawn { column, run, examples, said, cells: vec![(row, number)] });
                }
            }
        }
    }
    all
}
