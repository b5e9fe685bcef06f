//! Help in both languages, with an example for every command.

use crate::done;

const COMMANDS: [&str; 13] = [
    "book",
    "run",
    "figure",
    "explain",
    "theory",
    "sweep",
    "tune",
    "compare",
    "plot",
    "explore",
    "methods",
    "objectives",
    "completions",
];

fn help(words: &[&str], lang: &str) -> String {
    let words: Vec<&str> = words.iter().copied().chain(["--help", "--lang", lang]).collect();
    let done = done(&words);
    assert_eq!((done.code, done.stderr.as_str()), (0, ""), "{words:?}");
    done.stdout
}

#[test]
fn in_english() {
    let all: Vec<String> = COMMANDS.iter().map(|command| help(&[command], "en")).collect();
    insta::assert_snapshot!(format!("{}\n----\n{}", help(&[], "en"), all.join("\n----\n")));
}

#[test]
fn in_japanese() {
    let all: Vec<String> = COMMANDS.iter().map(|command| help(&[command], "ja")).collect();
    insta::assert_snapshot!(format!("{}\n----\n{}", help(&[], "ja"), all.join("\n----\n")));
}

#[test]
fn every_help_has_an_example_and_no_english_heading_in_japanese() {
    for command in COMMANDS {
        assert!(help(&[command], "en").contains(&format!("korogaru {command}")), "{command}");
        let japanese = help(&[command], "ja");
        for english in [
            "Usage",
            "Options:",
            "Commands",
            "Picture",
            "Noise",
            "Arguments",
            "print",
            "[default",
            "[possible",
        ] {
            assert!(!japanese.contains(english), "{command}: {english}");
        }
    }
}

/// `-h` fits a terminal: usage, the command's own options, and the commonest of the experiment.
#[test]
fn short_help_is_short() {
    let first_column = |line: &str| line.trim_start().starts_with('-');
    for (command, lang) in COMMANDS.iter().flat_map(|command| [(command, "en"), (command, "ja")]) {
        let short = done(&[command, "-h", "--lang", lang]);
        assert_eq!((short.code, short.stderr.as_str()), (0, ""), "{command}");
        assert!(short.stdout.lines().count() <= 25, "{command} in {lang}:\n{}", short.stdout);
        let all = help(&[command], lang);
        let options = short.stdout.lines().filter(|line| first_column(line));
        for option in options.filter_map(|line| line.split("  ").find(|part| part.contains("--"))) {
            assert!(all.contains(option.trim()), "{command}: --help lacks {option}");
        }
    }
    let bare = done(&["-h"]).stdout;
    assert!(bare.lines().count() <= 25 && COMMANDS.iter().all(|command| bare.contains(command)), "{bare}");
    insta::assert_snapshot!(
        ["run", "figure", "compare"].map(|command| done(&[command, "-h"]).stdout).join("\n----\n")
    );
}

/// The options of a picture are one list.
#[test]
fn every_command_that_draws_has_the_options_of_a_picture() {
    let drawing: [&[&str]; 7] = [
        &["figure", "-o", "a.svg"],
        &["explain", "-o", "a.svg"],
        &["theory", "-o", "a.svg"],
        &["sweep", "--lr", ".1:1:3", "--momentum", "0:.9:3", "-o", "a.svg"],
        &["compare", "--methods", "sgd,momentum", "-o", "a.svg"],
        &["plot", "log.csv", "-o", "a.svg"],
        &["book", "--out", "."],
    ];
    let options = ["--theme", "dark", "--title", "One title"];
    for words in drawing {
        let done = crate::done_with(&[("log.csv", "step,loss\n0,2\n1,1\n")], &[words, &options].concat());
        assert_eq!((done.code, done.stderr.as_str()), (0, ""), "{words:?}");
        let drawn = done.files().into_iter().filter(|name| name.ends_with(".svg"));
        let svgs: Vec<String> =
            drawn.map(|name| std::fs::read_to_string(done.folder.path().join(name)).unwrap()).collect();
        assert!(!svgs.is_empty() && svgs.iter().all(|svg| svg.contains("One title")), "{words:?}");
    }
}

/// The examples are commands that work.
#[test]
fn examples_run() {
    // A file may have the name of another format.
    let figure = "<svg><metadata id=\"experiment\">momentum = 0.5\n</metadata></svg>";
    let spec = [("experiment.toml", "lr = 0.2\n"), ("path.png", figure)];
    for command in ["book", "run", "figure", "explain", "theory", "methods", "objectives"] {
        let help = help(&[command], "en");
        let examples = help.lines().filter_map(|line| line.split_once("  # ")).map(|(line, _)| line.trim());
        let examples: Vec<&str> = examples.filter(|line| line.starts_with("korogaru ")).collect();
        assert!(!examples.is_empty(), "{command}");
        for example in examples {
            let words = shlex::split(example).unwrap();
            let words: Vec<&str> = words.iter().skip(1).map(String::as_str).collect();
            let done = crate::done_with(&spec, &words);
            assert_eq!((done.code, done.stderr.as_str()), (0, ""), "{example}");
        }
    }
}

#[test]
fn nothing_asked_is_answered_with_help() {
    let bare = done(&[]);
    assert_eq!((bare.code, bare.stdout.as_str()), (2, ""));
    assert!(bare.stderr.contains("korogaru book"));
}

#[test]
fn help_is_a_word_too() {
    assert_eq!(done(&["help", "run", "--lang", "ja"]).stdout, help(&["run"], "ja"));
    assert_eq!(done(&["help"]).stdout, help(&[], "en"));
}

#[test]
fn the_version_is_the_packages() {
    let version = done(&["--version"]);
    assert_eq!((version.code, version.stdout), (0, format!("korogaru {}\n", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn completions_know_options_and_names() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let done = done(&["completions", shell]);
        assert_eq!((done.code, done.stderr.as_str()), (0, ""), "{shell}");
        for known in
            ["momentum", "rosenbrock", "nesterov", "objective", "theme", "title", "batch", "fps", "xlim"]
        {
            assert!(done.stdout.contains(known), "{shell} does not complete {known}");
        }
    }
}

#[test]
fn without_a_command_there_is_help_in_the_language_that_is_asked_for() {
    for lang in ["en", "ja"] {
        let said = done(&["--lang", lang]);
        assert_eq!((said.code, said.stdout.as_str()), (2, ""));
        assert_eq!(said.stderr, help(&[], lang));
    }
}
