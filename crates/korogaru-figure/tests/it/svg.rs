use korogaru_figure::{Backdrop, Item, Style, Theme, svg};
use korogaru_lab::{Experiment, Sweep, run};
use korogaru_text::Lang;

use crate::{article, log, others, styles};

/// The words of a document, one text in each line.
fn words(document: &str) -> Vec<String> {
    let texts = document.split("<text ").skip(1).map(|text| text.split("</text>").next().unwrap());
    let letters = |text: &str| -> String {
        text.split("</tspan>").filter_map(|tspan| tspan.rsplit('>').next()).collect()
    };
    texts.map(letters).collect()
}

/// The words of each of the article's figures, in both languages.
#[test]
fn the_words_of_the_articles_figures() {
    let mut said = String::new();
    for lang in Lang::ALL {
        for (name, scene) in article(Style { lang, theme: Theme::Light }) {
            let document = svg(&scene);
            let number = |word: &String| word.chars().all(|c| c.is_ascii_digit() || "−.".contains(c));
            let words: Vec<String> = words(&document).into_iter().filter(|word| !number(word)).collect();
            said += &format!("{} {name}\n{}\n{}\n\n", lang.code(), scene.description, words.join(" | "));
        }
    }
    insta::assert_snapshot!(said);
}

/// The note's end is that of the path: every number in a caption comes from the data that is drawn.
#[test]
fn the_note_says_where_the_run_ended() {
    let experiment = Experiment::default().with_iterations(3).unwrap();
    let style = Style { lang: Lang::En, theme: Theme::Light };
    let trajectory = run(&experiment);
    assert_eq!(trajectory.position(3).map(|v| (v * 1e4).round() / 1e4), [-6.6107, 0.124]);
    let document = svg(&Backdrop::new(&experiment).trajectory_figure(&trajectory, style));
    assert!(words(&document).contains(&"end (−6.611, 0.124)".to_owned()));
    assert!(words(&document).contains(&"iterations 3".to_owned()));
}

#[test]
fn the_path_has_a_marker_for_each_of_the_31_points() {
    let style = Style { lang: Lang::En, theme: Theme::Light };
    let experiment = Experiment::default();
    let scene = Backdrop::new(&experiment).trajectory_figure(&run(&experiment), style);
    let clipped = scene.items.iter().filter_map(|item| match item {
        Item::Clipped { items, .. } => Some(items),
        _ => None,
    });
    let longest = clipped.flatten().filter_map(|item| match item {
        Item::Markers { points, .. } => Some(points.len()),
        _ => None,
    });
    assert_eq!(longest.max(), Some(31));
}

/// A document without its fonts' data, in which any word may occur by chance, and the length of that data.
fn without_fonts(document: &str) -> (String, usize) {
    let mut parts = document.split(";base64,");
    let mut drawing = parts.next().unwrap().to_owned();
    for part in parts {
        drawing += part.split_once(')').unwrap().1;
    }
    let fonts = document.len() - drawing.len();
    (drawing, fonts)
}

#[test]
fn a_document_is_self_contained_and_bounded() {
    for style in styles() {
        for (name, scene) in article(style).into_iter().chain(others(style)).chain(log::scenes(style)) {
            let (drawing, fonts) = without_fonts(&svg(&scene));
            assert!(!drawing.contains("href") && drawing.matches("http").count() == 1, "{name}");
            // Words may say that a number is not finite, but no attribute has such a number.
            let mut tags = drawing.split('<').filter_map(|part| Some(part.split_once('>')?.0));
            assert!(tags.all(|tag| !tag.contains("NaN") && !tag.contains("inf")), "{name}");
            assert!(drawing.len() < 270_000, "{name}: {} bytes", drawing.len());
            // A document has only the letters that it needs, so that it does not grow when other texts do.
            let room = if style.lang == Lang::En { 16_000 } else { 30_000 };
            assert!((5_000..room).contains(&fonts), "{name}: {fonts} bytes of fonts");
        }
    }
}

#[test]
fn a_document_carries_its_experiment() {
    for (name, scene) in others(Style { lang: Lang::Ja, theme: Theme::Dark }) {
        let document = svg(&scene);
        let metadata = document.split("<metadata id=\"experiment\">\n").nth(1).unwrap();
        let text = metadata.split("</metadata>").next().unwrap().replace("&quot;", "\"");
        let experiment = Experiment::from_toml(&text).unwrap().to_toml();
        // A map carries its sweep, which has the experiment's text and its own.
        let carried = Sweep::from_toml(&text).unwrap().map_or(experiment.clone(), |sweep| sweep.to_toml());
        assert!(carried == text && text.starts_with(&experiment), "{name}");
    }
}

#[test]
fn what_is_drawn_is_escaped() {
    let style = Style { lang: Lang::En, theme: Theme::Light };
    let mut scene = Backdrop::new(&Experiment::default()).contour_figure(style);
    scene.title = "a < b & \"c\"\u{1}".to_owned();
    assert!(svg(&scene).contains("<title id=\"title\">a &lt; b &amp; &quot;c&quot; </title>"));
}

/// A line is written as the steps between its points, and their rounding does not add up.
#[test]
fn a_line_is_written_in_steps_that_do_not_add_up_to_an_error() {
    let style = Style { lang: Lang::En, theme: Theme::Light };
    let data = |line: Vec<[f64; 2]>| {
        let mut scene = Backdrop::new(&Experiment::default()).contour_figure(style);
        let colour = scene.background;
        scene.items = vec![Item::Lines { lines: vec![line], colour, width: 1.0 }];
        let document = svg(&scene);
        document.split("<path d=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    assert_eq!(
        data(vec![[0.5, 1.0], [0.0, 1.25], [1000.004, 0.25], [-0.001, 0.25]]),
        "M.5 1l-.5 .25 1000-1-1000 0"
    );
    assert_eq!(data(vec![[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 0.0]]), "M0 0l1 0 0 1Z");

    let line: Vec<[f64; 2]> = (0..5000).map(|i| [f64::from(i) * 0.0149, f64::from(i) * -0.003]).collect();
    let written = data(line.clone()).replace(['M', 'l'], " ").replace('-', " -");
    let steps: Vec<f64> = written.split_whitespace().map(|number| number.parse().unwrap()).collect();
    let mut at = [0.0; 2];
    for (step, place) in steps.chunks(2).zip(&line) {
        at = [at[0] + step[0], at[1] + step[1]];
        assert!((at[0] - place[0]).abs() < 0.005_001 && (at[1] - place[1]).abs() < 0.005_001, "{place:?}");
    }
}
