//! Which columns of a table are drawn.

use std::cmp::Reverse;

use super::names::{self, Label, Meaning, Norm, plain};
use super::table::{Column, Table};
use super::{Curve, Examples, Log, LogColumns, Steps, by_step};
use crate::ErrorKind;

pub(super) fn choose(table: &Table<'_>, wanted: &LogColumns) -> Result<Log, ErrorKind> {
    let chosen = match &wanted.y[..] {
        [] => losses(table)?,
        names => named(table, names)?,
    };
    let norms = if wanted.y.is_empty() { norms(table) } else { Vec::new() };
    let asked = wanted.x.as_ref().map(|x| one(table, x)).transpose()?;

    // Half a line is left out.
    let used = || chosen.iter().chain(&norms).copied().chain(asked);
    let wrong = |place: usize| table.columns[place].wrong.as_ref();
    let last = table.rows.checked_sub(1).filter(|_| !table.is_ended);
    let is_half = |place| wrong(place).is_some_and(|(row, _)| Some(*row) == last);
    let half = last.filter(|_| table.is_early || used().chain(steps(table)).any(is_half));
    let end = half.unwrap_or(table.rows);
    let refuse = |place: usize| match wrong(place) {
        Some((row, wrong)) if *row < end => Err(wrong.clone()),
        _ => Ok(()),
    };
    used().try_for_each(refuse)?;

    let mut drawn: Vec<Drawn<'_>> = chosen.iter().flat_map(|place| drawn_of(table, *place, end)).collect();
    if let Some(none) = wanted.y.iter().find(|name| !drawn.iter().any(|one| one.is_named(name))) {
        return Err(no_column(table, none));
    }
    drawn.retain(|one| wanted.y.is_empty() || wanted.y.iter().any(|name| one.is_named(name)));
    let mut normed: Vec<Drawn<'_>> = norms.iter().flat_map(|place| drawn_of(table, *place, end)).collect();
    normed.retain(|one| one.examples == Examples::Training);
    let x = match asked {
        Some(place) => X::Column(&table.columns[place]),
        None => x(table, &drawn),
    };
    x.places(table).into_iter().try_for_each(refuse)?;
    let mut tally = Tally { rows: vec![false; table.rows], repeated: 0, carried: 0 };
    let is_one = drawn.iter().all(|one| one.run == drawn[0].run);
    let curve = |drawn: &Drawn<'_>, tally: &mut Tally| {
        let mut points = Vec::with_capacity(drawn.cells.len());
        for (row, number) in &drawn.cells {
            let own = x.at(*row);
            let carried = || x.before(*row).filter(|_| is_one && drawn.examples != Examples::Training);
            let Some(step) = own.or_else(carried).filter(|step| step.is_finite()) else { continue };
            tally.rows[*row] = true;
            tally.carried += usize::from(own.is_none());
            points.push([step, *number]);
        }
        let all = points.len();
        by_step(&mut points);
        tally.repeated += all - points.len();
        Curve {
            run: drawn.run.clone(),
            column: drawn.name.clone(),
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
    // By runs, as they come.
    let runs: Vec<Option<String>> = curves.iter().map(|curve| curve.run.clone()).collect();
    curves.sort_by_cached_key(|curve| {
        let run = runs.iter().position(|run| *run == curve.run);
        (run, if wanted.y.is_empty() { Some(curve.examples) } else { None })
    });
    let places: Vec<usize> = chosen.iter().copied().chain(x.places(table)).collect();
    let others = table.columns.iter().enumerate().filter(|(place, column)| {
        let is_norm = norms.iter().any(|norm| norm.column == column.is.metric);
        column.has_numbers && !places.contains(place) && !is_norm && !is_aside(column)
    });
    let others = others.map(|(_, column)| super::short(column.name.as_bytes())).collect();
    Ok(Log {
        curves,
        norms: norms.into_iter().filter(has_points).collect(),
        steps: x.steps(),
        others,
        left_out: tally.rows[..end].iter().filter(|is_drawn| !**is_drawn).count(),
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

/// What goes into a curve.
struct Drawn<'t> {
    column: &'t Column,
    name: String,
    run: Option<String>,
    examples: Examples,
    cells: Vec<(usize, f64)>,
}

impl Drawn<'_> {
    /// Whether somebody means it by a name, with or without the run.
    fn is_named(&self, name: &str) -> bool {
        let (name, metric) = (plain(name), &self.column.is.metric);
        let with_run = self.run.as_ref().map(|run| plain(&format!("{run} - {metric}")));
        [plain(&self.column.name), plain(metric)].contains(&name) || with_run == Some(name)
    }
}

/// The bounds that a table of wandb has of each column.
fn is_aside(column: &Column) -> bool {
    column.name.ends_with("__MIN") || column.name.ends_with("__MAX")
}

fn places<'t>(table: &'t Table<'_>, is: impl Fn(&Column) -> bool + 't) -> impl Iterator<Item = usize> + 't {
    table.columns.iter().enumerate().filter(move |(_, column)| is(column)).map(|(place, _)| place)
}

