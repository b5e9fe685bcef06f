//! Runs other programs, and shows that it does.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The error is a message for the user.
pub(crate) type Result<T = ()> = std::result::Result<T, String>;

/// The repository's root.
pub(crate) fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_path_buf()
}

/// A command in the repository's root.
pub(crate) fn command(program: impl AsRef<std::ffi::OsStr>, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// The cargo that runs this chore.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), arguments)
}

/// Runs a command after showing it.
pub(crate) fn run(command: &mut Command) -> Result {
    println!("    $ {}", shown(command));
    let status = command.status().map_err(|error| format!("{}: {error}", shown(command)))?;
    if status.success() { Ok(()) } else { Err(format!("{} failed: {status}", shown(command))) }
}

/// What a command printed.
#[derive(Clone, Debug)]
pub(crate) struct Captured {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// Shows a command and runs it. Returns what it printed, which a failure has in its message.
pub(crate) fn captured(command: &mut Command) -> Result<Captured> {
    println!("    $ {}", shown(command));
    let output = command.output().map_err(|error| format!("{}: {error}", shown(command)))?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let captured = Captured { stdout: text(&output.stdout), stderr: text(&output.stderr) };
    if output.status.success() {
        return Ok(captured);
    }
    let Captured { stdout, stderr } = captured;
    Err(format!("{stdout}{stderr}\n{} failed: {}", shown(command), output.status))
}

/// The standard output of a command, trimmed.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command.output().map_err(|error| format!("{}: {error}", shown(command)))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    } else {
        Err(format!("{} failed: {}", shown(command), String::from_utf8_lossy(&output.stderr)))
    }
}

/// A file's text.
pub(crate) fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Copies a file.
pub(crate) fn copy(from: &Path, to: &Path) -> Result {
    std::fs::copy(from, to).map(drop).map_err(|error| format!("{}: {error}", from.display()))
}

/// The names in a folder, sorted.
pub(crate) fn names(folder: &Path) -> Result<BTreeSet<String>> {
    let complaint = |error| format!("{}: {error}", folder.display());
    let mut names = BTreeSet::new();
    for entry in std::fs::read_dir(folder).map_err(complaint)? {
        names.insert(entry.map_err(complaint)?.file_name().to_string_lossy().into_owned());
    }
    Ok(names)
}

/// An empty folder at this path from the root. What was in it is deleted.
pub(crate) fn empty(path: &str) -> Result<PathBuf> {
    let folder = root().join(path);
    let complaint = |error| format!("{}: {error}", folder.display());
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(complaint)?;
    }
    std::fs::create_dir_all(&folder).map_err(complaint)?;
    Ok(folder)
}

/// Writes an executable file.
pub(crate) fn write_script(path: &Path, text: &str) -> Result {
    let complaint = |error| format!("{}: {error}", path.display());
    std::fs::write(path, text).map_err(complaint)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755)).map_err(complaint)?;
    }
    Ok(())
}

/// The command as a user would type it in the root.
fn shown(command: &Command) -> String {
    let root = root();
    let word = |word: &std::ffi::OsStr| {
        let path = Path::new(word);
        match path.strip_prefix(&root) {
            Ok(rest) if rest.as_os_str().is_empty() => ".".to_owned(),
            Ok(rest) => rest.display().to_string(),
            Err(_) => path.display().to_string(),
        }
    };
    let program = Path::new(command.get_program());
    let program = match program.file_name() {
        Some(name) if name == "cargo" => "cargo".to_owned(),
        _ => word(command.get_program()),
    };
    let variables = command
        .get_envs()
        .filter_map(|(name, value)| Some(format!("{}={:?}", name.to_string_lossy(), word(value?))));
    let words = [program].into_iter().chain(command.get_args().map(word));
    variables.chain(words).collect::<Vec<_>>().join(" ")
}
