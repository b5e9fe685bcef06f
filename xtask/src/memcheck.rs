//! Runs the tests of the crates below everything else under valgrind's memcheck.

use crate::outcome::{Outcome, Stop};
use crate::packages::{self, Need};
use crate::same_bits::backends;
use crate::shell::{self, captured, cargo, command, output, root};

pub(crate) const VALGRIND: Need = Need { what: "valgrind", package: "valgrind" };

/// An error is any read or write outside of what was allocated, any branch on a value that was never written,
/// and any allocation that nothing points to at the end.
const RUNNER: &str = "valgrind --quiet --error-exitcode=1 --leak-check=full \
                      --errors-for-leak-kinds=definite --show-leak-kinds=definite";

pub(crate) fn check() -> Outcome {
    if !cfg!(target_os = "linux") {
        return Err(Stop::Skipped("valgrind is used on Linux alone".to_owned()));
    }
    packages::ensure(&[VALGRIND], "")?;
    let host = output(&mut command("rustc", &["--print", "host-tuple"]))?;
    let runner = format!("CARGO_TARGET_{}_RUNNER", host.to_uppercase().replace('-', "_"));
    // Optimised, because the vectorised loops are to be checked.
    let mut tests = cargo(&["test", "--release", "--quiet", "--locked", "-p", "korogaru-kernels"]);
    tests.args([
        "-p",
        "korogaru",
        "--features",
        "korogaru/half,korogaru/threads",
        "--test",
        "it",
        "--",
        "--nocapture",
    ]);
    // The largest tests on threads update hundreds of millions of elements. f32 is enough here: how work is
    // shared does not depend on the type, and the kernels' own tests have all types.
    tests.args(["f64", "f16", "bf16"].map(|skipped| format!("--skip={skipped}_on_any_number_of_threads")));
    tests.env("CARGO_TARGET_DIR", root().join("target/assembly"));
    let run = captured(tests.env(runner, RUNNER).env("PROPTEST_CASES", "32"))?;
    let count = run.stdout.lines().filter_map(passed).sum::<usize>();
    if count == 0 {
        return Err(Stop::Failed(format!("no test ran:\n{}{}", run.stdout, run.stderr)));
    }
    let version = shell::output(&mut command("valgrind", &["--version"]))?;
    Ok(format!(
        "{count} tests of korogaru-kernels and korogaru without an error; {version} {}",
        backends(&run)
    ))
}

/// The number of tests that passed, from the harness's last line: `test result: ok. 8 passed; …`.
fn passed(line: &str) -> Option<usize> {
    line.strip_prefix("test result: ok. ")?.split(' ').next()?.parse().ok()
}
