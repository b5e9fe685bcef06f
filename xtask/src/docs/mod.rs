//! The pictures and outputs of the documentation. They are made by the commands that are shown with them, or
//! compared with what these make today.

mod commands;
mod document;
mod numbers;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use self::document::Document;
use crate::built;
use crate::shell::{self, Result, command, root};

/// What to do with what the commands make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Keep it.
    Write,
    /// Fail if anything differs from what would be made today.
    Check,
}

/// The pictures of the README: the file in `docs/images/` and the command that draws it.
const PICTURES: [(&str, &str); 4] = [
    ("momentum.en.light.gif", "figure --lang en"),
    ("momentum.en.dark.gif", "figure --lang en --theme dark"),
    ("momentum.ja.light.gif", "figure --lang ja"),
    ("momentum.ja.dark.gif", "figure --lang ja --theme dark"),
];

/// Makes the documentation's pictures, and the outputs in every document of `docs/`.
pub(crate) fn run(mode: Mode) -> Result {
    built::ensure()?;
    let docs = root().join("docs");
    // Everything is made in another folder, so that nothing that a command writes besides its picture is left
    // among the documents.
    let made = shell::empty("target/docs")?;
    let complaint = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    let images = made.join("images");
    std::fs::create_dir_all(&images).map_err(|error| complaint(&images, error))?;

    let mut pictures: BTreeSet<String> = PICTURES.map(|(file, _)| file.to_owned()).into();
    for (file, line) in PICTURES {
        let path = images.join(file).display().to_string();
        let words: Vec<&str> = line.split(' ').chain(["-o", &path]).collect();
        shell::run(&mut command(built::program(), &words))?;
    }
    for path in documents(&docs)? {
        let document = Document::read(&path)?;
        let (text, outputs, drawn) = document.renewed(&made)?;
        numbers::come_from(&path, &text, &outputs)?;
        if let Some((sheet, text)) = sheet(&path)? {
            numbers::come_from(&sheet, &text, &outputs)?;
        }
        pictures.extend(drawn);
        match mode {
            Mode::Write => {
                std::fs::write(&path, text).map_err(|error| complaint(&path, error))?;
            }
            Mode::Check => document.must_be(&text)?,
        }
    }
    for picture in &pictures {
        let (kept, drawn) = (docs.join("images").join(picture), images.join(picture));
        match mode {
            Mode::Write => {
                std::fs::copy(&drawn, &kept).map_err(|error| complaint(&drawn, error))?;
            }
            Mode::Check => compare(&kept, &drawn)?,
        }
    }
    match shell::names(&docs.join("images"))?.into_iter().find(|name| !pictures.contains(name)) {
        Some(stray) => {
            Err(format!("docs/images/{stray} is made by no command of the documentation: delete it"))
        }
        None => Ok(()),
    }
}

/// The documents of `docs/`, sorted by name.
fn documents(docs: &Path) -> Result<Vec<PathBuf>> {
    let names = shell::names(docs)?.into_iter().filter(|name| name.ends_with(".md"));
    Ok(names.map(|name| docs.join(name)).collect())
}

/// The page for printing that belongs to a document, such as `x-sheet.ja.html` to `x.ja.md`.
fn sheet(document: &Path) -> Result<Option<(PathBuf, String)>> {
    let name = document.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let name = match name.strip_suffix(".ja") {
        Some(name) => format!("{name}-sheet.ja.html"),
        None => format!("{name}-sheet.html"),
    };
    let path = document.with_file_name(name);
    if path.exists() { Ok(Some((path.clone(), shell::read(&path)?))) } else { Ok(None) }
}

fn compare(kept: &Path, drawn: &Path) -> Result {
    let bytes = |path: &Path| std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()));
    if bytes(kept)? == bytes(drawn)? {
        Ok(())
    } else {
        let (kept, drawn) = (kept.display(), drawn.display());
        Err(format!("{kept} is not what {drawn} shows; if the change is wanted, run `cargo xtask docs`"))
    }
}
