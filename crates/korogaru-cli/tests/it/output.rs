//! `-o`: the form that a file's name asks for, and files that are open already.

use std::fs;

#[cfg(unix)]
use crate::korogaru;
use crate::{done, done_with};

/// What a command writes to a file of this name.
fn written(words: &[&str], name: &str) -> String {
    let done = done(&[words, &["-o", name]].concat());
    assert_eq!((done.code, done.stderr.as_str()), (0, ""), "{words:?} {name}");
    assert_eq!(done.files(), [name]);
    fs::read_to_string(done.folder.path().join(name)).unwrap()
}

#[test]
fn an_extension_says_the_form_and_none_is_as_on_a_terminal() {
    for (words, forms) in [
        (&["run"][..], &["json", "csv", "txt", ""][..]),
        (&["theory"], &["json", "csv", "txt", ""]),
        (&["explain"], &["csv", "txt", ""]),
        (&["run", "--noise", "1", "--seeds", "3"], &["json", "csv", "txt", ""]),
        (&["tune", "--budget", "500", "--methods", "sgd"], &["csv", "txt", ""]),
    ] {
        for form in forms {
            let with = |format: &str| done(&[words, &["--format", format]].concat()).stdout;
            let expected = match *form {
                "txt" | "" => done(words).stdout,
                form => with(form),
            };
            let name = if form.is_empty() { "a" } else { &format!("a.{form}") };
            assert_eq!(written(words, name), expected, "{words:?} {name}");
            assert_eq!(written(words, &name.to_uppercase()), expected, "{words:?} {name}");
        }
    }
    assert!(written(&["run"], "a.tar.csv").starts_with("iteration,"));
    let sweep = ["sweep", "--lr", ".1:1:2", "--momentum", "0:.9:2"];
    let to = |name: &str| {
        let done = done(&[&sweep[..], &["-o", name]].concat());
        assert_eq!((done.code, done.stderr.as_str()), (0, ""));
        fs::read_to_string(done.folder.path().join(name)).unwrap()
    };
    assert_eq!(to("a"), done(&sweep).stdout);
    assert_eq!(to("a.CSV"), to("a"));
}

/// A text may have any form, and so may a file whose extension is not one of ours.
#[test]
fn a_form_that_is_said_wins_where_nothing_contradicts() {
    for name in ["a", "a.txt", "a.dat", "a.csv"] {
        assert!(written(&["run", "--format", "csv"], name).starts_with("iteration,"), "{name}");
    }
}

#[test]
fn what_is_not_known_or_contradicts_is_refused() {
    let mut said = String::new();
    for words in [
        &["run", "-o", "r.xlsx"][..],
        &["run", "-o", "r.csv.gz"],
        &["run", "-o", "r."],
        &["run", "-o", ".csv"],
        &["run", "-o", "r.svg"],
        &["run", "--format", "json", "-o", "r.csv"],
        &["run", "--format", "table", "-o", "r.JSON"],
        &["run", "--format", "csv", "-o", "r.png"],
        &["run", "--noise", "1", "--seeds", "3", "-o", "r.xlsx"],
        &["explain", "-o", "e.json"],
        &["explain", "--format", "csv", "-o", "e.json"],
        &["explain", "--format", "csv", "-o", "e.svg"],
        &["explain", "--format", "csv", "--title", "t"],
        &["theory", "-o", "t.md"],
        &["tune", "-o", "t.json"],
        &["tune", "--format", "csv", "-o", "t.svg"],
        &["sweep", "-o", "s.json"],
        &["figure", "-o", "f.svgz"],
        &["figure", "-o", ".PNG"],
        &["figure", "--noise", "1", "--seeds", "20", "-o", "a.gif"],
        &["figure", "--noise", "1", "--seeds", "20", "-o", "a.csv"],
        &["compare", "-o", "c.pdf"],
        &["plot", "log.csv", "-o", "p.jpg"],
    ] {
        let log = ("log.csv", "step,loss\n1,2\n2,1\n");
        for lang in ["en", "ja"] {
            let refused = done_with(&[log], &[words, &["--lang", lang]].concat());
            assert_eq!((refused.code, refused.stdout.as_str()), (2, ""), "{words:?}: {}", refused.stderr);
            assert_eq!(refused.files(), ["log.csv"], "{words:?}");
            said += &format!("$ korogaru {}\n{}", words.join(" "), refused.stderr);
        }
    }
    insta::assert_snapshot!(said);
}

