use std::time::{Duration, Instant};

use crate::assembly;
use crate::built;
use crate::dist;
use crate::docs;
use crate::instructions;
use crate::memcheck;
use crate::neon;
use crate::outcome::{Outcome, Stop, plain};
use crate::packaged;
use crate::python;
use crate::same_bits;
use crate::shell::{self, Result, cargo, read, root};
use crate::site;
use crate::wasm;
use crate::web::browser;

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
    run: fn() -> Outcome,
}

const STAGES: [Stage; 27] = [
    Stage { part: Part::Rust, name: "toolchain is the stated minimum", run: toolchain },
    Stage { part: Part::Rust, name: "format", run: || plain(format()) },
    Stage { part: Part::Rust, name: "clippy", run: || plain(clippy()) },
    // Before the tests, so that the command is built once, with its page.
    Stage { part: Part::Web, name: "the explorer, in one file", run: browser::build },
    Stage { part: Part::Rust, name: TESTS, run: tests },
    Stage { part: Part::Rust, name: "examples", run: || plain(examples()) },
    Stage { part: Part::Rust, name: "assembly of the kernels", run: assembly::check },
    Stage { part: Part::Rust, name: "the same bits with NEON, on AArch64 by qemu", run: neon::check },
    Stage { part: Part::Rust, name: "the same bits with SIMD128, in WebAssembly by Node", run: wasm::check },
    Stage { part: Part::Rust, name: "memory, by valgrind's memcheck", run: memcheck::check },
    Stage { part: Part::Rust, name: "instruction counts, by callgrind", run: instructions::check },
    Stage { part: Part::Rust, name: "feature matrix", run: || plain(features()) },
    Stage { part: Part::Rust, name: "documentation", run: || plain(documentation()) },
    Stage {
        part: Part::Rust,
        name: "pictures of the documentation",
        run: || plain(docs::run(docs::Mode::Check)),
    },
    Stage { part: Part::Rust, name: "packages that can be published", run: packaged::check },
    Stage { part: Part::Rust, name: "dependencies, by cargo-deny", run: packaged::deny },
    Stage { part: Part::Rust, name: "workflows", run: packaged::workflows },
    Stage { part: Part::Python, name: "licences of the Python package", run: || plain(python::licences()) },
    Stage { part: Part::Python, name: "the Python package, built and installed by pip", run: python::build },
    Stage { part: Part::Python, name: "Python tests", run: python::tests },
    Stage {
        part: Part::Python,
        name: "Python stress, on the oldest and the newest CPython",
        run: python::stress,
    },
    Stage { part: Part::Python, name: "Python types, by mypy and stubtest", run: python::types },
    Stage { part: Part::Web, name: "the explorer in a browser", run: browser::check },
    Stage { part: Part::Web, name: "the site", run: site::make },
    Stage { part: Part::Rust, name: "what a release holds, unpacked and used", run: dist::check },
    Stage { part: Part::Rust, name: "the same for Windows, by wine", run: dist::windows::check },
    Stage { part: Part::Rust, name: "the command's tests on Windows, by wine", run: dist::windows::tests },
];

/// Runs stages: all, those of one part, those with or without a text in their names, or the quick ones.
/// Prints how long each took and what was left out.
pub(crate) fn run(arguments: &[&str]) -> Result {
    let chosen = Chosen::of(arguments)?;
    if !STAGES.iter().any(|stage| chosen.has(stage)) {
        return Err(format!("no stage is left of test {}", arguments.join(" ")));
    }
    let mut report = Report::default();
    for stage in &STAGES {
        if !chosen.has(stage) {
            report.left_out += 1;
            continue;
        }
        println!("\n=== {}", stage.name);
        let start = Instant::now();
        let outcome = if chosen.quick { quick(stage) } else { (stage.run)() };
        report.add(stage.name, outcome, start.elapsed());
    }
    report.print()
}

/// The stages that are to run.
#[derive(Debug, Default)]
struct Chosen<'a> {
    only: Option<Part>,
    named: Option<&'a str>,
    without: Vec<&'a str>,
    quick: bool,
}

