/// Where a row has what.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    pub(super) step: Option<usize>,
    pub(super) loss: Option<usize>,
    pub(super) norms: Vec<(&'static str, usize)>,
}

/// Which of the names a log goes by.
#[derive(Clone, Debug)]
pub(super) struct Names {
    step: Option<String>,
    loss: String,
}

/// The names, the first ones first.
const STEPS: [&str; 8] = ["step", "global_step", "steps", "iteration", "iter", "update", "batch", "epoch"];
const LOSSES: [&str; 5] = ["loss", "train_loss", "training_loss", "f", "value"];
const NORMS: [&str; 4] = ["grad_norm", "gradient_norm", "update_norm", "param_norm"];

impl Columns {
    pub(super) fn of(names: &[impl AsRef<str>]) -> Self {
        let names: Vec<String> = names.iter().map(|name| plain(name.as_ref())).collect();
        let place = |wanted: &str| names.iter().position(|name| name == wanted);
        Self {
            step: STEPS.into_iter().find_map(place),
            loss: LOSSES.into_iter().find_map(place),
            norms: NORMS.into_iter().filter_map(|norm| Some((norm, place(norm)?))).collect(),
        }
    }

    /// The names by which a row has its step and its loss. `None` where it has no loss.
    pub(super) fn names(&self, names: &[&str]) -> Option<Names> {
        let name = |place: usize| plain(names[place]);
        Some(Names { step: self.step.map(name), loss: self.loss.map(name)? })
    }

    /// What of a row goes by these names. Without its step it has no loss either: it cannot be placed.
    pub(super) fn named(wanted: &Names, names: &[&str]) -> Self {
        let place = |wanted: &String| names.iter().position(|name| plain(name) == *wanted);
        let step = wanted.step.as_ref().map(place);
        let loss = if step == Some(None) { None } else { place(&wanted.loss) };
        Self { step: step.flatten(), loss, ..Self::of(names) }
    }

    /// Whether anything is read from a place of a row.
    pub(super) fn has(&self, place: usize) -> bool {
        let known = |wanted: Option<usize>| wanted == Some(place);
        known(self.step) || known(self.loss) || self.norms.iter().any(|(_, norm)| *norm == place)
    }
}

/// A name as the table has it.
fn plain(name: &str) -> String {
    let name = name.rsplit('/').next().unwrap_or(name);
    name.trim().to_lowercase().replace([' ', '-'], "_")
}

/// A cell: a number, or none where it is empty or says so. `Err` for anything else.
pub(super) fn number(text: &str) -> Result<Option<f64>, ()> {
    let text = text.trim();
    if ["", "null", "none", "na", "n/a", "-"].iter().any(|missing| text.eq_ignore_ascii_case(missing)) {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| ())
}