/// What a message tells the user to do works.
#[test]
fn what_a_message_tells_to_do_can_be_done() {
    for words in [
        &["figure", "--noise", "1", "--seeds", "20", "-o", "a.svg"][..],
        &["figure", "--noise", "1", "-o", "a.gif"],
        &["run", "--format", "json", "-o", "r.json"],
        &["run", "-o", "r.csv"],
    ] {
        let done = done(words);
        assert_eq!((done.code, done.stderr.as_str()), (0, ""), "{words:?}");
    }
}

#[test]
fn what_nobody_keeps_is_written_to() {
    let nothing = if cfg!(windows) { "nul" } else { "/dev/null" };
    let done = done(&["run", "-o", nothing]);
    assert_eq!((done.code, done.stderr.as_str()), (0, ""));
    assert!(done.files().is_empty(), "{:?}", done.files());
}

#[cfg(unix)]
#[test]
fn a_file_that_is_read_only_is_refused() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.csv");
    fs::write(&file, "mine").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o444)).unwrap();
    let output = korogaru(folder.path(), &["run", "-o", "mine.csv"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    insta::assert_snapshot!(String::from_utf8(output.stderr).unwrap());
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
}

/// A command as a user for whom file modes count, which root is not.
#[cfg(unix)]
fn bound(folder: &std::path::Path, words: &[&str]) -> std::process::Command {
    use std::os::unix::fs::MetadataExt as _;
    use std::os::unix::process::CommandExt as _;

    let mut command = korogaru(folder, words);
    if fs::metadata(folder).unwrap().uid() == 0 {
        // A copy where that user can reach it.
        let program = folder.join("../korogaru");
        fs::copy(command.get_program(), &program).unwrap();
        let mut copied = std::process::Command::new(program);
        copied.args(words).current_dir(folder).uid(65534).gid(65534);
        command = copied;
    }
    command
}

/// A folder with a file that everybody may write to, and its parent folder.
#[cfg(unix)]
fn shared(mode: u32) -> (tempfile::TempDir, std::path::PathBuf) {
    use std::os::unix::fs::PermissionsExt as _;

    let above = tempfile::tempdir().unwrap();
    let folder = above.path().join("shared");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("ours.csv"), "ours").unwrap();
    for (path, mode) in [(above.path(), 0o755), (&folder.join("ours.csv"), 0o666), (&folder, mode)] {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }
    (above, folder)
}

/// If root runs this, the file in the second folder belongs to another user and cannot be replaced there.
#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_replaced_is_written_in_place() {
    let csv = done(&["run", "--format", "csv"]).stdout;
    for mode in [0o555, 0o1777] {
        let (_above, folder) = shared(mode);
        let output = bound(&folder, &["run", "-o", "ours.csv"]).output().unwrap();
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &[][..]), "{mode:o}");
        assert_eq!(fs::read_to_string(folder.join("ours.csv")).unwrap(), csv, "{mode:o}");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    }
}

