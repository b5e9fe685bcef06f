//! `korogaru compare`: experiments side by side.

use std::path::{Path, PathBuf};

use korogaru_figure::{overlay_animation, overlay_figure, sheet_animation, sheet_figure};
use korogaru_lab::{Comparison, Experiment, Setting, Trajectory, Tune};
use korogaru_text::{Help, Lang, Problem, comparison, tuning_note, tuning_search};

use super::Command;
use super::tune::found;
use crate::drawing::{Drawing, write_animation, write_titled};
use crate::failure::Failure;
use crate::options::{Look, Options, SEARCH, experiment_keys, experiment_of, hyperparameter_names, in_file};
use crate::output;
use crate::progress::waiting;
use crate::running::{announce, refuse_empty};
use crate::usage::Usage;

#[derive(Debug)]
pub(super) struct Compare {
    compared: Compared,
    picture: Option<(Drawing, PathBuf)>,
    overlay: bool,
    look: Look,
}

/// What is compared.
#[derive(Debug)]
enum Compared {
    /// The experiments that the options name.
    Given(Comparison),
    /// The best that a search finds, on this many threads.
    Found(Box<Tune>, usize),
}

impl Command for Compare {
    const NAME: &'static str = "compare";

    fn usage(usage: Usage) -> Usage {
        usage
            .about(
                &Help::Compare,
                &[
                    ("korogaru compare -o methods.png", Help::ExampleCompare),
                    ("korogaru compare --tune --overlay -o best.svg", Help::ExampleCompareTuned),
                    (
                        "korogaru compare --lr .1,.5,.95 --momentum 0,.5,.9 -o grid.png",
                        Help::ExampleCompareGrid,
                    ),
                    ("korogaru compare --overlay -o race.gif", Help::ExampleCompareMoving),
                ],
            )
            .option("methods", "NAMES", &Help::CompareMethods)
            .flag("overlay", &Help::Overlay)
            .flag("tune", &Help::TuneFirst)
            .search()
            .output(&Help::CompareOutput)
            .moving_picture()
            .experiment()
    }

    fn parse(options: &Options<'_>) -> Result<Self, Failure> {
        let look = options.look()?;
        let overlay = options.flag("overlay");
        let picture = drawn(options)?;
        if picture.is_none() && overlay {
            return Err(Problem::OverlayNeedsPicture.into());
        }
        let look = options.look_of(look, picture.is_some())?;
        let compared = if options.flag("tune") { tuned(options)? } else { Compared::Given(given(options)?) };
        Ok(Self { compared, picture, overlay, look })
    }

    fn run(self, lang: Lang) -> Result<(), Failure> {
        let (compared, search) = match &self.compared {
            Compared::Given(compared) => {
                let found = compared.searched().map(|searched| tuning_note(lang, searched));
                (compared.clone(), found.unwrap_or_default())
            }
            Compared::Found(search, threads) => {
                let found = found(search, *threads, lang)?;
                (Comparison::of_tuned(search, &found)?, tuning_search(lang, search, &found))
            }
        };
        announce(lang, compared.experiments().iter().map(Trajectory::size_of).sum());
        let runs: Vec<Trajectory> = waiting(lang, || compared.run());
        runs.iter().try_for_each(refuse_empty)?;
        if let Some((drawing, path)) = &self.picture {
            self.draw(lang, &compared, &runs, *drawing, path)?;
        }
        output::to_terminal(|out| {
            out.write_all(comparison(lang, &compared, &runs).plain().as_bytes())?;
            for (i, sentence) in search.iter().enumerate() {
                writeln!(out, "{}{sentence}", if i == 0 { "\n" } else { "" })?;
            }
            Ok(())
        })
    }
}

/// The file to draw, if there is one, and how.
fn drawn(options: &Options<'_>) -> Result<Option<(Drawing, PathBuf)>, Failure> {
    if let Some(path) = options.path("output") {
        return Ok(Some((options.drawing(&path)?, path)));
    }
    match options.moving_option() {
        Some(option) => Err(Problem::StandsStill { option }.into()),
        None => Ok(None),
    }
}

