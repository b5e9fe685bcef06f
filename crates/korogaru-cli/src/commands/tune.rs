//! `korogaru tune`: the best hyperparameters of each method.

use korogaru::{METHODS, Method};
use korogaru_lab::Tuned;
use korogaru_text::{Help, Lang, tuning};

use super::Command;
use crate::choice::choices;
use crate::destination::Written;
use crate::failure::Failure;
use crate::options::Options;
use crate::output::TextWriter;
use crate::progress::Watch;
use crate::running::has_a_point;
use crate::usage::Usage;

/// What a search takes of an experiment. The method and its hyperparameters are what it looks for.
const KEYS: [&str; 6] = ["objective", "formula", "start", "iterations", "xlim", "ylim"];

#[derive(Debug)]
pub(super) struct Tune {
    search: korogaru_lab::Tune,
    threads: usize,
    written: Written<Format>,
}

choices! {
    /// How the best hyperparameters are written down.
    #[derive(Default)]
    Format {
        /// In sentences and a rounded table, for a reader.
        #[default]
        Text = "text",
        /// All digits, a row for each method.
        Csv = "csv",
    }
}

impl Command for Tune {
    const NAME: &'static str = "tune";

    fn usage(usage: Usage) -> Usage {
        usage
            .about(
                &Help::Tune,
                &[
                    ("korogaru tune", Help::ExampleTune),
                    (
                        "korogaru tune --methods sgd,momentum,adam --iterations 100 -o tuned.csv",
                        Help::ExampleTuneSome,
                    ),
                ],
            )
            .option("methods", "NAMES", &Help::MethodsOption)
            .search()
            .choice::<Format>("format", "FORMAT", &Help::TuneFormat)
            .output(&Help::TuneOutput)
            .settings(KEYS.into_iter())
    }

    fn parse(options: &Options<'_>) -> Result<Self, Failure> {
        let metric = options.metric()?;
        let threads = options.threads()?;
        let written = options.written()?;

        let experiment = options.experiment_with(&options.settings(KEYS.into_iter()))?;
        let names: Vec<&str> = match options.text("methods") {
            None => METHODS.iter().map(|info| info.name).collect(),
            Some(names) => names.split([',', '，', '、']).map(str::trim).collect(),
        };
        let methods = names.into_iter().map(|name| experiment.method_named(name));
        let methods = methods.collect::<Result<Vec<Method>, _>>()?;
        let search = korogaru_lab::Tune::new(&experiment, &methods, metric, options.budget()?)?;
        Ok(Self { search, threads, written })
    }

    fn run(self, lang: Lang) -> Result<(), Failure> {
        let (search, found) = (&self.search, found(&self.search, self.threads, lang)?);
        self.written.write(lang, found.len(), |format, out| match format {
            Format::Text => out.write_all(tuning(lang, search, &found).plain().as_bytes()),
            Format::Csv => TextWriter::run(out, |text| search.write_csv(&found, text)),
        })
    }
}

/// What a search finds, with a sign of how far it is.
pub(super) fn found(search: &korogaru_lab::Tune, threads: usize, lang: Lang) -> Result<Vec<Tuned>, Failure> {
    has_a_point(search.experiment(), lang)?;
    let watch = Watch::new(lang, search.runs());
    let found = search.run(threads, &watch);
    watch.clear();
    found.ok_or(Failure::Interrupted)
}