/// The columns of losses: of the loss itself, or of the only quantity that is one; for each run and kind of examples the one
/// with the most numbers, and of equals the first by its rank.
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
    let rank = |place: &usize| {
        let column = &table.columns[*place];
        let Meaning::Loss { rank } = column.is.meaning else { return (Reverse(0), 0) };
        (Reverse(column.cells.len()), rank)
    };
    let best = |place: &usize| {
        let rivals = alike.iter().filter(|rival| key(rival) == key(place));
        rivals.min_by_key(|rival| rank(rival)) == Some(place)
    };
    Ok(alike.iter().copied().filter(best).collect())
}

/// The columns of norms of the training that have numbers, one for each run.
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

/// The columns of these names, in their order.
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

/// The columns that a name means: that of the whole name, or those of all runs.
fn matches(table: &Table<'_>, name: &str) -> Result<Vec<usize>, ErrorKind> {
    let whole: Vec<usize> = places(table, |column| plain(&column.name) == plain(name)).collect();
    if !whole.is_empty() {
        return Ok(whole);
    }
    let runs: Vec<usize> = places(table, |column| column.is_named(name)).collect();
    match runs.is_empty() {
        true => Err(no_column(table, name)),
        false => Ok(runs),
    }
}

fn no_column(table: &Table<'_>, name: &str) -> ErrorKind {
    ErrorKind::LogColumn { wanted: super::short(name.as_bytes()), found: table.names() }
}

fn one(table: &Table<'_>, name: &str) -> Result<usize, ErrorKind> {
    named(table, std::slice::from_ref(&name.to_owned())).map(|places| places[0])
}

/// The columns of steps that have numbers, the first by its rank first.
fn steps(table: &Table<'_>) -> Vec<usize> {
    let rank = |place: &usize| match table.columns[*place].is.meaning {
        Meaning::Step { rank, .. } => rank,
        _ => usize::MAX,
    };
    let is_step = |column: &Column| {
        matches!(column.is.meaning, Meaning::Step { .. })
            && column.is.run.is_none()
            && !column.cells.is_empty()
    };
    let mut steps: Vec<usize> = places(table, is_step).collect();
    steps.sort_by_key(rank);
    steps
}

/// A column as curves: one for each run and kind of examples that its rows name.
fn drawn_of<'t>(table: &'t Table<'_>, place: usize, end: usize) -> Vec<Drawn<'t>> {
    let column = &table.columns[place];
    let labels = |label: Label| {
        places(table, move |column| column.is.meaning == Meaning::Label(label))
            .map(|place| &table.columns[place])
    };
    let cells = || column.cells.iter().filter(|(row, _)| *row < end);
    let tells_apart = |label: &&Column| {
        let mut words = cells().filter_map(|(row, _)| label.word(*row));
        words.next().is_some_and(|first| words.any(|word| word != first))
    };
    let runs: Vec<&Column> = labels(Label::Run).filter(tells_apart).collect();
    let sets: Vec<&Column> = labels(Label::Examples).filter(|_| column.is.examples.is_none()).collect();
    let mut drawn: Vec<Drawn<'t>> = Vec::new();
    for &(row, number) in cells() {
        let run: Vec<&str> = runs.iter().filter_map(|label| label.word(row)).collect();
        let run = column.is.run.as_deref().into_iter().chain(run).collect::<Vec<_>>().join(", ");
        let run = (!run.is_empty()).then_some(run);
        let said =
            sets.iter().find_map(|label| label.word(row).filter(|word| names::examples(word).is_some()));
        let examples = said.and_then(names::examples).or(column.is.examples).unwrap_or(Examples::Training);
        match drawn.iter_mut().find(|one| one.run == run && one.examples == examples) {
            Some(one) => one.cells.push((row, number)),
            None => {
                let name = match said.filter(|_| examples != Examples::Training) {
                    Some(word) => format!("{} ({word})", column.is.metric),
                    None => column.is.metric.clone(),
                };
                drawn.push(Drawn { column, name, run, examples, cells: vec![(row, number)] });
            }
        }
    }
    drawn
}

