//! What the name of a column says.

use super::{Examples, Quantity};

/// What a column is, by its name.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// Whose it is, in a table of several runs (`run-a - loss`).
    pub(super) run: Option<String>,
    /// The name without the run.
    pub(super) metric: String,
    pub(super) examples: Option<Examples>,
    /// What is counted or measured, in words that do not depend on how they are joined: `box loss`.
    pub(super) quantity: String,
    pub(super) meaning: Meaning,
}

/// The lower a rank, the sooner a column is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Step { rank: usize, is_epoch: bool },
    Loss { rank: usize },
    Norm(Norm),
    Label(Label),
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Norm {
    Gradient,
    Update,
    Parameter,
}

/// A column of words that tell rows apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Run,
    Examples,
    /// The name of what the column `value` has.
    Quantity,
}

const TRAINING: [&str; 4] = ["train", "training", "trn", "tr"];
const VALIDATION: [&str; 7] = ["val", "valid", "validation", "dev", "eval", "evaluation", "holdout"];
const TEST: [&str; 2] = ["test", "testing"];
/// The steps, the first ones first.
const STEPS: [&[&str]; 5] = [
    &["step", "steps", "timestep", "timesteps"],
    &["iteration", "iterations", "iter", "iters", "it", "itr", "niter"],
    &["update", "updates"],
    &["batch", "batches", "minibatch"],
    &["epoch", "epochs"],
];
/// A step is one still, with these.
const OF_STEPS: [&str; 9] = ["num", "n", "global", "trainer", "current", "log", "idx", "index", "number"];
/// A loss is the loss still, with these.
const OF_LOSSES: [&str; 24] = [
    "step",
    "iter",
    "iteration",
    "batch",
    "epoch",
    "avg",
    "average",
    "mean",
    "total",
    "overall",
    "running",
    "smooth",
    "smoothed",
    "global",
    "final",
    "current",
    "per",
    "metrics",
    "metric",
    "history",
    "logs",
    "scalars",
    "losses",
    "results",
];
/// With these it is something about a loss.
const NO_LOSS: [&str; 20] = [
    "scale",
    "scaler",
    "weight",
    "weights",
    "best",
    "lowest",
    "min",
    "max",
    "std",
    "var",
    "variance",
    "time",
    "ratio",
    "count",
    "delta",
    "diff",
    "threshold",
    "function",
    "fn",
    "name",
];

impl Name {
    pub(super) fn of(name: &str) -> Self {
        let name = name.trim();
        // As wandb writes it: the run, and what of it.
        let split = name.rsplit_once(" - ").map(|(run, metric)| (run.trim(), metric.trim()));
        let is_path = |part: &str| words(part).iter().all(|word| examples(word).is_some());
        let (run, metric) = match split {
            Some((run, metric)) if !is_path(run) && !is_path(metric) => (Some(run.to_owned()), metric),
            _ => (None, name),
        };
        let all = words(metric);
        let mut rest: Vec<&str> =
            all.iter().map(String::as_str).filter(|word| examples(word).is_none()).collect();
        rest.dedup();
        let examples = all.iter().find_map(|word| examples(word));
        let meaning = match metric.ends_with("__MIN") || metric.ends_with("__MAX") {
            true => Meaning::Other,
            false => meaning(&all, &rest, examples),
        };
        let mut kept = rest.clone();
        if let Meaning::Loss { .. } = meaning {
            kept.retain(|word| !OF_LOSSES.contains(word));
            if kept.is_empty() || ["cost", "f", "value"].iter().any(|other| kept == [*other]) {
                kept = vec!["loss"];
            }
        }
        let quantity = if kept.is_empty() { metric.to_owned() } else { kept.join(" ") };
        Self { run, metric: metric.to_owned(), examples, quantity, meaning }
    }

    pub(super) fn shown(&self) -> Quantity {
        match self.meaning {
            Meaning::Norm(Norm::Gradient) => Quantity::GradientNorm,
            Meaning::Norm(Norm::Update) => Quantity::UpdateNorm,
            Meaning::Norm(Norm::Parameter) => Quantity::ParameterNorm,
            Meaning::Loss { .. } if self.quantity == "loss" => Quantity::Loss,
            _ => Quantity::Other(self.quantity.clone()),
        }
    }
}

