use std::io::{self, Write};
use std::path::{Path, PathBuf};

use korogaru_figure::{Backdrop, Style, Theme, sheet_figure};
use korogaru_lab::snippet::plain;
use korogaru_lab::{Experiment, Trajectory, Value, book, run};
use korogaru_text::number::{point, shortest, significant};
use korogaru_text::{Lang, LessonMeaning, Report};

use super::figure::{Picture, write_picture};
use crate::choice::Choice as _;
use crate::failure::Failure;
use crate::format::Format;
use crate::output;
use crate::table::{self, Align};

/// Digits of a point and a distance in the table.
const DIGITS: usize = 4;

/// `korogaru book`: the article's experiment, from the update rule to the figures.
#[derive(Debug)]
pub(crate) struct Book {
    pub(crate) folder: PathBuf,
    pub(crate) theme: Theme,
}

impl Book {
    pub(crate) fn run(self, lang: Lang) -> Result<(), Failure> {
        let folder = self.folder.as_path();
        output::make_folder(lang, folder)?;
        let backdrop = Backdrop::new(&Experiment::default());
        let style = Style { lang, theme: self.theme };
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
            output::to_file(lang, &path, |out| Format::Csv.write(trajectory, lang, out))?;
        }
        // Figures know nothing of each other, and a picture takes its time to render.
        std::thread::scope(|scope| {
            let drawing: Vec<_> = scenes
                .iter()
                .map(|(name, scene)| {
                    scope.spawn(move || {
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
        output::to_terminal(lang, |out| summary(out, lang, folder, files, &runs))
    }
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
        lang.say(&Report::ColumnEnd),
        lang.say(&Report::ColumnDistance),
        lang.say(&Report::ColumnLesson),
    ]];
    for (lesson, trajectory) in runs {
        let experiment = trajectory.experiment();
        let values = experiment.method().hyperparameters().map(|(_, value)| shortest(value));
        let end = point(trajectory.position(trajectory.len() - 1), DIGITS);
        let distance = trajectory.nearest_minimum().map_or(String::new(), |(_, d)| significant(d, DIGITS));
        let rest = [experiment.iterations().to_string(), end, distance];
        let lesson = lang.say(&LessonMeaning::from(*lesson));
        rows.push(values.chain(rest).chain([lesson]).collect());
    }
    let align = [Align::Left, Align::Left, Align::Right, Align::Left, Align::Left, Align::Left];
    table::write(out, &align, &rows)?;
    writeln!(out, "\n{}", lang.say(&Report::Wrote { count: files, folder: folder.display().to_string() }))
}
