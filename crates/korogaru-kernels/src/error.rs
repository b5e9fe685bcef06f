use std::fmt;

use crate::{Backend, Convention, Range, messages};

/// Why a rule could not be made or a slice could not be updated. A call that returns this has changed
/// nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Error {
    kind: ErrorKind,
}

messages! {
    /// What went wrong: what was expected and what was found.
    #[derive(Clone, Debug, PartialEq)]
    pub enum ErrorKind {
        /// A hyperparameter that is outside its range or not finite.
        Hyperparameter {
            /// The name of the hyperparameter, such as `momentum`.
            name: &'static str,
            value: f64,
            range: Range,
        } = "error-hyperparameter", "{name} must be {range}, but is {value}",
        /// No backend has this name, or this machine lacks it.
        Backend { name: String, available: Vec<&'static str> } = "error-unknown-backend",
            "this machine has no backend {name:?}; it has {available}",
        /// No convention of momentum has this name.
        Convention {
            name: String,
            /// The name of each convention, with its other spelling in brackets.
            known: Vec<&'static str>,
        } = "error-unknown-convention", "there is no convention {name:?}; there are {known}",
        /// A slice has another length than the parameters.
        Length {
            /// `"gradient"`, or the name of a slot.
            what: &'static str,
            expected: usize,
            found: usize,
        } = "error-length", "{what} has {found} elements, but the parameters have {expected}",
    }
}

impl Error {
    pub(crate) fn hyperparameter(name: &'static str, value: f64, range: Range) -> Self {
        Self { kind: ErrorKind::Hyperparameter { name, value, range } }
    }

    pub(crate) fn backend(name: &str) -> Self {
        let available = Backend::available().map(Backend::name).collect();
        Self { kind: ErrorKind::Backend { name: name.to_owned(), available } }
    }

    pub(crate) fn convention(name: &str) -> Self {
        let known = Convention::ALL.map(|convention| match convention {
            Convention::LrInside => "book (inside)",
            Convention::LrOutside => "fresh (outside)",
        });
        Self { kind: ErrorKind::Convention { name: name.to_owned(), known: known.to_vec() } }
    }

    #[cold]
    pub(crate) fn length(what: &'static str, expected: usize, found: usize) -> Self {
        Self { kind: ErrorKind::Length { what, expected, found } }
    }

    /// What went wrong, as data.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.kind
    }
}

/// A number as a person types it: the fewest digits that are read back as the same number, and no `.0`.
///
/// ```
/// assert_eq!([-1.0, 0.1, 1e-7].map(korogaru_kernels::typed), ["-1", "0.1", "1e-7"]);
/// ```
#[must_use]
pub fn typed(number: f64) -> String {
    let digits = format!("{number:?}");
    digits.strip_suffix(".0").unwrap_or(&digits).to_owned()
}

/// A number as messages have it: as [`typed`], with the minus sign −.
///
/// ```
/// assert_eq!([-1.0, 0.1, 1e-7].map(korogaru_kernels::written), ["−1", "0.1", "1e−7"]);
/// ```
#[must_use]
pub fn written(number: f64) -> String {
    typed(number).replace('-', "−")
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)
    }
}

impl std::error::Error for Error {}
