//! Runs that go to the end of the range of numbers, in every view. No file has a number that is not finite.

use std::fmt::Write as _;

use korogaru_figure::{
    Backdrop, ExplanationView, Item, Style, Theme, explanation_figure, fragment, map_figure, overlay_figure,
    sheet_animation, sheet_figure, theory_figure,
};
use korogaru_lab::{
    Axis, Comparison, Ensemble, Experiment, Explanation, Metric, Setting, Sweep, Theory, run,
};
use korogaru_text::Lang;
use proptest::prelude::*;

const STYLE: Style = Style { lang: Lang::En, theme: Theme::Light };

/// Everything that can be drawn of an experiment, item by item.
fn drawings(experiment: &Experiment) -> Vec<(&'static str, Vec<Item>)> {
    let (backdrop, trajectory) = (Backdrop::new(experiment), run(experiment));
    let explanation = Explanation::new(&trajectory);
    let mut drawings = vec![
        ("contour", backdrop.contour_figure(STYLE).items),
        ("path", backdrop.trajectory_figure(&trajectory, STYLE).items),
    ];
    for view in [ExplanationView::Ribbon, ExplanationView::Curves] {
        let scene = explanation_figure(&explanation, None, Some(view), None, STYLE);
        drawings.extend(scene.map(|scene| (view.name(), scene.items)));
    }
    for step in [1, 2, explanation.len()].into_iter().filter_map(|number| explanation.update(number).ok()) {
        drawings.push(("arrows", backdrop.arrows_figure(&explanation, &step, STYLE).items));
    }
    if let Ok(animation) = backdrop.animation(&explanation, STYLE) {
        let layers = animation.layers.into_iter().flat_map(|layer| layer.items);
        drawings.push(("animation", animation.still.items.into_iter().chain(layers).collect()));
    }
    if let Ok(theory) = Theory::new(experiment, Some([0.0, 0.0])) {
        drawings.push(("theory", theory_figure(&theory, &trajectory, STYLE).items));
    }
    if let Ok(comparison) = Comparison::of_lists(experiment, &[Setting::text("iterations", "2,7")]) {
        let runs = comparison.run();
        drawings.push(("sheet", sheet_figure(&comparison, &runs, STYLE).items));
        drawings.extend(overlay_figure(&comparison, &runs, STYLE).map(|scene| ("overlay", scene.items)));
        if let Ok(animation) = sheet_animation(&comparison, &runs, STYLE) {
            let layers = animation.layers.into_iter().flat_map(|layer| layer.items);
            drawings.push(("moving sheet", layers.collect()));
        }
    }
    if let Ok(noisy) = experiment.with_settings(&[Setting::text("noise", "1e300")]) {
        let ensemble = Ensemble::run(&noisy, 3, 1).expect("it has noise");
        drawings.push(("ensemble", backdrop.ensemble_figure(&ensemble, STYLE).items));
    }
    let axes = [Axis::new("lr", 1e-300, 1e308, 3), Axis::new("momentum", 0.0, 0.9, 2)];
    if let [Ok(lr), Ok(momentum)] = axes
        && let Ok(sweep) = Sweep::new(experiment, [lr, momentum], Metric::Loss)
    {
        drawings.push(("map", map_figure(&sweep.run(1, &()).unwrap(), STYLE).items));
    }
    drawings
}

/// The text inside the tags, whose numbers a renderer reads.
fn tags(markup: &str) -> String {
    let mut tags = String::new();
    for piece in markup.split('<').skip(1) {
        let _ = writeln!(tags, "{}", piece.split('>').next().unwrap_or(""));
    }
    tags
}

fn check(experiment: &Experiment) {
    for (name, items) in drawings(experiment) {
        let tags = tags(&fragment("", &items));
        let longest = tags.split(|c: char| !c.is_ascii_digit()).map(str::len).max().unwrap_or(0);
        let bad = ["NaN", "inf"].into_iter().find(|word| tags.contains(word));
        assert!(bad.is_none() && longest < 20, "{name} of {}: {bad:?} {longest}", experiment.to_toml());
    }
}

fn experiment(settings: &[(&str, String)]) -> Result<Experiment, korogaru_lab::Error> {
    let settings: Vec<Setting> =
        settings.iter().map(|(key, text)| Setting::text(*key, text.clone())).collect();
    Experiment::default().with_settings(&settings)
}

#[test]
fn a_step_to_the_end_of_numbers_and_back() {
    for method in ["momentum", "sgd"] {
        let settings = [("method", method), ("formula", "atan(x/y)"), ("lr", "1.7e308")];
        check(&experiment(&settings.map(|(key, text)| (key, text.to_owned()))).unwrap());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_a_run_comes_to(
        formula in prop::sample::select(vec!["atan(x/y)", "x^2/20+y^2", "1e300*x+y", "x*y", "exp(x)-y", "sqrt(x)+y", "1e-300*x^2"]),
        method in prop::sample::select(vec!["sgd", "momentum", "nesterov", "adam"]),
        size in -300.0..308.2_f64,
        start in [-308.0..308.0_f64, -308.0..308.0_f64],
        width in -200.0..307.0_f64,
    ) {
        let place = start.map(|exponent| 10.0_f64.powf(exponent));
        let half = 10.0_f64.powf(width);
        let settings = [
            ("method", method.to_owned()),
            ("formula", formula.to_owned()),
            ("lr", format!("{:e}", 10.0_f64.powf(size))),
            ("start", format!("{:e},{:e}", place[0], -place[1])),
            ("xlim", format!("{:e},{half:e}", -half)),
            ("iterations", "12".to_owned()),
        ];
        if let Ok(experiment) = experiment(&settings) {
            check(&experiment);
        }
    }
}
