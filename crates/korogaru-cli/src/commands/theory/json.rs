use std::io::{self, Write};

use korogaru_lab::theory::{Family, Mode, Optimum, Root};
use korogaru_lab::{Theory, Trajectory};
use serde::ser::{Serialize, SerializeMap as _, SerializeSeq as _, Serializer};

use crate::commands::run::experiment_entries;

/// One object: the experiment, what theory says of it, and under `trajectory` the run beside its predictions.
pub(super) fn write(theory: &Theory, trajectory: &Trajectory, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &Document { theory, trajectory })?;
    writeln!(out)
}

struct Document<'a> {
    theory: &'a Theory,
    trajectory: &'a Trajectory,
}

impl Serialize for Document<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { theory, trajectory } = self;
        let residual = theory.residual(trajectory);
        let mut map = serializer.serialize_map(None)?;
        experiment_entries(theory.experiment(), &mut map)?;
        map.serialize_entry("at", &theory.at())?;
        map.serialize_entry("centre", &theory.centre())?;
        map.serialize_entry("exact", &theory.is_exact())?;
        map.serialize_entry("hessian", &theory.hessian())?;
        map.serialize_entry("condition_number", &theory.condition_number())?;
        map.serialize_entry("modes", &theory.modes().map(ModeEntry))?;
        map.serialize_entry("rate", &theory.rate())?;
        map.serialize_entry("sgd_rate", &theory.sgd_rate())?;
        map.serialize_entry("stable_below", &theory.stable_below())?;
        map.serialize_entry("tolerance", &theory.tolerance())?;
        map.serialize_entry("steps", &theory.updates())?;
        map.serialize_entry("steps_taken", &theory.updates_taken(trajectory))?;
        map.serialize_entry("best", &Bests(theory))?;
        map.serialize_entry("residual", &residual.map(|residual| residual.distance))?;
        map.serialize_entry("residual_share", &residual.map(|residual| residual.share))?;
        map.serialize_entry("diverged_at", &trajectory.diverged_at())?;
        map.serialize_entry("trajectory", &Rows(self))?;
        map.end()
    }
}

struct ModeEntry(Mode);

impl Serialize for ModeEntry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(mode) = self;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("eigenvalue", &mode.eigenvalue)?;
        map.serialize_entry("direction", &mode.direction)?;
        map.serialize_entry("regime", mode.regime.name())?;
        map.serialize_entry("roots", &mode.roots.map(|Root { re, im }| [re, im]))?;
        map.serialize_entry("rate", &mode.rate)?;
        map.serialize_entry("period", &mode.period)?;
        map.serialize_entry("stable_below", &mode.stable_below)?;
        map.serialize_entry("critical_momentum", &mode.critical_momentum)?;
        map.end()
    }
}

struct Bests<'a>(&'a Theory);

impl Serialize for Bests<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let entry = |family: Family| self.0.best(family).map(|best| (family, best));
        serializer.collect_map(Family::ALL.into_iter().filter_map(entry).map(|(family, best)| {
            let steps = self.0.best_updates(family);
            (family.name(), BestEntry { best, steps })
        }))
    }
}

struct BestEntry {
    best: Optimum,
    steps: Option<u64>,
}

impl Serialize for BestEntry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("lr", &self.best.lr)?;
        map.serialize_entry("momentum", &self.best.momentum)?;
        map.serialize_entry("rate", &self.best.rate)?;
        map.serialize_entry("steps", &self.steps)?;
        map.end()
    }
}

struct Rows<'a>(&'a Document<'a>);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Document { theory, trajectory } = self.0;
        let mut rows = serializer.serialize_seq(Some(trajectory.len()))?;
        for iteration in 0..trajectory.len() {
            rows.serialize_element(&Row {
                iteration,
                numbers: [trajectory.position(iteration), theory.predicted(iteration)],
            })?;
        }
        rows.end()
    }
}

struct Row {
    iteration: usize,
    /// The point, and the point that theory predicts.
    numbers: [[f64; 2]; 2],
}

impl Serialize for Row {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let [first, names @ ..] = Theory::COLUMNS;
        let mut map = serializer.serialize_map(Some(1 + names.len()))?;
        map.serialize_entry(first, &self.iteration)?;
        for (name, number) in names.iter().zip(self.numbers.as_flattened()) {
            map.serialize_entry(name, number)?;
        }
        map.end()
    }
}
