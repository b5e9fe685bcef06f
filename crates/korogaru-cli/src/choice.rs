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
        Self::named(&path.extension()?.to_str()?.to_ascii_lowercase())
    }
}

/// A form in which a command writes what it found. The default is for a terminal.
pub(crate) trait Form: Choice + Default {}

impl<C: Choice + Default> Form for C {}

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
