//! Runs the commands that a document shows.

use std::path::Path;
use std::process::Command;

use crate::built;
use crate::shell::Result;

/// What a command of a document prints, in the document's language and run in its folder.
pub(super) fn output(line: &str, locale: &str, folder: &Path) -> Result<String> {
    let words = shlex::split(line).ok_or_else(|| format!("a quotation mark is missing: {line}"))?;
    let [name, arguments @ ..] = words.as_slice() else { return Err("a command is empty".to_owned()) };
    if name != "korogaru" {
        return Err(format!("a document shows commands of korogaru alone, not {name}"));
    }
    let mut command = Command::new(built::program());
    command.args(arguments).current_dir(folder).env("LC_ALL", locale).env_remove("KOROGARU_BACKEND");
    let output = command.output().map_err(|error| format!("{line}: {error}"))?;
    if !output.status.success() {
        return Err(format!("{line}: {}\n{}", output.status, String::from_utf8_lossy(&output.stderr)));
    }
    String::from_utf8(output.stdout).map_err(|_| format!("{line} does not print UTF-8"))
}

/// The name of the picture in `images/` that a command draws.
pub(super) fn picture(line: &str) -> Option<String> {
    let words = shlex::split(line)?;
    let path = words.iter().skip_while(|word| !matches!(word.as_str(), "-o" | "--output")).nth(1)?;
    Some(path.strip_prefix("images/")?.to_owned())
}
