//! The licences of everything inside a program.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

use super::{program, put};
use crate::outcome::Stop;
use crate::shell::{self, Result, cargo, read, root};

/// Writes the licences of everything inside a release, and those for the wheels.
pub(super) fn make() -> std::result::Result<(), Stop> {
    let triple = program::host()?;
    put(FILE, text(&["korogaru-cli", "korogaru-web", "korogaru-python"], &triple)?.as_bytes())?;
    let wheel = root().join("python/licences").join(FILE);
    let inside = text(&["korogaru-python", "korogaru-web"], &triple)?;
    Ok(std::fs::write(&wheel, inside).map_err(|error| format!("{}: {error}", wheel.display()))?)
}

/// The name of the file in an archive, in a wheel and beside the page.
pub(crate) const FILE: &str = "LICENSES.txt";

/// A text that names every crate inside some packages built for a target, each with its licence, and that has
/// every licence text once.
pub(crate) fn text(packages: &[&str], triple: &str) -> Result<String> {
    let mut crates = BTreeMap::new();
    for package in packages {
        // The page has its own target, wherever it is served.
        let triple = if *package == "korogaru-web" { "wasm32-unknown-unknown" } else { triple };
        crates.extend(inside(package, triple)?);
    }
    let mut list = String::from(
        "What korogaru's programs have inside, and under which licences. korogaru itself is under MIT or Apache-2.0, \
         at your choice.\n\n",
    );
    // Crates with the same text are listed above one copy of it.
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, Crate { licence, texts: files }) in &crates {
        list.push_str(&format!("{name}: {licence}\n"));
        for file in files {
            texts.entry(file.clone()).or_default().insert(name.clone());
        }
    }
    list.push_str("The standard library of Rust: MIT OR Apache-2.0\n");
    let fonts = root().join("crates/korogaru-figure/fonts/licences");
    for file in shell::names(&fonts)? {
        list.push_str(&format!("The fonts of {}: OFL-1.1\n", file.trim_end_matches(".txt")));
        texts.entry(read(&fonts.join(&file))?).or_default().insert(file);
    }
    let apache = read(&root().join("LICENSE-APACHE"))?;
    texts.entry(apache.trim().to_owned()).or_default().insert("Apache-2.0".to_owned());
    for (text, names) in texts {
        let names = names.into_iter().collect::<Vec<_>>().join(", ");
        list.push_str(&format!("\n{}\n{names}\n\n{}\n", "=".repeat(80), text.trim()));
    }
    Ok(list)
}

struct Crate {
    licence: String,
    texts: Vec<String>,
}

/// The crates of others that are inside a package when it is built for a target, without macros and build
/// dependencies.
fn inside(package: &str, triple: &str) -> Result<BTreeMap<String, Crate>> {
    let words = ["metadata", "--format-version", "1", "--locked", "--filter-platform", triple];
    let text = shell::output(&mut cargo(&words))?;
    let metadata: Value = serde_json::from_str(&text).map_err(|error| format!("cargo metadata: {error}"))?;
    let list = |value: &'_ Value| value.as_array().cloned().unwrap_or_default();
    let packages: BTreeMap<String, Value> =
        list(&metadata["packages"]).into_iter().map(|package| (string(&package["id"]), package)).collect();
    let edges: BTreeMap<String, Value> =
        list(&metadata["resolve"]["nodes"]).into_iter().map(|node| (string(&node["id"]), node)).collect();
    let is_macro = |id: &str| {
        list(&packages[id]["targets"])
            .iter()
            .any(|target| list(&target["kind"]).iter().any(|kind| kind == "proc-macro"))
    };
    let root = packages.values().find(|found| found["name"] == package);
    let mut left = vec![string(&root.ok_or_else(|| format!("there is no package {package}"))?["id"])];
    let mut seen = BTreeSet::new();
    let mut crates = BTreeMap::new();
    while let Some(id) = left.pop() {
        if !seen.insert(id.clone()) || is_macro(&id) {
            continue;
        }
        for edge in list(&edges[&id]["deps"]) {
            // A kind of null is a normal dependency.
            if list(&edge["dep_kinds"]).iter().any(|kind| kind["kind"].is_null()) {
                left.push(string(&edge["pkg"]));
            }
        }
        let found = &packages[&id];
        // A source of null means one of our crates.
        if !found["source"].is_null() {
            let name = format!("{} {}", string(&found["name"]), string(&found["version"]));
            crates.insert(name, of(found)?);
        }
    }
    Ok(crates)
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// A crate's licence, and the texts that come with it. If there is none, its authors are named instead.
fn of(package: &Value) -> Result<Crate> {
    let licence = string(&package["license"]);
    let manifest = string(&package["manifest_path"]);
    let folder = Path::new(&manifest).parent().ok_or("a manifest is in a folder")?;
    let mut texts = Vec::new();
    for name in shell::names(folder)? {
        let upper = name.to_uppercase();
        let is_licence = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"]
            .iter()
            .any(|start| upper.starts_with(start));
        if is_licence && folder.join(&name).is_file() {
            texts.push(read(&folder.join(&name))?.replace("\r\n", "\n").trim().to_owned());
        }
    }
    if licence.is_empty() && texts.is_empty() {
        return Err(format!("{} does not say its licence", string(&package["name"])));
    }
    if texts.is_empty() {
        let authors: Vec<String> = package["authors"].as_array().into_iter().flatten().map(string).collect();
        texts.push(format!("Its package brings no text. Under {licence}, by {}.", authors.join(", ")));
    }
    Ok(Crate { licence, texts })
}
