//! A figure of many runs shows what the runs did.

use korogaru_figure::{Backdrop, Item, Scene, Style, Theme};
use korogaru_lab::{Ensemble, Experiment, Setting};
use korogaru_text::Lang;

const STYLE: Style = Style { lang: Lang::En, theme: Theme::Light };

fn figure(settings: &[(&str, &str)], seeds: usize) -> (Ensemble, Scene) {
    let list: Vec<Setting> = settings.iter().map(|(key, text)| Setting::text(*key, *text)).collect();
    let experiment = Experiment::default().with_settings(&list).unwrap();
    let ensemble = Ensemble::run(&experiment, seeds, 1).unwrap();
    let scene = Backdrop::new(&experiment).ensemble_figure(&ensemble, STYLE);
    (ensemble, scene)
}

/// The corners of the bands, the wide one first.
fn bands(scene: &Scene) -> Vec<Vec<[f64; 2]>> {
    let clipped = scene.items.iter().filter_map(|item| match item {
        Item::Clipped { items, .. } => Some(items),
        _ => None,
    });
    let polygon = |item: &Item| match item {
        Item::Polygon { corners, .. } => Some(corners.clone()),
        _ => None,
    };
    clipped.flatten().filter_map(polygon).collect()
}

/// The bands are at the quantiles. The vertical axis is logarithmic in the loss.
#[test]
fn the_bands_are_the_quantiles() {
    let (ensemble, scene) = figure(&[("noise", "1")], 40);
    let bands = bands(&scene);
    assert_eq!(bands.len(), 2);
    for (corners, ends) in bands.iter().zip([|i: [f64; 5]| [i[0], i[4]], |i: [f64; 5]| [i[1], i[3]]]) {
        assert_eq!(corners.len(), 62);
        let height = |step: usize, low: bool| corners[if low { step } else { 61 - step }][1];
        let numbers = |step| ends(ensemble.loss(step).unwrap().numbers());
        // Two points determine the scale, and with it all others.
        let per_decade = (height(30, true) - height(10, true))
            / (libm::log10(numbers(30)[0]) - libm::log10(numbers(10)[0]));
        for step in 0..=30 {
            for (low, number) in [(true, numbers(step)[0]), (false, numbers(step)[1])] {
                let expected =
                    height(10, true) + per_decade * (libm::log10(number) - libm::log10(numbers(10)[0]));
                assert!((height(step, low) - expected).abs() < 1e-6, "{step}");
            }
        }
    }
}

/// If so many runs have diverged that a quantile is infinite, there is no band.
#[test]
fn a_band_ends_where_it_has_no_end() {
    let (ensemble, scene) = figure(&[("noise", "1"), ("lr", "2.9"), ("iterations", "400")], 30);
    assert_eq!(ensemble.diverged(), 30);
    let finite = (0..ensemble.points()).filter(|&i| ensemble.loss(i).unwrap().high.is_finite()).count();
    assert!(finite < ensemble.points());
    assert_eq!(bands(&scene)[0].len(), 2 * finite);
}
