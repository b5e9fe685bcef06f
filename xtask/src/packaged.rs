//! What the packages promise to their users: the files that each has, and its dependencies.

use std::path::Path;

use serde_json::Value;

use crate::environment;
use crate::outcome::{Outcome, Stop, plain};
use crate::packages::is_there;
use crate::shell::{self, Result, cargo, command, root};

/// The files that every published package has.
const BRINGS: [&str; 4] = ["README.md", "LICENSE-MIT", "LICENSE-APACHE", "Cargo.toml"];

/// Makes the package of every crate that can be published, and checks that it has a readme, licences and a
/// manifest.
pub(crate) fn check() -> Outcome {
    let text = shell::output(&mut cargo(&["metadata", "--format-version", "1", "--no-deps", "--locked"]))?;
    let metadata: Value = serde_json::from_str(&text).map_err(|error| format!("cargo metadata: {error}"))?;
    let all = metadata["packages"].as_array().ok_or_else(|| "cargo metadata lists no package".to_owned())?;
    // An empty list means `publish = false`.
    let published: Vec<&Value> = all
        .iter()
        .filter(|package| package["publish"].as_array().is_none_or(|list| !list.is_empty()))
        .collect();
    let names: Vec<&str> = published.iter().filter_map(|package| package["name"].as_str()).collect();
    for package in &published {
        for key in ["description", "license", "repository", "rust_version", "readme"] {
            if package[key].is_null() {
                return Err(Stop::Failed(format!("{} has no {key}", package["name"])));
            }
        }
    }
    let mut words = vec!["package", "--quiet", "--locked", "--no-verify", "--allow-dirty"];
    words.extend(names.iter().flat_map(|name| ["-p", name]));
    shell::run(&mut cargo(&words))?;
    for name in &names {
        brings(name)?;
    }
    Ok(format!("{} packages: {}", names.len(), names.join(", ")))
}

/// Checks that a package has the files that every package has.
fn brings(name: &str) -> Result {
    let path = root().join(format!("target/package/{name}-{}.crate", env!("CARGO_PKG_VERSION")));
    let complaint = |error: std::io::Error| format!("{}: {error}", path.display());
    let file = std::fs::File::open(&path).map_err(complaint)?;
    let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(file));
    let mut found = Vec::new();
    for entry in archive.entries().map_err(complaint)? {
        let entry = entry.map_err(complaint)?;
        let inside = entry.path().map_err(complaint)?;
        found.push(inside.components().skip(1).collect::<std::path::PathBuf>());
    }
    match BRINGS.iter().find(|wanted| !found.iter().any(|path| path == Path::new(wanted))) {
        None => Ok(()),
        Some(missing) => Err(format!("the package of {name} does not bring {missing}")),
    }
}

/// Licences, duplicates and sources of the dependencies.
pub(crate) fn deny() -> Outcome {
    if !is_there("cargo-deny") {
        return Err(Stop::Skipped(
            "missing: cargo-deny; type: cargo install --locked cargo-deny@0.20.2".to_owned(),
        ));
    }
    // Advisories come over the network and change although nothing here does. The workflow checks them.
    let words = ["deny", "--workspace", "--log-level", "error", "check", "licenses", "bans", "sources"];
    plain(shell::run(&mut cargo(&words)))
}

/// Checks the workflows against their schema, and for what is dangerous in them.
pub(crate) fn workflows() -> Outcome {
    if !is_there(if cfg!(windows) { "python" } else { "python3" }) {
        return Err(Stop::Skipped(
            "missing: python3; on a Debian system: apt-get install python3-venv".to_owned(),
        ));
    }
    let python = environment::python("workflows-venv", "xtask/workflows/requirements.txt")?;
    let folder = root().join(".github/workflows");
    let files: Vec<String> =
        shell::names(&folder)?.iter().map(|name| format!(".github/workflows/{name}")).collect();
    let schema = ["-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows"];
    shell::run(command(&python, &schema).args(&files))?;
    let zizmor = python.with_file_name(if cfg!(windows) { "zizmor.exe" } else { "zizmor" });
    let words = ["--offline", "--quiet", "--no-progress", "--min-severity", "medium", ".github/workflows"];
    shell::run(&mut command(zizmor, &words))?;
    Ok(format!("{} workflows", files.len()))
}
