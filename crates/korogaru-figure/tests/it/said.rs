//! What a figure says about its run is true: its noise, its velocity, its values.

use korogaru_figure::{
    Backdrop, Item, Style, Theme, curves_figure, fragment, map_figure, ribbon_figure, sheet_figure, svg,
    theory_figure,
};
use korogaru_lab::{Axis, Comparison, Experiment, Explanation, Metric, Setting, Sweep, Theory, run};
use korogaru_text::Lang;

const STYLE: Style = Style { lang: Lang::En, theme: Theme::Light };

fn settings(list: &[(&str, &str)]) -> Experiment {
    let list: Vec<Setting> = list.iter().map(|(key, text)| Setting::text(*key, *text)).collect();
    Experiment::default().with_settings(&list).unwrap()
}

/// Users who see the figure of a noisy run, or hear its description, learn about the noise.
#[test]
fn every_figure_of_a_noisy_run_names_its_noise() {
    let experiment =
        settings(&[("objective", "least-squares"), ("noise", "0.5"), ("batch", "4"), ("seed", "7")]);
    let trajectory = run(&experiment);
    let explanation = Explanation::new(&trajectory);
    let theory = Theory::new(&experiment, None).unwrap();
    let backdrop = Backdrop::new(&experiment);
    let comparison = Comparison::of_lists(&experiment, &[Setting::text("lr", ".1,.2")]).unwrap();
    let animation = backdrop.animation(&explanation, STYLE).unwrap();
    let axes = [Axis::new("lr", 0.1, 1.0, 3).unwrap(), Axis::new("momentum", 0.0, 0.9, 2).unwrap()];
    let map = Sweep::new(&experiment, axes, Metric::Loss).unwrap().run(1, &()).unwrap();
    let scenes = [
        backdrop.trajectory_figure(&trajectory, STYLE),
        backdrop.arrows_figure(&explanation, &explanation.update(2).unwrap(), STYLE),
        curves_figure(&explanation, STYLE),
        ribbon_figure(&explanation, STYLE).unwrap(),
        theory_figure(&theory, &trajectory, STYLE),
        sheet_figure(&comparison, &comparison.run(), STYLE),
        map_figure(&map, STYLE),
        animation.frame(3),
    ];
    for scene in scenes {
        let drawn = fragment("", &scene.items).replace("</tspan>", "");
        for words in ["noise σ = 0.5", "batch 4 of", "seed 7"] {
            assert!(scene.title.contains(words), "{words}: {}", scene.title);
            assert!(scene.description.contains(words), "{words}: {}", scene.description);
            let there = words.split(' ').all(|word| drawn.contains(word));
            assert!(there, "{words} is not in the picture of {}", scene.description);
        }
    }
}

/// The panel v shows the run's v, also if η is outside of it.
#[test]
fn v_is_that_of_the_run_in_either_convention() {
    let highest = |convention: &str| {
        let experiment = settings(&[("convention", convention), ("lr", "0.01"), ("iterations", "5")]);
        let trajectory = run(&experiment);
        let largest = (0..trajectory.len()).flat_map(|i| trajectory.state(i).next().unwrap());
        let largest = largest.fold(0.0_f64, |largest, v| largest.max(v.abs()));
        let scene = curves_figure(&Explanation::new(&trajectory), STYLE);
        let numbers = scene.items.iter().filter_map(|item| match item {
            Item::Text(text)
                if matches!(text.anchor, korogaru_figure::Anchor::End)
                    && (328.0..440.0).contains(&text.at[1]) =>
            {
                text.spans[0].text.replace('−', "-").parse::<f64>().ok()
            }
            _ => None,
        });
        (largest, numbers.fold(0.0_f64, |highest, number| highest.max(number.abs())))
    };
    for convention in ["book", "fresh"] {
        let (largest, written) = highest(convention);
        assert!(written > 0.4 * largest && written < 1.3 * largest, "{convention}: {largest} {written}");
    }
}

#[test]
fn a_plane_without_contour_lines_says_why() {
    let scene = |formula: &str| Backdrop::new(&settings(&[("formula", formula)])).contour_figure(STYLE);
    let undefined = scene("sqrt(-1-x^2)");
    assert!(
        svg(&undefined).contains("f is nowhere defined here")
            && undefined.description.contains("nowhere defined")
    );
    let constant = scene("7");
    assert!(
        svg(&constant).contains("f is 7 everywhere here") && !constant.description.contains("at the heights")
    );
}

/// Labels stay legible far above 0: their common part is written only once.
#[test]
fn heights_have_the_digits_that_tell_them_apart() {
    let scene = Backdrop::new(&settings(&[("formula", "1e6+x^2/1000+y^2/1000")])).contour_figure(STYLE);
    let drawn = svg(&scene);
    assert!(drawn.contains("1e6 + …") && drawn.contains(">0.025<"), "{}", scene.description);
    assert!(scene.description.contains("1e6 + 0.025, "));
    let texts = scene.items.iter().filter_map(|item| match item {
        Item::Text(text) => Some(text.size),
        _ => None,
    });
    assert!(texts.fold(99.0, f64::min) >= 9.0);
}

/// SGD has no velocity. Its bars are its fresh parts, and the figure says so.
#[test]
fn what_carries_nothing_on_shows_its_fresh_parts() {
    for (list, says) in [
        (&[("method", "sgd")][..], "SGD has no velocity"),
        (&[("momentum", "0")], "Nothing is ever carried on"),
    ] {
        let trajectory = run(&settings(list));
        let scene = ribbon_figure(&Explanation::new(&trajectory), STYLE).unwrap();
        assert!(svg(&scene).contains(says));
        let bars = scene.items.iter().filter_map(|item| match item {
            Item::Clipped { items, .. } => items.iter().find_map(|item| match item {
                Item::Bars { areas, .. } => Some(areas.clone()),
                _ => None,
            }),
            _ => None,
        });
        let bars: Vec<Vec<[f64; 4]>> = bars.collect();
        assert_eq!(bars.iter().map(Vec::len).collect::<Vec<_>>(), [30, 30]);
        // Along x each update goes 1 % less far than the one before: η/10.
        let tall: Vec<f64> = bars[0].iter().map(|bar| bar[3]).collect();
        assert!(tall.windows(2).all(|pair| pair[1] / pair[0] < 1.0 && pair[1] / pair[0] > 0.85), "{tall:?}");
    }
}

/// 1.2 million noisy points would take 90 MB, which nothing can draw and the reader of figures refuses.
#[test]
fn a_run_of_a_million_noisy_points_is_a_small_file_that_is_read_back() {
    let experiment = settings(&[("noise", "1"), ("iterations", "300000"), ("lr", "0.3")]);
    let trajectory = run(&experiment);
    let document = svg(&Backdrop::new(&experiment).trajectory_figure(&trajectory, STYLE));
    assert!(document.len() < 4_000_000, "{}", document.len());
    let read = korogaru_figure::carrier::experiment(document.as_bytes()).unwrap();
    assert_eq!(Experiment::from_toml(&read).unwrap(), experiment);
}

#[test]
fn every_error_is_said_in_japanese() {
    assert_eq!(korogaru_text::unsaid(korogaru_figure::ErrorKind::MESSAGES), Vec::<String>::new());
}
