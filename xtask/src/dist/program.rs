//! The command with its page, for this system.

use std::path::{Path, PathBuf};

use super::archive::{self, Entry};
use super::{VERSION, bytes, licences, put, tried};
use crate::environment;
use crate::outcome::Stop;
use crate::shell::{self, Result, cargo, command, root};
use crate::web;

/// The oldest C library on which the program for Linux runs. Rust's own library needs that one. It came with
/// the distributions of 2012 to 2014.
const GLIBC: (u32, u32) = (2, 17);

/// The shells for which there are completions, and the names of the files that they look for.
const COMPLETIONS: [(&str, &str); 5] = [
    ("bash", "korogaru.bash"),
    ("elvish", "korogaru.elv"),
    ("fish", "korogaru.fish"),
    ("powershell", "_korogaru.ps1"),
    ("zsh", "_korogaru"),
];

/// Builds the program, archives it and tries the archive.
pub(super) fn make() -> std::result::Result<(), Stop> {
    web::make()?;
    let bytes = packed(&build()?)?;
    let extension = if cfg!(windows) { "zip" } else { "tar.gz" };
    put(&format!("{}.{extension}", name(&host()?)), &bytes)?;
    println!("    {}", tried::here(&bytes)?);
    Ok(())
}

/// The archive of a program for this system.
pub(super) fn packed(program: &Path) -> Result<Vec<u8>> {
    let entries = entries(&host()?, program, program)?;
    if cfg!(windows) { archive::zip(&entries) } else { archive::tar_gz(&entries) }
}

/// The name of an archive, and of the only folder in it.
pub(super) fn name(triple: &str) -> String {
    format!("korogaru-{VERSION}-{triple}")
}

/// The target triple of this system.
pub(super) fn host() -> Result<String> {
    shell::output(&mut command("rustc", &["--print", "host-tuple"]))
}

/// The files of an archive. `here` is a program that runs on this system; it prints the completions.
pub(super) fn entries(triple: &str, program: &Path, here: &Path) -> Result<Vec<Entry>> {
    let folder = name(triple);
    let extension = program.extension().map_or(String::new(), |text| format!(".{}", text.display()));
    let mut entries =
        vec![Entry { path: format!("{folder}/korogaru{extension}"), bytes: bytes(program)?, runs: true }];
    let mut add = |path: &str, bytes: Vec<u8>| {
        entries.push(Entry { path: format!("{folder}/{path}"), bytes, runs: false });
    };
    for file in ["README.md", "README.ja.md"] {
        // The README of the repository would speak of files that are not in the archive.
        let text = shell::read(&root().join("xtask/dist").join(file))?;
        add(file, text.replace("REPOSITORY", env!("CARGO_PKG_REPOSITORY")).into_bytes());
    }
    for file in ["CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT"] {
        add(file, bytes(&root().join(file))?);
    }
    add(licences::FILE, licences::text(&["korogaru-cli", "korogaru-web"], triple)?.into_bytes());
    add("korogaru.html", bytes(&web::file())?);
    for (shell, file) in COMPLETIONS {
        let script = shell::output(&mut command(here, &["completions", shell, "--lang", "en"]))?;
        add(&format!("completions/{file}"), format!("{script}\n").into_bytes());
    }
    Ok(entries)
}

/// Builds the program in release. On Linux it is linked against an old C library, so that it runs on old
/// systems.
pub(super) fn build() -> std::result::Result<PathBuf, Stop> {
    let words = ["rustc", "--quiet", "--release", "--locked", "-p", "korogaru-cli", "--bin", "korogaru"];
    let mut build = cargo(&words);
    if cfg!(target_os = "linux") {
        build.args(["--", &format!("-Clinker={}", linker()?.display())]);
    }
    if cfg!(target_env = "msvc") {
        // Many systems lack the runtime library of Microsoft's compiler.
        build.env("RUSTFLAGS", "-Ctarget-feature=+crt-static");
    }
    shell::run(&mut build)?;
    let program = root().join("target/release").join(if cfg!(windows) { "korogaru.exe" } else { "korogaru" });
    if cfg!(target_os = "linux") {
        asks_for_no_newer(&program)?;
    }
    Ok(program)
}

/// Links a small program as a release is linked, and checks what it needs. To build the whole program with
/// all optimisation takes four minutes.
pub(super) fn links_for_old_systems() -> std::result::Result<(), Stop> {
    if cfg!(not(target_os = "linux")) {
        return Ok(());
    }
    let words = ["rustc", "--quiet", "--locked", "-p", "korogaru-kernels", "--example", "one_element"];
    let folder = root().join("target/dist-linked");
    let mut build = cargo(&words);
    build.args(["--", &format!("-Clinker={}", linker()?.display())]).env("CARGO_TARGET_DIR", &folder);
    shell::run(&mut build)?;
    Ok(asks_for_no_newer(&folder.join("debug/examples/one_element"))?)
}

/// A linker for the old C library: Zig's, which has the symbols of each version. Only the last step uses it,
/// so that all steps before are shared with other builds.
fn linker() -> Result<PathBuf> {
    let python = environment::python("dist-venv", "xtask/dist/requirements.txt")?;
    let folder = python.parent().expect("a program is in a folder").display().to_string();
    let arch = std::env::consts::ARCH;
    let (major, minor) = GLIBC;
    let script = format!(
        "#!/bin/sh\nPATH=\"{folder}:$PATH\" exec cargo-zigbuild zig cc -- -target {arch}-linux-gnu.{major}.{minor} \"$@\"\n"
    );
    let path = root().join("target/dist-venv/old-linker");
    if std::fs::read_to_string(&path).ok().as_ref() != Some(&script) {
        shell::write_script(&path, &script)?;
    }
    Ok(path)
}

/// Checks the versions of the symbols that a program needs from the C library.
fn asks_for_no_newer(program: &Path) -> Result {
    let symbols =
        shell::output(&mut command("readelf", &["--version-info", &program.display().to_string()]))?;
    let newer: Vec<&str> = versions(&symbols).filter(|text| number(text) > GLIBC).collect();
    if newer.is_empty() {
        return Ok(());
    }
    Err(format!("{} asks for GLIBC_{}, newer than {GLIBC:?}", program.display(), newer.join(", GLIBC_")))
}

fn versions(symbols: &str) -> impl Iterator<Item = &str> {
    symbols.split_whitespace().filter_map(|word| word.strip_prefix("GLIBC_"))
}

fn number(version: &str) -> (u32, u32) {
    let mut parts = version.split('.').map(|part| part.parse().unwrap_or(0));
    (parts.next().unwrap_or(0), parts.next().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_the_c_library_are_compared_as_numbers() {
        let symbols =
            "0x0010:   Name: GLIBC_2.2.5  Flags: none  Version: 7\n 0x0020:   Name: GLIBC_2.34  Flags: none";
        let found: Vec<_> = versions(symbols).map(number).collect();
        assert_eq!(found, [(2, 2), (2, 34)]);
        assert!(number("2.34") > GLIBC && number("2.2.5") < GLIBC);
    }
}
