//! `korogaru book`: the article's experiment, from the update rule to the figures.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;

use clap::ValueHint;
use korogaru_figure::{Backdrop, Fonts, Scene, sheet_figure};
use korogaru_lab::snippet::plain;
use korogaru_lab::{Experiment, Trajectory, Value, book, run};
use korogaru_text::number::{point, shortest, significant};
use korogaru_text::{Align, Help, Label, Lang, Report, columns, lesson_meaning};

use super::Command;
use super::run::Format;
use crate::choice::Choice as _;
use crate::drawing::{Picture, write_picture};
use crate::failure::Failure;
use crate::options::{Look, Options};
use crate::output;
use crate::usage::{Usage, path};

/// Digits of a point and a distance in the table.
const DIGITS: usize = 4;

#[derive(Debug)]
pub(super) struct Book {
    folder: PathBuf,
    look: Look,
}

impl Command for Book {
    const NAME: &'static str = "book";

    fn usage(usage: Usage) -> Usage {
        let out = path("out", "DIR", usage.say(&Help::OutFolder)).long("out").value_hint(ValueHint::DirPath);
        // In the other language.
        let out_example = match usage.lang() {
            Lang::Ja => "korogaru book --out out --lang en",
            Lang::En => "korogaru book --out out --lang ja",
        };
        usage
            .about(&Help::Book, &[("korogaru book", Help::ExampleBook), (out_example, Help::ExampleBookOut)])
            .arg(out)
            .picture()
    }

    fn parse(options: &Options<'_>) -> Result<Self, Failure> {
        let folder = options.path("out").unwrap_or_else(|| PathBuf::from("figures"));
        Ok(Self { folder, look: options.look()?.unwrap_or_default() })
    }

    fn run(self, lang: Lang) -> Result<(), Failure> {
        let folder = self.folder.as_path();
        output::make_folder(folder)?;
        let backdrop = Backdrop::new(&Experiment::default());
        let style = self.look.style(lang);
        let runs = book::runs().map(|planned| {
            let trajectory = run(&planned.experiment);
            (planned.lesson, trajectory)
        });

        let mut scenes = vec![("contour".to_owned(), backdrop.contour_figure(style))];
        scenes.extend(
            runs.iter().map(|(_, trajectory)| {
                (file_name(trajectory), backdrop.trajectory_figure(trajectory, style))
            }),
        );
        for (name, compared) in [("methods", book::methods()), ("all-methods", book::all_methods())] {
            scenes.push((name.to_owned(), sheet_figure(&compared, &compared.run(), style)));
        }
        for (_, trajectory) in &runs {
            let path = folder.join(file_name(trajectory)).with_added_extension("csv");
            output::to_file(&path, |out| Format::Csv.write(trajectory, lang, out))?;
        }
        let scenes = titled_all(lang, scenes, &self.look);
        // The figures are independent, and each takes a while to render.
        thread::scope(|scope| {
            let drawing: Vec<_> = scenes
                .iter()
                .map(|(name, scene)| {
                    scope.spawn(move || -> Result<(), Failure> {
                        for picture in [Picture::Svg, Picture::Png] {
                            let path = folder.join(name).with_added_extension(picture.name());
                            write_picture(lang, &path, picture, scene)?;
                        }
                        Ok(())
                    })
                })
                .collect();
            drawing.into_iter().try_for_each(|thread| thread.join().expect("drawing does not panic"))
        })?;

        let files = runs.len() + 2 * scenes.len();
        output::to_terminal(|out| summary(out, lang, folder, files, &runs))
    }
}

/// Adds the title to every scene, if there is one. A note that several scenes have is said once.
fn titled_all(lang: Lang, scenes: Vec<(String, Scene)>, look: &Look) -> Vec<(String, Scene)> {
    let Some(title) = &look.title else { return scenes };
    let mut notes = Vec::new();
    let mut titled = Vec::new();
    for (name, scene) in scenes {
        let lettered = scene.titled(title, look.theme, &Fonts::Installed);
        for note in lettered.notes() {
            if !notes.contains(&note) {
                output::note(lang, &note);
                notes.push(note);
            }
        }
        titled.push((name, lettered.figure));
    }
    titled
}

/// `trajectory-lr0.1-momentum0.9-30`
fn file_name(trajectory: &Trajectory) -> String {
    let experiment = trajectory.experiment();
    let values: Vec<String> = experiment
        .method()
        .hyperparameters()
        .map(|(h, value)| format!("{}{}", h.name, plain(&Value::Number(value))))
        .collect();
    format!("trajectory-{}-{}", values.join("-"), experiment.iterations())
}

fn summary(
    out: &mut dyn Write,
    lang: Lang,
    folder: &Path,
    files: usize,
    runs: &[(book::Lesson, Trajectory)],
) -> io::Result<()> {
    let experiment = Experiment::default();
    let heading = Report::BookHeading {
        method: experiment.method().info().label.to_owned(),
        formula: experiment.objective().formula().to_owned(),
        start: point(experiment.start(), DIGITS),
    };
    writeln!(out, "{}\n", lang.say(&heading))?;
    let mut rows = vec![vec![
        "η".to_owned(),
        "α".to_owned(),
        lang.say(&Report::ColumnIterations),
        lang.say(&Label::End),
        lang.say(&Report::ColumnDistance),
        lang.say(&Report::ColumnLesson),
    ]];
    for (lesson, trajectory) in runs {
        let experiment = trajectory.experiment();
        let values = experiment.method().hyperparameters().map(|(_, value)| shortest(value));
        let end = point(trajectory.position(trajectory.len() - 1), DIGITS);
        let distance = trajectory.nearest_minimum().map_or(String::new(), |(_, d)| significant(d, DIGITS));
        let rest = [experiment.iterations().to_string(), end, distance];
        rows.push(values.chain(rest).chain([lesson_meaning(lang, *lesson)]).collect());
    }
    let align = [Align::Left, Align::Left, Align::Right, Align::Left, Align::Left, Align::Left];
    writeln!(
        out,
        "{}\n{}",
        columns(&align, &rows),
        lang.say(&Report::Wrote { count: files, folder: folder.display().to_string() })
    )
}