#[cfg(unix)]
#[test]
fn a_result_that_has_no_room_until_it_is_whole() {
    let (_above, folder) = shared(0o555);
    let mut said = String::new();
    for lang in ["en", "ja"] {
        let words = ["run", "--iterations", "1000000", "-o", "ours.csv", "--lang", lang];
        let output = bound(&folder, &words).env("TMPDIR", "/nonexistent").output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        said += &String::from_utf8(output.stderr).unwrap();
    }
    insta::assert_snapshot!(said);
    assert_eq!(fs::read_to_string(folder.join("ours.csv")).unwrap(), "ours");
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_a_link_to_nothing_or_to_itself() {
    use std::os::unix::fs::symlink;

    let folder = tempfile::tempdir().unwrap();
    symlink("loop", folder.path().join("loop")).unwrap();
    symlink("later", folder.path().join("link")).unwrap();
    let mut said = String::new();
    for words in [&["book", "--out", "loop"][..], &["book", "--out", "link"], &["run", "-o", "loop"]] {
        for lang in ["en", "ja"] {
            let output = korogaru(folder.path(), &[words, &["--lang", lang]].concat()).output().unwrap();
            assert_eq!(output.status.code(), Some(1));
            said += &String::from_utf8(output.stderr).unwrap();
        }
    }
    insta::assert_snapshot!(said);
    fs::create_dir(folder.path().join("later")).unwrap();
    assert!(korogaru(folder.path(), &["book", "--out", "link"]).output().unwrap().status.success());
}

#[cfg(target_os = "linux")]
mod open_already {
    use super::*;

    /// What a shell script leaves in `log`, and what it writes to standard error.
    fn shell(script: &str) -> (String, String) {
        let folder = tempfile::tempdir().unwrap();
        let korogaru = env!("CARGO_BIN_EXE_korogaru");
        let output = std::process::Command::new("sh")
            .args(["-c", &format!("korogaru() {{ \"{korogaru}\" --lang en \"$@\"; }}\n{script}")])
            .current_dir(folder.path())
            .output()
            .unwrap();
        let log = fs::read_to_string(folder.path().join("log")).unwrap_or_default();
        (log, String::from_utf8(output.stderr).unwrap())
    }

    #[test]
    fn what_a_shell_opened_is_written_on() {
        let csv = done(&["run", "--format", "csv"]).stdout;
        let expected = (format!("before\n{csv}after\n"), String::new());
        let run = "korogaru run --format csv -o";
        for script in [
            format!("echo before > log; {run} /dev/stdout >> log; echo after >> log"),
            format!("echo before > log; {run} /dev/fd/3 3>> log; echo after >> log"),
            format!("echo before > log; {run} /proc/self/fd/3 3>> log; echo after >> log"),
            format!("{{ echo before; {run} /dev/stdout; echo after; }} > log"),
            format!("{{ echo before; {run} /dev/stderr; echo after; }} > log 2>&1"),
            format!("exec 3> log; echo before >&3; {run} /dev/fd/3; echo after >&3"),
            format!(
                "ln -s /dev/stdout out; ln -s out link; {{ echo before; {run} link; echo after; }} > log"
            ),
            format!(
                "exec 3> gone 4< gone; rm gone; echo before >&3; {run} /dev/fd/3; echo after >&3; cat <&4 > log"
            ),
        ] {
            assert_eq!(shell(&script), expected, "{script}");
        }
        let figure = shell("{ echo before; korogaru figure -o /dev/stdout; } > log").1;
        assert!(figure.contains("extension"), "{figure}");
    }

    #[test]
    fn what_is_not_open_is_said() {
        let said = ["korogaru run -o /dev/fd/9", "echo > log; korogaru run -o /dev/fd/9 9< log"]
            .map(|script| shell(script).1);
        assert_eq!(said[0], said[1]);
        insta::assert_snapshot!(said[0]);
        // The same for the streams that have a name.
        let stdout = shell("korogaru run -o /dev/stdout 1< /dev/null").1;
        assert_eq!(stdout.replace('1', "9").replace("/dev/stdout", "/dev/fd/9"), said[0]);
        assert_eq!(shell("korogaru run -o /dev/stderr 2< /dev/null; echo $? > log").0, "1\n");
        let written = shell("korogaru run --iterations 0 -o /dev/fd/9 9> log");
        assert!(written.0.starts_with("Momentum") && written.1.is_empty());
    }
}