/// Where rows stand.
enum X<'t> {
    Column(&'t Column),
    Within { epoch: &'t Column, step: &'t Column, first: f64, each: f64, last: f64 },
    Rows,
}

impl X<'_> {
    fn at(&self, row: usize) -> Option<f64> {
        match self {
            Self::Column(column) => column.at(row),
            // What has an epoch alone stands at its end.
            Self::Within { epoch, step, first, each, last } => {
                Some((epoch.at(row)? - first) * each + step.at(row).unwrap_or(*last))
            }
            Self::Rows => Some(row as f64),
        }
    }

    /// Where the nearest row before one stands.
    fn before(&self, row: usize) -> Option<f64> {
        match self {
            Self::Column(column) => column.before(row),
            Self::Within { .. } | Self::Rows => None,
        }
    }

    fn places(&self, table: &Table<'_>) -> Vec<usize> {
        let used: Vec<&Column> = match self {
            Self::Column(column) => vec![column],
            Self::Within { epoch, step, .. } => vec![epoch, step],
            Self::Rows => Vec::new(),
        };
        places(table, |column| used.iter().any(|one| std::ptr::eq(*one, column))).collect()
    }

    fn steps(&self) -> Steps {
        match self {
            Self::Column(column) => Steps::Column(column.name.clone()),
            Self::Within { epoch, step, .. } => {
                Steps::Within { epoch: epoch.name.clone(), step: step.name.clone() }
            }
            Self::Rows => Steps::Rows,
        }
    }

    /// How many points have a step of their own.
    fn tells_apart(&self, drawn: &[Drawn<'_>]) -> usize {
        let apart = |drawn: &Drawn<'_>| {
            let steps = drawn.cells.iter().filter_map(|(row, _)| self.at(*row));
            let mut steps: Vec<f64> = steps.filter(|step| step.is_finite()).collect();
            steps.sort_by(f64::total_cmp);
            steps.dedup();
            steps.len()
        };
        drawn.iter().map(apart).sum()
    }
}

/// What tells the most points apart; of equals the first.
fn x<'t>(table: &'t Table<'_>, drawn: &[Drawn<'_>]) -> X<'t> {
    let steps: Vec<&Column> = steps(table).into_iter().map(|place| &table.columns[place]).collect();
    let (mut best, mut most) = (X::Rows, 0);
    let mut offer = |x: X<'t>| {
        let apart = x.tells_apart(drawn);
        if apart > most {
            (best, most) = (x, apart);
        }
    };
    steps.iter().for_each(|step| offer(X::Column(step)));
    let is_epoch = |column: &&&Column| matches!(column.is.meaning, Meaning::Step { is_epoch: true, .. });
    for epoch in steps.iter().filter(is_epoch) {
        for step in steps.iter().filter(|step| !is_epoch(step)) {
            if let Some(within) = within(epoch, step, drawn) {
                offer(within);
            }
        }
    }
    best
}

/// Steps that begin again in each epoch. An epoch has as many as the greatest says, counted from what they begin with.
fn within<'t>(epoch: &'t Column, step: &'t Column, drawn: &[Drawn<'_>]) -> Option<X<'t>> {
    let rows = || drawn.iter().flat_map(|drawn| drawn.cells.iter().map(|(row, _)| *row));
    let both: Vec<[f64; 2]> = rows().filter_map(|row| Some([epoch.at(row)?, step.at(row)?])).collect();
    if both.is_empty() || both.iter().any(|[epoch, step]| epoch.fract() != 0.0 || !step.is_finite()) {
        return None;
    }
    let mut steps: Vec<f64> = both.iter().map(|pair| pair[1]).collect();
    steps.sort_by(f64::total_cmp);
    steps.dedup();
    let first = both.iter().map(|pair| pair[0]).fold(f64::INFINITY, f64::min);
    let (least, last) = (*steps.first()?, *steps.last()?);
    let gap = steps.windows(2).map(|pair| pair[1] - pair[0]).fold(f64::INFINITY, f64::min);
    let each = if gap.is_finite() { last - least + gap } else { last.max(1.0) };
    Some(X::Within { epoch, step, first, each, last })
}
