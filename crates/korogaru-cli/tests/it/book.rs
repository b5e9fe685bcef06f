//! `book`, the main job.

use std::fs;

use crate::{done, korogaru};

#[test]
fn the_whole_experiment_by_one_command() {
    let book = done(&["book"]);
    assert_eq!((book.code, book.stderr.as_str()), (0, ""));
    insta::assert_snapshot!(book.stdout);

    let folder = book.folder.path().join("figures");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    insta::assert_snapshot!(names.join("\n"));
    for name in &names {
        let bytes = fs::read(folder.join(name)).unwrap();
        match name.rsplit('.').next() {
            Some("png") => assert!(bytes.starts_with(b"\x89PNG\r\n"), "{name}"),
            Some("svg") => {
                let text = String::from_utf8(bytes).unwrap();
                resvg::usvg::Tree::from_str(&text, &resvg::usvg::Options::default()).expect(name);
            }
            _ => assert!(bytes.starts_with(b"iteration,x,y,f,gx,gy,dx,dy,vx,vy\n"), "{name}"),
        }
    }
}

#[test]
fn in_japanese() {
    let book = done(&["book", "--lang", "ja", "--out", "図"]);
    assert_eq!((book.code, book.stderr.as_str(), book.files()), (0, "", vec!["図".to_owned()]));
    insta::assert_snapshot!(book.stdout);
}

/// The READMEs show what the command prints.
#[test]
fn the_readmes_show_this_table() {
    let readmes =
        [("en", include_str!("../../../../README.md")), ("ja", include_str!("../../../../README.ja.md"))];
    for (lang, readme) in readmes {
        let book = done(&["book", "--lang", lang]);
        let table: Vec<&str> = book.stdout.lines().skip(2).take_while(|line| !line.is_empty()).collect();
        assert_eq!(table.len(), 6);
        assert!(readme.contains(&table.join("\n")), "README of {lang}:\n{}", table.join("\n"));
    }
}

#[test]
fn a_second_time_gives_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let read = || {
        let mut files: Vec<_> = fs::read_dir(folder.path().join("figures"))
            .unwrap()
            .map(|entry| entry.unwrap())
            .map(|entry| (entry.file_name(), fs::read(entry.path()).unwrap()))
            .collect();
        files.sort();
        files
    };
    korogaru(folder.path(), &["book"]).output().unwrap();
    let first = read();
    korogaru(folder.path(), &["book"]).output().unwrap();
    assert_eq!(first.len(), 21);
    assert!(first == read());
}

/// The CSV files are what `run` prints for the same run.
#[test]
fn its_numbers_are_those_of_run() {
    let book = done(&["book"]);
    let written = book.folder.path().join("figures/trajectory-lr0.95-momentum0.5-30.csv");
    let run = done(&["run", "--lr", ".95", "--momentum", ".5", "--format", "csv"]);
    assert_eq!(fs::read_to_string(written).unwrap(), run.stdout);
}

#[cfg(unix)]
#[test]
fn files_get_the_permissions_that_new_files_get() {
    use std::os::unix::fs::PermissionsExt as _;

    let run = done(&["run", "-o", "run.csv"]);
    let plain = run.folder.path().join("plain");
    fs::write(&plain, "").unwrap();
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode();
    assert_eq!(mode(&run.folder.path().join("run.csv")), mode(&plain));
}
