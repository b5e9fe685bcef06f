//! Makes everything that a release has, in `target/dist/`. Only the upload is left.
//!
//! Each part is a file: licences, page, program, program for Windows, Python package. `tried.rs` unpacks an
//! archive and uses it as a user who downloaded it would, with the same code for this system and, by wine,
//! for Windows. `dist` tries each archive as soon as it is made. The tests try archives of programs without a
//! release's optimisation, which would take eight minutes more from a cold start. No byte that is compared
//! depends on the optimisation.
//!
//! - The program for Linux is linked by Zig, which has the symbols of each version of the C library, so that
//!   the program needs none newer than glibc 2.17. Only the last step uses that linker, so that all steps
//!   before it are shared with other release builds.
//! - The program for Windows is built on Linux by mingw, so that it can be tried here. The workflow's runner
//!   builds it with Microsoft's linker and with the C library inside.
//! - Archives depend on their files alone: they have no times and no owners.
//! - Licences are read from `cargo metadata`, for the crates inside a program on its target, without macros
//!   and build dependencies. A tool for this would have to be built first, which takes longer than the rest.
//! - `.gitattributes` fixes the line ends. The page names the digests of its script and styles, which a
//!   checkout with other line ends would change.

mod archive;
pub(crate) mod licences;
mod program;
mod python;
mod tried;
pub(crate) mod windows;

pub(crate) use tried::check;

use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::outcome::Stop;
use crate::shell::{self, Result, root};
use crate::web;

/// The version of the workspace.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Makes one part of a release. Each can be made by a job of its own.
type Make = fn() -> std::result::Result<(), Stop>;

const PARTS: [(&str, Make); 5] = [
    ("licences", licences::make),
    ("page", page),
    ("program", program::make),
    ("windows", windows::make),
    ("python", python::make),
];

/// Makes all parts, or the one that is named.
pub(crate) fn run(arguments: &[&str]) -> Result {
    let parts: Vec<_> = match arguments {
        [] => PARTS.into_iter().filter(|(name, _)| *name != "windows" || cfg!(target_os = "linux")).collect(),
        ["--only", part] => PARTS.into_iter().filter(|(name, _)| name == part).collect(),
        _ => Vec::new(),
    };
    if parts.is_empty() {
        let names = PARTS.map(|(name, _)| name).join("|");
        return Err(format!("dist takes --only {names}, not {}", arguments.join(" ")));
    }
    // The files of an earlier version would be released with this one.
    if arguments.is_empty() {
        shell::empty("target/dist")?;
    }
    for (_, make) in parts {
        make().map_err(Stop::message)?;
    }
    digests()
}

/// The folder of the release.
fn folder() -> PathBuf {
    root().join("target/dist")
}

/// Writes a file of the release, and prints its name.
fn put(name: &str, bytes: &[u8]) -> Result {
    let path = folder().join(name);
    let complaint = |error| format!("{}: {error}", path.display());
    std::fs::create_dir_all(folder()).map_err(complaint)?;
    std::fs::write(&path, bytes).map_err(complaint)?;
    println!("    target/dist/{name}: {} bytes", bytes.len());
    Ok(())
}

fn bytes(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// The explorer, as the program serves it.
fn page() -> std::result::Result<(), Stop> {
    web::make()?;
    Ok(put("korogaru.html", &bytes(&web::file())?)?)
}

/// Writes the digest of each file, in the form that `sha256sum --check` reads.
fn digests() -> Result {
    const NAME: &str = "SHA256SUMS";
    let mut lines = String::new();
    for name in shell::names(&folder())? {
        if name != NAME {
            let digest = Sha256::digest(bytes(&folder().join(&name))?);
            let digits: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
            lines.push_str(&format!("{digits}  {name}\n"));
        }
    }
    put(NAME, lines.as_bytes())
}
