//! The explorer in a real browser.

use std::path::PathBuf;

use crate::environment;
use crate::outcome::{Outcome, Stop, plain};
use crate::packages::{self, Need};
use crate::shell::{self, cargo, command, root};

const TESTS: &str = "crates/korogaru-web/tests/browser";
const NEEDS: [Need; 3] = [
    Need { what: "chromium", package: "chromium" },
    Need { what: "node", package: "nodejs" },
    Need { what: "npm", package: "npm" },
];

/// The page itself, and how large it is.
pub(crate) fn build() -> Outcome {
    super::make()
}

/// What a person does with the page, done by a browser without a window.
pub(crate) fn check() -> Outcome {
    let settings = settings()?;
    // The page's numbers are compared with the command line's.
    shell::run(&mut cargo(&["build", "--quiet", "--locked", "-p", "korogaru-cli"]))?;
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
    let mut node = command("node", &["--test", "--test-reporter=spec", "--test-concurrency=1"]);
    node.args(&files);
    node.envs(settings).env("KOROGARU", root().join("target/debug/korogaru"));
    plain(shell::run(&mut node))
}

/// The variables by which a script finds the page, the browser and the packages, all of which are there then.
pub(crate) fn settings() -> std::result::Result<[(&'static str, PathBuf); 3], Stop> {
    packages::ensure(&NEEDS, "")?;
    if !super::file().exists() {
        super::make()?;
    }
    let modules = environment::npm("browser-npm", TESTS)?;
    Ok([
        ("KOROGARU_NODE_MODULES", modules),
        ("KOROGARU_PAGE", super::file()),
        ("KOROGARU_CHROMIUM", chromium()?.into()),
    ])
}

/// Where the browser is.
fn chromium() -> shell::Result<String> {
    shell::output(&mut command("sh", &["-c", "command -v chromium"]))
}
