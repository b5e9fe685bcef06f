//! `korogaru plot`: the logs of trainings.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Component, Path, PathBuf};

use korogaru_figure::{Fonts, NamedLog, log_figure};
use korogaru_lab::{Log, LogColumns};
use korogaru_text::{Help, Lang, Problem, logs};

use super::Command;
use crate::drawing::{Picture, noted, write_titled};
use crate::failure::Failure;
use crate::options::{Look, Options};
use crate::output;
use crate::usage::{Usage, path};

#[derive(Debug)]
pub(super) struct Plot {
    /// `-` is standard input.
    logs: Vec<PathBuf>,
    columns: LogColumns,
    picture: Option<(Picture, PathBuf)>,
    look: Look,
}

impl Command for Plot {
    const NAME: &'static str = "plot";
    const TRAINS: bool = false;

    fn usage(usage: Usage) -> Usage {
        let logs = path("logs", "LOG", usage.say(&Help::PlotLogs)).num_args(1..).required(true);
        usage
            .about(
                &Help::Plot,
                &[
                    ("korogaru plot log.csv -o loss.svg", Help::ExamplePlot),
                    ("korogaru plot runs/a.jsonl runs/b.jsonl -o both.png", Help::ExamplePlotSeveral),
                ],
            )
            .arg(logs)
            .option("x", "NAME", &Help::PlotX)
            .options("y", "NAME", &Help::PlotY)
            .output(&Help::PlotOutput)
            .picture()
    }

    fn parse(options: &Options<'_>) -> Result<Self, Failure> {
        let look = options.look()?;
        let picture = options.still_picture()?;
        let look = options.look_of(look, picture.is_some())?;
        let logs = options.paths("logs");
        if logs.iter().filter(|path| path.as_os_str() == "-").count() > 1 {
            return Err(Problem::StandardInputTwice.into());
        }
        let x = options.text("x").map(str::to_owned);
        let y = options.texts("y").map(str::to_owned).collect();
        Ok(Self { logs, columns: LogColumns { x, y }, picture, look })
    }

    fn run(self, lang: Lang) -> Result<(), Failure> {
        let read: Vec<Log> =
            self.logs.iter().map(|path| read(path, &self.columns)).collect::<Result<_, _>>()?;
        let names = names(&self.logs);
        if let Some((picture, path)) = &self.picture {
            let named: Vec<NamedLog<'_>> =
                names.iter().zip(&read).map(|(name, log)| NamedLog { name, log }).collect();
            let style = self.look.style(lang);
            let scene = noted(lang, log_figure(&named, style)?.lettered(&Fonts::Installed));
            write_titled(lang, path, *picture, &self.look, scene)?;
        }
        let named: Vec<(&str, &Log)> = names.iter().map(String::as_str).zip(&read).collect();
        output::to_terminal(|out| out.write_all(logs(lang, &named).plain().as_bytes()))
    }
}

/// Reads the log in a file, or on standard input.
fn read(path: &Path, columns: &LogColumns) -> Result<Log, Failure> {
    let opened: io::Result<Box<dyn BufRead>> = match path == Path::new("-") {
        true => Ok(Box::new(io::stdin().lock())),
        false => File::open(path).map(|file| Box::new(BufReader::new(file)) as Box<dyn BufRead>),
    };
    let log = opened
        .and_then(|source| Log::read_columns(source, columns))
        .map_err(|wrong| Failure::CannotRead(path.to_owned(), wrong))?;
    log.map_err(|wrong| Failure::InFile(path.to_owned(), Box::new(wrong.into())))
}

/// The paths without the folders that they have in common.
fn names(paths: &[PathBuf]) -> Vec<String> {
    let parts = |path: &PathBuf| -> Vec<OsString> {
        let parts = path.components().filter(|part| *part != Component::CurDir);
        parts.map(|part| part.as_os_str().to_owned()).collect()
    };
    let all: Vec<Vec<OsString>> = paths.iter().map(parts).collect();
    // The last part is the file.
    let folders = |parts: &[OsString]| parts.len().saturating_sub(1);
    let shared = all.iter().fold(usize::MAX, |shared, other| {
        let alike = all[0].iter().zip(other).take_while(|(one, another)| one == another).count();
        shared.min(alike).min(folders(other))
    });
    let name = |parts: &Vec<OsString>| parts[shared..].iter().collect::<PathBuf>().display().to_string();
    all.iter().map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_logs_apart() {
        let names = |paths: &[&str]| {
            let names = super::names(&paths.iter().map(PathBuf::from).collect::<Vec<_>>());
            names.into_iter().map(|name| name.replace('\\', "/")).collect::<Vec<_>>()
        };
        assert_eq!(names(&["runs/a/log.csv"]), ["log.csv"]);
        assert_eq!(names(&["runs/a/log.csv", "runs/b/log.csv"]), ["a/log.csv", "b/log.csv"]);
        assert_eq!(names(&["/x/a.csv", "/x/y/a.csv"]), ["a.csv", "y/a.csv"]);
        assert_eq!(names(&["a.csv", "b/a.csv", "-"]), ["a.csv", "b/a.csv", "-"]);
        assert_eq!(names(&["a.csv", "a.csv"]), ["a.csv", "a.csv"]);
        assert_eq!(names(&["./a.csv", "b.csv"]), ["a.csv", "b.csv"]);
    }
}
