//! `figure`: an experiment as a picture.

use std::fs;

use crate::done;

fn drawn(words: &[&str], name: &str) -> Vec<u8> {
    let figure = done(words);
    assert_eq!((figure.code, figure.stdout.as_str(), figure.stderr.as_str()), (0, "", ""), "{words:?}");
    assert_eq!(figure.files(), [name]);
    fs::read(figure.folder.path().join(name)).unwrap()
}

fn svg(options: &[&str]) -> String {
    let words: Vec<&str> = ["figure", "-o", "a.svg"].into_iter().chain(options.iter().copied()).collect();
    String::from_utf8(drawn(&words, "a.svg")).unwrap()
}

#[test]
fn the_extension_says_the_format() {
    assert!(drawn(&["figure", "-o", "a.svg"], "a.svg").starts_with(b"<svg"));
    assert!(drawn(&["figure", "-o", "a.png"], "a.png").starts_with(b"\x89PNG"));
    assert!(drawn(&["figure", "--output", "A.PNG"], "A.PNG").starts_with(b"\x89PNG"));
}

#[test]
fn views_themes_and_languages_are_what_they_say() {
    assert!(svg(&[]).contains("iterations 30"));
    assert!(svg(&["--lang", "ja"]).contains("試行回数 30"));
    assert!(!svg(&["--view", "contour"]).contains("iterations 30"));
    assert!(svg(&[]).contains("fill=\"#fdfdfb\"") && svg(&["--theme", "dark"]).contains("fill=\"#14171a\""));
}

#[test]
fn a_run_that_diverges_is_drawn_and_says_where_it_left() {
    let diverging = |words: &[&str]| {
        let figure = done(&[&["figure", "-o", "a.svg", "--lr", "2.85"], words].concat());
        (figure.stderr.clone(), fs::read_to_string(figure.folder.path().join("a.svg")).unwrap())
    };
    let (said, picture) = diverging(&[]);
    assert_eq!(said, "note: It diverges: f grows without end. Here η (lr) has to be below 1.9.\n");
    assert!(picture.contains("leaves the view for good at update 2"));
    let (said, far) = diverging(&["--iterations", "5000"]);
    assert!(said.starts_with("note: It diverges: at update 280"));
    assert!(far.contains("no longer finite at update"));
    assert!(diverging(&["--lang", "ja"]).1.contains("2 回目の更新で描画範囲を出て戻らない"));
    assert!(far.len() < 200_000);
}

#[test]
fn no_iterations_draw_the_start() {
    assert!(svg(&["--iterations", "0"]).contains("start (−7, 2)"));
}

#[test]
fn limits_are_those_of_the_axes() {
    let zoomed = svg(&["--xlim", "-2,2", "--ylim=-1,1"]);
    assert!(zoomed.contains(">−1.00<") && zoomed.contains(">2.0<") && !zoomed.contains(">10.0<"));
}

#[test]
fn an_existing_file_is_replaced() {
    let before = [("a.svg", "old")];
    let figure = crate::done_with(&before, &["figure", "-o", "a.svg"]);
    assert_eq!((figure.code, figure.files()), (0, vec!["a.svg".to_owned()]));
    assert!(fs::read_to_string(figure.folder.path().join("a.svg")).unwrap().starts_with("<svg"));
}

#[test]
fn a_title_stands_over_pictures_of_every_command() {
    let commands: [&[&str]; 7] = [
        &["figure"],
        &["figure", "--view", "contour"],
        &["explain", "--view", "ribbon"],
        &["theory"],
        &["sweep", "--lr", "0.1:0.2:2", "--momentum", "0.5:0.9:2", "--iterations", "3"],
        &["compare", "--methods", "sgd,adam", "--overlay"],
        &["figure", "--noise", "1", "--seeds", "5"],
    ];
    for words in commands {
        let words = [words, &["--title", "谷 <A&B>", "-o", "a.svg", "--iterations", "3"][..]].concat();
        let words: Vec<&str> = if words[0] == "sweep" { words[..words.len() - 2].to_vec() } else { words };
        let ran = done(&words);
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{words:?}");
        let document = fs::read_to_string(ran.folder.path().join("a.svg")).unwrap();
        assert!(document.contains(">谷 &lt;A&amp;B&gt;</tspan>"), "{words:?}");
    }
    let moving = done(&["figure", "--title", "谷", "--iterations", "2", "-o", "a.gif"]);
    assert_eq!((moving.code, moving.files()), (0, vec!["a.gif".to_owned()]));
}

/// U+E000 is for private use, so that it is in hardly any font.
#[test]
fn what_is_left_out_of_a_title_is_told() {
    let ran = done(&["figure", "--title", "a\u{e000}b", "-o", "a.svg"]);
    let note = "note: no installed font can draw these characters, which are left out: \u{e000} (U+E000)\n";
    assert_eq!((ran.code, ran.stderr.as_str()), (0, note));
    let ran = done(&["figure", "--title", &"長い題名".repeat(50), "-o", "a.svg", "--lang", "ja"]);
    let note = "注意: 題名が図の幅より長いため、途中までにして … を付けました。\n";
    assert_eq!((ran.code, ran.stderr.as_str()), (0, note));
}

#[test]
fn what_lies_outside_the_picture_is_told_with_the_options_that_show_it() {
    for (start, note) in [
        (
            "100,100",
            "note: From update 25 on it lies outside the view; --xlim -20,110 --ylim -80,110 shows all of it.\n",
        ),
        ("-7,2", ""),
    ] {
        let figure = crate::done(&["figure", "--start", start, "-o", "far.svg", "--lang", "en"]);
        assert_eq!((figure.code, figure.stderr.as_str()), (0, note));
    }
}
