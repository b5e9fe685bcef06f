//! `korogaru sweep`: an experiment over the values of two hyperparameters.

use korogaru_figure::map_figure;
use korogaru_lab::{Axis, Experiment, Metric, Setting};
use korogaru_text::{Help, Lang, Problem, map_line, not_two_axes};

use super::Command;
use crate::choice::choices;
use crate::destination::Destination;
use crate::drawing::write_titled;
use crate::failure::Failure;
use crate::options::{Options, Spec, changed, experiment_keys, hyperparameter_names, in_file, is_range};
use crate::output::{self, TextWriter};
use crate::progress::Watch;
use crate::running::has_a_point;
use crate::usage::Usage;

/// What is swept where no axis is given.
const ARTICLES: [(&str, &str); 2] = [("lr", "0.01:3:300"), ("momentum", "0:0.99:100")];

#[derive(Debug)]
pub(super) struct Sweep {
    sweep: korogaru_lab::Sweep,
    threads: usize,
    destination: Destination<Format>,
}

choices! {
    /// How a sweep is written down.
    #[derive(Default)]
    Format {
        /// All digits, a row for each cell.
        #[default]
        Csv = "csv",
    }
}

impl Command for Sweep {
    const NAME: &'static str = "sweep";

    fn usage(usage: Usage) -> Usage {
        let usage = usage
            .about(
                &Help::Sweep,
                &[
                    ("korogaru sweep --lr .01:3:300 --momentum 0:.99:100 -o map.svg", Help::ExampleSweep),
                    (
                        "korogaru sweep --lr .001:3:200 --momentum 0:.99:100 --log --metric steps",
                        Help::ExampleSweepSteps,
                    ),
                    (
                        "korogaru sweep --method adam --axis lr=.01:1:50 --axis beta1=0:.99:50",
                        Help::ExampleSweepAxis,
                    ),
                    (
                        "korogaru sweep --noise 1 --lr .01:1:50 --momentum 0:.99:50 -o noisy.svg",
                        Help::ExampleSweepNoise,
                    ),
                ],
            )
            .options("axis", "NAME=A:B:N", &Help::Axis)
            .flag("log", &Help::Log)
            .metric()
            .threads()
            .output(&Help::SweepOutput)
            .picture()
            .experiment();
        hyperparameter_names().fold(usage, |usage, name| usage.change(name, |arg| arg.value_name("A:B:N")))
    }

    fn parse(options: &Options<'_>) -> Result<Self, Failure> {
        let metric: Option<Metric> = options.choice("metric")?;
        let destination = options.destination()?;
        let threads = options.threads()?;

        let given = axes(options)?;
        let named: Vec<&str> = given.iter().map(Axis::name).collect();
        // A hyperparameter that an axis varies has no value of its own.
        let is_axis = |setting: &Setting| {
            named.contains(&&*setting.key) && options.text(&setting.key).is_some_and(is_range)
        };
        let mut settings = options.settings(experiment_keys());
        settings.retain(|setting| !is_axis(setting));
        let spec = options.spec()?;
        let base = spec.as_ref().map(|spec| spec.experiment.clone()).unwrap_or_default();
        let experiment = changed(&base, &settings)?;
        let of_file = |spec: &Spec| {
            korogaru_lab::Sweep::axes_of_toml(&spec.text).map_err(|wrong| in_file(&spec.path, wrong))
        };
        let carried = spec.as_ref().map(of_file).transpose()?.flatten();
        let metric = metric.or(carried.as_ref().map(|(_, metric)| *metric)).unwrap_or_default();
        let is_free = |axis: &Axis| !options.is_given(axis.name());
        let axes = match (carried, &spec) {
            (Some((axes, _)), _) if given.is_empty() && axes.iter().all(is_free) => axes,
            (None, Some(spec)) if given.is_empty() && spec.is_picture => {
                let problem = not_two_axes(experiment.method(), 0, false);
                return Err(in_file(&spec.path, Failure::NotAMap(problem)));
            }
            _ => axes_or_articles(options, given, &experiment)?,
        };
        let axes = if options.flag("log") { Axis::one_logarithmic(axes)? } else { axes };
        let sweep = korogaru_lab::Sweep::new(&experiment, axes, metric)?;
        Ok(Self { sweep, threads, destination })
    }

    fn run(self, lang: Lang) -> Result<(), Failure> {
        has_a_point(self.sweep.experiment(), lang)?;
        let watch = Watch::new(lang, self.sweep.runs());
        let map = self.sweep.run(self.threads, &watch);
        watch.clear();
        let map = map.ok_or(Failure::Interrupted)?;
        match self.destination {
            Destination::Drawn { picture, path, look } => {
                write_titled(lang, &path, picture, &look, map_figure(&map, look.style(lang)))?;
            }
            Destination::Written(written) => {
                let to_terminal = written.path.is_none();
                written.write(lang, map.cells(), |format, out| match format {
                    Format::Csv => TextWriter::run(out, |text| map.write_csv(text)),
                })?;
                if to_terminal {
                    return Ok(());
                }
            }
        }
        output::to_terminal(|out| writeln!(out, "{}", map_line(lang, &map)))
    }
}

/// The axes that are given: those of the hyperparameters' own options, then those of `--axis`.
fn axes(options: &Options<'_>) -> Result<Vec<Axis>, Failure> {
    let of_option = |name: &'static str| {
        let text = options.text(name).filter(|text| is_range(text))?;
        Some(Axis::from_text(name, text))
    };
    let mut axes: Vec<Axis> = hyperparameter_names().filter_map(of_option).collect::<Result<_, _>>()?;
    for word in options.texts("axis") {
        let (name, text) =
            word.split_once('=').ok_or_else(|| Problem::AxisForm { found: word.to_owned() })?;
        axes.push(Axis::from_text(name.trim(), text)?);
    }
    Ok(axes)
}

fn axes_or_articles(
    options: &Options<'_>,
    given: Vec<Axis>,
    experiment: &Experiment,
) -> Result<[Axis; 2], Failure> {
    // Whoever gives one of them a value does not mean to have it swept over.
    let is_free = |name: &str| experiment.method().get(name).is_some() && !options.is_given(name);
    if given.is_empty() && ARTICLES.iter().all(|(name, _)| is_free(name)) {
        let [first, second] = ARTICLES.map(|(name, text)| Axis::from_text(name, text));
        return Ok([first?, second?]);
    }
    given.try_into().map_err(|given: Vec<_>| not_two_axes(experiment.method(), given.len(), false).into())
}
