//! Logs as bytes: encodings, packing, and files that are not logs.

use korogaru_lab::{ErrorKind, Log};
use proptest::prelude::*;

use super::{loss, read, refused};

/// The bytes of a text in every encoding and packing.
#[test]
fn files_as_they_are_found() {
    use std::io::{BufReader, Write as _};

    let text = "step,loss\n0,2.5\n1,1.5\n";
    let packed = |bytes: &[u8]| {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    };
    let units = |mark: &str| format!("{mark}{text}").encode_utf16().collect::<Vec<u16>>();
    let (little, big) = (u16::to_le_bytes, u16::to_be_bytes);
    let coded =
        |mark: &str, bytes: fn(u16) -> [u8; 2]| units(mark).into_iter().flat_map(bytes).collect::<Vec<u8>>();
    let files = [
        packed(text.as_bytes()),
        [packed(&text.as_bytes()[..13]), packed(&text.as_bytes()[13..])].concat(),
        coded("\u{feff}", little),
        coded("\u{feff}", big),
        coded("", little),
        coded("", big),
        packed(&coded("\u{feff}", little)),
    ];
    for file in &files {
        // Also if they arrive a few bytes at a time.
        for most in [1, 3, 8192] {
            let log = Log::read(BufReader::with_capacity(most, &file[..])).unwrap().unwrap();
            assert_eq!((loss(&log), log.is_cut_off()), (&[[0.0, 2.5], [1.0, 1.5]][..], false), "{file:?}");
        }
    }
    for most in 1..16 {
        let log =
            Log::read(BufReader::with_capacity(most, "step;loss\n0;2,5\n".as_bytes())).unwrap().unwrap();
        assert_eq!(loss(&log), [[0.0, 2.5]]);
    }
    let refused = |bytes: &[u8]| Log::read(bytes).unwrap().unwrap_err().kind().clone();
    assert_eq!(refused(b"\x18\0\0\0\0\0\0\0\xa3"), ErrorKind::LogBinary);
    // A file that is still being written ends early. A file that would fill the memory is not unpacked to its
    // end.
    let rows: String = (0..5000).map(|i| format!("{i},{}\n", f64::from(i).sqrt())).collect();
    let whole = packed(format!("step,loss\n{rows}").as_bytes());
    let half = Log::read(&whole[..whole.len() / 2]).unwrap().unwrap();
    assert!(half.is_cut_off() && loss(&half).len() > 100 && loss(&half).iter().all(|[x, y]| *y == x.sqrt()));
    let row = format!("0,1{}\n", " ".repeat((1 << 14) - 4));
    let bomb = packed(format!("step,loss\n{}", row.repeat(129 << 6)).as_bytes());
    assert_eq!(refused(&bomb), ErrorKind::LogUnpacked { limit: 128 });
}

/// A file that is not a log and has lines without an end.
#[test]
fn a_line_that_is_too_long_is_not_kept() {
    let limit = 1 << 20;
    assert_eq!(refused(&"x".repeat(3 * limit)), ErrorKind::LogLong { line: 1, limit });
    let long = format!("step,loss\n0,1\n1,{}\n2,1\n", "1".repeat(limit));
    assert_eq!(refused(&long), ErrorKind::LogLong { line: 3, limit });
    let long = format!("{{\"loss\":1}}\n{{\"loss\":1,\"note\":\"{}\"}}\n{{\"loss\":1}}\n", "1".repeat(limit));
    assert_eq!(refused(&long), ErrorKind::LogLong { line: 2, limit });
    let just = format!("step,loss\n0,{}1\n", " ".repeat(limit - 4));
    assert_eq!(loss(&read(&just)), [[0.0, 1.0]]);
    // Line ends within quotes, and the single carriage returns of old files, are parts of a row.
    let quoted = format!("step,loss,note\n0,1,\"{}\"\n", "line\n".repeat(limit / 5));
    assert_eq!(refused(&quoted), ErrorKind::LogLong { line: 2, limit });
    let old = "{\"loss\":1}\r".repeat(limit / 8);
    assert_eq!(loss(&read(&old)).len(), limit / 8);
    // A long row within a document or among other text is not kept either.
    let long = format!("[\n{{\"loss\":1}},\n{{\"loss\":1,\"note\":\"{}\"}}]", "1".repeat(limit));
    assert_eq!(refused(&long), ErrorKind::LogLong { line: 3, limit });
    let long = format!("begin\n{{'loss':1}}\n{}", "x".repeat(2 * limit));
    assert_eq!(refused(&long), ErrorKind::LogLong { line: 3, limit });
}

proptest! {
    /// Every sequence of bytes is a log or an error.
    #[test]
    fn no_bytes_are_too_strange(
        start in prop::sample::select(vec!["", "step,loss\n", "{\"loss\":[", "[{'loss': (", "\u{1f}\u{8b}", "a\0b\0", "run - loss\n", "# loss\n"]),
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        text in "(loss|'|\"|:|,|\\{|\\}|\\[|\\]|\\(|\\)|nan|[0-9]|\n|\\\\|#| ){0,60}",
    ) {
        for rest in [&bytes[..], text.as_bytes()] {
            if let Ok(Ok(log)) = Log::read(&[start.as_bytes(), rest].concat()[..]) {
                prop_assert!(log.curves().iter().all(|curve| !curve.points().is_empty()));
            }
        }
    }
}

/// As Excel writes it in Japan.
#[test]
fn shift_jis_is_read_where_it_is_japanese() {
    let text = b"\x83G\x83|\x83b\x83N,\x91\xb9\x8e\xb8\n1,2.5\n2,1.5\n";
    for most in [1, 3, 8192] {
        let log = Log::read(std::io::BufReader::with_capacity(most, &text[..])).unwrap().unwrap();
        let curve = &log.curves()[0];
        assert_eq!((curve.column(), curve.points()), ("損失", &[[1.0, 2.5], [2.0, 1.5]][..]));
    }
    // Bytes that are neither UTF-8 nor Japanese are not taken for Shift_JIS.
    for note in [&b"\xe6\x90\x8d"[..], b"caf\xe9"] {
        let log = Log::read(&[b"step,loss,note\n0,2,", note, b"\n1,1,\n"].concat()[..]).unwrap().unwrap();
        assert_eq!(loss(&log), [[0.0, 2.0], [1.0, 1.0]]);
    }
}

#[test]
fn a_picture_is_no_log() {
    for picture in [
        &b"\x89PNG\r\n\x1a\n\0"[..],
        b"GIF89a",
        b"\xff\xd8\xff\xe0",
        b"%PDF-1.7",
        b"<svg xmlns=\"\">",
        b"<?xml version=\"1.0\"?><svg>",
    ] {
        assert_eq!(Log::read(picture).unwrap().unwrap_err().kind(), &ErrorKind::LogPicture);
    }
}
