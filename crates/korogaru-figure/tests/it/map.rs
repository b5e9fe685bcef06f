//! A map shows its numbers.

use korogaru_figure::{Colour, Item, Scene, Style, Theme, map_figure, svg};
use korogaru_lab::{Axis, Experiment, Map, Metric, Setting, Sweep};
use korogaru_text::Lang;

const STYLE: Style = Style { lang: Lang::En, theme: Theme::Light };

fn map(lr: Axis, momentum: Axis) -> Map {
    Sweep::new(&Experiment::default(), [lr, momentum], Metric::Loss).unwrap().run(1, &()).unwrap()
}

/// The colours of the picture, row by row from the top, and the number of colours in a row.
fn picture(scene: &Scene) -> (usize, Vec<Colour>) {
    let largest = scene.items.iter().find_map(|item| match item {
        Item::Cells { columns, colours, .. } => Some((*columns, colours.clone())),
        _ => None,
    });
    largest.expect("a map has its cells")
}

/// Four runs in four quarters: the lower left one creeps, the upper left one is the best, and both right ones
/// diverge.
#[test]
fn each_run_has_its_place_and_what_diverges_is_striped() {
    let map = map(Axis::new("lr", 0.5, 10.0, 2).unwrap(), Axis::new("momentum", 0.0, 0.5, 2).unwrap());
    assert_eq!((map.best(), map.diverging()), (Some(1), 2));
    let (columns, colours) = picture(&map_figure(&map, STYLE));
    let rows = colours.len() / columns;
    let quarter = |right: bool, top: bool| {
        let inside = |i: &usize| (i % columns >= columns / 2) == right && (i / columns < rows / 2) == top;
        let mut found: Vec<Colour> = (0..colours.len()).filter(inside).map(|i| colours[i]).collect();
        found.sort_unstable();
        found.dedup();
        found
    };
    assert_eq!((quarter(false, false).len(), quarter(false, true).len()), (1, 1));
    assert_eq!(quarter(true, false), quarter(true, true));
    assert_eq!(quarter(true, true).len(), 2); // ground and stripes
    // Darker is better.
    let brightness = |colour: &Colour| u32::from(colour.0) + u32::from(colour.1) + u32::from(colour.2);
    assert!(brightness(&quarter(false, true)[0]) < brightness(&quarter(false, false)[0]));
    let divergent = quarter(true, true);
    assert!(quarter(false, true).iter().chain(&quarter(false, false)).all(|c| !divergent.contains(c)));
}

#[test]
fn a_large_map_is_a_small_file() {
    let lr = Axis::new("lr", 0.01, 3.0, 512).unwrap();
    let map = map(lr, Axis::new("momentum", 0.0, 0.99, 512).unwrap());
    let document = svg(&map_figure(&map, STYLE));
    assert!(document.len() < 400_000, "{}", document.len());
    assert!(document.contains("best") && document.contains("262144 runs"));
}

/// The key has no entry for what is outside of the frame.
#[test]
fn the_key_names_what_can_be_seen() {
    let document = |high: f64| {
        let axes = [Axis::new("lr", 0.01, high, 5).unwrap(), Axis::new("momentum", 0.0, 0.9, 5).unwrap()];
        svg(&map_figure(&map(axes[0].clone(), axes[1].clone()), STYLE))
    };
    let (narrow, wide) = (document(0.5), document(3.0));
    for (named, is_narrow) in
        [("end of stability", false), ("best in theory", false), ("critical damping", true)]
    {
        assert!(wide.contains(named), "{named}");
        assert_eq!(narrow.contains(named), is_narrow, "{named}");
    }
}

/// The texts of a scene, line by line.
fn texts(scene: &Scene) -> Vec<String> {
    let text = |item: &Item| match item {
        Item::Text(text) => Some(text.spans.iter().map(|span| &*span.text).collect()),
        _ => None,
    };
    scene.items.iter().filter_map(text).collect()
}

