//! The project's own chores, such as `cargo xtask test`. A user of the library needs none of them.

mod assembly;
mod bench;
mod built;
mod cross;
mod dist;
mod docs;
mod environment;
mod fonts;
mod goldens;
mod install;
mod instructions;
mod memcheck;
mod neon;
mod outcome;
mod packaged;
mod packages;
mod python;
mod same_bits;
mod shell;
mod site;
mod test;
mod wasm;
mod web;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask CHORE

  test [--only rust|python|web]  all tests, with their set-up; prints each stage's time
  test --stage TEXT              the stages with this text in their names; --without TEXT leaves them out
  test --quick                   format, clippy and the tests of what changes most often; installs nothing
  dist [--only PART]             makes what a release holds, in target/dist/; the parts are licences, page,
                                 program, windows and python
  install                        makes the explorer and installs the command korogaru with it
  goldens                        rewrites the tests' goldens from the reference (needs Python)
  fonts                          rewrites the bundled font subset (needs Python and npm)
  docs [--check]                 renews the documentation's pictures and outputs; --check only compares
  web [--pictures]               makes target/web/korogaru.html, the explorer in one file; --pictures renews the
                                 documentation's pictures of it (needs Chromium and npm)
  site                           makes target/site/: the explorer, the lesson and the gallery as pages
  instructions                   rewrites the record of instruction counts (needs valgrind)
  bench [--builds]               measures against rivals, writes a dated record (needs Python)
  bench [--quick] [--only GROUP] measures some or few, writes none
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["test", rest @ ..] => test::run(rest),
        ["dist", rest @ ..] => dist::run(rest),
        ["install"] => install::run(),
        ["goldens"] => goldens::run(),
        ["fonts"] => fonts::run(),
        ["docs"] => docs::run(docs::Mode::Write),
        ["docs", "--check"] => docs::run(docs::Mode::Check),
        ["web"] => web::run(),
        ["web", "--pictures"] => web::pictures(),
        ["site"] => site::run(),
        ["instructions"] => instructions::write(),
        ["bench", rest @ ..] => bench::run(rest),
        [] | ["--help" | "-h" | "help"] => {
            print!("{USAGE}");
            Ok(())
        }
        other => Err(format!("there is no such chore: {}\n\n{USAGE}", other.join(" "))),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}
