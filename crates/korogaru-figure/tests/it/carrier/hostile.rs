//! Files that are cut off, changed or made to harm are refused, in time and memory that their length bounds.

use korogaru_figure::carrier::{LONGEST_FILE, LONGEST_TEXT, MOST_TEXTS, experiments};
use korogaru_figure::{Error, ErrorKind};
use proptest::prelude::*;

use super::{bare, comment, gif, light};

const TEXT: &str = "lr = 0.95\nmomentum = 0.5\n";

fn nothing(format: &'static str) -> Result<Vec<String>, Error> {
    Err(ErrorKind::Nothing { format }.into())
}

fn cut_off(format: &'static str) -> Result<Vec<String>, Error> {
    Err(ErrorKind::CutOff { format }.into())
}

fn damaged(format: &'static str) -> Result<Vec<String>, Error> {
    Err(ErrorKind::Damaged { format }.into())
}

fn too_long(format: &'static str) -> Result<Vec<String>, Error> {
    Err(ErrorKind::TextTooLong { format, limit: LONGEST_TEXT >> 10 }.into())
}

/// A PNG chunk with a correct checksum.
fn chunk(kind: [u8; 4], data: &[u8]) -> Vec<u8> {
    let checked = [&kind[..], data].concat();
    let length = u32::try_from(data.len()).unwrap().to_be_bytes();
    [&length[..], &checked, &crc32fast::hash(&checked).to_be_bytes()].concat()
}

fn png(chunks: &[Vec<u8>]) -> Vec<u8> {
    let head = chunk(*b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0]);
    let end = chunk(*b"IEND", &[]);
    [&b"\x89PNG\r\n\x1a\n"[..], &head, &chunks.concat(), &end].concat()
}

/// The text in its PNG chunk.
fn itxt(text: &str) -> Vec<u8> {
    chunk(*b"iTXt", &[b"korogaru experiment\0\0\0\0\0", text.as_bytes()].concat())
}

/// A small file of each format.
fn files() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("SVG", light(&bare(&[TEXT])).into_bytes()),
        ("PNG", png(&[itxt(TEXT)])),
        ("GIF", gif(&[&comment(TEXT)])),
    ]
}

