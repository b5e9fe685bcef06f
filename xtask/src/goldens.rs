use crate::environment;
use crate::shell::{self, Result, command, root};

/// Rewrites the goldens of the tests from the reference: `rules.py`, the article's script, matplotlib.
pub(crate) fn run() -> Result {
    let python = environment::python("goldens-venv", "xtask/reference/requirements.txt")?;
    let root = root().display().to_string();
    shell::run(&mut command(python, &["xtask/reference/goldens.py", &root]))
}
