//! Where what a command found goes, and in which form.

use std::io::{self, Write};
use std::path::PathBuf;

use korogaru_figure::{Style, Theme};
use korogaru_text::Lang;

use crate::commands::Picture;
use crate::failure::Failure;
use crate::output;

/// Of a command that may draw.
#[derive(Debug)]
pub(crate) enum Destination<F> {
    /// In numbers or words.
    Written(Written<F>),
    /// As a figure.
    Drawn { picture: Picture, path: PathBuf, look: Look },
}

/// How a picture looks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Look {
    pub(crate) theme: Theme,
    /// A title of the user's own.
    pub(crate) title: Option<String>,
}

impl Look {
    pub(crate) fn style(&self, lang: Lang) -> Style {
        Style { lang, theme: self.theme }
    }
}

/// To a file, or else the terminal.
#[derive(Debug)]
pub(crate) struct Written<F> {
    pub(crate) format: F,
    pub(crate) path: Option<PathBuf>,
}

impl<F> Written<F> {
    /// Writes by a function of the form.
    pub(crate) fn write(
        self,
        lang: Lang,
        write: impl Fn(F, &mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Failure>
    where
        F: Copy,
    {
        let write = |out: &mut dyn Write| write(self.format, out);
        match &self.path {
            Some(path) => output::to_file(lang, path, write),
            None => output::to_terminal(lang, write),
        }
    }
}
