//! Values that an option takes by name.

use std::path::Path;

use korogaru_figure::{ExplanationView, Theme};
use korogaru_lab::Metric;
use korogaru_text::Lang;

/// A value that an option takes by its name. Help, completions, messages and the extensions of files come
/// from the one list of names.
pub(crate) trait Choice: Copy + 'static {
    /// All of them, in the order in which they are listed.
    const ALL: &'static [Self];

    /// The name that is typed.
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

    /// The first form whose extension or name this is.
    fn with_extension(extension: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|form| [form.extension(), form.name()].contains(&extension))
    }

    /// All extensions, each once.
    fn extensions() -> Vec<&'static str> {
        let mut extensions: Vec<&str> = Self::ALL.iter().map(|form| form.extension()).collect();
        extensions.dedup();
        extensions
    }

    /// The byte that ends a row, in a form whose number of rows has no limit.
    fn row_end(self) -> Option<u8> {
        match self.name() {
            "csv" => Some(b'\n'),
            "json" => Some(b'}'),
            _ => None,
        }
    }
}

impl<C: Choice + Default> Form for C {}

/// A file's extension in small letters. One that is not UTF-8 equals no known extension.
pub(crate) fn extension(path: &Path) -> Option<String> {
    Some(path.extension()?.to_string_lossy().to_ascii_lowercase())
}

/// Declares an enum of choices, each with the name that is typed.
macro_rules! choices {
    ($(#[$about:meta])* $name:ident { $( $(#[$of:meta])* $variant:ident = $text:literal, )* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum $name {
            $( $(#[$of])* $variant, )*
        }

        impl $crate::choice::Choice for $name {
            const ALL: &'static [Self] = &[$( Self::$variant, )*];

            fn name(self) -> &'static str {
                match self {
                    $( Self::$variant => $text, )*
                }
            }
        }
    };
}

pub(crate) use choices;

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
