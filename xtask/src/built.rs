//! What the tests build, for all stages that need a program.

use std::path::PathBuf;

use crate::shell::{self, Result, cargo, root};

/// All packages with all features. With other packages, or with fewer kinds of targets, cargo would choose
/// other features for the dependencies and build nearly all of them again.
pub(crate) const ALL: [&str; 3] = ["--workspace", "--all-features", "--locked"];

/// Builds whatever is missing.
pub(crate) fn ensure() -> Result {
    // On Windows the file of this chore, which is in the workspace too, cannot be written while it runs.
    let words = if cfg!(windows) { &["-p", "korogaru-cli", "--locked"][..] } else { &ALL };
    shell::run(cargo(&["test", "--no-run", "--quiet"]).args(words))
}

/// The path of the command line.
pub(crate) fn program() -> PathBuf {
    root().join(format!("target/debug/korogaru{}", std::env::consts::EXE_SUFFIX))
}

/// The path of an example.
pub(crate) fn example(name: &str) -> PathBuf {
    root().join(format!("target/debug/examples/{name}{}", std::env::consts::EXE_SUFFIX))
}
