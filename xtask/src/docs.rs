use std::path::Path;

use crate::shell::{self, Result, cargo, command, root};

/// What to do with the pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Draw them anew.
    Write,
    /// Fail where one is not what would be drawn today.
    Check,
}

/// The documentation's pictures: the file in `docs/images/` and the command that draws it.
const PICTURES: [(&str, &str); 4] = [
    ("momentum.en.light.png", "figure --lang en"),
    ("momentum.en.dark.png", "figure --lang en --theme dark"),
    ("momentum.ja.light.png", "figure --lang ja"),
    ("momentum.ja.dark.png", "figure --lang ja --theme dark"),
];

/// Draws the documentation's pictures by the commands that stand beside them.
pub(crate) fn run(mode: Mode) -> Result {
    // With all features, so that after the tests nothing is left to build.
    shell::run(&mut cargo(&["build", "--quiet", "--locked", "--workspace", "--all-features"]))?;
    let folder = match mode {
        Mode::Write => root().join("docs/images"),
        Mode::Check => root().join("target/docs-images"),
    };
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for (file, line) in PICTURES {
        let path = folder.join(file).display().to_string();
        let words: Vec<&str> = line.split(' ').chain(["-o", &path]).collect();
        shell::run(&mut command(root().join("target/debug/korogaru"), &words))?;
        if mode == Mode::Check {
            compare(&root().join("docs/images").join(file), Path::new(&path))?;
        }
    }
    Ok(())
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
