//! `figure -o FILE.gif` and `--animate`: a run that moves.

use std::fs;

use crate::done;

fn drawn(words: &[&str], name: &str) -> Vec<u8> {
    let figure = done(words);
    // Without a terminal there is no bar.
    assert_eq!((figure.code, figure.stdout.as_str(), figure.stderr.as_str()), (0, "", ""), "{words:?}");
    assert_eq!(figure.files(), [name]);
    fs::read(figure.folder.path().join(name)).unwrap()
}

#[test]
fn the_extension_gif_moves_and_svg_where_it_is_asked_to() {
    assert!(drawn(&["figure", "--iterations", "3", "-o", "a.gif"], "a.gif").starts_with(b"GIF89a"));
    assert!(
        drawn(&["figure", "--animate", "--iterations", "3", "-o", "A.GIF"], "A.GIF").starts_with(b"GIF89a")
    );
    let svg = |words: &[&str]| String::from_utf8(drawn(words, "a.svg")).unwrap();
    let moving = svg(&["figure", "--animate", "-o", "a.svg"]);
    assert!(moving.contains("prefers-reduced-motion") && moving.contains("update 7 of 30"));
    assert!(!svg(&["figure", "-o", "a.svg"]).contains("@keyframes"));
}

#[test]
fn options_say_how_fast() {
    let svg = |words: &[&str]| {
        let words = [&["figure", "--animate", "-o", "a.svg"], words].concat();
        String::from_utf8(drawn(&words, "a.svg")).unwrap()
    };
    assert!(svg(&[]).contains(" 9.200s step-end infinite"));
    assert!(svg(&["--fps", "10", "--pause", "0"]).contains(" 3.100s step-end infinite"));
    assert!(svg(&["--lang", "ja", "--theme", "dark"]).contains("7 回目の更新"));
    // The pause of the last frame, in hundredths of a second, is in its control block.
    let gif = drawn(&["figure", "--iterations", "2", "--fps", "4", "--pause", "1", "-o", "a.gif"], "a.gif");
    let delays: Vec<u16> = gif
        .windows(8)
        .filter(|block| block[..3] == [0x21, 0xf9, 4] && block[7] == 0)
        .map(|block| u16::from_le_bytes([block[4], block[5]]))
        .collect();
    assert_eq!(delays, [25, 25, 125]);
}

#[cfg(target_os = "linux")]
#[test]
fn ctrl_c_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let words =
        ["figure", "--objective", "rosenbrock", "--lr", ".0005", "--iterations", "3000", "-o", "a.gif"];
    let mut child =
        crate::listening(folder.path(), &words).stderr(std::process::Stdio::piped()).spawn().unwrap();
    crate::interrupt::until_it_listens(&mut child);
    let killed = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(killed.success());
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}
