//! Signals at any moment leave nothing half written, and the exit code is the one that shells use.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};

use crate::{done, korogaru, listening};

/// More output than can be written before the test has looked.
const LONG: [&str; 5] = ["run", "--iterations", "1000000", "--format", "csv"];

fn started(folder: &Path, words: &[&str]) -> Child {
    listening(folder, words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

fn kill(child: &Child, signal: &str) {
    assert!(Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap().success());
}

/// Waits until a process says that it catches SIGINT, the second of its signals.
pub(crate) fn until_it_listens(child: &mut Child) {
    let status = format!("/proc/{}/status", child.id());
    let catches = |line: &str| u64::from_str_radix(line.trim(), 16).is_ok_and(|signals| signals & 0b10 != 0);
    let listens = |text: String| text.lines().filter_map(|line| line.strip_prefix("SigCgt:")).any(catches);
    while !listens(fs::read_to_string(&status).unwrap()) {
        assert_eq!(child.try_wait().unwrap(), None, "it ended before it could be interrupted");
        std::thread::yield_now();
    }
}

/// The exit code of the process, and what it wrote to standard error.
fn ended(child: Child) -> (Option<i32>, String) {
    let output = child.wait_with_output().unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

fn parts(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.ends_with(".part")).collect()
}

/// A process in the middle of writing a file.
fn writing(folder: &Path, name: &str) -> Child {
    let before = parts(folder);
    let mut child = started(folder, &[&LONG[..], &["-o", name]].concat());
    let begun = |part: &String| {
        !before.contains(part) && fs::metadata(folder.join(part)).is_ok_and(|part| part.len() > 0)
    };
    while !parts(folder).iter().any(begun) {
        assert!(child.try_wait().unwrap().is_none(), "it has ended before");
        std::thread::yield_now();
    }
    child
}

fn pipe(folder: &Path) {
    assert!(Command::new("mkfifo").arg(folder.join("pipe")).status().unwrap().success());
}

#[test]
fn a_signal_in_the_middle_of_a_file_leaves_what_was_there() {
    for (signal, code) in [("-INT", 130), ("-TERM", 143), ("-HUP", 129)] {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("run.csv"), "before").unwrap();
        let child = writing(folder.path(), "run.csv");
        kill(&child, signal);
        assert_eq!(ended(child), (Some(code), "error: interrupted; nothing was written\n".to_owned()));
        assert_eq!(fs::read_to_string(folder.path().join("run.csv")).unwrap(), "before");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}

#[test]
fn a_signal_ends_what_waits_for_a_reader() {
    let folder = tempfile::tempdir().unwrap();
    pipe(folder.path());
    let words = [&LONG[..], &["-o", "pipe"]].concat();
    let child = started(folder.path(), &words);
    let mut reader = File::open(folder.path().join("pipe")).unwrap();
    reader.read_exact(&mut [0]).unwrap();
    // From here on it waits, since the pipe is full.
    kill(&child, "-INT");
    assert_eq!(ended(child), (Some(130), "error: interrupted; not everything was written\n".to_owned()));

    // A pipe that no reader has opened.
    let mut child = started(folder.path(), &words);
    until_it_listens(&mut child);
    kill(&child, "-INT");
    assert_eq!(ended(child).0, Some(130));
}

/// As `nohup` starts a program.
#[test]
fn a_signal_that_was_switched_off_stays_so() {
    let folder = tempfile::tempdir().unwrap();
    pipe(folder.path());
    let script = format!("trap '' HUP; exec \"{}\" \"$@\"", env!("CARGO_BIN_EXE_korogaru"));
    let words = ["run", "--iterations", "10000", "--format", "csv", "-o", "pipe"];
    let child = Command::new("sh")
        .args(["-c", &script, "sh"])
        .args(words)
        .current_dir(folder.path())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut reader = File::open(folder.path().join("pipe")).unwrap();
    let mut text = vec![0];
    reader.read_exact(&mut text).unwrap();
    kill(&child, "-HUP");
    reader.read_to_end(&mut text).unwrap();
    assert_eq!(ended(child), (Some(0), String::new()));
    assert_eq!(String::from_utf8(text).unwrap(), done(&words[..5]).stdout);
}

/// A killed process cannot remove anything. The next process that writes in that folder removes what it left,
/// but not what another process is writing.
#[test]
fn what_was_left_is_removed_and_what_is_being_written_stays() {
    let folder = tempfile::tempdir().unwrap();
    let mut killed = writing(folder.path(), "one.csv");
    kill(&killed, "-KILL");
    let status: ExitStatus = killed.wait().unwrap();
    assert_eq!((status.code(), parts(folder.path()).len()), (None, 1));

    let alive = writing(folder.path(), "two.csv");
    assert!(korogaru(folder.path(), &["run", "-o", "three.csv"]).status().unwrap().success());
    assert_eq!(parts(folder.path()).len(), 1, "that of the one that lives");
    kill(&alive, "-INT");
    assert_eq!(ended(alive).0, Some(130));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

/// `script` provides a terminal. The output waits for the test, so that the progress bar has time to appear.
#[test]
fn long_work_has_a_sign_on_a_terminal_and_an_interrupt_takes_it_away() {
    let folder = tempfile::tempdir().unwrap();
    pipe(folder.path());
    let line = format!(
        "exec env --default-signal=INT \"{}\" {} --lang en -o pipe",
        env!("CARGO_BIN_EXE_korogaru"),
        LONG.join(" ")
    );
    let script = Command::new("script")
        .args(["-qefc", &line, "/dev/null"])
        .current_dir(folder.path())
        .env("TERM", "xterm")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut script) = script else { return };
    let mut reader = File::open(folder.path().join("pipe")).unwrap();
    reader.read_exact(&mut [0]).unwrap();
    let mut terminal = script.stdout.take().unwrap();
    let mut until = |text: &str| {
        let mut seen = Vec::new();
        while !String::from_utf8_lossy(&seen).contains(text) {
            let mut byte = [0];
            terminal.read_exact(&mut byte).unwrap();
            seen.push(byte[0]);
        }
    };
    until("working");
    // Enough for the progress bar, which counts in thousands.
    let mut rows = vec![0; 1 << 20];
    reader.read_exact(&mut rows).unwrap();
    until("/1,000,001");
    let children = fs::read_to_string(format!("/proc/{0}/task/{0}/children", script.id())).unwrap();
    let id = children.split_whitespace().next().unwrap();
    assert!(Command::new("kill").args(["-INT", id]).status().unwrap().success());
    until("error: interrupted; not everything was written");
    assert_eq!(script.wait().unwrap().code(), Some(130));
}
