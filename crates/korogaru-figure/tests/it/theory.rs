//! The figure of theory: dots where the run was, the curve through them, and captions of the data that is
//! drawn.

use korogaru_figure::{Item, Scene, Style, Theme, theory_figure};
use korogaru_lab::{Experiment, Setting, Theory, run};
use korogaru_text::Lang;

const STYLE: Style = Style { lang: Lang::En, theme: Theme::Light };

fn figure(settings: &[(&str, &str)]) -> (Scene, Theory) {
    let list: Vec<Setting> = settings.iter().map(|(key, text)| Setting::text(*key, *text)).collect();
    let experiment = Experiment::default().with_settings(&list).unwrap();
    let theory = Theory::new(&experiment, None).unwrap();
    (theory_figure(&theory, &run(&experiment), STYLE), theory)
}

/// A panel as it is drawn: its frame (left, top, width, height), the dots, and the curve of the solution.
struct Drawn {
    frame: [f64; 4],
    dots: Vec<[f64; 2]>,
    curve: Vec<[f64; 2]>,
}

fn panels(scene: &Scene) -> Vec<Drawn> {
    let panel = |item: &Item| {
        let Item::Clipped { area: [left, top, width, height], items } = item else { return None };
        let Some(Item::Markers { points, .. }) = items.last() else { return None };
        let curve = items.iter().find_map(|item| match item {
            Item::Lines { lines, width, .. } if *width > 1.0 => Some(lines.concat()),
            _ => None,
        });
        let dots = points.iter().map(|(point, _)| *point).collect();
        // A little more of the page is visible, for the first and the last dot.
        let frame = [left + 4.0, *top, width - 8.0, *height];
        Some(Drawn { frame, dots, curve: curve.unwrap_or_default() })
    };
    scene.items.iter().filter_map(panel).collect()
}

fn words(scene: &Scene) -> Vec<String> {
    let texts = scene.items.iter().filter_map(|item| match item {
        Item::Text(text) => Some(text.spans.iter().map(|span| span.text.as_str()).collect()),
        _ => None,
    });
    texts.collect()
}

/// The distance of a point from the nearest point of a segment.
fn distance(point: [f64; 2], [from, to]: [[f64; 2]; 2]) -> f64 {
    let along = [to[0] - from[0], to[1] - from[1]];
    let square = along[0] * along[0] + along[1] * along[1];
    let share = ((point[0] - from[0]) * along[0] + (point[1] - from[1]) * along[1]) / square.max(1e-300);
    let share = share.clamp(0.0, 1.0);
    (from[0] + share * along[0] - point[0]).hypot(from[1] + share * along[1] - point[1])
}

#[test]
fn every_iterate_has_its_dot_on_the_curve() {
    for settings in [
        &[][..],
        &[("lr", "0.95"), ("momentum", "0")],
        &[("lr", "0.95"), ("momentum", "0.9")],
        &[("method", "nesterov"), ("lr", "0.65"), ("momentum", "0.3")],
        &[("method", "sgd"), ("lr", "0.3")],
    ] {
        let panels = panels(&figure(settings).0);
        assert_eq!(panels.len(), 2);
        for Drawn { frame: [left, top, width, height], dots, curve } in panels {
            assert_eq!(dots.len(), 31, "{settings:?}");
            for (i, &[x, y]) in dots.iter().enumerate() {
                assert!((x - (left + width * i as f64 / 30.0)).abs() < 1e-9);
                assert!((top..=top + height).contains(&y));
                let nearest = curve.windows(2).map(|pair| distance([x, y], [pair[0], pair[1]]));
                let nearest = nearest.fold(f64::INFINITY, f64::min);
                assert!(nearest < 0.2, "{settings:?}: dot {i} is {nearest} pixels from the curve");
            }
        }
    }
}

