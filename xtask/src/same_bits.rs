//! Compares what the kernels' example `same_bits` prints on different machines.

use std::process::Command;
use std::sync::OnceLock;

use crate::shell::{Captured, Result, captured, cargo, root};

/// Runs the example elsewhere with this command, and here, and compares. Returns a line for the summary.
pub(crate) fn compare(elsewhere: &mut Command) -> Result<String> {
    let there = captured(elsewhere)?;
    let here = native()?;
    let lines = there.stdout.lines().count();
    if lines == 0 || lines != here.stdout.lines().count() {
        return Err(format!("there are {lines} lines there, here:\n{}", here.stdout));
    }
    let pairs = here.stdout.lines().zip(there.stdout.lines());
    let different: Vec<String> = pairs
        .filter(|(here, there)| here != there)
        .map(|(here, there)| format!("here {here}, there {there}"))
        .collect();
    if !different.is_empty() {
        return Err(format!(
            "the bits differ, though each is what its rule gives:\n{}",
            different.join("\n")
        ));
    }
    Ok(format!("{lines} digests of same_bits as here; there {}, here {}", backends(&there), backends(&here)))
}

/// The text of this machine, which is made only once.
fn native() -> Result<Captured> {
    static NATIVE: OnceLock<Result<Captured>> = OnceLock::new();
    let run = || {
        let mut here = cargo(&["run", "--release", "--quiet", "--locked", "-p", "korogaru-kernels"]);
        here.args(["--features", "half", "--example", "same_bits"]);
        captured(here.env("CARGO_TARGET_DIR", root().join("target/assembly")))
    };
    NATIVE.get_or_init(run).clone()
}

/// The backends that a program tested, and those that it had to leave out, by its own words.
pub(crate) fn backends(run: &Captured) -> String {
    let said = run.stdout.lines().chain(run.stderr.lines());
    let (mut tested, mut skipped) = (Vec::new(), Vec::new());
    // A test harness may have begun the line with a dot for each test, or with the name of a test.
    for (name, verdict) in said.filter_map(|line| line.split_once("backend ")?.1.split_once(": ")) {
        if verdict == "tested" { tested.push(name) } else { skipped.push(name) }
    }
    let list = |names: &[&str]| if names.is_empty() { "none".to_owned() } else { names.join(", ") };
    format!("tested {}, skipped as lacking {}", list(&tested), list(&skipped))
}
