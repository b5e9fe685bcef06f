//! The command for Windows, built here and run by wine.

use std::path::PathBuf;
use std::process::Command;

use super::tried::tried;
use super::{archive, digests, folder, program, put};
use crate::cross::{Cross, KERNELS, Target};
use crate::outcome::{Outcome, Stop};
use crate::packages::{self, Need};
use crate::same_bits;
use crate::shell::{self, command, root};
use crate::web;

const MINGW: Need = Need { what: "x86_64-w64-mingw32-gcc", package: "gcc-mingw-w64-x86-64" };

const WINDOWS: Target = Target {
    triple: "x86_64-pc-windows-gnu",
    what: PROGRAM,
    variable: "X86_64_PC_WINDOWS_GNU",
    flags: "",
    needs: &[MINGW],
    needs_for_std: &[],
    flags_for_std: "",
    std: "std,test",
    linker: Some("x86_64-w64-mingw32-gcc"),
    runner: "wine",
};

const PROGRAM: &[&str] = &["--release", "-p", "korogaru-cli"];

/// Builds the program and puts it into its archive.
pub(super) fn make() -> std::result::Result<(), Stop> {
    web::make()?;
    let cross = Cross::new(WINDOWS)?;
    shell::run(&mut cross.cargo(&["build"])?)?;
    let program = cross.built().join("release/korogaru.exe");
    let entries = program::entries(WINDOWS.triple, &program, &program::build()?)?;
    Ok(put(&format!("{}.zip", program::name(WINDOWS.triple)), &archive::zip(&entries)?)?)
}

/// The bits of the kernels, and what is in the archive.
pub(crate) fn check() -> Outcome {
    let wine = Wine::new()?;
    let kernels = Cross::new(Target { what: KERNELS, ..WINDOWS })?;
    let bits = same_bits::compare(wine.set(&mut kernels.cargo(&["run", "--example", "same_bits"])?))?;
    make()?;
    let name = program::name(WINDOWS.triple);
    let unpacked = shell::empty("target/dist-windows")?;
    archive::unzip(&folder().join(format!("{name}.zip")), &unpacked)?;
    digests()?;
    let inside = unpacked.join(&name);
    let run = || {
        let mut run = Command::new("wine");
        wine.set(&mut run).arg(inside.join("korogaru.exe"));
        run
    };
    Ok(format!("{bits}; {}", tried(&inside, run)?))
}

/// The command's own tests.
pub(crate) fn tests() -> Outcome {
    let wine = Wine::new()?;
    let cross = Cross::new(WINDOWS)?;
    let mut tests = cross.cargo(&["test", "--no-fail-fast"])?;
    // Cargo, which the snapshots' library would ask where they are, is no program for Windows.
    wine.set(&mut tests).env("INSTA_UPDATE", "no").env("INSTA_WORKSPACE_ROOT", root());
    shell::run(&mut tests)?;
    Ok(String::new())
}

/// Wine with a system of its own under `target/`.
struct Wine {
    prefix: PathBuf,
}

impl Wine {
    fn new() -> std::result::Result<Self, Stop> {
        if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
            return Err(Stop::Skipped("wine runs programs for Windows on Linux with x86-64".to_owned()));
        }
        packages::ensure(&[Need { what: "wine", package: "wine" }, MINGW], "")?;
        let wine = Self { prefix: root().join("target/wine") };
        let library = wine.prefix.join("drive_c/windows/system32/bcryptprimitives.dll");
        if !library.exists() {
            shell::run(wine.set(&mut command("wineboot", &["--init"])))?;
            // Rust asks this library for random numbers, and wine 8 lacks it.
            let (from, to) = ("xtask/wine/bcryptprimitives.c", library.display().to_string());
            let words = ["-shared", "-O2", "-o", &to, from, "-ladvapi32"];
            shell::run(&mut command(MINGW.what, &words))?;
        }
        Ok(wine)
    }

    /// Lets a command run programs by this wine, which then says nothing of its own.
    fn set<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.env("WINEPREFIX", &self.prefix).env("WINEDEBUG", "-all");
        command.env("WINEDLLOVERRIDES", "bcryptprimitives=n;mscoree,mshtml=")
    }
}
