//! A user's own texts, in characters that the bundled font has and in others.

use std::sync::LazyLock;

use korogaru_figure::{
    Backdrop, Fonts, Item, Lettered, NamedLog, Scene, Segment, Style, Theme, log_figure, svg,
};
use korogaru_lab::{Experiment, Log};
use korogaru_text::Lang;
use proptest::prelude::*;

use crate::{article, others};

const PLAIN: Style = Style { lang: Lang::En, theme: Theme::Light };

fn contour() -> Scene {
    static CONTOUR: LazyLock<Scene> =
        LazyLock::new(|| Backdrop::new(&Experiment::default()).contour_figure(PLAIN));
    CONTOUR.clone()
}

/// Figures of every width with a long title above them.
pub(crate) fn scenes(style: Style) -> Vec<(String, Scene)> {
    let title = "A valley that is ten times as steep one way as the other 谷を転がるボール";
    let scenes = others(style).into_iter().step_by(7).chain(article(style));
    scenes
        .map(|(name, scene)| {
            let scene = scene.titled(title, style.theme, &Fonts::Bundled).figure;
            (format!("{name}, with a title"), scene)
        })
        .collect()
}

fn titled(title: &str, fonts: &Fonts) -> Lettered<Scene> {
    contour().titled(title, Theme::Light, fonts)
}