/// After one update the first run's y is 1.6 of 2, and its dot has that height.
#[test]
fn dots_are_as_high_as_the_coordinates() {
    let (scene, _) = figure(&[]);
    let [_, along_y] = &panels(&scene)[..] else { panic!("two panels") };
    let experiment = Experiment::default();
    let trajectory = run(&experiment);
    let (first, second) = (along_y.dots[0][1], along_y.dots[1][1]);
    let scale = (second - first) / (2.0 - 1.6);
    for (i, dot) in along_y.dots.iter().enumerate() {
        assert!((first + (2.0 - trajectory.position(i)[1]) * scale - dot[1]).abs() < 1e-9);
    }
}

#[test]
fn captions_say_what_was_found() {
    let (scene, _) = figure(&[]);
    let said = words(&scene);
    let has = |text: &str| said.iter().any(|word| word.contains(text));
    assert!(has("along x: λ = 0.1, underdamped, rate 0.9487"), "{said:?}");
    assert!(has("along y: λ = 2, underdamped, rate 0.9487"));
    assert!(has("largest distance between iterate and solution: 1.1e−14"));
    assert!(!has("local") && !has("the first"));

    let (scene, theory) = figure(&[("objective", "himmelblau"), ("lr", "0.01"), ("iterations", "500")]);
    let said = words(&scene).join("|");
    assert!(!theory.is_exact() && said.contains("local: the solution") && said.contains("near (3, 2)"));
    assert!(said.contains("the first 240 of 500 updates"));
    assert!(panels(&scene).iter().all(|panel| panel.dots.len() <= 241));
}

/// The key names an envelope if one is drawn, and only then.
#[test]
fn the_key_is_of_what_is_drawn() {
    let faint = |scene: &Scene| {
        let inside = scene.items.iter().filter_map(|item| match item {
            Item::Clipped { items, .. } => Some(items.len()),
            _ => None,
        });
        inside.max() == Some(3)
    };
    for (settings, drawn) in [
        (&[][..], true),
        (&[("start", "0,0")], false),
        (&[("iterations", "0")], false),
        (&[("lr", "0.5"), ("momentum", "0")], false),
        (&[("method", "sgd"), ("lr", "0.3")], false),
    ] {
        let (scene, _) = figure(settings);
        assert_eq!(faint(&scene), drawn, "{settings:?}");
        assert_eq!(words(&scene).contains(&"envelope".to_owned()), drawn, "{settings:?}");
    }
}

/// The title is that of the other pictures over time: the method's name, and under it the function with the
/// hyperparameters.
#[test]
fn the_title_is_that_of_pictures_of_time() {
    let said = words(&figure(&[]).0);
    assert!(
        said.contains(&"Momentum".to_owned()) && said.iter().any(|text| text.ends_with("α = 0.9")),
        "{said:?}"
    );
}

#[test]
fn a_run_that_diverges_is_said_to() {
    let said = words(&figure(&[("lr", "5"), ("iterations", "2000")]).0);
    assert!(said.contains(&"no longer finite at update 171".to_owned()), "{said:?}");
    let said = words(&figure(&[("lr", "1e308")]).0);
    assert!(said.contains(&"no longer finite at update 1".to_owned()));
    assert!(
        said.iter().any(|text| text.ends_with("rate ∞")) && !said.iter().any(|text| text.contains("largest"))
    );
    // With everything that may be said, the last line is still on the page.
    let (scene, _) = figure(&[("objective", "rosenbrock"), ("lr", "0.01")]);
    let lowest = scene.items.iter().filter_map(|item| match item {
        Item::Text(text) => Some(text.at[1] + 0.3 * text.size),
        _ => None,
    });
    assert!(
        lowest.fold(0.0, f64::max) < scene.height && words(&scene).iter().any(|text| text.contains("local"))
    );
}

#[test]
fn no_difference_is_said_to_be_none() {
    let settings = [("formula", "(x-3)^2"), ("method", "sgd"), ("lr", ".5"), ("iterations", "3")];
    let said = words(&figure(&settings).0).join("|");
    assert!(said.contains("does not differ from the run") && !said.contains("0 times"), "{said}");
}
