//! The command line as a user meets it: the binary itself, in both languages.

mod again;
mod animation;
mod bad_input;
mod book;
mod compare;
mod ensemble;
mod explain;
#[cfg(feature = "explore")]
mod explore;
mod figure;
mod formula;
mod help;
#[cfg(target_os = "linux")]
mod interrupt;
mod lists;
mod output;
mod pipe;
mod plot;
mod run;
mod sweep;
mod theory;
mod tune;

use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// The binary in a folder, without a locale.
fn korogaru(folder: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_korogaru"));
    command.args(words).current_dir(folder);
    for variable in ["LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG", "LANGUAGE"] {
        command.env_remove(variable);
    }
    command
}

/// The same with all signals as a terminal has them. If the tests run in the background, some may be switched
/// off, and the binary leaves such signals as they are.
fn listening(folder: &Path, words: &[&str]) -> Command {
    let direct = korogaru(folder, words);
    if !cfg!(target_os = "linux") {
        return direct;
    }
    let mut command = Command::new("env");
    command.arg("--default-signal=INT,TERM,HUP").arg(direct.get_program()).args(direct.get_args());
    command.current_dir(folder);
    for (name, _) in direct.get_envs() {
        command.env_remove(name);
    }
    command
}

/// What a finished command wrote.
struct Done {
    code: i32,
    stdout: String,
    stderr: String,
    folder: TempDir,
}

impl Done {
    /// The files that the command left, sorted.
    fn files(&self) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

/// Runs the binary in an empty folder of its own.
fn done(words: &[&str]) -> Done {
    done_with(&[], words)
}

/// The same in a folder with these files.
fn done_with(files: &[(&str, &str)], words: &[&str]) -> Done {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        std::fs::write(folder.path().join(name), content).unwrap();
    }
    let output = korogaru(folder.path(), words).output().unwrap();
    let Output { status, stdout, stderr } = output;
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Done { code: status.code().unwrap(), stdout: text(stdout), stderr: text(stderr), folder }
}
