//! What the command line looks like, with its help in the reader's language.

mod options;

use clap::{Arg, ArgAction, Command, ValueHint};
use korogaru_figure::ExplanationView;
#[cfg(feature = "explore")]
use korogaru_lab::snippet::MOST_EXPLORED;
use korogaru_lab::{KEYS, Metric, Tune, hyperparameters};
use korogaru_text::{Help, Lang};

use crate::commands::View;
use crate::format::{ExplainFormat, Format, TheoryFormat, TuneFormat};
#[cfg(feature = "explore")]
use options::iterations;
use options::{Known, choice, experiment, motion, option, path, theme};

/// What `tune` takes of an experiment's options: the method and its hyperparameters are what it looks for.
pub(crate) const TUNE_KEYS: [&str; 6] = ["objective", "formula", "start", "iterations", "xlim", "ylim"];
pub(crate) const SHELLS: [&str; 5] = ["bash", "zsh", "fish", "elvish", "powershell"];

/// The names of all hyperparameters.
pub(crate) fn hyperparameter_names() -> impl Iterator<Item = &'static str> {
    hyperparameters().into_iter().map(|h| h.name)
}

/// All options that say what to run, by key.
pub(crate) fn experiment_keys() -> impl Iterator<Item = &'static str> {
    KEYS.into_iter().chain(hyperparameter_names())
}

