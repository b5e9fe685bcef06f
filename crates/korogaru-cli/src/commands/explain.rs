use std::io::{self, Write};
use std::path::{Path, PathBuf};

use korogaru_figure::{Backdrop, Scene, Style, Theme, curves_figure, ribbon_figure};
use korogaru_lab::{Experiment, Explanation, Step, run};
use korogaru_text::explanation::{self, Column};
use korogaru_text::{Explaining, Lang, Problem, error};

use super::figure::{Picture, write_picture};
use crate::failure::Failure;
use crate::output::{self, TextWriter};
use crate::table::{self, Align};

/// `korogaru explain`: why a run moved as it did.
#[derive(Debug)]
pub(crate) struct Explain {
    experiment: Experiment,
    /// As it was typed.
    step: Option<String>,
    form: Form,
}

#[derive(Debug)]
enum Form {
    Words { format: ExplainFormat, output: Option<PathBuf> },
    Picture { view: ExplainView, theme: Theme, picture: Picture, output: PathBuf },
}

/// How an explanation is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ExplainFormat {
    /// Sentences, equations and a short table.
    Text,
    /// All columns, rounded for a reader.
    Table,
    /// All columns with all digits.
    Csv,
}

impl ExplainFormat {
    pub(crate) const ALL: [Self; 3] = [Self::Text, Self::Table, Self::Csv];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Table => "table",
            Self::Csv => "csv",
        }
    }

    /// The form that a file's extension means.
    pub(crate) fn of_file(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        (extension == "csv").then_some(Self::Csv)
    }
}

/// What a picture of an explanation shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ExplainView {
    /// One step's arrows.
    Arrows,
    /// Whether the parts add or cancel, over all steps.
    Ribbon,
    /// Positions, velocity and loss over all steps.
    Curves,
}

impl ExplainView {
    pub(crate) const ALL: [Self; 3] = [Self::Arrows, Self::Ribbon, Self::Curves];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Arrows => "arrows",
            Self::Ribbon => "ribbon",
            Self::Curves => "curves",
        }
    }
}

impl Explain {
    pub(crate) fn words(
        experiment: Experiment,
        step: Option<String>,
        format: ExplainFormat,
        output: Option<PathBuf>,
    ) -> Self {
        Self { experiment, step, form: Form::Words { format, output } }
    }

    pub(crate) fn picture(
        experiment: Experiment,
        step: Option<String>,
        view: ExplainView,
        theme: Theme,
        picture: Picture,
        output: PathBuf,
    ) -> Self {
        Self { experiment, step, form: Form::Picture { view, theme, picture, output } }
    }

    pub(crate) fn run(self, lang: Lang) -> Result<(), Failure> {
        let trajectory = run(&self.experiment);
        if trajectory.is_empty() {
            return Err(Failure::Arguments(lang.say(&Problem::NothingToDraw)));
        }
        let explained = Explanation::new(&trajectory);
        let step = self.step.as_deref().map(|text| explained.step_named(text)).transpose();
        let step = step.map_err(|wrong| Failure::Arguments(error(lang, wrong.kind())))?;
        match self.form {
            Form::Words { format, output } => {
                let write = |out: &mut dyn Write| format.write(&explained, step.as_ref(), lang, out);
                match &output {
                    Some(path) => output::to_file(lang, path, write),
                    None => output::to_terminal(lang, write),
                }
            }
            Form::Picture { view, theme, picture, output } => {
                let scene = scene(&explained, step.as_ref(), view, Style { lang, theme });
                let scene = scene.map_err(|problem| Failure::Arguments(lang.say(&problem)))?;
                write_picture(lang, &output, picture, &scene)
            }
        }
    }
}

fn scene(
    explained: &Explanation<'_>,
    step: Option<&Step>,
    view: ExplainView,
    style: Style,
) -> Result<Scene, Problem> {
    let experiment = explained.trajectory().experiment();
    match (view, step) {
        (ExplainView::Arrows, Some(step)) => {
            Ok(Backdrop::new(experiment).arrows_figure(explained, step, style))
        }
        (ExplainView::Arrows, None) => Err(Problem::ArrowsNeedStep),
        _ if explained.is_empty() => Err(Problem::NoStepToDraw),
        (ExplainView::Curves, _) => Ok(curves_figure(explained, style)),
        (ExplainView::Ribbon, _) => ribbon_figure(explained, style)
            .ok_or_else(|| Problem::NoForces { method: experiment.method().info().label.to_owned() }),
    }
}

impl ExplainFormat {
    fn write(
        self,
        explained: &Explanation<'_>,
        step: Option<&Step>,
        lang: Lang,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        match (self, step) {
            (Self::Text, Some(step)) => lines(out, &explanation::step(lang, explained, step)),
            (Self::Text, None) => {
                writeln!(out, "{}\n", explanation::heading(lang, explained))?;
                if !explained.is_empty() {
                    let columns = explanation::short_columns(lang, explained);
                    let row = |step: &Step| explanation::short_row(lang, step);
                    rows(out, &columns, explanation::rows(lang, explained, row))?;
                    writeln!(out)?;
                }
                lines(out, &explanation::summary(lang, explained))?;
                match explained.is_empty() {
                    true => Ok(()),
                    false => lines(out, &[lang.say(&Explaining::Hint)]),
                }
            }
            (Self::Table, step) => {
                writeln!(out, "{}\n", explanation::heading(lang, explained))?;
                let columns = explanation::columns(lang, explained);
                let row = |step: &Step| explanation::row(lang, explained, step);
                let body =
                    step.map_or_else(|| explanation::rows(lang, explained, row), |step| vec![row(step)]);
                rows(out, &columns, body)
            }
            (Self::Csv, Some(step)) => TextWriter::run(out, |text| explained.write_csv([*step], text)),
            (Self::Csv, None) => TextWriter::run(out, |text| explained.write_csv(explained.steps(), text)),
        }
    }
}

fn lines(out: &mut dyn Write, lines: &[String]) -> io::Result<()> {
    lines.iter().try_for_each(|line| writeln!(out, "{line}"))
}

fn rows(out: &mut dyn Write, columns: &[Column], mut body: Vec<Vec<String>>) -> io::Result<()> {
    let align: Vec<Align> =
        columns.iter().map(|column| if column.words { Align::Left } else { Align::Right }).collect();
    body.insert(0, columns.iter().map(|column| column.heading.clone()).collect());
    table::write(out, &align, &body)
}
