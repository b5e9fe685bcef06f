//! How a stage of the tests ended.

use crate::shell::Result;

/// What was done, in at most one line, or why the stage did not pass.
pub(crate) type Outcome = std::result::Result<String, Stop>;

/// Why a stage did not pass.
#[derive(Debug)]
pub(crate) enum Stop {
    /// This machine cannot run the stage: what is missing, and how to get it.
    Skipped(String),
    /// The stage failed, and why.
    Failed(String),
}

impl Stop {
    /// The message for a chore outside the tests, where a skip is a failure.
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

/// The outcome of a stage whose name says everything that it does.
pub(crate) fn plain(result: Result) -> Outcome {
    result?;
    Ok(String::new())
}
