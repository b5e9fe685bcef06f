//! The command for Windows, built here and run by wine.

use std::path::PathBuf;
use std::process::Command;

use super::tried::tried;
use super::{archive, program, put};
use crate::built;
use crate::cross::{Cross, Target};
use crate::outcome::{Outcome, Stop};
use crate::packages::{self, Need};
use crate::same_bits;
use crate::shell::{self, command, root};
use crate::web;

const MINGW: Need = Need { what: "x86_64-w64-mingw32-gcc", package: "gcc-mingw-w64-x86-64" };

const WINDOWS: Target = Target {
    triple: "x86_64-pc-windows-gnu",
    what: &["-p", "korogaru-cli"],
    variable: "X86_64_PC_WINDOWS_GNU",
    flags: "",
    needs: &[MINGW],
    needs_for_std: &[],
    flags_for_std: "",
    std: "std,test",
    linker: Some("x86_64-w64-mingw32-gcc"),
    runner: "wine",
};

/// Builds the program and archives it.
pub(super) fn make() -> std::result::Result<(), Stop> {
    web::make()?;
    let cross = Cross::new(WINDOWS)?;
    shell::run(&mut cross.cargo(&["build", "--release"])?)?;
    let program = cross.built().join("release/korogaru.exe");
    let entries = program::entries(WINDOWS.triple, &program, &program::build()?)?;
    let bytes = archive::zip(&entries)?;
    put(&format!("{}.zip", program::name(WINDOWS.triple)), &bytes)?;
    println!("    {}", used(&Wine::new()?, &bytes)?);
    Ok(())
}

/// Unpacks an archive and uses it by wine.
fn used(wine: &Wine, archive: &[u8]) -> shell::Result<String> {
    let unpacked = shell::empty("target/dist-windows")?;
    archive::unzip(archive, &unpacked)?;
    let inside = unpacked.join(program::name(WINDOWS.triple));
    tried(&inside, || {
        let mut run = Command::new("wine");
        wine.set(&mut run).arg(inside.join("korogaru.exe"));
        run
    })
}

/// Cargo for the tests. The standard library and everything below the program are built once. They are not
/// optimised as in a release, since they are built anew from a cold start.
fn for_tests(cross: &Cross, words: &[&str]) -> std::result::Result<Command, Stop> {
    let mut cargo = cross.cargo(words)?;
    cargo.env("CARGO_PROFILE_DEV_OPT_LEVEL", "1").env("CARGO_PROFILE_DEV_DEBUG", "none");
    cargo.env("CARGO_INCREMENTAL", "0");
    Ok(cargo)
}

/// Compares the bits of the kernels, and tries an archive with the program of the command's tests.
pub(crate) fn check() -> Outcome {
    let wine = Wine::new()?;
    let kernels = Cross::new(Target { what: &["-p", "korogaru-kernels", "--features", "half"], ..WINDOWS })?;
    let bits = same_bits::compare(wine.set(&mut for_tests(&kernels, &["run", "--example", "same_bits"])?))?;
    web::make()?;
    built::ensure()?;
    let cross = Cross::new(WINDOWS)?;
    shell::run(&mut for_tests(&cross, &["test", "--no-run"])?)?;
    let program = cross.built().join("debug/korogaru.exe");
    let entries = program::entries(WINDOWS.triple, &program, &built::program())?;
    Ok(format!("{bits}; {}", used(&wine, &archive::zip(&entries)?)?))
}

/// What wine answers on a busy machine when it could not start a process: `STATUS_DLL_INIT_FAILED`, or
/// `ERROR_INTERNAL_ERROR`.
const NOT_STARTED: [&str; 2] = ["-1073741502", "code: 1359"];

/// Runs the command's own tests. If wine could not start a process, they run once more, one at a time.
pub(crate) fn tests() -> Outcome {
    let wine = Wine::new()?;
    let cross = Cross::new(WINDOWS)?;
    let run = |words: &[&str]| -> Outcome {
        let mut tests = for_tests(&cross, words)?;
        // The library of the snapshots would ask cargo where they are, but there is no cargo for Windows here.
        wine.set(&mut tests).env("INSTA_UPDATE", "no").env("INSTA_WORKSPACE_ROOT", root());
        shell::captured(&mut tests)?;
        Ok(String::new())
    };
    match run(&["test", "--no-fail-fast"]) {
        Err(Stop::Failed(said)) if NOT_STARTED.iter().any(|sign| said.contains(sign)) => {
            run(&["test", "--", "--test-threads=1"])?;
            Ok("at the second time, one test at a time".to_owned())
        }
        outcome => outcome,
    }
}

/// Wine with its own system under `target/`.
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
            // Rust asks this library for random numbers, and wine 8 does not have it.
            let (from, to) = ("xtask/wine/bcryptprimitives.c", library.display().to_string());
            let words = ["-shared", "-O2", "-o", &to, from, "-ladvapi32"];
            shell::run(&mut command(MINGW.what, &words))?;
        }
        Ok(wine)
    }

    /// Lets a command run programs by this wine, without messages from wine itself.
    fn set<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.env("WINEPREFIX", &self.prefix).env("WINEDEBUG", "-all");
        command.env("WINEDLLOVERRIDES", "bcryptprimitives=n;mscoree,mshtml=")
    }
}
