use std::time::{Duration, Instant};

use crate::assembly;
use crate::docs;
use crate::shell::{self, Result, cargo, read, root};

/// A part of the tests that can be run by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Rust,
    Python,
    Web,
}

struct Stage {
    part: Part,
    name: &'static str,
    run: fn() -> Result,
}

const STAGES: [Stage; 9] = [
    Stage { part: Part::Rust, name: "toolchain is the stated minimum", run: toolchain },
    Stage { part: Part::Rust, name: "format", run: || shell::run(&mut cargo(&["fmt", "--all", "--check"])) },
    Stage { part: Part::Rust, name: "clippy", run: clippy },
    Stage { part: Part::Rust, name: "unit and integration tests, doctests", run: tests },
    Stage { part: Part::Rust, name: "examples", run: examples },
    Stage { part: Part::Rust, name: "assembly of the kernels", run: assembly::check },
    Stage { part: Part::Rust, name: "feature matrix", run: features },
    Stage { part: Part::Rust, name: "documentation", run: documentation },
    Stage { part: Part::Rust, name: "pictures of the documentation", run: || docs::run(docs::Mode::Check) },
];

/// Runs all stages, or those of one part, and prints how long each took and what was left out.
pub(crate) fn run(arguments: &[&str]) -> Result {
    let only = match arguments {
        [] => None,
        ["--only", "rust"] => Some(Part::Rust),
        ["--only", "python"] => Some(Part::Python),
        ["--only", "web"] => Some(Part::Web),
        other => return Err(format!("test takes --only rust|python|web, not {}", other.join(" "))),
    };
    let mut report = Vec::new();
    let mut failures = 0;
    for stage in &STAGES {
        if only.is_some_and(|part| part != stage.part) {
            continue;
        }
        println!("\n=== {}", stage.name);
        let start = Instant::now();
        let outcome = (stage.run)();
        let time = start.elapsed();
        let verdict = match &outcome {
            Ok(()) => "passed",
            Err(message) => {
                eprintln!("{message}");
                failures += 1;
                "FAILED"
            }
        };
        report.push((stage.name, verdict, time));
    }

    println!("\n=== summary");
    for (name, verdict, time) in &report {
        println!("{verdict:7} {:7.1} s  {name}", time.as_secs_f64());
    }
    for (part, name) in [(Part::Python, "python"), (Part::Web, "web")] {
        if only.is_none_or(|only| only == part) && STAGES.iter().all(|stage| stage.part != part) {
            println!("skipped          {name}: the repository has no {name} part yet");
        }
    }
    let total: Duration = report.iter().map(|(_, _, time)| *time).sum();
    println!("all stages {:.1} s", total.as_secs_f64());
    println!("{} passed, {failures} failed", report.len() - failures);
    if failures == 0 { Ok(()) } else { Err("some stages failed".to_owned()) }
}

/// `rust-version` is what a user is promised, `rust-toolchain.toml` what all this runs on.
fn toolchain() -> Result {
    let value = |file: &str, key: &str| {
        let text = read(&root().join(file))?;
        let line = text.lines().find(|line| line.starts_with(key));
        let value = line.and_then(|line| line.split('"').nth(1));
        value.map(str::to_owned).ok_or_else(|| format!("{file} has no {key}"))
    };
    let (stated, pinned) = (value("Cargo.toml", "rust-version")?, value("rust-toolchain.toml", "channel")?);
    let running = shell::output(&mut shell::command("rustc", &["--version"]))?;
    println!("    stated {stated}, pinned {pinned}, running {running}");
    if stated == pinned && running.contains(&stated) {
        Ok(())
    } else {
        Err("the three must be the same, or the stated minimum is not what is tested".to_owned())
    }
}

fn clippy() -> Result {
    let all =
        ["clippy", "--workspace", "--all-targets", "--all-features", "--locked", "--", "-D", "warnings"];
    shell::run(&mut cargo(&all))
}

fn tests() -> Result {
    // Snapshots are compared and never written here, whatever the environment says.
    let mut tests = cargo(&["test", "--workspace", "--all-features", "--locked"]);
    shell::run(tests.env("INSTA_UPDATE", "no"))
}

/// The tests have built them; here they run.
fn examples() -> Result {
    let folder = root().join("target/debug/examples");
    for example in
        ["one_element", "shells", "own_method", "train", "book", "own_objective", "both_languages", "draw"]
    {
        shell::run(&mut shell::command(folder.join(example), &[]))?;
    }
    Ok(())
}

/// Every feature alone and none at all: `--all-features` hides a missing gate.
fn features() -> Result {
    for (package, features) in [
        ("korogaru-kernels", &["", "half"][..]),
        ("korogaru", &["", "threads", "half", "ndarray"]),
        ("korogaru-figure", &["", "png"]),
    ] {
        for feature in features {
            let mut words = vec![
                "clippy",
                "--quiet",
                "--locked",
                "-p",
                package,
                "--all-targets",
                "--no-default-features",
            ];
            words.extend(["--features", feature, "--", "-D", "warnings"]);
            shell::run(&mut cargo(&words))?;
        }
    }
    Ok(())
}

fn documentation() -> Result {
    let mut doc = cargo(&["doc", "--workspace", "--all-features", "--no-deps", "--locked"]);
    shell::run(doc.env("RUSTDOCFLAGS", "-D warnings"))
}
