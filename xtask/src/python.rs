//! The Python package: built as `pip install ./python` builds it, in a virtual environment under `target/`.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::environment;
use crate::outcome::{Outcome, Stop, plain};
use crate::packages::is_there;
use crate::shell::{self, Result, command, root, run};

const BASE: &str = if cfg!(windows) { "python" } else { "python3" };

/// Python with what the tests need, or why this machine has none.
fn environment() -> std::result::Result<PathBuf, Stop> {
    if !cfg!(windows) && !is_there(BASE) {
        return Err(Stop::Skipped(
            "missing: python3; on a Debian system: apt-get install python3-venv".to_owned(),
        ));
    }
    let new_enough = "import sys; sys.exit(sys.version_info < (3, 11))";
    if shell::output(&mut command(BASE, &["-c", new_enough])).is_err() {
        let reason =
            "the pinned packages of the tests need Python 3.11 or later; the package itself needs 3.10";
        return Err(Stop::Skipped(reason.to_owned()));
    }
    Ok(environment::python("python-venv", "python/tests/requirements.txt")?)
}

/// Builds and installs the package, and says what it is.
pub(crate) fn build() -> Outcome {
    let python = environment()?;
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--force-reinstall"];
    run(command(&python, &install).args(["--no-deps", "./python"]))?;
    let version = "import korogaru, sys; from importlib.metadata import version; \
                   print('korogaru', version('korogaru'), 'for Python', sys.version.split()[0])";
    Ok(shell::output(&mut away(&python, &["-c", version]))?)
}

/// Drop-in, refusals, objects, lab, notebook, examples of the documentation.
pub(crate) fn tests() -> Outcome {
    let python = environment()?;
    plain(run(&mut away(&python, &["-m", "pytest", "-q", "../../python/tests"])))
}

/// The stubs, by mypy and against the module itself.
pub(crate) fn types() -> Outcome {
    let python = environment()?;
    run(&mut away(&python, &["-m", "mypy", "--strict", "-p", "korogaru"]))?;
    run(&mut away(&python, &["-m", "mypy", "--strict", "../../python/tests/typed.py"]))?;
    plain(run(&mut away(&python, &["-m", "mypy.stubtest", "korogaru"])))
}

/// Python in its own folder, so that what is imported is what was installed and not the source beside it.
fn away(python: &Path, arguments: &[&str]) -> Command {
    let mut command = command(python, arguments);
    command.current_dir(root().join("target/python-venv"));
    command
}

/// Whether the copies of the licences that a wheel carries are the same as those beside what they are for.
pub(crate) fn licences() -> Result {
    let fonts = "crates/korogaru-figure/fonts/licences";
    let pairs = [("", ""), (fonts, "licences")];
    for (original, copy) in
        pairs.map(|(original, copy)| (root().join(original), root().join("python").join(copy)))
    {
        for entry in
            std::fs::read_dir(&original).map_err(|error| format!("{}: {error}", original.display()))?
        {
            let name = entry.map_err(|error| error.to_string())?.file_name();
            let is_licence =
                name.to_string_lossy().starts_with("LICENSE-") || name.to_string_lossy().starts_with("OFL-");
            if is_licence && shell::read(&original.join(&name))? != shell::read(&copy.join(&name))? {
                return Err(format!("{} is not the original: copy it", copy.join(name).display()));
            }
        }
    }
    Ok(())
}
