//! What the tests build, for all stages that need a program.

use std::path::PathBuf;

use crate::shell::{self, Result, cargo, root};

/// All packages with all features. With other packages, or with fewer kinds of targets, cargo chooses other features for what they
/// depend on, and builds nearly all of it once more.
pub(crate) const ALL: [&str; 3] = ["--workspace", "--all-features", "--locked"];

/// Builds what is missing of it.
pub(crate) fn ensure() -> Result {
    // On Windows this chore's own file, which is of the workspace too, cannot be written while it runs.
    let words = if cfg!(windows) { &["-p", "korogaru-cli", "--locked"][..] } else { &ALL };
    shell::run(cargo(&["test", "--no-run", "--quiet"]).args(words))
}

/// The command line.
pub(crate) fn program() -> PathBuf {
    root().join(format!("target/debug/korogaru{}", std::env::consts::EXE_SUFFIX))
}

/// An example.
pub(crate) fn example(name: &str) -> PathBuf {
    root().join(format!("target/debug/examples/{name}{}", std::env::consts::EXE_SUFFIX))
}
