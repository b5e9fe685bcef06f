//! Times whole processes: from before one is started until it has ended and its output has been read.

use std::io::Read;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::Result;
use crate::sample::{Pairs, alternate};

/// Times two programs alternately. Making a command is not timed, so that it may empty a folder first.
pub(crate) fn compare(
    pairs: usize,
    mut ours: impl FnMut() -> Result<Command>,
    mut theirs: impl FnMut() -> Result<Command>,
) -> Result<Pairs> {
    alternate(pairs, || time(&mut ours()?), || time(&mut theirs()?))
}

/// Runs a command once. Its standard output is a pipe that is read to the end. Its standard error is shown,
/// since a program that complains has not done its work.
pub(crate) fn time(command: &mut Command) -> Result<Duration> {
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    let program = command.get_program().to_string_lossy().into_owned();
    let mut output = Vec::with_capacity(1 << 16);

    let start = Instant::now();
    let mut child = command.spawn().map_err(|error| format!("cannot start {program}: {error}"))?;
    let read = child.stdout.take().map_or(Ok(0), |mut stdout| stdout.read_to_end(&mut output));
    let status = child.wait().map_err(|error| format!("{program}: {error}"))?;
    let time = start.elapsed();

    read.map_err(|error| format!("cannot read what {program} prints: {error}"))?;
    if status.success() { Ok(time) } else { Err(format!("{program} failed: {status}")) }
}

/// What a command prints, trimmed.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.output().map_err(|error| format!("cannot start {program}: {error}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    } else {
        Err(format!("{program} failed: {}", String::from_utf8_lossy(&output.stderr).trim()))
    }
}
