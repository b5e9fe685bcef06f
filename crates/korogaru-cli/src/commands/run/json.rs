use std::io::{self, Write};

use korogaru::Method;
use korogaru_lab::{Experiment, Trajectory};
use serde::ser::{Serialize, SerializeMap, SerializeSeq as _, Serializer};

/// One object: the experiment, how it ended, and under `trajectory` an object for each iteration with the
/// columns of the CSV.
pub(super) fn write(trajectory: &Trajectory, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &Document(trajectory)).map_err(io::Error::from)?;
    writeln!(out)
}

struct Document<'a>(&'a Trajectory);

impl Serialize for Document<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        experiment_entries(self.0.experiment(), &mut map)?;
        map.serialize_entry("diverged_at", &self.0.diverged_at())?;
        map.serialize_entry("trajectory", &Rows(self.0))?;
        map.end()
    }
}

/// What was run, under the keys of an experiment.
pub(in crate::commands) fn experiment_entries<M: SerializeMap>(
    experiment: &Experiment,
    map: &mut M,
) -> Result<(), M::Error> {
    match experiment.objective().source() {
        Some(formula) => map.serialize_entry("formula", formula)?,
        None => map.serialize_entry("objective", experiment.objective().name())?,
    }
    map.serialize_entry("start", &experiment.start())?;
    map.serialize_entry("method", experiment.method().info().name)?;
    if let Some(convention) = experiment.method().convention() {
        map.serialize_entry("convention", convention.name())?;
    }
    map.serialize_entry("hyperparameters", &Hyperparameters(experiment.method()))?;
    map.serialize_entry("iterations", &experiment.iterations())?;
    let noise = experiment.noise();
    if noise.is_any() {
        map.serialize_entry("noise", &noise.sigma())?;
        map.serialize_entry("batch", &noise.batch())?;
        map.serialize_entry("seed", &noise.seed())?;
    }
    let view = experiment.view();
    map.serialize_entry("xlim", &[view.x.low(), view.x.high()])?;
    map.serialize_entry("ylim", &[view.y.low(), view.y.high()])
}

struct Hyperparameters<'a>(&'a Method);

impl Serialize for Hyperparameters<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.hyperparameters().map(|(h, value)| (h.name, value)))
    }
}

struct Rows<'a>(&'a Trajectory);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let columns = self.0.columns();
        let mut rows = serializer.serialize_seq(Some(self.0.len()))?;
        for iteration in 0..self.0.len() {
            rows.serialize_element(&Row { trajectory: self.0, columns: &columns, iteration })?;
        }
        rows.end()
    }
}

struct Row<'a> {
    trajectory: &'a Trajectory,
    columns: &'a [String],
    iteration: usize,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.columns.len()))?;
        map.serialize_entry(&self.columns[0], &self.iteration)?;
        for (column, number) in self.columns[1..].iter().zip(self.trajectory.row(self.iteration)) {
            map.serialize_entry(column, &number)?;
        }
        map.end()
    }
}
