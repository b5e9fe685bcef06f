//! Many runs in numbers.

use std::io::{self, Write};

use korogaru_lab::Ensemble;
use korogaru_text::number::{point, significant};
use korogaru_text::{
    Align, Lang, Report, both_ends, columns, ensemble_columns, ensemble_noise, method_named,
};
use serde::ser::{Serialize, SerializeMap, SerializeSeq as _, Serializer};

use crate::commands::run::{Format, experiment_entries};
use crate::output::TextWriter;
/// Digits of the numbers, which are for reading.
const DIGITS: usize = 5;

impl Format {
    pub(super) fn write_ensemble(
        self,
        ensemble: &Ensemble,
        lang: Lang,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        match self {
            Self::Table => write_table(ensemble, lang, out),
            Self::Csv => TextWriter::run(out, |text| ensemble.write_csv(text)),
            Self::Json => write_json(ensemble, out),
        }
    }
}

/// What was run, the quantiles of f after each iteration, and how the runs ended.
fn write_table(ensemble: &Ensemble, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let experiment = ensemble.experiment();
    let heading = Report::EnsembleHeading {
        count: ensemble.len(),
        method: method_named(lang, experiment.method()),
        formula: experiment.objective().formula().to_owned(),
        start: point(experiment.start(), DIGITS),
    };
    writeln!(out, "{}", lang.say(&heading))?;
    let noise = lang.list(&ensemble_noise(lang, ensemble));
    writeln!(out, "{}\n", lang.say(&Report::RunNoise { noise }))?;

    let mut rows = vec![ensemble_columns(lang)];
    rows.extend(both_ends(lang, 0..ensemble.points(), |iteration| {
        let (runs, numbers) = ensemble.row(iteration);
        let losses = numbers.iter().take(LOSSES).map(|number| significant(*number, DIGITS));
        [iteration.to_string(), runs.to_string()].into_iter().chain(losses).collect()
    }));
    let align = vec![Align::Right; rows[0].len()];
    writeln!(out, "{}", columns(&align, &rows))?;
    let last = ensemble.points().saturating_sub(1);
    if let Some(band) = ensemble.loss(last) {
        let [low, median, high] =
            [band.low, band.median, band.high].map(|number| significant(number, DIGITS));
        let end = Report::EnsembleEnd { count: last, runs: ensemble.len(), median, low, high };
        writeln!(out, "{}", lang.say(&end))?;
    }
    if ensemble.diverged() > 0 {
        let diverged = Report::EnsembleDiverged { diverged: ensemble.diverged(), count: ensemble.len() };
        writeln!(out, "{}", lang.say(&diverged))?;
    }
    Ok(())
}

/// How many quantiles of the loss come before those of the distance.
const LOSSES: usize = 5;

/// One object: the experiment, how many seeds from its own on, and under `bands` an object for each iteration
/// with the columns of the CSV. An infinite quantile is `null`.
fn write_json(ensemble: &Ensemble, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &Document(ensemble)).map_err(io::Error::from)?;
    writeln!(out)
}

struct Document<'a>(&'a Ensemble);

impl Serialize for Document<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        experiment_entries(self.0.experiment(), &mut map)?;
        map.serialize_entry("seeds", &self.0.len())?;
        map.serialize_entry("diverged", &self.0.diverged())?;
        map.serialize_entry("bands", &Rows(self.0))?;
        map.end()
    }
}

struct Rows<'a>(&'a Ensemble);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let columns = Ensemble::columns();
        let mut rows = serializer.serialize_seq(Some(self.0.points()))?;
        for iteration in 0..self.0.points() {
            rows.serialize_element(&Row { ensemble: self.0, columns: &columns, iteration })?;
        }
        rows.end()
    }
}

struct Row<'a> {
    ensemble: &'a Ensemble,
    columns: &'a [String],
    iteration: usize,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (runs, numbers) = self.ensemble.row(self.iteration);
        let mut map = serializer.serialize_map(Some(self.columns.len()))?;
        map.serialize_entry(&self.columns[0], &self.iteration)?;
        map.serialize_entry(&self.columns[1], &runs)?;
        for (column, number) in self.columns[2..].iter().zip(numbers) {
            map.serialize_entry(column, &number)?;
        }
        map.end()
    }
}
