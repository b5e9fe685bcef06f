//! What a release holds, in `target/dist/`: all but the upload.
//!
//! Each part is a file: licences, page, program, program for Windows, Python package. `tried.rs` unpacks an
//! archive and uses it as someone who downloaded it would, with the same code for this system and, by wine,
//! for Windows. `dist` tries each archive as soon as it is made. The tests try archives of programs that are
//! built without a release's optimisation, which would take eight minutes more from a cold start. No byte that
//! is compared changes by this.
//!
//! - The program for Linux is linked by Zig, which has the symbols of each version of the C library, so that
//!   it asks for none newer than glibc 2.17. Only the last step has that linker, so that all steps before it
//!   are shared with the other builds in release.
//! - The program for Windows is built on Linux by mingw, so that it can be tried here. The workflow's runner
//!   builds it with Microsoft's linker and with the C library inside.
//! - Archives have the bytes of their files alone: no times, no owners.
//! - Licences are read from `cargo metadata` for what a program has inside on its target, without macros and
//!   without what only builds it. A tool for this would have to be built first, which takes longer than the
//!   rest.
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

/// The version of everything here.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A part of a release, which one job of several can make.
type Make = fn() -> std::result::Result<(), Stop>;

const PARTS: [(&str, Make); 5] = [
    ("licences", licences::make),
    ("page", page),
    ("program", program::make),
    ("windows", windows::make),
    ("python", python::make),
];

/// Makes all parts, or one.
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
    // What an earlier version left would be released with this one.
    if arguments.is_empty() {
        shell::empty("target/dist")?;
    }
    for (_, make) in parts {
        make().map_err(Stop::message)?;
    }
    digests()
}

/// Where it all goes.
fn folder() -> PathBuf {
    root().join("target/dist")
}

/// Writes a file of the release, and says so.
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

/// A digest a file, as `sha256sum --check` reads them.
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
