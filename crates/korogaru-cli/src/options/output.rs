//! The option `-o`: what the name of a file means. All commands decide it here.

use std::path::Path;

use korogaru_text::{Alternatives, Problem};

use super::Options;
use crate::choice::{Choice as _, Form, extension};
use crate::destination::{Destination, Written};
use crate::drawing::{Moving, Picture};
use crate::failure::Failure;

/// All extensions that some command writes.
const KNOWN: [&str; 6] = ["svg", "png", "gif", "txt", "csv", "json"];

impl Options<'_> {
    /// Where the result of a command goes that draws a file with a picture's extension and writes everything
    /// else. An option that belongs to the other of the two is refused.
    pub(crate) fn destination<F: Form>(&self) -> Result<Destination<F>, Failure> {
        let look = self.look()?;
        self.refuse_motion()?;
        let drawn = self.path("output").and_then(|path| Some((Picture::of_file(&path)?, path)));
        if let Some((picture, path)) = drawn {
            if let Some(format) = self.format::<F>()? {
                return Err(Problem::FormatOfPicture {
                    format: format.name().to_owned(),
                    path: shown(&path),
                }
                .into());
            }
            return Ok(Destination::Drawn { picture, path, look: look.unwrap_or_default() });
        }
        let written = self.written_beside(&Picture::names())?;
        match (look, self.format::<F>()?) {
            (None, _) => Ok(Destination::Written(written)),
            (Some(_), None) => Err(Problem::NeedsPicture { option: self.look_option() }.into()),
            (Some(_), Some(form)) => {
                let (option, format) = (self.look_option(), form.name().to_owned());
                Err(Problem::NeedsPictureNotForm { option, format }.into())
            }
        }
    }

    /// Where the result of a command goes that does not draw.
    pub(crate) fn written<F: Form>(&self) -> Result<Written<F>, Failure> {
        self.written_beside(&[])
    }

    /// The form is the one that `--format` names, or else the one that the file's extension means, or else
    /// the terminal's. An extension that means nothing, or another form than `--format`, is refused, since
    /// whoever writes it expects a file of that kind. A text may have any form that `--format` names, and so
    /// may a file whose extension no command knows.
    fn written_beside<F: Form>(&self, drawn: &[&str]) -> Result<Written<F>, Failure> {
        let (said, path) = (self.format::<F>()?, self.path("output"));
        let Some((output, extension)) = path.as_deref().and_then(|path| Some((path, extension(path)?)))
        else {
            path.as_deref().map_or(Ok(()), refuse_nameless)?;
            return Ok(Written { format: said.unwrap_or_default(), path });
        };
        let unknown = |known: &[&str]| Problem::WrittenExtension {
            path: shown(output),
            known: Alternatives::of(known),
        };
        let format = match (said, F::with_extension(&extension)) {
            (None, Some(meant)) => meant,
            (None, None) => return Err(unknown(&[drawn, &F::extensions()].concat()).into()),
            (Some(said), _) if [said.extension(), said.name(), "txt"].contains(&&*extension) => said,
            (Some(said), Some(_)) => {
                let (format, extension) = (said.name().to_owned(), said.extension().to_owned());
                return Err(Problem::FormatOfFile { format, path: shown(output), extension }.into());
            }
            // The extension belongs to another command. To leave the form out would not help.
            (Some(said), None) if KNOWN.contains(&&*extension) => {
                return Err(unknown(&[said.extension()]).into());
            }
            (Some(said), _) => said,
        };
        Ok(Written { format, path })
    }

    /// The value of `--format`, in a command that has it.
    fn format<F: Form>(&self) -> Result<Option<F>, Failure> {
        self.choice("format")
    }

    /// Refuses a format that moves, for commands whose pictures do not.
    pub(super) fn refuse_motion(&self) -> Result<(), Failure> {
        let Some(path) = self.path("output").filter(|path| Moving::of_file(path) == Some(Moving::Gif)) else {
            return Ok(());
        };
        let path = shown(&path);
        Err(match self.has("seeds") {
            true => Problem::SeedsDoNotMove { path }.into(),
            false => Problem::DoesNotMove { path }.into(),
        })
    }
}

/// Refuses a file that is none of the pictures with these extensions.
pub(super) fn not_drawn(path: &Path, known: &[&str]) -> Failure {
    match refuse_nameless(path) {
        Err(nameless) => nameless,
        Ok(()) => Problem::Extension { path: shown(path), known: Alternatives::of(known) }.into(),
    }
}

/// Refuses `.csv`, which a script writes whose variable is empty.
fn refuse_nameless(path: &Path) -> Result<(), Failure> {
    let name = path.file_name().map(|name| name.to_string_lossy().to_ascii_lowercase());
    match name.filter(|name| KNOWN.iter().any(|known| name.strip_prefix('.') == Some(*known))) {
        Some(name) => Err(Problem::OnlyExtension { path: shown(path), example: format!("run{name}") }.into()),
        None => Ok(()),
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
