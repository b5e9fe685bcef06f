//! A document whose `console` blocks hold commands and what they print.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::commands;
use crate::shell::{self, Result};

pub(super) struct Document {
    path: PathBuf,
    text: String,
}

/// The line that begins a block of commands with their outputs.
const BLOCK: &str = "```console";
const END: &str = "```";
/// The text that begins a command in a block.
const PROMPT: &str = "$ ";

impl Document {
    pub(super) fn read(path: &Path) -> Result<Self> {
        Ok(Self { path: path.to_owned(), text: shell::read(path)? })
    }

    /// The language of the document: `momentum.ja.md` is in Japanese, and a name without a language is in
    /// English.
    fn locale(&self) -> &'static str {
        let name = self.path.file_stem().unwrap_or_default().to_string_lossy();
        if name.ends_with(".ja") { "ja_JP.UTF-8" } else { "en_US.UTF-8" }
    }

    /// The document with what its commands print today, everything that they print, and the names of the
    /// pictures that they draw into `images/` of a folder.
    pub(super) fn renewed(&self, folder: &Path) -> Result<(String, String, Vec<String>)> {
        let (mut text, mut outputs, mut pictures) = (String::new(), String::new(), Vec::new());
        let mut lines = self.text.lines();
        while let Some(line) = lines.next() {
            writeln!(text, "{line}").map_err(|error| error.to_string())?;
            if line != BLOCK {
                if line.trim() == BLOCK {
                    // The commands and outputs would have to be indented in the same way.
                    return Err(format!(
                        "{}: a block of commands must not be indented: {line:?}",
                        self.path.display()
                    ));
                }
                continue;
            }
            let within = lines.by_ref().take_while(|line| *line != END);
            for line in within.filter_map(|line| line.strip_prefix(PROMPT)) {
                let output = commands::output(line, self.locale(), folder)
                    .map_err(|error| format!("{}: {error}", self.path.display()))?;
                let output = output.trim_end();
                let gap = if output.is_empty() { "" } else { "\n" };
                writeln!(text, "{PROMPT}{line}{gap}{output}").map_err(|error| error.to_string())?;
                outputs.push_str(output);
                outputs.push('\n');
                pictures.extend(commands::picture(line));
            }
            writeln!(text, "{END}").map_err(|error| error.to_string())?;
        }
        Ok((text, outputs, pictures))
    }

    /// # Errors
    ///
    /// For another text, with the first line that differs.
    pub(super) fn must_be(&self, text: &str) -> Result {
        if self.text == text {
            return Ok(());
        }
        let pairs =
            self.text.lines().chain(std::iter::repeat("")).zip(text.lines().chain(std::iter::repeat("")));
        let (number, (kept, made)) =
            pairs.enumerate().find(|(_, (kept, made))| kept != made).unwrap_or((0, ("", "")));
        Err(format!(
            "{}:{}: the document has\n    {kept}\nand its command prints\n    {made}\nif the change is wanted, run \
             `cargo xtask docs`",
            self.path.display(),
            number + 1
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The outputs of an indented block would end up outside of its list.
    #[test]
    fn an_indented_block_is_refused() {
        let document =
            Document { path: "lesson.md".into(), text: "- item\n\n  ```console\n  ```\n".to_owned() };
        let refused = document.renewed(Path::new(".")).unwrap_err();
        assert_eq!(refused, "lesson.md: a block of commands must not be indented: \"  ```console\"");
        let document = Document { path: "lesson.md".into(), text: "```console\n```\n".to_owned() };
        assert_eq!(document.renewed(Path::new(".")).unwrap().0, document.text);
    }
}
