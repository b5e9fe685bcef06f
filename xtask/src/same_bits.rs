//! One text from every machine: what the kernels' example `same_bits` prints.

use std::process::Command;
use std::sync::OnceLock;

use crate::shell::{Captured, Result, captured, cargo, root};

/// Runs the example elsewhere by this command, and here, and compares. Gives what was found, for the summary.
pub(crate) fn compare(elsewhere: &mut Command) -> Result<String> {
    let there = captured(elsewhere)?;
    let here = native()?;
    let lines = there.stdout.lines().count();
    if lines == 0 || there.stdout != here.stdout {
        return Err(format!("here:\n{}\nthere:\n{}\nthese must be one text", here.stdout, there.stdout));
    }
    Ok(format!("{lines} digests of same_bits as here; there {}, here {}", backends(&there), backends(&here)))
}

/// The text of this machine, made once.
fn native() -> Result<Captured> {
    static NATIVE: OnceLock<Result<Captured>> = OnceLock::new();
    let run = || {
        let words =
            ["run", "--release", "--quiet", "--locked", "-p", "korogaru-kernels", "--example", "same_bits"];
        captured(cargo(&words).env("CARGO_TARGET_DIR", root().join("target/assembly")))
    };
    NATIVE.get_or_init(run).clone()
}

/// Which backends a program said that it tested, and which it had to leave out.
pub(crate) fn backends(run: &Captured) -> String {
    let said = run.stdout.lines().chain(run.stderr.lines());
    let (mut tested, mut skipped) = (Vec::new(), Vec::new());
    for (name, verdict) in said.filter_map(|line| line.strip_prefix("backend ")?.split_once(": ")) {
        if verdict == "tested" { tested.push(name) } else { skipped.push(name) }
    }
    let list = |names: &[&str]| if names.is_empty() { "none".to_owned() } else { names.join(", ") };
    format!("tested {}, skipped as lacking {}", list(&tested), list(&skipped))
}
