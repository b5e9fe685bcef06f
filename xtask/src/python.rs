//! The Python package: built as `pip install ./python` builds it, in a virtual environment under `target/`.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::built;
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

/// Builds and installs the package, and says which version it is.
pub(crate) fn build() -> Outcome {
    let python = environment()?;
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--force-reinstall"];
    run(command(&python, &install).args(["--no-deps", "./python"]))?;
    let version = "import korogaru, sys; from importlib.metadata import version; \
                   print('korogaru', version('korogaru'), 'for Python', sys.version.split()[0])";
    Ok(shell::output(&mut away(&python, &["-c", version]))?)
}

/// Tests that the classes are drop-in replacements, refusals, objects, lab, notebook, and examples of the
/// documentation.
pub(crate) fn tests() -> Outcome {
    let python = environment()?;
    // The package is compared with the command line that the tests have built.
    built::ensure()?;
    let mut tests = away(&python, &["-m", "pytest", "-q", "../../python/tests"]);
    plain(run(tests.env("KOROGARU", built::program())))
}

/// Updates under adverse conditions, on the oldest and the newest supported CPython of this machine.
pub(crate) fn stress() -> Outcome {
    let found = interpreters();
    let [(_, oldest), .., (_, newest)] = found.as_slice() else {
        return Err(Stop::Skipped(
            "this machine has fewer than two versions of CPython from 3.10 on, on the PATH or of pyenv; \
             the Python tests run a part of this on theirs"
                .to_owned(),
        ));
    };
    // One build serves all: the one that the tests use.
    let package = "import korogaru, pathlib; print(pathlib.Path(korogaru.__file__).parent)";
    let package = PathBuf::from(shell::output(&mut away(&environment()?, &["-c", package]))?);
    let folder = root().join("target/stress");
    copy_files(&package, &folder.join("korogaru"))?;
    let mut said = Vec::new();
    for (interpreter, which) in [(oldest, "oldest"), (newest, "newest")] {
        let requirements = "python/tests/stress-requirements.txt";
        let python = environment::python_of(interpreter, &format!("stress-{which}"), requirements)?;
        let mut stress =
            command(&python, &["-X", "faulthandler", "python/tests/stress.py", STRESS_ROUNDS, "1"]);
        let run = shell::captured(stress.env("PYTHONPATH", &folder))?;
        said.push(run.stdout.trim().to_owned());
    }
    Ok(said.join("; "))
}

/// The number of rounds, which take about twenty seconds on each interpreter.
const STRESS_ROUNDS: &str = "1500";

/// The versions of CPython from 3.10 on, the oldest first. The package does not support those without a
/// global lock.
fn interpreters() -> Vec<((u32, u32), PathBuf)> {
    let mut candidates: Vec<PathBuf> =
        (10..30).map(|minor| PathBuf::from(format!("python3.{minor}"))).collect();
    candidates.push(BASE.into());
    let home = std::env::var_os(if cfg!(windows) { "USERPROFILE" } else { "HOME" }).map(PathBuf::from);
    let pyenv = std::env::var_os("PYENV_ROOT").map(PathBuf::from).or(home.map(|home| home.join(".pyenv")));
    let versions = pyenv.and_then(|pyenv| std::fs::read_dir(pyenv.join("versions")).ok());
    candidates.extend(versions.into_iter().flatten().flatten().map(|entry| entry.path().join("bin/python")));
    let version = "import sys, sysconfig; assert sys.implementation.name == 'cpython'; \
                   assert not sysconfig.get_config_var('Py_GIL_DISABLED'); print(*sys.version_info[:2])";
    let mut found: Vec<_> = candidates
        .into_iter()
        .filter_map(|candidate| {
            let said = shell::output(&mut command(&candidate, &["-c", version])).ok()?;
            let (major, minor) = said.split_once(' ')?;
            let version = (major.parse().ok()?, minor.parse().ok()?);
            (version >= (3, 10)).then_some((version, candidate))
        })
        .collect();
    found.sort();
    found.dedup_by_key(|(version, _)| *version);
    found
}

fn copy_files(from: &Path, to: &Path) -> Result {
    let said = |error: std::io::Error| format!("{}: {error}", to.display());
    std::fs::create_dir_all(to).map_err(said)?;
    for entry in std::fs::read_dir(from).map_err(said)?.flatten().filter(|entry| entry.path().is_file()) {
        std::fs::copy(entry.path(), to.join(entry.file_name())).map_err(said)?;
    }
    Ok(())
}

/// Checks the stubs with mypy, and against the module itself.
pub(crate) fn types() -> Outcome {
    let python = environment()?;
    run(&mut away(&python, &["-m", "mypy", "--strict", "-p", "korogaru"]))?;
    run(&mut away(&python, &["-m", "mypy", "--strict", "../../python/tests/typed.py"]))?;
    plain(run(&mut away(&python, &["-m", "mypy.stubtest", "korogaru"])))
}

/// Python in another folder, so that the installed package is imported and not the source.
fn away(python: &Path, arguments: &[&str]) -> Command {
    let mut command = command(python, arguments);
    command.current_dir(root().join("target/python-venv"));
    command
}

/// Checks that the copies of the licences in a wheel are those of the originals.
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