/// Compares every combination of the lists, or the runs of a figure that compares, changed by the options.
fn given(options: &Options<'_>) -> Result<Comparison, Failure> {
    if let Some(option) = options.first_given(&SEARCH) {
        return Err(Problem::NeedsTune { option: format!("--{option}") }.into());
    }
    let path = options.path("spec").unwrap_or_default();
    let texts = options.spec_texts()?;
    let specs: Result<Vec<Experiment>, Failure> =
        texts.iter().map(|text| experiment_of(&path, text)).collect();
    let mut specs = specs?;
    let mut asked = asked(options);
    let compared = if specs.len() > 1 {
        if let Some(option) = options.first_given(&["methods", "method"]) {
            let (path, option) = (path.display().to_string(), format!("--{option}"));
            return Err(Problem::SeveralInFile { path, option }.into());
        }
        let changed = specs.iter().map(|experiment| experiment.with_settings(&asked));
        changed.collect::<Result<_, _>>().and_then(Comparison::new)?
    } else {
        let base = specs.pop().unwrap_or_default();
        // A file's experiment is of one method, where no other is named.
        if options.is_given("spec") && asked.iter().all(|setting| setting.key != "method") {
            asked.push(Setting::text("method", base.method().info().name));
        }
        Comparison::of_settings(&base, &asked)?
    };
    compared.found_as(&texts).map_err(|wrong| in_file(&path, wrong))
}

fn tuned(options: &Options<'_>) -> Result<Compared, Failure> {
    if let Some(name) = hyperparameter_names().find(|name| options.is_given(name)) {
        return Err(Problem::TuneChooses { option: format!("--{name}") }.into());
    }
    if options.spec_texts()?.len() > 1 {
        let path = options.path("spec").unwrap_or_default().display().to_string();
        return Err(Problem::SeveralInFile { path, option: "--tune".to_owned() }.into());
    }
    let given = Comparison::of_settings(&options.base()?, &asked(options))?;
    if !given.is_of_methods() {
        return Err(Problem::TuneOne.into());
    }
    let methods: Vec<_> = given.experiments().iter().map(|experiment| experiment.method().clone()).collect();
    let (metric, budget, threads) = (options.metric()?, options.budget()?, options.threads()?);
    let search = Tune::new(&given.experiments()[0], &methods, metric, budget)?;
    Ok(Compared::Found(Box::new(search), threads))
}

/// The settings that the options ask for, as they were written.
fn asked(options: &Options<'_>) -> Vec<Setting> {
    let mut asked = options.settings(experiment_keys());
    if let Some(names) = options.text("methods") {
        asked.retain(|setting| setting.key != "method");
        asked.push(Setting::text("method", names));
    }
    asked
}

impl Compare {
    /// Draws the sheet or the overlay, still or moving.
    fn draw(
        &self,
        lang: Lang,
        compared: &Comparison,
        runs: &[Trajectory],
        drawing: Drawing,
        path: &Path,
    ) -> Result<(), Failure> {
        let style = self.look.style(lang);
        match drawing {
            Drawing::Still(picture) => {
                let scene = waiting(lang, || match self.overlay {
                    true => overlay_figure(compared, runs, style),
                    false => Ok(sheet_figure(compared, runs, style)),
                })?;
                write_titled(lang, path, picture, &self.look, scene)
            }
            Drawing::Moving(moving, motion) => {
                let animation = waiting(lang, || match self.overlay {
                    true => overlay_animation(compared, runs, style),
                    false => sheet_animation(compared, runs, style),
                });
                let animation = animation.and_then(|animation| animation.at(motion.fps, motion.pause))?;
                write_animation(lang, path, moving, &self.look, animation)
            }
        }
    }
}
