//! A reader that stops reading.

use std::io::Read as _;
use std::process::Stdio;

#[test]
fn a_closed_pipe_ends_the_command_quietly() {
    let folder = tempfile::tempdir().unwrap();
    for words in [
        &["run", "--iterations", "200000", "--format", "csv"][..],
        &["run", "--iterations", "200000", "--format", "json"],
        &["completions", "bash"],
        &["run", "--help"],
    ] {
        let mut child = crate::korogaru(folder.path(), words)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = [0];
        let mut stdout = child.stdout.take().unwrap();
        stdout.read_exact(&mut first).unwrap();
        drop(stdout);
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{words:?}");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{words:?}");
    }
}
