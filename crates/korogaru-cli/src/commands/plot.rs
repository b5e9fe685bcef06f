use std::ffi::OsString;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Component, Path, PathBuf};

use korogaru_figure::{Fonts, NamedLog, log_figure};
use korogaru_lab::{Log, LogColumns};
use korogaru_text::{Lang, Problem, logs, message_with_options};

use super::figure::{Picture, told, write_titled};
use crate::destination::Look;
use crate::failure::Failure;
use crate::output;

/// `korogaru plot`: the logs of trainings.
#[derive(Debug)]
pub(crate) struct Plot {
    /// `-` is standard input.
    pub(crate) logs: Vec<PathBuf>,
    pub(crate) columns: LogColumns,
    pub(crate) picture: Option<(Picture, PathBuf)>,
    pub(crate) look: Look,
}

impl Plot {
    pub(crate) fn run(self, lang: Lang) -> Result<(), Failure> {
        let read: Vec<Log> =
            self.logs.iter().map(|path| read(lang, path, &self.columns)).collect::<Result<_, _>>()?;
        let names = names(&self.logs);
        if let Some((picture, path)) = &self.picture {
            let named: Vec<NamedLog<'_>> =
                names.iter().zip(&read).map(|(name, log)| NamedLog { name, log }).collect();
            let style = self.look.style(lang);
            let scene = log_figure(&named, style).map_err(|why| Failure::undrawable(lang, &why))?;
            let scene = told(lang, scene.lettered(&Fonts::Installed));
            write_titled(lang, path, *picture, &self.look, scene)?;
        }
        let named: Vec<(&str, &Log)> = names.iter().map(String::as_str).zip(&read).collect();
        output::to_terminal(lang, |out| out.write_all(logs(lang, &named).plain().as_bytes()))
    }
}

/// The log in a file, or on standard input.
fn read(lang: Lang, path: &Path, columns: &LogColumns) -> Result<Log, Failure> {
    let opened: io::Result<Box<dyn BufRead>> = match path == Path::new("-") {
        true => Ok(Box::new(io::stdin().lock())),
        false => File::open(path).map(|file| Box::new(BufReader::new(file)) as Box<dyn BufRead>),
    };
    let log = opened
        .and_then(|source| Log::read_columns(source, columns))
        .map_err(|wrong| Failure::cannot_read(lang, path, &wrong))?;
    log.map_err(|wrong| {
        let (path, message) = (path.display().to_string(), message_with_options(lang, wrong.kind()));
        Failure::Arguments(lang.say(&Problem::InFile { path, message }))
    })
}

/// The paths without the folders that all of them lie in.
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
