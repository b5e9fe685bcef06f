use std::fmt;

use crate::{Backend, Convention, Range, messages};

/// Why a rule was not made or a slice not updated. Nothing has changed where one is returned.
#[derive(Clone, Debug, PartialEq)]
pub struct Error {
    kind: ErrorKind,
}

messages! {
    /// What went wrong, with what was expected and what came.
    #[derive(Clone, Debug, PartialEq)]
    pub enum ErrorKind {
        /// A hyperparameter outside its range, or not finite.
        Hyperparameter {
            /// Its name, such as `momentum`.
            name: &'static str,
            /// The value that came.
            value: f64,
            /// The values that are allowed.
            range: Range,
        } = "error-hyperparameter", "{name} must be {range}, but is {value}",
        /// A backend that there is not, or that this machine lacks.
        Backend {
            /// The name that came.
            name: String,
            /// The names of those that this machine has.
            available: Vec<&'static str>,
        } = "error-unknown-backend", "this machine has no backend {name:?}; it has {available}",
        /// A name that no convention of momentum has.
        Convention {
            /// The name that came.
            name: String,
            /// The name of each convention, with its other spelling in brackets.
            known: Vec<&'static str>,
        } = "error-unknown-convention", "there is no convention {name:?}; there are {known}",
        /// A slice of another length than the parameters.
        Length {
            /// `"gradient"`, or the name of a slot.
            what: &'static str,
            /// The number of parameters.
            expected: usize,
            /// The length that came.
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

/// A number as it is typed: as many digits as it needs to be read back, and no `.0`.
///
/// ```
/// assert_eq!([-1.0, 0.1, 1e-7].map(korogaru_kernels::typed), ["-1", "0.1", "1e-7"]);
/// ```
#[must_use]
pub fn typed(number: f64) -> String {
    let digits = format!("{number:?}");
    digits.strip_suffix(".0").unwrap_or(&digits).to_owned()
}

/// The same as messages have it, with the minus sign −.
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