fn meaning(all: &[String], rest: &[&str], examples: Option<Examples>) -> Meaning {
    let is_bare = all.len() == 1;
    match rest {
        ["run" | "trial" | "seed"] | ["run", "id" | "name"] if examples.is_none() => {
            return Meaning::Label(Label::Run);
        }
        ["mode" | "split" | "phase" | "subset" | "stage"] if examples.is_none() => {
            return Meaning::Label(Label::Examples);
        }
        ["tag" | "metric" | "variable"] if is_bare => return Meaning::Label(Label::Quantity),
        ["grad" | "gradient", "norm"] => return Meaning::Norm(Norm::Gradient),
        ["update", "norm"] => return Meaning::Norm(Norm::Update),
        ["param" | "parameter", "norm"] => return Meaning::Norm(Norm::Parameter),
        ["f" | "value"] if is_bare => return Meaning::Loss { rank: 4 },
        ["cost"] => return Meaning::Loss { rank: 4 },
        _ => {}
    }
    if rest.iter().any(|word| ["loss", "losses"].contains(word))
        && !rest.iter().any(|word| NO_LOSS.contains(word))
    {
        let rank = match rest {
            ["loss"] if is_bare => 0,
            ["loss"] => 1,
            _ if !rest.contains(&"epoch") => 2,
            _ => 3,
        };
        return Meaning::Loss { rank };
    }
    let step: Vec<&&str> = rest.iter().filter(|word| !OF_STEPS.contains(word)).collect();
    if let [step] = step[..]
        && matches!(examples, None | Some(Examples::Training))
        && let Some(kind) = STEPS.iter().position(|kind| kind.contains(step))
    {
        return Meaning::Step { rank: 2 * kind + usize::from(!is_bare), is_epoch: kind + 1 == STEPS.len() };
    }
    Meaning::Other
}

/// Which examples a word stands for.
pub(super) fn examples(word: &str) -> Option<Examples> {
    let word = word.to_lowercase();
    let all = [
        (&TRAINING[..], Examples::Training),
        (&VALIDATION[..], Examples::Validation),
        (&TEST[..], Examples::Test),
    ];
    all.into_iter().find(|(words, _)| words.contains(&word.as_str())).map(|(_, examples)| examples)
}

/// The words of a name in lower case: what stands between other characters, and from one capital to the next.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for c in name.chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && before.is_lowercase()) {
            words.push(String::new());
        }
        if c.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(c.to_lowercase());
        }
        before = c;
    }
    words.retain(|word| !word.is_empty());
    words
}

/// A name as it is compared: in any case, with `-` or a space for `_`.
pub(super) fn plain(name: &str) -> String {
    name.trim().to_lowercase().replace([' ', '-'], "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_what_and_of_which_examples() {
        let said = |name: &str| {
            let Name { run, examples, quantity, meaning, .. } = Name::of(name);
            let is = match meaning {
                Meaning::Loss { .. } => "loss",
                Meaning::Step { .. } => "step",
                Meaning::Norm(_) => "norm",
                Meaning::Label(_) => "label",
                Meaning::Other => "other",
            };
            (is, examples, quantity, run)
        };
        let (training, validation, test) =
            (Some(Examples::Training), Some(Examples::Validation), Some(Examples::Test));
        for (examples, names) in [
            (
                None,
                &["loss", " Loss ", "total_loss", "cost", "Value", "f", "avg loss", "loss_step", "LossEpoch"]
                    [..],
            ),
            (
                training,
                &[
                    "train_loss",
                    "train/loss",
                    "loss/train",
                    "Loss/train",
                    "training loss",
                    "trainLoss",
                    "train.loss",
                    "train_loss_step",
                    "Losses/train",
                    "train - loss",
                    "loss - train",
                ],
            ),
            (
                validation,
                &[
                    "val_loss",
                    "valid_loss",
                    "eval/loss",
                    "validation loss",
                    "dev_loss",
                    "loss_val",
                    "Loss/val",
                    "valLoss",
                ],
            ),
            (test, &["test_loss", "test/loss", "Loss (test)"]),
        ] {
            for name in names {
                assert_eq!(said(name), ("loss", examples, "loss".to_owned(), None), "{name}");
            }
        }
        assert_eq!(said("train/box_loss"), ("loss", training, "box loss".to_owned(), None));
        assert_eq!(
            said("run-a - train/loss"),
            ("loss", training, "loss".to_owned(), Some("run-a".to_owned()))
        );
        for name in [
            "_step",
            "Step",
            "trainer/global_step",
            "NumIters",
            "it",
            "global step",
            "Epoch",
            "train_step",
            "batch_idx",
        ] {
            assert_eq!(said(name).0, "step", "{name}");
        }
        for name in
            ["acc", "loss_scale", "best_val_loss", "run-a - loss__MIN", "steps_per_second", "val_step", "lr"]
        {
            assert_eq!(said(name).0, "other", "{name}");
        }
    }
}
