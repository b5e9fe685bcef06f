use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::Result;
use crate::process::{output, time};
use crate::row::{Bar, Quantity, Row};
use crate::sample::Samples;
use crate::setup::{Setup, root};

const LIBRARY_BUILDS: usize = 3;

/// What a newcomer waits for: builds into an empty target folder with two jobs, without downloads.
pub(crate) fn rows(setup: &Setup) -> Result<Vec<Row>> {
    output(cargo(None).args(["fetch", "--quiet", "--locked"]))?;

    let figures = setup.fresh_folder("figures")?;
    let book = || {
        let mut command = cargo(Some(&setup.fresh_folder("build")?));
        command.args(["run", "--release", "--locked", "--quiet", "--jobs", "2", "--", "book", "--out"]);
        time(command.arg(&figures))
    };
    let library = || {
        let mut command = cargo(Some(&setup.fresh_folder("build")?));
        time(command.args(["build", "--release", "--locked", "--quiet", "--jobs", "2", "-p", "korogaru"]))
    };
    let book = Samples::new(vec![book()?]);
    let library = Samples::new((0..LIBRARY_BUILDS).map(|_| library()).collect::<Result<_>>()?);

    let within = |seconds| Some(Bar::Within(Duration::from_secs(seconds)));
    Ok(vec![
        Row::alone("`cargo run --release -- book` from nothing", Quantity::Time(book), within(150)),
        Row::alone("the library built from nothing", Quantity::Time(library), within(15)),
        Row::alone(
            "crates of the library, itself included",
            Quantity::Count(crates()?),
            Some(Bar::Count(12)),
        ),
    ])
}

/// The number of crates that a user of the library builds.
fn crates() -> Result<usize> {
    let tree = ["tree", "--locked", "-p", "korogaru", "-e", "normal", "--prefix", "none"];
    let tree = output(cargo(None).args(tree))?;
    // A crate that is needed twice is listed twice, the second time with a mark.
    Ok(tree.lines().map(|line| line.trim_end_matches(" (*)")).collect::<BTreeSet<_>>().len())
}

/// Cargo in the checkout, with the target folder to build into. It does not see what a developer's
/// environment adds: flags, and a cache of compiled crates.
fn cargo(target: Option<&Path>) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(root()).env("RUSTC_WRAPPER", "");
    for variable in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_BUILD_RUSTFLAGS", "CARGO_INCREMENTAL"] {
        cargo.env_remove(variable);
    }
    if let Some(target) = target {
        cargo.env("CARGO_TARGET_DIR", target);
    }
    cargo
}
