//! What an option chooses among.

use std::path::Path;

use korogaru_figure::{ExplanationView, Theme};
use korogaru_lab::Metric;
use korogaru_text::Lang;

/// Values that an option takes by their names. Help, completions, messages and files' extensions come from here.
pub(crate) trait Choice: Copy + 'static {
    /// All of them, as they are listed.
    const ALL: &'static [Self];

    /// What is typed for it.
    fn name(self) -> &'static str;

    fn names() -> Vec<&'static str> {
        Self::ALL.iter().map(|choice| choice.name()).collect()
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|choice| choice.name() == name)
    }

    /// The one whose name is the file's extension.
    fn of_file(path: &Path) -> Option<Self> {
        Self::named(&extension(path)?)
    }
}

/// A form in which a command writes what it found. The default is for a terminal.
pub(crate) trait Form: Choice + Default {
    /// The extension of its files.
    fn extension(self) -> &'static str {
        match self.name() {
            "table" | "text" => "txt",
            name => name,
        }
    }

    /// The first with that extension; its name may be one too.
    fn with_extension(extension: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|form| [form.extension(), form.name()].contains(&extension))
    }

    /// All extensions, each once.
    fn extensions() -> Vec<&'static str> {
        let mut extensions: Vec<&str> = Self::ALL.iter().map(|form| form.extension()).collect();
        extensions.dedup();
        extensions
    }

    /// The byte that ends a row, in a form that has rows without end.
    fn row_end(self) -> Option<u8> {
        match self.name() {
            "csv" => Some(b'\n'),
            "json" => Some(b'}'),
            _ => None,
        }
    }
}

impl<C: Choice + Default> Form for C {}

/// A file's extension in small letters. One that is no text is none that is known.
pub(crate) fn extension(path: &Path) -> Option<String> {
    Some(path.extension()?.to_string_lossy().to_ascii_lowercase())
}

impl Choice for Lang {
    const ALL: &'static [Self] = &Lang::ALL;

    fn name(self) -> &'static str {
        self.code()
    }
}

impl Choice for Theme {
    const ALL: &'static [Self] = &[Theme::Light, Theme::Dark];

    fn name(self) -> &'static str {
        match self {
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

impl Choice for Metric {
    const ALL: &'static [Self] = &Metric::ALL;

    fn name(self) -> &'static str {
        self.name()
    }
}

impl Choice for ExplanationView {
    const ALL: &'static [Self] = &ExplanationView::ALL;

    fn name(self) -> &'static str {
        self.name()
    }
}