/// The whole command line.
pub(crate) fn command(lang: Lang) -> Command {
    let say = |phrase: Help| lang.say(&phrase);
    let command = |name: &'static str, about: Help, examples: &[(&str, Help)]| {
        prepared(lang, Command::new(name).bin_name(format!("korogaru {name}")), &about, examples)
    };

    let book = command(
        "book",
        Help::Book,
        &[("korogaru book", Help::ExampleBook), (example_lang(lang), Help::ExampleBookOut)],
    )
    .arg(path("out", "DIR", say(Help::OutFolder)).long("out").value_hint(ValueHint::DirPath))
    .arg(theme(lang));

    let run = command(
        "run",
        Help::Run,
        &[
            ("korogaru run", Help::ExampleRun),
            ("korogaru run --lr .95 --momentum .5 --format csv", Help::ExampleRunCsv),
            ("korogaru run --objective himmelblau --start -4,0 --lr .01", Help::ExampleRunObjective),
            (r#"korogaru run --formula "(x-1)^2 + exp(y) - y" --lr .05"#, Help::ExampleRunFormula),
            ("korogaru run --objective least-squares --batch 4 --seeds 100", Help::ExampleRunSeeds),
            ("korogaru run --spec experiment.toml -o run.csv", Help::ExampleSpec),
        ],
    )
    .args(experiment(lang))
    .arg(option("seeds", "N", say(Help::Seeds)))
    .arg(choice::<Format>("format", "FORMAT", say(Help::Format)))
    .arg(path("output", "FILE", say(Help::Output)).long("output").short('o'));

    let figure = command(
        "figure",
        Help::Figure,
        &[
            ("korogaru figure --lr .95 --momentum .9 -o path.png", Help::ExampleFigure),
            ("korogaru figure --view contour --theme dark -o f.svg", Help::ExampleFigureContour),
            ("korogaru figure -o run.gif", Help::ExampleAnimation),
            ("korogaru figure --noise 1 --seeds 100 -o runs.svg", Help::ExampleFigureSeeds),
            ("korogaru figure --animate --fps 10 -o run.svg", Help::ExampleAnimatedSvg),
            ("korogaru figure --spec path.png --lr .5 -o again.png", Help::ExampleAgain),
        ],
    )
    .args(experiment(lang))
    .arg(option("seeds", "N", say(Help::Seeds)))
    .arg(choice::<View>("view", "VIEW", say(Help::View)))
    .args(motion(lang))
    .arg(theme(lang))
    .arg(option("title", "TEXT", say(Help::Title)))
    .arg(path("output", "FILE", say(Help::FigureOutput)).long("output").short('o'))
    // Without it what else is wrong comes first.
    .override_usage("korogaru figure [OPTIONS] --output <FILE>");

    let theory = command(
        "theory",
        Help::Theory,
        &[
            ("korogaru theory", Help::ExampleTheory),
            ("korogaru theory --lr .95 --momentum .5 -o theory.svg", Help::ExampleTheoryFigure),
            ("korogaru theory --objective saddle --at 0,0", Help::ExampleTheoryAt),
            ("korogaru theory --method sgd --tolerance .01 --format json", Help::ExampleTheoryJson),
        ],
    )
    .args(experiment(lang))
    .arg(Arg::new("at").long("at").value_name("X,Y").help(say(Help::At)).help_heading(say(Help::Options)))
    .arg(
        Arg::new("tolerance")
            .long("tolerance")
            .value_name("NUMBER")
            .help(say(Help::Tolerance))
            .help_heading(say(Help::Options)),
    )
    .arg(choice::<TheoryFormat>("format", "FORMAT", say(Help::TheoryFormat)))
    .arg(theme(lang))
    .arg(option("title", "TEXT", say(Help::Title)))
    .arg(path("output", "FILE", say(Help::TheoryOutput)).long("output").short('o'));
    let explain = command(
        "explain",
        Help::Explain,
        &[
            ("korogaru explain", Help::ExampleExplain),
            ("korogaru explain --lr .95 --momentum .5 --step 2", Help::ExampleExplainStep),
            ("korogaru explain --lr .95 --momentum .5 --step 2 -o step.png", Help::ExampleExplainArrows),
            ("korogaru explain --method adam -o steps.csv", Help::ExampleExplainCsv),
        ],
    )
    .args(experiment(lang))
    .arg(Arg::new("step").long("step").value_name("K").help(say(Help::Step)))
    .arg(choice::<ExplainFormat>("format", "FORMAT", say(Help::ExplainFormat)))
    .arg(choice::<ExplanationView>("view", "VIEW", say(Help::ExplainView)))
    .arg(theme(lang))
    .arg(option("title", "TEXT", say(Help::Title)))
    .arg(path("output", "FILE", say(Help::ExplainOutput)).long("output").short('o'));

    let sweep = command(
        "sweep",
        Help::Sweep,
        &[
            ("korogaru sweep --lr .01:3:300 --momentum 0:.99:100 -o map.svg", Help::ExampleSweep),
            (
                "korogaru sweep --lr .001:3:200 --momentum 0:.99:100 --log --metric steps",
                Help::ExampleSweepSteps,
            ),
            ("korogaru sweep --method adam --axis lr=.01:1:50 --axis beta1=0:.99:50", Help::ExampleSweepAxis),
            (
                "korogaru sweep --noise 1 --lr .01:1:50 --momentum 0:.99:50 -o noisy.svg",
                Help::ExampleSweepNoise,
            ),
        ],
    )
    .args(experiment(lang).into_iter().map(|option| match option.get_id().as_str() {
        id if hyperparameter_names().any(|name| name == id) => option.value_name("A:B:N"),
        _ => option,
    }))
    .arg(option("axis", "NAME=A:B:N", say(Help::Axis)).action(ArgAction::Append))
    .arg(Arg::new("log").long("log").action(ArgAction::SetTrue).help(say(Help::Log)))
    .arg(choice::<Metric>("metric", "METRIC", say(Help::Metric)))
    .arg(option("threads", "N", say(Help::Threads)))
    .arg(theme(lang))
    .arg(option("title", "TEXT", say(Help::Title)))
    .arg(path("output", "FILE", say(Help::SweepOutput)).long("output").short('o'));
    let tune = command(
        "tune",
        Help::Tune,
        &[
            ("korogaru tune", Help::ExampleTune),
            (
                "korogaru tune --methods sgd,momentum,adam --iterations 100 -o tuned.csv",
                Help::ExampleTuneSome,
            ),
        ],
    )
    .args(experiment(lang).into_iter().filter(|option| {
        let id = option.get_id().as_str();
        id == "spec" || TUNE_KEYS.contains(&id)
    }))
    .arg(option("methods", "NAMES", say(Help::MethodsOption)))
    .arg(choice::<Metric>("metric", "METRIC", say(Help::Metric)))
    .arg(option("budget", "N", say(Help::Budget { budget: Tune::BUDGET.to_string() })))
    .arg(option("threads", "N", say(Help::Threads)))
    .arg(choice::<TuneFormat>("format", "FORMAT", say(Help::TuneFormat)))
    .arg(path("output", "FILE", say(Help::TuneOutput)).long("output").short('o'));
    let compare = command(
        "compare",
        Help::Compare,
        &[
            ("korogaru compare -o methods.png", Help::ExampleCompare),
            ("korogaru compare --tune --overlay -o best.svg", Help::ExampleCompareTuned),
            ("korogaru compare --lr .1,.5,.95 --momentum 0,.5,.9 -o grid.png", Help::ExampleCompareGrid),
            ("korogaru compare --overlay -o race.gif", Help::ExampleCompareMoving),
        ],
    )
    .args(experiment(lang))
    .arg(option("methods", "NAMES", say(Help::CompareMethods)))
    .arg(Arg::new("overlay").long("overlay").action(ArgAction::SetTrue).help(say(Help::Overlay)))
    .arg(Arg::new("tune").long("tune").action(ArgAction::SetTrue).help(say(Help::TuneFirst)))
    .arg(choice::<Metric>("metric", "METRIC", say(Help::Metric)))
    .arg(option("budget", "N", say(Help::Budget { budget: Tune::BUDGET.to_string() })))
    .arg(option("threads", "N", say(Help::Threads)))
    .args(motion(lang))
    .arg(theme(lang))
    .arg(option("title", "TEXT", say(Help::Title)))
    .arg(path("output", "FILE", say(Help::CompareOutput)).long("output").short('o'));
    let plot = command(
        "plot",
        Help::Plot,
        &[
            ("korogaru plot log.csv -o loss.svg", Help::ExamplePlot),
            ("korogaru plot runs/a.jsonl runs/b.jsonl -o both.png", Help::ExamplePlotSeveral),
        ],
    )
    .arg(path("logs", "LOG", say(Help::PlotLogs)).num_args(1..).required(true))
    .arg(theme(lang))
    .arg(option("title", "TEXT", say(Help::Title)))
    .arg(option("x", "NAME", say(Help::PlotX)))
    .arg(option("y", "NAME", say(Help::PlotY)).action(ArgAction::Append))
    .arg(path("output", "FILE", say(Help::PlotOutput)).long("output").short('o'));
    #[cfg(feature = "explore")]
    let explore = command(
        "explore",
        Help::Explore,
        &[
            ("korogaru explore", Help::ExampleExplore),
            ("korogaru explore --lr .95 --momentum .5", Help::ExampleExploreRun),
        ],
    )
    .args(experiment(lang).into_iter().map(|option| match option.get_id() == "iterations" {
        true => option.help(iterations(lang, MOST_EXPLORED)),
        false => option,
    }))
    .arg(theme(lang))
    .arg(option("port", "PORT", say(Help::Port)))
    .arg(Arg::new("no-open").long("no-open").action(ArgAction::SetTrue).help(say(Help::NoOpen)));
    let methods = command("methods", Help::Methods, &[("korogaru methods", Help::ExampleMethods)]);
    let objectives =
        command("objectives", Help::Objectives, &[("korogaru objectives", Help::ExampleObjectives)]);
    let completions = command(
        "completions",
        Help::Completions,
        &[("source <(korogaru completions bash)", Help::ExampleCompletions)],
    )
    .arg(
        Arg::new("shell")
            .value_name("SHELL")
            .help(say(Help::Shell))
            .help_heading(say(Help::Arguments))
            .required(true)
            .value_parser(Known(SHELLS.to_vec()))
            .hide_possible_values(true),
    );

    let examples = [
        ("korogaru book", Help::ExampleBook),
        ("korogaru run", Help::ExampleRun),
        ("korogaru figure --lr .95 --momentum .9 -o path.png", Help::ExampleFigure),
    ];
    // Also where the program's file has an extension, or another name.
    prepared(lang, Command::new("korogaru").bin_name("korogaru"), &Help::About, &examples)
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .arg(
            Arg::new("version")
                .long("version")
                .short('V')
                .action(ArgAction::Version)
                .help(say(Help::Version))
                .help_heading(say(Help::Options)),
        )
        .arg(choice::<Lang>("lang", "LANG", say(Help::Lang)).global(true).help_heading(say(Help::Options)))
        // Without one there is help, in the language that is asked for.
        .override_usage("korogaru [OPTIONS] <COMMAND>")
        .arg_required_else_help(true)
        .subcommand_help_heading(say(Help::Commands))
        .subcommands([
            book,
            run,
            figure,
            explain,
            theory,
            sweep,
            tune,
            compare,
            plot,
            #[cfg(feature = "explore")]
            explore,
            methods,
            objectives,
            completions,
        ])
}

/// A command with help, examples and headings in the reader's language.
fn prepared(lang: Lang, command: Command, about: &Help, examples: &[(&str, Help)]) -> Command {
    let say = |phrase: &Help| lang.say(phrase);
    let widest = examples.iter().map(|(line, _)| line.len()).max().unwrap_or(0);
    let lines: Vec<String> =
        examples.iter().map(|(line, what)| format!("  {line:widest$}  # {}", say(what))).collect();
    let template = format!(
        "{{about}}\n\n{} {{usage}}\n\n{{all-args}}\n\n{}\n{}\n",
        say(&Help::Usage),
        say(&Help::Examples),
        lines.join("\n")
    );
    command
        .about(say(about))
        .help_template(template)
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .next_help_heading(say(&Help::Options))
        .arg(
            Arg::new("help")
                .long("help")
                .short('h')
                .action(ArgAction::Help)
                .help(say(&Help::HelpFlag))
                .help_heading(say(&Help::Options))
                .display_order(1000),
        )
}

/// The line of `book`'s second example: in the other language.
fn example_lang(lang: Lang) -> &'static str {
    match lang {
        Lang::Ja => "korogaru book --out out --lang en",
        Lang::En => "korogaru book --out out --lang ja",
    }
}