/// Fonts of squares and triangles, see `fonts/build.py`. In one of them ጀ is a square and ጁ is a
/// triangle.
#[cfg(feature = "installed-fonts")]
fn square() -> Fonts {
    Fonts::Folder(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/fonts"))
}

fn outlines(scene: &Scene) -> Vec<&[Segment]> {
    let mut found = Vec::new();
    for item in &scene.items {
        if let Item::Outline { segments, .. } = item {
            found.push(segments.as_slice());
        }
    }
    found
}

/// Nothing else in the picture changes: what was there is moved down by as much as the picture is taller.
#[test]
fn a_title_stands_over_the_figure() {
    let (without, with) = (contour(), titled("谷を転がる", &Fonts::Bundled).figure);
    let lower = with.height - without.height;
    assert!(lower > 0.0 && with.width.to_bits() == without.width.to_bits());
    let mut moved = without.items.clone();
    moved.iter_mut().for_each(|item| item.move_by([0.0, lower]));
    let (below, title) = with.items.split_at(moved.len());
    assert_eq!(format!("{below:?}"), format!("{moved:?}"));
    let [Item::Text(text)] = title else { panic!("{title:?}") };
    assert!(text.at[1] < lower, "the title does not reach into the figure");
    assert_eq!(text.at[0].to_bits(), (with.width / 2.0).to_bits());
    assert_eq!(with.title, "谷を転がる");
}

#[test]
fn a_title_of_nothing_is_none() {
    for title in ["", "   ", "\n\t\u{7}"] {
        let Lettered { figure, undrawn, shortened } = titled(title, &Fonts::Bundled);
        assert_eq!(svg(&figure), svg(&contour()), "{title:?}");
        assert!(undrawn.is_empty() && !shortened);
    }
}

/// Each is written by XML's rules, both as text and as the figure's name.
#[test]
fn marks_of_xml_and_line_ends_are_text() {
    let Lettered { figure, undrawn, .. } = titled("a <script>&\"'\r\n\tb\0c", &Fonts::Bundled);
    assert!(undrawn.is_empty(), "{undrawn:?}");
    assert_eq!(figure.title, "a <script>&\"' b c");
    let document = svg(&figure);
    assert!(document.contains("a &lt;script&gt;&amp;"), "{document}");
    assert!(is_read(&figure));
}

#[test]
fn what_no_font_has_is_left_out_and_told() {
    let Lettered { figure, undrawn, .. } = titled("b\u{1301}a\u{1300}\u{1301}", &Fonts::Bundled);
    assert_eq!(undrawn, ['\u{1300}', '\u{1301}'], "each once");
    assert_eq!(figure.title, "b\u{1301}a\u{1300}\u{1301}", "a reader who cannot see it has all of it");
    assert!(svg(&figure).contains(">ba<") || !outlines(&figure).is_empty());
}

/// The square of 800 units, at 1000 units to the em and a size of 20, has 16 pixels on each side and stands
/// on the baseline.
#[cfg(feature = "installed-fonts")]
#[test]
fn what_the_bundled_font_lacks_is_drawn_from_another() {
    let Lettered { figure, undrawn, shortened } = titled("\u{1300}", &square());
    assert!(undrawn.is_empty() && !shortened);
    let [square] = outlines(&figure)[..] else { panic!("{:?}", outlines(&figure)) };
    let corners: Vec<[f64; 2]> = square
        .iter()
        .filter_map(|segment| match *segment {
            Segment::Move(at) | Segment::Line(at) => Some(at),
            Segment::Close => None,
            _ => panic!("a square has no curves"),
        })
        .collect();
    let extent = |axis: usize| {
        let along = corners.iter().map(|corner| corner[axis]);
        (along.clone().fold(f64::INFINITY, f64::min), along.fold(f64::NEG_INFINITY, f64::max))
    };
    let ((left, right), (top, bottom)) = (extent(0), extent(1));
    let near = |a: f64, b: f64| (a - b).abs() < 1e-3;
    assert!(near(right - left, 16.0) && near(bottom - top, 16.0), "{corners:?}");
    assert!(near(f64::midpoint(left, right), figure.width / 2.0), "{corners:?}");
    assert!(near(bottom, 28.0), "{corners:?}");
}

/// The other font has this letter too, and a triangle follows the square.
#[cfg(feature = "installed-fonts")]
#[test]
fn letters_that_the_bundled_font_has_come_from_it_still() {
    let Lettered { figure, undrawn, .. } = titled("\u{1300}a学\u{1301}\u{1302}", &square());
    assert_eq!(undrawn, ['\u{1302}']);
    assert_eq!(shapes(&figure), [4, 3]);
    let Some((text, [left, right])) = figure.items.iter().find_map(|item| match item {
        Item::Text(text) if text.spans[0].text == "a学" => {
            Some((text, [text.at[0], text.at[0] + korogaru_figure::text_width(text)]))
        }
        _ => None,
    }) else {
        panic!("the letters between them are text")
    };
    let [first, last] = outlines(&figure)[..] else { panic!() };
    let (Segment::Move(first), Segment::Move(last)) = (first[0], last[0]) else { panic!() };
    // A glyph 20 pixels wide begins two pixels before its outline.
    assert!((first[0] - 2.0 + 20.0 - left).abs() < 1e-3 && (last[0] - 2.0 - right).abs() < 1e-3);
    assert_eq!(text.at[1].to_bits(), 28f64.to_bits());
    let again = titled("\u{1300}a学\u{1301}\u{1302}", &square());
    assert_eq!(svg(&again.figure), svg(&figure));
}

/// The number of corners of each outline.
#[cfg(feature = "installed-fonts")]
fn shapes(scene: &Scene) -> Vec<usize> {
    let corners = |segment: &&Segment| **segment != Segment::Close;
    let of_all = |outline: &[Segment]| outline.iter().filter(corners).count();
    outlines(scene).into_iter().map(of_all).collect()
}

/// The Chinese font is first by name and has both characters. The Japanese one has the first of them in
/// another form.
#[cfg(feature = "installed-fonts")]
#[test]
fn a_japanese_face_is_taken_first() {
    let Lettered { figure, undrawn, .. } = titled("髙田们", &square());
    assert!(undrawn.is_empty());
    assert_eq!(shapes(&figure), [3, 4]);
}

/// With the bundled font alone.
#[cfg(feature = "jis")]
#[test]
fn a_japanese_title_needs_no_other_font() {
    for title in ["第3講 機械学習の基礎", "東京 資料〜①", "ガード"] {
        let Lettered { figure, undrawn, .. } = titled(title, &Fonts::Bundled);
        assert!(undrawn.is_empty() && outlines(&figure).is_empty(), "{title}: {undrawn:?}");
    }
    // As some systems write names, with the voicing mark as a character of its own.
    let parted = titled("カ\u{3099}ート\u{3099}", &Fonts::Bundled);
    assert_eq!(svg(&parted.figure), svg(&titled("ガード", &Fonts::Bundled).figure));
}

/// The names of files are drawn where they would be as text.
#[cfg(feature = "installed-fonts")]
#[test]
fn names_of_files_are_drawn_likewise() {
    let log = Log::read("step,loss\n1,3\n2,1\n".as_bytes()).unwrap().unwrap();
    let figure =
        |names: [&str; 2]| log_figure(&names.map(|name| NamedLog { name, log: &log }), PLAIN).unwrap();
    let Lettered { figure, undrawn, .. } = figure(["\u{1300}", "b.csv"]).lettered(&square());
    let [square] = outlines(&figure)[..] else { panic!("one text is drawn, the others are text") };
    assert!(undrawn.is_empty());
    let Segment::Move([x, y]) = square[0] else { panic!("{square:?}") };
    let beside = figure.items.iter().find_map(|item| match item {
        Item::Text(text) if text.spans.iter().any(|span| span.text == "b.csv") => Some(text.at),
        _ => None,
    });
    let [left, below] = beside.expect("the other name is text");
    // The square begins a tenth of an em, of 13 pixels, after its letter.
    assert!((x - left - 1.3).abs() < 1e-3 && y < below, "{x} {y} {left} {below}");
}

#[test]
fn a_long_title_is_smaller_and_then_shortened() {
    let size = |title: &str| {
        let Lettered { figure, shortened, undrawn } = titled(title, &Fonts::Bundled);
        assert!(undrawn.is_empty());
        let Some(Item::Text(text)) = figure.items.last() else { panic!("no title") };
        let words: String = text.spans.iter().map(|span| span.text.as_str()).collect();
        (text.size, words, shortened)
    };
    assert_eq!(size("x").0.to_bits(), 20f64.to_bits());
    let (smaller, words, shortened) = size(&"word ".repeat(16));
    assert!((12.0..20.0).contains(&smaller) && words.ends_with("word") && !shortened, "{smaller} {words}");
    for long in [100, 10_000, 100_000] {
        let (least, words, shortened) = size(&"word ".repeat(long));
        assert_eq!(least.to_bits(), 12f64.to_bits());
        assert!(words.ends_with('…') && words.len() < 150 && shortened, "{words}");
    }
}

#[cfg(feature = "gif")]
#[test]
fn every_frame_of_an_animation_has_the_title() {
    use korogaru_lab::{Explanation, run};

    let experiment = Experiment::default().with_iterations(2).unwrap();
    let trajectory = run(&experiment);
    let moving = Backdrop::new(&experiment).animation(&Explanation::new(&trajectory), PLAIN).unwrap();
    let with = moving.clone().titled("rolling", Theme::Light, &Fonts::Bundled).figure;
    let still = moving.still.clone().titled("rolling", Theme::Light, &Fonts::Bundled).figure;
    assert_eq!(svg(&with.still), svg(&still));
    let lower = still.height - moving.still.height;
    assert!(lower > 0.0 && with.layers.len() == moving.layers.len());
    for (lowered, layer) in with.layers.iter().zip(&moving.layers) {
        let mut items = layer.items.clone();
        items.iter_mut().for_each(|item| item.move_by([0.0, lower]));
        assert_eq!(format!("{:?}", lowered.items), format!("{items:?}"));
    }
}

/// Whether the renderer, which is strict about XML, reads the figure. `true` without the renderer.
fn is_read(figure: &Scene) -> bool {
    #[cfg(feature = "png")]
    return korogaru_figure::png(figure, 0.1).is_some();
    #[cfg(not(feature = "png"))]
    return !svg(figure).is_empty();
}

proptest! {
    /// Any text gives a picture, and the characters that are left out are reported.
    #[test]
    fn any_title_gives_a_picture(title in any::<String>()) {
        let Lettered { figure, undrawn, .. } = titled(&title, &Fonts::Bundled);
        prop_assert!(undrawn.iter().all(|&c| title.contains(c)));
        prop_assert!(is_read(&figure));
    }

    /// Any name of a file can be in the figure and in its description.
    #[test]
    fn any_name_of_a_log_gives_a_picture(name in any::<String>(), more in "[\u{0}-\u{9f}\u{fffd}-\u{ffff}<&]{0,3}") {
        let log = Log::read("step,loss\n1,3\n2,1\n".as_bytes()).unwrap().unwrap();
        let name = name + &more;
        let figure = log_figure(&[NamedLog { name: &name, log: &log }], PLAIN).unwrap();
        prop_assert!(is_read(&figure), "{name:?}");
    }
}
