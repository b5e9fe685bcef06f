//! The explorer in a real browser.

use std::path::PathBuf;

use crate::built;
use crate::environment;
use crate::outcome::{Outcome, Stop};
use crate::packages::{self, Need};
use crate::shell::{self, command, root};

const TESTS: &str = "crates/korogaru-web/tests/browser";
/// The tests of Firefox are left out where it is missing.
const FIREFOX: Need = Need { what: "firefox-esr", package: "firefox-esr" };
const NEEDS: [Need; 3] = [
    Need { what: "chromium", package: "chromium" },
    Need { what: "node", package: "nodejs" },
    Need { what: "npm", package: "npm" },
];

/// Makes the page and says how large it is.
pub(crate) fn build() -> Outcome {
    super::make()
}

/// Does with the page what a user does, in a browser without a window.
pub(crate) fn check() -> Outcome {
    // Makes the page anew, since one that was made before may differ.
    super::make()?;
    let settings = settings()?;
    // The page's numbers are compared with those of the command line.
    built::ensure()?;
    let mut files = Vec::new();
    let folder = root().join(TESTS);
    let complaint = |error| format!("{}: {error}", folder.display());
    for entry in std::fs::read_dir(&folder).map_err(complaint)? {
        let name = entry.map_err(complaint)?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".test.mjs") {
            files.push(format!("{TESTS}/{name}"));
        }
    }
    files.sort();
    let mut node = command("node", &["--test", "--test-concurrency=1"]);
    // One report to watch, and one from which the failures are summarised.
    node.args(["--test-reporter=spec", "--test-reporter-destination=stdout"]);
    node.args(["--test-reporter=tap", "--test-reporter-destination=target/browser-tests.tap"]);
    node.args(&files);
    node.envs(settings).env("KOROGARU", built::program());
    let left_out = match packages::ensure(&[FIREFOX], "") {
        Ok(()) => {
            node.env("KOROGARU_FIREFOX", path(FIREFOX.what)?);
            String::new()
        }
        Err(Stop::Skipped(reason)) => {
            node.env_remove("KOROGARU_FIREFOX");
            format!("without Firefox: {reason}")
        }
        Err(failed) => return Err(failed),
    };
    shell::run(&mut node).map_err(|error| match shell::read(&root().join("target/browser-tests.tap")) {
        Ok(tap) => format!("{}{error}", failures(&tap)),
        Err(_) => error,
    })?;
    Ok(left_out)
}

/// The names and diagnoses of the failed tests in a report in the Test Anything Protocol.
fn failures(tap: &str) -> String {
    let mut said = String::new();
    let mut failed = false;
    for line in tap.lines() {
        let text = line.trim_start();
        failed = text.starts_with("not ok") || failed && text != "...";
        if failed && !["---", "not ok"].contains(&text) {
            said.push_str(text);
            said.push('\n');
        }
    }
    said
}

/// The variables by which a script finds the page, the browser and the packages. All of these exist then.
pub(crate) fn settings() -> std::result::Result<[(&'static str, PathBuf); 3], Stop> {
    packages::ensure(&NEEDS, "")?;
    if !super::file().exists() {
        super::make()?;
    }
    let modules = environment::npm("browser-npm", TESTS)?;
    Ok([
        ("KOROGARU_NODE_MODULES", modules),
        ("KOROGARU_PAGE", super::file()),
        ("KOROGARU_CHROMIUM", path("chromium")?.into()),
    ])
}

/// The path of a browser.
fn path(browser: &str) -> shell::Result<String> {
    shell::output(&mut command("sh", &["-c", &format!("command -v {browser}")]))
}

#[cfg(test)]
mod tests {
    #[test]
    fn failures_are_told_from_what_passed() {
        let tap = "TAP version 13\nok 1 - fine\n  ---\n  duration_ms: 3\n  ...\nnot ok 2 - lost\n  ---\n  \
                   error: 'no step'\n  ...\nok 3 - good\n  ---\n  duration_ms: 1\n  ...\n# fail 1\n";
        assert_eq!(super::failures(tap), "not ok 2 - lost\nerror: 'no step'\n");
    }
}
