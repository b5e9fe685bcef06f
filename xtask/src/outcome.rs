//! How a stage of the tests ended.

use crate::shell::Result;

/// What was done, in a line or none; or why the stage did not pass.
pub(crate) type Outcome = std::result::Result<String, Stop>;

/// Why a stage did not pass.
#[derive(Debug)]
pub(crate) enum Stop {
    /// This machine cannot run it; what is missing, and how a person gets it.
    Skipped(String),
    /// What was wrong.
    Failed(String),
}

impl Stop {
    /// What to tell a person of a chore outside the tests, where a skip is a failure.
    pub(crate) fn message(self) -> String {
        match self {
            Self::Skipped(message) | Self::Failed(message) => message,
        }
    }
}

impl From<String> for Stop {
    fn from(message: String) -> Self {
        Self::Failed(message)
    }
}

/// The outcome of a stage whose name says all that it does.
pub(crate) fn plain(result: Result) -> Outcome {
    result?;
    Ok(String::new())
}