impl<'a> Chosen<'a> {
    fn of(arguments: &[&'a str]) -> Result<Self> {
        let mut chosen = Self::default();
        let mut rest = arguments;
        loop {
            rest = match rest {
                [] => return Ok(chosen),
                ["--only", part, rest @ ..] => {
                    chosen.only = Some(match *part {
                        "rust" => Part::Rust,
                        "python" => Part::Python,
                        "web" => Part::Web,
                        _ => return Err(Self::refused(arguments)),
                    });
                    rest
                }
                ["--stage", text, rest @ ..] => {
                    chosen.named = Some(known(text)?);
                    rest
                }
                ["--without", text, rest @ ..] => {
                    chosen.without.push(known(text)?);
                    rest
                }
                ["--quick", rest @ ..] => {
                    chosen.quick = true;
                    rest
                }
                _ => return Err(Self::refused(arguments)),
            };
        }
    }

    fn refused(arguments: &[&str]) -> String {
        let found = arguments.join(" ");
        format!("test takes --only rust|python|web, --stage TEXT, --without TEXT and --quick, not {found}")
    }

    fn has(&self, stage: &Stage) -> bool {
        self.only.is_none_or(|part| part == stage.part)
            && self.named.is_none_or(|text| stage.name.contains(text))
            && !self.without.iter().any(|text| stage.name.contains(text))
            && (!self.quick || QUICK.contains(&stage.name))
    }
}

/// Returns the text if the name of some stage contains it.
fn known(text: &str) -> Result<&str> {
    if STAGES.iter().any(|stage| stage.name.contains(text)) {
        return Ok(text);
    }
    let names: Vec<&str> = STAGES.iter().map(|stage| stage.name).collect();
    Err(format!("no stage's name has {text:?} in it; they are:\n  {}", names.join("\n  ")))
}

/// The stages of a quick run: those that a change breaks first, without any that installs something.
const QUICK: [&str; 3] = ["format", "clippy", TESTS];

/// The stage that a quick run makes only in part.
const TESTS: &str = "unit and integration tests, doctests";

/// The crates that change most often. The others have long tests, which only a whole run makes.
const CHANGING: [&str; 5] =
    ["korogaru-lab", "korogaru-text", "korogaru-figure", "korogaru-files", "korogaru-cli"];

/// A stage as a quick run makes it: only the tests of the crates that change most often, without doctests.
fn quick(stage: &Stage) -> Outcome {
    if stage.name != TESTS {
        return (stage.run)();
    }
    let mut tests =
        cargo(&["test", "--quiet", "--all-features", "--locked", "--lib", "--bins", "--test", "it"]);
    tests.args(CHANGING.iter().flat_map(|name| ["-p", name]));
    shell::run(tests.env("INSTA_UPDATE", "no"))?;
    Ok(format!("of {}, without doctests", CHANGING.join(", ")))
}

/// The number of lines of a failure that the summary repeats.
const END: usize = 24;

/// How the stages ended.
#[derive(Default)]
struct Report {
    lines: Vec<String>,
    time: Duration,
    passed: usize,
    failed: usize,
    skipped: usize,
    /// The stages that were not asked for.
    left_out: usize,
}

impl Report {
    fn add(&mut self, name: &str, outcome: Outcome, time: Duration) {
        let (verdict, count, more) = match outcome {
            Ok(done) => ("passed", &mut self.passed, done),
            Err(Stop::Skipped(reason)) => ("skipped", &mut self.skipped, reason),
            Err(Stop::Failed(message)) => {
                // The whole message here, and its end in the summary, since only the summary of a long run is
                // seen.
                eprintln!("{message}");
                ("FAILED", &mut self.failed, end(&message))
            }
        };
        *count += 1;
        self.time += time;
        self.lines.push(format!("{verdict:7} {:7.1} s  {name}", time.as_secs_f64()));
        if !more.is_empty() {
            if verdict != "FAILED" {
                println!("    {verdict}: {more}");
            }
            self.lines.extend(more.lines().map(|line| format!("{:19}{line}", "")));
        }
    }

    fn print(&self) -> Result {
        println!("\n=== summary\n{}", self.lines.join("\n"));
        println!("all stages {:.1} s", self.time.as_secs_f64());
        if self.left_out > 0 {
            println!("{} stages were not asked for", self.left_out);
        }
        println!("{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped);
        if self.failed == 0 { Ok(()) } else { Err("some stages failed".to_owned()) }
    }
}

/// The last lines of a message.
fn end(message: &str) -> String {
    let lines: Vec<&str> = message.trim_end().lines().collect();
    lines[lines.len().saturating_sub(END)..].join("\n")
}

/// Checks that `rust-version`, which users are promised, is the version in `rust-toolchain.toml`, with which
/// everything here runs.
fn toolchain() -> Outcome {
    let value = |file: &str, key: &str| {
        let text = read(&root().join(file))?;
        let line = text.lines().find(|line| line.starts_with(key));
        let value = line.and_then(|line| line.split('"').nth(1));
        value.map(str::to_owned).ok_or_else(|| format!("{file} has no {key}"))
    };
    let (stated, pinned) = (value("Cargo.toml", "rust-version")?, value("rust-toolchain.toml", "channel")?);
    let running = shell::output(&mut shell::command("rustc", &["--version"]))?;
    let three = format!("stated {stated}, pinned {pinned}, running {running}");
    if stated == pinned && running.contains(&stated) {
        Ok(three)
    } else {
        let must = "these must be the same, or the stated minimum is not what is tested";
        Err(Stop::Failed(format!("{three}: {must}")))
    }
}

fn format() -> Result {
    shell::run(&mut cargo(&["fmt", "--all", "--check"]))
}

fn clippy() -> Result {
    let all =
        ["clippy", "--workspace", "--all-targets", "--all-features", "--locked", "--", "-D", "warnings"];
    shell::run(&mut cargo(&all))
}

/// Runs the tests, and says which backends took part.
fn tests() -> Outcome {
    // Snapshots are compared and never written here, whatever the environment says.
    let mut tests = cargo(&["test"]);
    tests.args(built::ALL);
    shell::run(tests.env("INSTA_UPDATE", "no"))?;
    let mut which = cargo(&["test"]);
    which.args(built::ALL).args(["--", "--nocapture", "which_backends_were_tested"]);
    let said = shell::captured(&mut which)?;
    Ok(format!("backends {}", same_bits::backends(&said)))
}

/// Runs the examples, which the tests have built.
fn examples() -> Result {
    for example in [
        "one_element",
        "shells",
        "same_bits",
        "own_method",
        "train",
        "book",
        "own_objective",
        "both_languages",
        "draw",
    ] {
        shell::run(&mut shell::command(built::example(example), &[]))?;
    }
    Ok(())
}

/// Checks every feature alone, and none at all, because `--all-features` hides a missing gate.
fn features() -> Result {
    for (package, features) in [
        ("korogaru-kernels", &["", "half"][..]),
        ("korogaru", &["", "threads", "half", "ndarray"]),
        ("korogaru-figure", &["", "png", "gif-frames"]),
        ("korogaru-cli", &[""]),
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
