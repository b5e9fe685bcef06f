//! The options that say what to run.

use std::io;
use std::path::{Path, PathBuf};

use korogaru::{Convention, METHODS};
use korogaru_figure::carrier::{self, Carrier};
use korogaru_lab::{Experiment, KEYS, MAX_ITERATIONS, Setting, hyperparameters, objectives};
use korogaru_text::{Help, Lang, hyperparameter_meaning};

use super::Options;
use crate::failure::Failure;
use crate::usage::{Usage, known, option, path};

/// The options that `-h` shows.
const COMMON: [&str; 5] = ["objective", "method", "iterations", "lr", "momentum"];
/// The options that make gradients random.
const NOISE: [&str; 3] = ["noise", "batch", "seed"];

/// Whether a value is written as a range, A:B:N.
pub(crate) fn is_range(text: &str) -> bool {
    text.contains([':', '：'])
}

/// The names of all hyperparameters.
pub(crate) fn hyperparameter_names() -> impl Iterator<Item = &'static str> {
    hyperparameters().into_iter().map(|h| h.name)
}

/// The names of all options that say what to run, which are the keys of an experiment.
pub(crate) fn experiment_keys() -> impl Iterator<Item = &'static str> {
    KEYS.into_iter().chain(hyperparameter_names())
}

/// The help of `--iterations` with this limit.
pub(crate) fn iterations_help(limit: usize) -> Help {
    Help::Iterations { limit: limit.to_string() }
}

impl Usage {
    /// Declares all options that say what to run.
    pub(crate) fn experiment(self) -> Self {
        self.settings(experiment_keys().filter(|key| !NOISE.contains(key))).settings_of_noise()
    }

    /// Declares the options of these keys, and `--spec`.
    pub(crate) fn settings(self, keys: impl Iterator<Item = &'static str>) -> Self {
        let spec = path("spec", "FILE", self.say(&Help::Spec)).long("spec");
        let options: Vec<_> = keys.map(|key| self.setting(key)).chain([spec]).collect();
        self.group(&Help::Experiment, options, |key| COMMON.contains(&key))
    }

    fn settings_of_noise(self) -> Self {
        let options = NOISE.map(|key| self.setting(key));
        self.group(&Help::NoiseHeading, options, |_| false)
    }

    /// Declares the option `--seeds`.
    pub(crate) fn seeds(self) -> Self {
        let seeds = option("seeds", "N", self.say(&Help::Seeds));
        self.group(&Help::NoiseHeading, [seeds], |_| true)
    }

    fn setting(&self, key: &'static str) -> clap::Arg {
        let objectives = objectives::all();
        let names: Vec<&str> = objectives.iter().map(|objective| objective.name()).collect();
        let with_examples = objectives.iter().filter(|objective| objective.examples() > 0);
        let with_examples: Vec<&str> = with_examples.map(|objective| objective.name()).collect();
        let methods: Vec<&str> = METHODS.iter().map(|method| method.name).collect();
        let (value, help) = match key {
            "objective" => ("NAME", Help::Objective { names: names.join(", ") }),
            "formula" => ("FORMULA", Help::Formula),
            "start" => ("X,Y", Help::Start),
            "method" => ("NAME", Help::Method { names: methods.join(", ") }),
            "convention" => ("NAME", Help::Convention),
            "iterations" => ("N", iterations_help(MAX_ITERATIONS)),
            "noise" => ("SIGMA", Help::Noise),
            "batch" => ("N", Help::Batch { names: with_examples.join(", ") }),
            "seed" => ("N", Help::Seed),
            "xlim" => ("LOW,HIGH", Help::Xlim),
            "ylim" => ("LOW,HIGH", Help::Ylim),
            name => ("NUMBER", hyperparameter_help(self.lang(), name)),
        };
        let option = option(key, value, self.say(&help));
        match key {
            "objective" => known(option, &names),
            "method" => known(option, &methods),
            "convention" => known(option, &Convention::ALL.map(Convention::name)),
            _ => option,
        }
    }
}

fn hyperparameter_help(lang: Lang, name: &str) -> Help {
    let having = METHODS.iter().filter(|method| method.hyperparameters.iter().any(|h| h.name == name));
    let methods: Vec<&str> = having.map(|method| method.label).collect();
    let symbol = hyperparameters().iter().find(|h| h.name == name).map_or("", |h| h.symbol);
    let meaning = hyperparameter_meaning(lang, name).unwrap_or_default();
    Help::Hyperparameter { symbol: symbol.to_owned(), meaning, methods: methods.join(", ") }
}

impl Options<'_> {
    /// The experiment to run: that of the file, or else the article's first run, changed by the options.
    pub(crate) fn experiment(&self) -> Result<Experiment, Failure> {
        self.experiment_with(&self.settings(experiment_keys()))
    }

    /// The same experiment, changed by these settings instead.
    pub(crate) fn experiment_with(&self, settings: &[Setting]) -> Result<Experiment, Failure> {
        changed(&self.base()?, settings)
    }

    /// The experiment of the file, or else the article's first run.
    pub(crate) fn base(&self) -> Result<Experiment, Failure> {
        Ok(self.spec()?.map_or_else(Experiment::default, |spec| spec.experiment))
    }

    /// The content of the file of one experiment. `None` where there is no file.
    pub(crate) fn spec(&self) -> Result<Option<Spec>, Failure> {
        let Some(path) = self.path("spec") else { return Ok(None) };
        let file = file(&path)?;
        let text = carrier::experiment(&file).map_err(|wrong| in_file(&path, wrong))?;
        let experiment = experiment_of(&path, &text)?;
        Ok(Some(Spec { is_picture: Carrier::of(&file).is_some(), path, text, experiment }))
    }

    /// The texts of all experiments of the file. Empty where there is no file.
    pub(crate) fn spec_texts(&self) -> Result<Vec<String>, Failure> {
        let Some(path) = self.path("spec") else { return Ok(Vec::new()) };
        carrier::experiments(&file(&path)?).map_err(|wrong| in_file(&path, wrong))
    }
}

/// The file that `--spec` names.
pub(crate) struct Spec {
    pub(crate) path: PathBuf,
    pub(crate) text: String,
    pub(crate) experiment: Experiment,
    /// Whether the file is a picture, not a text that a person wrote.
    pub(crate) is_picture: bool,
}

/// An experiment, changed by these settings.
pub(crate) fn changed(base: &Experiment, settings: &[Setting]) -> Result<Experiment, Failure> {
    base.with_settings(settings).map_err(|wrong| {
        match wrong.setting().and_then(|place| settings.get(place)) {
            Some(list) if list.is_list() => {
                let option = if list.key == "method" { "methods" } else { &*list.key };
                Failure::Several(wrong, format!("--{option}"))
            }
            _ => Failure::Lab(wrong),
        }
    })
}

/// The experiment of this text in a file.
pub(crate) fn experiment_of(path: &Path, text: &str) -> Result<Experiment, Failure> {
    Experiment::from_toml(text).map_err(|wrong| in_file(path, wrong))
}

fn file(path: &Path) -> Result<Vec<u8>, Failure> {
    korogaru_files::read(path, carrier::LONGEST_FILE).map_err(|error| match error.kind() {
        io::ErrorKind::FileTooLarge => in_file(path, carrier::too_long()),
        _ => Failure::CannotRead(path.to_owned(), error),
    })
}

/// Says in which file something is wrong.
pub(crate) fn in_file(path: &Path, wrong: impl Into<Failure>) -> Failure {
    Failure::InFile(path.to_owned(), Box::new(wrong.into()))
}
