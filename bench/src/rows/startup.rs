use crate::Result;
use crate::process::compare;
use crate::row::{Bar, Row};
use crate::setup::{Setup, least_program};

const PAIRS: usize = 300;

/// How long a user waits for a bare `korogaru run`, against the shortest wait for any program.
pub(crate) fn rows(setup: &Setup) -> Result<Vec<Row>> {
    let least = least_program()?;
    let ours = || {
        let mut command = setup.korogaru();
        command.arg("run");
        Ok(command)
    };
    let pairs = compare(PAIRS, ours, || Ok(setup.program(least)))?;
    Ok(vec![Row::compared("`korogaru run` into a pipe vs `true`", pairs, Some(Bar::AtMost(3.0)))])
}