#[test]
fn a_file_that_is_cut_off_anywhere_says_so() {
    for (format, file) in files() {
        assert_eq!(experiments(&file).unwrap(), [TEXT], "{format}");
        // The end of the line is not part of the drawing.
        let whole = if format == "SVG" { file.len() - 1 } else { file.len() };
        // Before this length the format cannot be recognised.
        let known = match format {
            "SVG" => 4,
            "PNG" => 8,
            _ => 6,
        };
        for end in known..whole {
            assert_eq!(experiments(&file[..end]), cut_off(format), "{format} cut off at {end}");
        }
        for end in 0..known {
            assert_ne!(experiments(&file[..end]).ok(), Some(vec![TEXT.to_owned()]), "{format}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// A checksum protects what a PNG carries. The other formats are read as they are.
    #[test]
    fn changed_bytes_do_no_harm(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4)) {
        for (format, mut file) in files() {
            for (place, byte) in &changes {
                let place = place.index(file.len());
                file[place] = *byte;
            }
            match experiments(&file) {
                Ok(read) if format == "PNG" => prop_assert!(read == [TEXT] || !file.starts_with(b"\x89PNG\r\n\x1a\n")),
                Ok(read) => prop_assert!(read.iter().map(String::len).sum::<usize>() <= file.len()),
                Err(_) => {}
            }
        }
    }

    #[test]
    fn neither_do_any_bytes_after_a_good_beginning(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for beginning in [&b"\x89PNG\r\n\x1a\n"[..], b"GIF89a", b"<svg>", b""] {
            let _ = experiments(&[beginning, &bytes].concat());
        }
    }

    #[test]
    fn nor_markup_at_random(markup in "(<svg>|</svg>|<metadata id=\"experiment\">|</metadata>|<!--|-->|<!\\[CDATA\\[|\\]\\]>|&[#a-z]{0,3};|<\\?|[<>\"'=/ a]){0,40}") {
        let _ = experiments(markup.as_bytes());
        let _ = experiments(format!("<svg><metadata id=\"experiment\">{markup}</metadata></svg>").as_bytes());
    }
}

#[test]
fn lengths_that_lie_reach_no_further_than_the_file() {
    for length in [u32::MAX, 0x7fff_ffff, 0x8000_0000, 100] {
        let mut file = png(&[itxt(TEXT)]);
        // After the signature and the first chunk.
        file[33..37].copy_from_slice(&length.to_be_bytes());
        assert_eq!(experiments(&file), cut_off("PNG"), "{length}");
    }
    let mut file = png(&[itxt(TEXT)]);
    file[36] -= 1;
    assert_eq!(experiments(&file), damaged("PNG"));
    // A table of 256 colours that is missing.
    let mut file = gif(&[&comment(TEXT)]);
    file[10] = 0x87;
    assert_eq!(experiments(&file), cut_off("GIF"));
}

#[test]
fn a_check_sum_that_is_wrong_is_no_experiment() {
    let mut wrong = itxt(TEXT);
    let last = wrong.len() - 1;
    wrong[last] ^= 1;
    assert_eq!(experiments(&png(&[wrong])), damaged("PNG"));
}

/// 64 MiB of zeros.
#[test]
fn what_would_unpack_to_much_is_not_unpacked() {
    let packed = fdeflate::compress_to_vec(&vec![0; 64 << 20]);
    assert!(packed.len() < LONGEST_FILE / 4, "{}", packed.len());
    let ztxt = chunk(*b"zTXt", &[b"korogaru experiment\0\0", &packed[..]].concat());
    assert_eq!(experiments(&png(&[ztxt])), too_long("PNG"));
    let itxt = chunk(*b"iTXt", &[b"korogaru experiment\0\x01\0\0\0", &packed[..]].concat());
    assert_eq!(experiments(&png(&[itxt])), too_long("PNG"));
    let broken = chunk(*b"zTXt", b"korogaru experiment\0\0not packed");
    assert_eq!(experiments(&png(&[broken])), damaged("PNG"));
}

#[test]
fn texts_are_of_bounded_length_and_number() {
    let long = "x".repeat(LONGEST_TEXT);
    let longer = "x".repeat(LONGEST_TEXT + 1);
    let longest = "x".repeat(LONGEST_FILE / 4);
    for (format, file) in [
        ("SVG", &(|text: &str| light(&bare(&[text])).into_bytes()) as &dyn Fn(&str) -> Vec<u8>),
        ("PNG", &|text: &str| png(&[itxt(text)])),
        ("GIF", &|text: &str| gif(&[&comment(text)])),
    ] {
        assert_eq!(experiments(&file(&long)).unwrap(), [long.as_str()], "{format}");
        assert_eq!(experiments(&file(&longer)), too_long(format), "{format}");
        assert_eq!(experiments(&file(&longest)), too_long(format), "{format}");
    }
    let many = vec![itxt(TEXT); MOST_TEXTS];
    assert_eq!(experiments(&png(&many)).unwrap().len(), MOST_TEXTS);
    let more = vec![itxt(TEXT); MOST_TEXTS + 1];
    let refused = Err(ErrorKind::TooMany { format: "PNG", limit: MOST_TEXTS }.into());
    assert_eq!(experiments(&png(&more)), refused);
    let file = vec![b' '; LONGEST_FILE + 1];
    assert_eq!(experiments(&file), Err(ErrorKind::FileTooLong { limit: 32 }.into()));
}

#[test]
fn entities_of_the_files_own_are_not_expanded() {
    let mut bomb = "<!DOCTYPE svg [<!ENTITY a0 \"lol\">".to_owned();
    for i in 1..30 {
        bomb += &format!("<!ENTITY a{i} \"{}\">", format!("&a{};", i - 1).repeat(10));
    }
    let inside = format!("{bomb}]><svg><metadata id=\"experiment\">&a29;</metadata></svg>");
    assert_eq!(experiments(inside.as_bytes()), damaged("SVG"));
    let outside =
        format!("{bomb}]><svg><text>&a29;</text><metadata id=\"experiment\">{TEXT}</metadata></svg>");
    assert_eq!(experiments(outside.as_bytes()).unwrap(), [TEXT]);
    let file = "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg><metadata id=\"experiment\">&x;</metadata></svg>";
    assert_eq!(experiments(file.as_bytes()), damaged("SVG"));
}

/// A megabyte each of markup that is slow for readers which keep everything, or compare everything with
/// everything.
#[test]
fn markup_that_is_deep_or_wide_is_read_or_refused_at_once() {
    let deep = format!("<svg>{}", "<g>".repeat(300_000));
    assert_eq!(experiments(deep.as_bytes()), damaged("SVG"));
    let wide =
        format!("<svg><metadata {} id=\"experiment\">{TEXT}</metadata></svg>", "a='' ".repeat(200_000));
    assert_eq!(experiments(wide.as_bytes()).unwrap(), [TEXT]);
    let many = format!("<svg>{}</svg>", "<metadata/>".repeat(100_000));
    assert_eq!(experiments(many.as_bytes()), nothing("SVG"));
}

#[test]
fn other_pictures_and_files_carry_nothing() {
    assert_eq!(experiments(&png(&[])), nothing("PNG"));
    assert_eq!(experiments(&png(&[chunk(*b"iTXt", b"Title\0\0\0\0\0a")])), nothing("PNG"));
    assert_eq!(experiments(&gif(&[])), nothing("GIF"));
    assert_eq!(experiments(&gif(&[b"Created with another program"])), nothing("GIF"));
    assert_eq!(experiments(b"<svg><metadata>mine</metadata></svg>"), nothing("SVG"));
    assert_eq!(experiments(b"<!doctype html><html><p>no end of it"), nothing("SVG"));
    assert_eq!(experiments(b"<html/>"), nothing("SVG"));
    let photo = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xdb\0C\0";
    assert_eq!(experiments(photo), Err(ErrorKind::Unknown.into()));
    assert_eq!(experiments(b"\xff\xfel\0r\0"), Err(ErrorKind::Unknown.into()));
}
