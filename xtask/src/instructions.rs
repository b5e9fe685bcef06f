//! Counts the instructions of small cases with callgrind, and compares them with the records.

use std::path::PathBuf;
use std::process::Command;

use crate::memcheck::VALGRIND;
use crate::outcome::{Outcome, Stop};
use crate::packages;
use crate::shell::{self, Result, captured, cargo, command, output, root};

/// How far a count may be from the record. Hash seeds and the `memcpy` of other processors change some cases
/// a little.
const TOLERANCE: f64 = 0.02;

const HEAD: &str = "\
# Instructions of each case in instructions.rs, as callgrind counts them with AVX2 in the release profile.
# A stage of `cargo xtask test` compares them; `cargo xtask instructions` rewrites this file.
";

/// A crate with cases in `benches/instructions.rs` and the record beside them.
struct Cases {
    package: &'static str,
    features: &'static [&'static str],
}

const ALL: [Cases; 2] = [
    Cases { package: "korogaru", features: &["--features", "half"] },
    Cases { package: "korogaru-lab", features: &[] },
];

/// Compares today's counts with the records.
pub(crate) fn check() -> Outcome {
    let said: Vec<String> = ALL.iter().map(check_cases).collect::<std::result::Result<_, _>>()?;
    Ok(said.join("; "))
}

fn check_cases(cases: &Cases) -> Outcome {
    let counts = cases.count()?;
    let record = parse(&shell::read(&cases.file())?)?;
    let (mut worse, mut better) = (Vec::new(), Vec::new());
    for (case, count) in &counts {
        let Some((_, kept)) = record.iter().find(|(name, _)| name == case) else {
            return Err(Stop::Failed(format!(
                "the record has no case {case}; run `cargo xtask instructions`"
            )));
        };
        let ratio = *count as f64 / *kept as f64;
        println!("    {case:28} {count:9} instructions, {:+6.2} % of {kept}", (ratio - 1.0) * 100.0);
        let line = format!("{case} {count} instructions, the record has {kept}");
        if ratio > 1.0 + TOLERANCE {
            worse.push(line);
        } else if ratio < 1.0 - TOLERANCE {
            better.push(line);
        }
    }
    if let Some((name, _)) = record.iter().find(|(name, _)| counts.iter().all(|(case, _)| case != name)) {
        return Err(Stop::Failed(format!(
            "there is no case {name} any more; run `cargo xtask instructions`"
        )));
    }
    if !worse.is_empty() {
        let lines = worse.join("\n");
        return Err(Stop::Failed(format!(
            "{lines}\nif this is the price of something, run `cargo xtask instructions`"
        )));
    }
    let within = format!("{} cases within {} %", counts.len() - better.len(), TOLERANCE * 100.0);
    if better.is_empty() {
        return Ok(within);
    }
    Ok(format!("{within}; better, so run `cargo xtask instructions`: {}", better.join("; ")))
}

/// Rewrites the records.
pub(crate) fn write() -> Result {
    for cases in &ALL {
        let counts = cases.count().map_err(|stop| match stop {
            Stop::Skipped(message) | Stop::Failed(message) => message,
        })?;
        let lines: String = counts.iter().map(|(case, count)| format!("{case} {count}\n")).collect();
        let file = cases.file();
        std::fs::write(&file, format!("{HEAD}{lines}"))
            .map_err(|error| format!("{}: {error}", file.display()))?;
    }
    Ok(())
}

fn parse(record: &str) -> Result<Vec<(String, u64)>> {
    let lines = record.lines().filter(|line| !line.starts_with('#'));
    let pair = |line: &str| {
        let (case, count) = line.split_once(' ')?;
        Some((case.to_owned(), count.parse().ok()?))
    };
    lines.map(|line| pair(line).ok_or_else(|| format!("{line:?} is not a case and its count"))).collect()
}

impl Cases {
    /// The path of the record.
    fn file(&self) -> PathBuf {
        root().join(format!("crates/{}/benches/instructions.txt", self.package))
    }

    /// Every case with its count.
    fn count(&self) -> std::result::Result<Vec<(String, u64)>, Stop> {
        if !cfg!(target_os = "linux") || !has_avx2() {
            let needs =
                "the record is of x86-64 with AVX2 under Linux's callgrind, which this machine is not";
            return Err(Stop::Skipped(needs.to_owned()));
        }
        packages::ensure(&[VALGRIND], "")?;
        let program = self.build()?;
        let cases = output(&mut Command::new(&program))?;
        let counts = cases.lines().map(|case| Ok((case.to_owned(), count_case(&program, case)?)));
        counts.collect()
    }

    /// Builds the program of the cases and returns its path.
    fn build(&self) -> Result<String> {
        let words =
            ["bench", "--no-run", "--quiet", "--locked", "-p", self.package, "--bench", "instructions"];
        let mut build = cargo(&words);
        build.args(self.features).arg("--message-format=json-render-diagnostics");
        // The count is of what a user gets, not of what a variable of this shell asks for.
        build.env_remove("RUSTFLAGS").env("CARGO_TARGET_DIR", root().join("target/assembly"));
        let messages = captured(&mut build)?.stdout;
        let after = messages.split(r#""executable":""#).nth(1).and_then(|rest| rest.split('"').next());
        after.map(str::to_owned).ok_or_else(|| "cargo named no program that it built".to_owned())
    }
}

#[cfg(target_arch = "x86_64")]
fn has_avx2() -> bool {
    std::arch::is_x86_feature_detected!("avx2")
}

#[cfg(not(target_arch = "x86_64"))]
fn has_avx2() -> bool {
    false
}

fn count_case(program: &str, case: &str) -> Result<u64> {
    let file = root().join("target/callgrind.out");
    let out = format!("--callgrind-out-file={}", file.display());
    let mut callgrind = command("valgrind", &["--tool=callgrind", "--quiet", &out]);
    callgrind.args(["--toggle-collect=*counted_from_here*", program, case]);
    output(&mut callgrind)?;
    let text = shell::read(&file)?;
    let total = text.lines().find_map(|line| line.strip_prefix("totals: ")?.parse().ok());
    total.filter(|&total| total > 0).ok_or_else(|| format!("callgrind counted nothing in {case}"))
}
