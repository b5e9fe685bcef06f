//! The option `-o`: what a file's name asks for. It is decided here for all commands.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use korogaru_figure::Theme;
use korogaru_text::Problem;

use super::{Words, path};
use crate::choice::{Choice, Form, extension};
use crate::commands::{Moving, Picture};
use crate::destination::{Destination, Look, Written};
use crate::failure::Failure;

/// All that some command writes.
const KNOWN: [&str; 6] = ["svg", "png", "gif", "txt", "csv", "json"];

impl Words {
    /// Of a command that draws what has a picture's extension, and writes all else. What belongs to the other of the two is
    /// refused.
    pub(super) fn destination<F: Form>(&self, matches: &ArgMatches) -> Result<Destination<F>, Failure> {
        let look = self.look(matches)?;
        self.stands_still(matches)?;
        let drawn = path(matches, "output").and_then(|path| Some((Picture::of_file(&path)?, path)));
        if let Some((picture, path)) = drawn {
            if let Some(format) = self.format::<F>(matches)? {
                let (format, path) = (format.name().to_owned(), path.display().to_string());
                return Err(self.wrong(&Problem::FormatOfPicture { format, path }));
            }
            return Ok(Destination::Drawn { picture, path, look: look.unwrap_or_default() });
        }
        let written = self.written_beside(matches, &Picture::names())?;
        match (look, self.format::<F>(matches)?) {
            (None, _) => Ok(Destination::Written(written)),
            (Some(_), None) => Err(self.needs_picture(matches)),
            (Some(_), Some(form)) => {
                let (option, format) = (look_option(matches).to_owned(), form.name().to_owned());
                Err(self.wrong(&Problem::NeedsPictureNotForm { option, format }))
            }
        }
    }

    /// Of a command that does not draw.
    pub(super) fn written<F: Form>(&self, matches: &ArgMatches) -> Result<Written<F>, Failure> {
        self.written_beside(matches, &[])
    }

    /// In the form that is said, or else that which the file's extension means; without one, as on a terminal. An extension
    /// that means nothing, or another form than the one that is said, is refused: who writes it expects to find that.
    /// A text may have any form that is said, and so may a file whose extension is none of ours.
    fn written_beside<F: Form>(&self, matches: &ArgMatches, drawn: &[&str]) -> Result<Written<F>, Failure> {
        let (said, path) = (self.format::<F>(matches)?, path(matches, "output"));
        let Some(extension) = path.as_deref().and_then(extension) else {
            if let Some(path) = &path {
                self.has_name(path)?;
            }
            return Ok(Written { format: said.unwrap_or_default(), path });
        };
        let meant = F::with_extension(&extension);
        let written = path.as_deref().unwrap_or(Path::new("")).display().to_string();
        let format = match (said, meant) {
            (None, Some(meant)) => meant,
            (None, None) => return Err(self.unknown(written, &[drawn, &F::extensions()].concat())),
            (Some(said), _) if [said.extension(), said.name(), "txt"].contains(&&*extension) => said,
            (Some(said), Some(_)) => {
                let (format, extension) = (said.name().to_owned(), said.extension().to_owned());
                return Err(self.wrong(&Problem::FormatOfFile { format, path: written, extension }));
            }
            // Of another command, so that to leave the form out would not help.
            (Some(said), None) if KNOWN.contains(&&*extension) => {
                return Err(self.unknown(written, &[said.extension()]));
            }
            (Some(said), _) => said,
        };
        Ok(Written { format, path })
    }

    /// Refuses an extension that means nothing where something is written.
    fn unknown(&self, path: String, known: &[&str]) -> Failure {
        self.wrong(&Problem::WrittenExtension { path, known: self.lang.alternatives(known) })
    }

    /// The same where something is drawn, in one of these formats.
    pub(super) fn not_drawn(&self, path: &Path, known: &[&str]) -> Failure {
        if let Err(nameless) = self.has_name(path) {
            return nameless;
        }
        let (path, known) = (path.display().to_string(), self.lang.alternatives(known));
        self.wrong(&Problem::Extension { path, known })
    }

    /// Refuses `.csv`, which a script writes whose variable is empty.
    fn has_name(&self, path: &Path) -> Result<(), Failure> {
        let name = path.file_name().map(|name| name.to_string_lossy().to_ascii_lowercase());
        match name.filter(|name| KNOWN.iter().any(|known| name.strip_prefix('.') == Some(*known))) {
            Some(name) => {
                let path = path.display().to_string();
                Err(self.wrong(&Problem::OnlyExtension { path, example: format!("run{name}") }))
            }
            None => Ok(()),
        }
    }

    /// What `--format` says, of a command that has it.
    fn format<F: Form>(&self, matches: &ArgMatches) -> Result<Option<F>, Failure> {
        let has_it = matches.try_contains_id("format").is_ok();
        if has_it { self.choice(matches, "format") } else { Ok(None) }
    }

    /// A still picture, if there is to be one.
    pub(super) fn picture(&self, matches: &ArgMatches) -> Result<Option<(Picture, PathBuf)>, Failure> {
        self.stands_still(matches)?;
        let Some(path) = path(matches, "output") else { return Ok(None) };
        match Picture::of_file(&path) {
            Some(picture) => Ok(Some((picture, path))),
            None => Err(self.not_drawn(&path, &Picture::names())),
        }
    }

    /// Refuses a format that moves, for commands whose pictures do not.
    pub(super) fn stands_still(&self, matches: &ArgMatches) -> Result<(), Failure> {
        let Some(path) = path(matches, "output").filter(|path| Moving::of_file(path) == Some(Moving::Gif))
        else {
            return Ok(());
        };
        let path = path.display().to_string();
        Err(self.wrong(&match matches.try_contains_id("seeds") {
            Ok(true) => Problem::SeedsDoNotMove { path },
            _ => Problem::DoesNotMove { path },
        }))
    }

    /// How the picture is to look, where that is said.
    pub(super) fn look(&self, matches: &ArgMatches) -> Result<Option<Look>, Failure> {
        let theme: Option<Theme> = self.choice(matches, "theme")?;
        let title = matches.try_get_one::<String>("title").ok().flatten().cloned();
        let said = theme.is_some() || title.is_some();
        Ok(said.then(|| Look { theme: theme.unwrap_or_default(), title }))
    }

    /// What is said of how a picture looks, where there is none.
    pub(super) fn needs_picture(&self, matches: &ArgMatches) -> Failure {
        self.wrong(&Problem::NeedsPicture { option: look_option(matches).to_owned() })
    }
}

/// The option that says how a picture looks, where one does.
fn look_option(matches: &ArgMatches) -> &'static str {
    if matches.contains_id("theme") { "--theme" } else { "--title" }
}
