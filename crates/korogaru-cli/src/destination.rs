//! Where the result of a command goes, and in which form.

use std::io::{self, IsTerminal as _, Write};
use std::path::{Path, PathBuf};

use korogaru_text::Lang;

use crate::choice::Form;
use crate::drawing::Picture;
use crate::failure::Failure;
use crate::options::Look;
use crate::output;
use crate::progress::Watch;
use crate::rows::Rows;

/// Where the result of a command goes that may draw.
#[derive(Debug)]
pub(crate) enum Destination<F> {
    /// The result is written in numbers or words.
    Written(Written<F>),
    /// The result is drawn as a figure.
    Drawn { picture: Picture, path: PathBuf, look: Look },
}

/// Where numbers or words go: to a file, or else to the terminal.
#[derive(Debug)]
pub(crate) struct Written<F> {
    pub(crate) format: F,
    pub(crate) path: Option<PathBuf>,
}

impl<F: Form> Written<F> {
    /// Writes this many rows by a function of the form.
    pub(crate) fn write(
        self,
        lang: Lang,
        rows: usize,
        write: impl Fn(F, &mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Failure> {
        // Rows that come out on the terminal show progress themselves.
        let on_terminal = self.path.as_deref().is_none_or(is_device);
        let shown = io::stderr().is_terminal() && !(on_terminal && io::stdout().is_terminal());
        let watch = Watch::on(lang, rows, shown);
        let write = |out: &mut dyn Write| {
            write(self.format, &mut Rows::new(out, lang, rows, self.format.row_end(), &watch))
        };
        match &self.path {
            Some(path) => output::to_file(path, write),
            None => output::to_terminal(write),
        }
    }
}

/// Whether a path leads to what may be the terminal.
fn is_device(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;

        path.metadata().is_ok_and(|there| there.file_type().is_char_device())
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        false
    }
}
