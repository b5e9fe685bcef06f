//! The Python package: wheel and source.

use super::{folder, licences};
use crate::environment;
use crate::outcome::Stop;
use crate::shell::{self, command};
use crate::web;

/// Makes a wheel for this system, on Linux one for old systems too, and the source from which others are
/// built.
pub(super) fn make() -> std::result::Result<(), Stop> {
    licences::make()?;
    // A notebook shows it.
    web::make()?;
    let python = environment::python("dist-venv", "xtask/dist/requirements.txt")?;
    let out = folder().display().to_string();
    let manifest = ["--manifest-path", "python/Cargo.toml", "--out", &out];
    let mut wheel = command(&python, &["-m", "maturin", "build", "--quiet", "--release", "--locked"]);
    if cfg!(target_os = "linux") {
        wheel.args(["--zig", "--compatibility", "manylinux2014"]);
        // The compiler is a module of this Python.
        wheel.env("CARGO_ZIGBUILD_PYTHON_PATH", &python);
    }
    shell::run(wheel.args(manifest))?;
    Ok(shell::run(command(&python, &["-m", "maturin", "sdist"]).args(manifest))?)
}