/// There is no cell between two values, so that there is no number there.
#[test]
fn few_values_are_written_at_their_cells() {
    let logarithmic = Axis::new("lr", 0.001, 0.01, 4).unwrap().logarithmic().unwrap();
    let scene = map_figure(&map(logarithmic, Axis::new("momentum", 0.5, 0.9, 2).unwrap()), STYLE);
    let texts = texts(&scene);
    for value in ["0.001", "0.002154", "0.004642", "0.01", "0.5", "0.9"] {
        assert!(texts.iter().any(|text| text == value), "{value}: {texts:?}");
    }
    assert!(!texts.iter().any(|text| text == "0.7" || text == "0.70" || text == "0.005"), "{texts:?}");
}

/// On Rosenbrock both the diverging cells and the point of theory are mentioned.
#[test]
fn each_thing_that_is_said_has_its_line_and_the_page_grows_with_them() {
    let axes = [Axis::new("lr", 0.001, 0.01, 8).unwrap(), Axis::new("momentum", 0.0, 0.9, 8).unwrap()];
    let rosenbrock = korogaru_lab::objectives::named("rosenbrock").unwrap();
    let experiment = Experiment::default().with_objective(rosenbrock);
    let run = |experiment: &Experiment| {
        let map = Sweep::new(experiment, axes.clone(), Metric::Loss).unwrap().run(2, &()).unwrap();
        map_figure(&map, STYLE)
    };
    let scene = run(&experiment);
    let said = texts(&scene);
    assert!(said.iter().any(|text| text == "theory is local, at (1, 1)"), "{said:?}");
    assert!(
        said.iter().any(|text| text.starts_with("diverges:") && text.ends_with("numbers overflow")),
        "{said:?}"
    );

    // With noise the colours are those of one seed, but the ring is not.
    let noisy =
        experiment.with_settings(&[Setting::text("noise", "0.1"), Setting::text("seed", "7")]).unwrap();
    let noisy = run(&noisy);
    let said = "each cell: its one run with seed 7; best: by the median of 15 seeds";
    assert!(texts(&noisy).iter().any(|text| text == said), "{:?}", texts(&noisy));
    assert!(noisy.height > scene.height && scene.height > 480.0);
    assert_eq!(noisy.title, "Momentum (noise σ = 0.1, seed 7)");
}

/// Numbers that differ only in their last digits are readable at their usual size, and the best one can be
/// told from the others.
#[test]
fn a_small_part_of_the_plane_has_numbers_that_differ() {
    let axes = [Axis::new("lr", 0.1, 0.100_000_1, 10), Axis::new("momentum", 0.9, 0.900_000_1, 10)];
    let [lr, momentum] = axes.map(Result::unwrap);
    let scene = map_figure(&map(lr, momentum), STYLE);
    let texts = texts(&scene);
    assert!(
        texts.iter().any(|text| text == "0.1 + …") && texts.iter().any(|text| text == "0.9 + …"),
        "{texts:?}"
    );
    let best = texts.iter().find(|text| text.starts_with("best: η = ")).unwrap();
    assert!(best.contains("η = 0.1000001, α = 0.9"), "{best}");
    for item in &scene.items {
        assert!(!matches!(item, Item::Text(text) if text.size < 8.0), "{item:?}");
    }
}

#[test]
fn the_method_of_a_map_is_named_as_elsewhere() {
    let axes = [Axis::new("lr", 0.1, 1.0, 3).unwrap(), Axis::new("momentum", 0.0, 0.5, 3).unwrap()];
    let settings = [("noise", "1"), ("convention", "fresh")].map(|(key, text)| Setting::text(key, text));
    let experiment = Experiment::default().with_settings(&settings).unwrap();
    let map = Sweep::new(&experiment, axes, Metric::Loss).unwrap().run(1, &()).unwrap();
    let scene = map_figure(&map, STYLE);
    assert!(texts(&scene).iter().any(|text| text == "Momentum (η outside v)"), "{:?}", texts(&scene));
    let named = "A map of Momentum (η outside v, noise σ = 1, seed 1) on f";
    assert!(scene.description.starts_with(named), "{}", scene.description);
}
