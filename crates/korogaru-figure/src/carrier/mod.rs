//! How a figure's file carries what it shows, so that it can be run again.
//!
//! What is carried is a list of texts: the canonical form ([`Experiment::to_toml`]) of each experiment in the figure, in
//! the order in which the figure shows them. Every format has a place of its own for text, which may come more than once:
//!
//! | format | place |
//! |---|---|
//! | SVG | an element `metadata` each, whose id is `experiment`, `experiment-2`, … |
//! | PNG | a text chunk each (`iTXt`, or `tEXt` and `zTXt` where a tool has changed it), its keyword `korogaru experiment` |
//! | GIF | a comment each, whose first line is `korogaru experiment` |
//!
//! A picture of logs of trainings says so in places of its own, `log` and `korogaru log`.
//!
//! Files are read by what they are and not by what they are called; nothing that they hold is drawn, unpacked or looked up
//! beyond these texts, so that a hostile one costs no more than its own length. A file is read whole or refused: of one that
//! is cut off nobody knows what it has lost.
//!
//! [`Experiment::to_toml`]: korogaru_lab::Experiment::to_toml

mod bytes;
mod gif;
mod png;
mod put;
mod svg;

pub use put::with_experiments;

use crate::{Error, ErrorKind};

/// What stands before each text, where the format has names for texts.
pub(crate) const KEYWORD: &str = "korogaru experiment";
/// The id of the element that has the first text in SVG, and the beginning of the others'.
pub(crate) const ID: &str = "experiment";

/// The same of what a picture of logs says of them, which is no experiment.
pub(crate) const LOG_KEYWORD: &str = "korogaru log";
pub(crate) const LOG_ID: &str = "log";

/// The comment of a GIF that carries a text.
#[cfg(feature = "gif-frames")]
pub(crate) fn comment(text: &str) -> Vec<u8> {
    format!("{KEYWORD}\n{text}").into_bytes()
}

/// The longest file that is worth reading, in bytes: 32 MiB, many times the largest figure.
pub const LONGEST_FILE: usize = 32 << 20;
/// The longest text that is taken from a figure, in bytes: 64 KiB, many times the longest experiment.
pub const LONGEST_TEXT: usize = 64 << 10;
/// The most texts that are taken from one figure.
pub const MOST_TEXTS: usize = 256;

/// A format of figures that carries experiments.
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
    /// The format that a file has, by its first bytes. `None` where it is none of these.
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

    /// Its name, as people write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Svg => "SVG",
            Self::Png => "PNG",
            Self::Gif => "GIF",
        }
    }
}

/// The texts of the experiments that a figure's file carries, at least one; or the file itself, where it is no figure but
/// text, as an experiment that is kept in a file is.
///
/// The texts are as they stand there: whether each is an experiment is for
/// [`Experiment::from_toml`](korogaru_lab::Experiment::from_toml) to say.
///
/// # Errors
///
/// [`Error`]: no experiment is in it, it is cut off or damaged, longer than [`LONGEST_FILE`], or has longer or more texts
/// than [`LONGEST_TEXT`] and [`MOST_TEXTS`] allow.
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

/// The text of the one experiment that a file carries or is.
///
/// # Errors
///
/// Those of [`experiments`], and [`ErrorKind::Several`] for a figure of more than one.
pub fn experiment(file: &[u8]) -> Result<String, Error> {
    let mut texts = experiments(file)?;
    match texts.len() {
        1 => Ok(texts.swap_remove(0)),
        count => Err(ErrorKind::Several { count }.into()),
    }
}

/// What is said of a file that is longer than [`LONGEST_FILE`].
#[must_use]
pub fn too_long() -> Error {
    ErrorKind::FileTooLong { limit: LONGEST_FILE >> 20 }.into()
}

/// Texts as they are found in a file, within the limits.
struct Texts {
    carrier: Carrier,
    found: Vec<String>,
    /// Whether it says that it shows logs.
    is_of_log: bool,
}

impl Texts {
    /// Takes bytes that are to be UTF-8.
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

    /// What is wrong with the file, in words that name its format.
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

/// What can be wrong with a figure's file.
#[derive(Clone, Copy)]
enum Wrong {
    Nothing,
    CutOff,
    Damaged,
    TextTooLong,
    TooMany,
}
