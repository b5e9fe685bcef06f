//! Experiments inside the files of figures, so that they can be run again.
//!
//! A figure carries a list of texts: the canonical form ([`Experiment::to_toml`]) of each of its experiments,
//! in the order in which it shows them. A map's text is that of its sweep, and the first text of a tuned
//! comparison also says how it was tuned. Each format has a place for text, which may occur more than once:
//!
//! | format | place |
//! |---|---|
//! | SVG | a `metadata` element each, with the ids `experiment`, `experiment-2`, … |
//! | PNG | a text chunk each (`iTXt`; also `tEXt` and `zTXt`), keyword `korogaru experiment` |
//! | GIF | a comment each, which begins with the line `korogaru experiment` |
//!
//! A figure of training logs has other places, `log` and `korogaru log`, for the columns that it shows.
//!
//! The format of a file is found from its content and not from its name. The reader unpacks nothing but these
//! texts, draws nothing and looks nothing up, so that the cost of a hostile file is bounded by its length. A
//! file that is cut off is refused, since some of its experiments may be missing.
//!
//! [`Experiment::to_toml`]: korogaru_lab::Experiment::to_toml

mod bytes;
mod gif;
mod png;
mod put;
mod svg;

pub use put::with_experiments;

use crate::{Error, ErrorKind};

/// The keyword of each text, in formats that have keywords.
pub(crate) const KEYWORD: &str = "korogaru experiment";
/// The id of the SVG element with the first text, and the beginning of the other ids.
pub(crate) const ID: &str = "experiment";

/// The keyword of what a figure of logs says of them, which is no experiment.
pub(crate) const LOG_KEYWORD: &str = "korogaru log";
pub(crate) const LOG_ID: &str = "log";

/// The comment in a GIF that carries a text.
#[cfg(feature = "gif-frames")]
pub(crate) fn comment(text: &str) -> Vec<u8> {
    format!("{KEYWORD}\n{text}").into_bytes()
}

/// The longest file that is read, in bytes: 32 MiB, many times the largest figure.
pub const LONGEST_FILE: usize = 32 << 20;
/// The longest text that is read from a figure, in bytes: 64 KiB, many times the longest experiment.
pub const LONGEST_TEXT: usize = 64 << 10;
/// The most texts that are read from one figure.
pub const MOST_TEXTS: usize = 256;

/// A file format of figures, each of which can carry experiments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Carrier {
    /// Scalable Vector Graphics.
    Svg,
    /// Portable Network Graphics.
    Png,
    /// Graphics Interchange Format.
    Gif,
}

impl Carrier {
    /// The format of a file, found from its first bytes, or `None` if it is none of these.
    ///
    /// ```
    /// use korogaru_figure::carrier::Carrier;
    ///
    /// assert_eq!(Carrier::of(b"\x89PNG\r\n\x1a\n"), Some(Carrier::Png));
    /// assert_eq!(Carrier::of(b"lr = 0.1\n"), None);
    /// ```
    #[must_use]
    pub fn of(file: &[u8]) -> Option<Self> {
        if file.starts_with(&png::SIGNATURE) {
            Some(Self::Png)
        } else if gif::SIGNATURES.iter().any(|signature| file.starts_with(signature)) {
            Some(Self::Gif)
        } else if svg::is_markup(file) {
            Some(Self::Svg)
        } else {
            None
        }
    }

    /// The name of the format, as people write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Svg => "SVG",
            Self::Png => "PNG",
            Self::Gif => "GIF",
        }
    }
}

/// Reads the experiments from the file of a figure. There is at least one. If the file is not a figure but
/// text, such as a TOML file with an experiment, the text itself is returned.
///
/// The texts are returned unchecked; [`Experiment::from_toml`](korogaru_lab::Experiment::from_toml) reads
/// them.
///
/// # Errors
///
/// Returns an [`Error`] if the file has no experiment, is cut off or damaged, or is longer than
/// [`LONGEST_FILE`], and if it has longer or more texts than [`LONGEST_TEXT`] and [`MOST_TEXTS`] allow.
///
/// ```
/// use korogaru_figure::{Backdrop, Style, Theme, carrier, svg};
/// use korogaru_lab::Experiment;
/// use korogaru_text::Lang;
///
/// let experiment = Experiment::default();
/// let style = Style { lang: Lang::Ja, theme: Theme::Dark };
/// let file = svg(&Backdrop::new(&experiment).contour_figure(style));
/// let texts = carrier::experiments(file.as_bytes()).unwrap();
/// assert_eq!(Experiment::from_toml(&texts[0])?, experiment);
/// # Ok::<(), korogaru_lab::Error>(())
/// ```
pub fn experiments(file: &[u8]) -> Result<Vec<String>, Error> {
    if file.len() > LONGEST_FILE {
        return Err(too_long());
    }
    let Some(carrier) = Carrier::of(file) else {
        let text = str::from_utf8(file).map_err(|_| ErrorKind::Unknown)?;
        return Ok(vec![text.to_owned()]);
    };
    let mut texts = Texts { carrier, found: Vec::new(), is_of_log: false };
    match carrier {
        Carrier::Svg => svg::read(file, &mut texts),
        Carrier::Png => png::read(file, &mut texts),
        Carrier::Gif => gif::read(file, &mut texts),
    }?;
    match texts.found.is_empty() {
        true if texts.is_of_log => Err(ErrorKind::OfLog { format: carrier.name() }.into()),
        true => Err(texts.wrong(Wrong::Nothing)),
        false => Ok(texts.found),
    }
}

/// Reads the only experiment of a file, like [`experiments`].
///
/// # Errors
///
/// Those of [`experiments`], and [`ErrorKind::Several`] if the figure has more than one experiment.
pub fn experiment(file: &[u8]) -> Result<String, Error> {
    let mut texts = experiments(file)?;
    match texts.len() {
        1 => Ok(texts.swap_remove(0)),
        count => Err(ErrorKind::Several { count }.into()),
    }
}

/// The error for a file that is longer than [`LONGEST_FILE`].
#[must_use]
pub fn too_long() -> Error {
    ErrorKind::FileTooLong { limit: LONGEST_FILE >> 20 }.into()
}

/// The texts that were found in a file, within the limits.
struct Texts {
    carrier: Carrier,
    found: Vec<String>,
    /// Whether the figure says that it shows logs.
    is_of_log: bool,
}

impl Texts {
    /// Adds bytes, which must be UTF-8.
    fn take(&mut self, text: Vec<u8>) -> Result<(), Error> {
        if text.len() > LONGEST_TEXT {
            return Err(self.wrong(Wrong::TextTooLong));
        }
        if self.found.len() == MOST_TEXTS {
            return Err(self.wrong(Wrong::TooMany));
        }
        let text = String::from_utf8(text).map_err(|_| self.wrong(Wrong::Damaged))?;
        self.found.push(text);
        Ok(())
    }

    /// The error for what is wrong with the file.
    fn wrong(&self, wrong: Wrong) -> Error {
        let format = self.carrier.name();
        match wrong {
            Wrong::Nothing => ErrorKind::Nothing { format },
            Wrong::CutOff => ErrorKind::CutOff { format },
            Wrong::Damaged => ErrorKind::Damaged { format },
            Wrong::TextTooLong => ErrorKind::TextTooLong { format, limit: LONGEST_TEXT >> 10 },
            Wrong::TooMany => ErrorKind::TooMany { format, limit: MOST_TEXTS },
        }
        .into()
    }
}

#[derive(Clone, Copy)]
enum Wrong {
    Nothing,
    CutOff,
    Damaged,
    TextTooLong,
    TooMany,
}
