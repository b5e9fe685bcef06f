use crate::environment;
use crate::shell::{self, Result, command, root};

/// Rewrites the bundled font subset, so that it has every character of the catalogue.
pub(crate) fn run() -> Result {
    let python = environment::python("fonts-venv", "xtask/fonts/requirements.txt")?;
    let modules = environment::npm("fonts-npm", "xtask/fonts")?.display().to_string();
    let root = root().display().to_string();
    shell::run(&mut command(python, &["xtask/fonts/build.py", &root, &modules]))
}
