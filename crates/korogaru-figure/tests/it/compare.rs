//! Runs side by side, and drawn over one another.

mod animated;

use korogaru_figure::{
    ErrorKind, Item, Scene, Shape, Style, Theme, overlay_animation, overlay_figure, sheet_animation,
    sheet_figure, svg,
};
use korogaru_lab::{Comparison, Experiment, Setting, book};
use korogaru_text::Lang;

const STYLE: Style = Style { lang: Lang::En, theme: Theme::Light };

fn compared(shared: &[(&str, &str)], lists: &[(&str, &str)]) -> Comparison {
    let settings = |list: &[(&str, &str)]| -> Vec<Setting> {
        list.iter().map(|(key, text)| Setting::text(*key, *text)).collect()
    };
    let experiment = Experiment::default().with_settings(&settings(shared)).unwrap();
    Comparison::of_lists(&experiment, &settings(lists)).unwrap()
}

/// Comparisons of every shape, and of runs that end in unusual ways.
pub(crate) fn scenes(style: Style) -> Vec<(String, Scene)> {
    const ALL: &str = "sgd,momentum,nesterov,adagrad,rmsprop,adam";
    let of = |shared: &[(&str, &str)], lists: &[(&str, &str)]| {
        (format!("{shared:?} {lists:?}"), compared(shared, lists))
    };
    let mut cases = vec![
        ("methods".to_owned(), book::methods()),
        ("all methods".to_owned(), book::all_methods()),
        of(&[], &[("method", ALL)]),
        of(&[], &[("lr", ".1,.5,.95"), ("momentum", "0,.5,.9")]),
        of(&[], &[("lr", ".1,.2,.3,.5,2.85"), ("momentum", "0,.1,.2,.3,.5,.9")]),
        of(&[], &[("iterations", "0,1,30,5000"), ("lr", "2.85")]),
        of(&[], &[("method", "adam")]),
        of(&[("xlim", "-7,3")], &[("lr", ".1,.2,.3,.4,.5,.6,.7")]),
        of(&[("objective", "rosenbrock")], &[("method", ALL), ("lr", ".001,.01")]),
        of(&[("objective", "saddle")], &[("method", ALL), ("iterations", "60")]),
        of(&[("formula", "-ln(x) + x^2 + y^2"), ("start", "0.06,1")], &[("method", "sgd,momentum,adam")]),
        of(&[("xlim", "12345.678,12345.9"), ("ylim", "100,100.001")], &[("method", ALL)]),
        of(&[("start", "0,0")], &[("method", ALL)]),
        of(&[("objective", "least-squares"), ("batch", "4"), ("noise", "0.5")], &[("method", ALL)]),
    ];
    cases
        .drain(..)
        .flat_map(|(name, comparison)| {
            let runs = comparison.run();
            let overlay = overlay_figure(&comparison, &runs, style).ok();
            let overlay = overlay.map(|scene| (format!("overlay {name}"), scene));
            let moving =
                [sheet_animation(&comparison, &runs, style), overlay_animation(&comparison, &runs, style)];
            let halfway = moving.into_iter().flatten().map(|animation| {
                let frame = animation.frames / 2;
                (format!("frame {frame} of {name}"), animation.frame(frame))
            });
            let halfway: Vec<_> = halfway.collect();
            let sheet = (format!("sheet {name}"), sheet_figure(&comparison, &runs, style));
            [sheet].into_iter().chain(overlay).chain(halfway)
        })
        .collect()
}

/// Rectangles without a fill that are large enough to be panels.
fn frames(scene: &Scene) -> Vec<[f64; 4]> {
    let frame = |item: &Item| match item {
        Item::Rectangle { area, fill: None, stroke: Some(_) } => Some(*area),
        _ => None,
    };
    scene.items.iter().filter_map(frame).collect()
}

/// The shapes of all markers in the frames.
fn shapes(items: &[Item], found: &mut Vec<Shape>) {
    for item in items {
        match item {
            Item::Markers { shape, points, .. } if points.len() > 1 => found.push(*shape),
            Item::Clipped { items, .. } => shapes(items, found),
            _ => {}
        }
    }
}

/// What is clipped to frames.
fn clipped(scene: &Scene) -> impl Iterator<Item = &Item> {
    let clipped = scene.items.iter().filter_map(|item| match item {
        Item::Clipped { items, .. } => Some(items),
        _ => None,
    });
    clipped.flatten()
}

/// The place in a frame of a point of the view.
fn on_page(comparison: &Comparison, [left, top, width, height]: [f64; 4], [x, y]: [f64; 2]) -> [f64; 2] {
    let view = comparison.view();
    [
        left + (x - view.x.low()) / view.x.width() * width,
        top + height - (y - view.y.low()) / view.y.width() * height,
    ]
}

fn is_near(a: [f64; 2], b: [f64; 2]) -> bool {
    (a[0] - b[0]).abs() < 0.1 && (a[1] - b[1]).abs() < 0.1
}

#[test]
fn panels_are_alike_and_in_the_order_of_the_experiments() {
    let methods = book::all_methods();
    let scene = sheet_figure(&methods, &methods.run(), STYLE);
    let frames = frames(&scene);
    assert_eq!(frames.len(), 6);
    assert!(frames.iter().all(|frame| frame[2..] == frames[0][2..]));
    assert_eq!((frames[0][1], frames[3][0]), (frames[2][1], frames[0][0])); // three in a row
    let toml: Vec<String> = methods.experiments().iter().map(Experiment::to_toml).collect();
    assert_eq!(scene.experiments, toml);
    let document = svg(&scene);
    let at: Vec<usize> = ["SGD", "Momentum", "Nesterov", "AdaGrad", "RMSProp", "Adam"]
        .map(|label| document.find(&format!("{label}</tspan>")).unwrap())
        .to_vec();
    assert!(at.is_sorted());
}

/// A dot is where the run was: at the last point of SGD, whose path is known in closed form.
#[test]
fn a_panel_shows_its_own_run() {
    let methods = book::methods();
    let runs = methods.run();
    let scene = sheet_figure(&methods, &runs, STYLE);
    let update = [-7.0 * 0.905, 2.0 * -0.9]; // after one update: 1 − η/10 and 1 − 2η
    let expected = on_page(&methods, frames(&scene)[0], update);
    let found = clipped(&scene).any(|item| match item {
        Item::Markers { points, shape: Shape::TriangleUp, .. } => {
            points.iter().any(|(point, _)| is_near(*point, expected))
        }
        _ => false,
    });
    assert!(found, "no dot at {expected:?}");
}

#[test]
fn a_grid_stands_in_its_rows_and_columns() {
    let grid = compared(&[], &[("lr", ".1,.5"), ("momentum", "0,.5,.7,.9")]);
    let frames = frames(&sheet_figure(&grid, &grid.run(), STYLE));
    let row = |i: usize| frames[i][1];
    assert!(row(0) == row(3) && row(4) == row(7) && row(0) < row(4));
}

/// A grid of four rows, too tall for a page, gets them as columns. Each column keeps together what its panels
/// have in common.
#[test]
fn a_grid_that_is_too_tall_is_turned() {
    let grid = compared(&[], &[("lr", ".01,.1,.5,.95"), ("momentum", "0,.5,.9")]);
    let frames = frames(&sheet_figure(&grid, &grid.run(), STYLE));
    let (left, top) = (|i: usize| frames[i][0], |i: usize| frames[i][1]);
    assert!(left(0) == left(2) && top(0) < top(1) && top(1) < top(2));
    assert!(top(0) == top(9) && left(0) < left(3) && left(6) < left(9));
}

/// Also if every run has a note that it left the view, and for methods with many hyperparameters.
#[test]
fn a_page_of_few_panels_is_no_taller_than_a_screen() {
    let lists = [
        "2,2.1",
        "2,2.1,2.2,2.85",
        "2,2.1,2.2,2.3,2.4,2.85",
        "2.1,2.2,2.3,2.4,2.5,2.6,2.7,2.8,2.81,2.82,2.83,2.85",
    ];
    let momenta = ["0.9", "0,0.9", "0,0.5,0.9", "0,0.5,0.7,0.9"];
    let count = |list: &str| list.split(',').count();
    let pairs = lists.iter().flat_map(|lr| momenta.map(|momentum| (*lr, momentum)));
    let pairs = pairs.filter(|(lr, momentum)| count(lr) * count(momentum) <= 12);
    let grids = pairs.map(|(lr, momentum)| compared(&[], &[("lr", lr), ("momentum", momentum)]));
    let adam = compared(&[("noise", "1")], &[("method", "adam"), ("lr", ".1,.2,.3,.4,.5,.6,.7")]);
    let methods = [book::methods(), book::all_methods(), adam];
    for comparison in methods.into_iter().chain(grids) {
        for lang in Lang::ALL {
            let scene = sheet_figure(&comparison, &comparison.run(), Style { lang, theme: Theme::Light });
            let count = comparison.experiments().len();
            assert!(scene.height <= 0.75 * scene.width, "{count}: {} x {}", scene.width, scene.height);
        }
    }
}

#[test]
fn what_leaves_the_view_says_so() {
    let document = |lists: &[(&str, &str)], shared: &[(&str, &str)]| {
        let comparison = compared(shared, lists);
        svg(&sheet_figure(&comparison, &comparison.run(), STYLE))
    };
    assert!(document(&[("lr", ".1,2.85")], &[]).contains("leaves the view for good at update 2"));
    let back = document(&[("lr", ".1"), ("iterations", "50")], &[("xlim", "-7,0.5")]);
    assert!(back.contains("points lie outside the view"), "{back}");
    assert!(!document(&[("lr", ".1,.2")], &[]).contains("the view"));
}

#[test]
fn an_overlay_has_a_marker_for_each_method_in_path_and_loss() {
    let methods = book::all_methods();
    let scene = overlay_figure(&methods, &methods.run(), STYLE).unwrap();
    let mut found = Vec::new();
    shapes(&scene.items, &mut found);
    for shape in
        [Shape::TriangleUp, Shape::Circle, Shape::Diamond, Shape::Square, Shape::TriangleDown, Shape::Cross]
    {
        // The rim and the markers of the path, and those of the loss.
        assert!(found.iter().filter(|other| **other == shape).count() >= 3, "{shape:?} {found:?}");
    }
    assert_eq!(scene.experiments.len(), 6);
}

#[test]
fn an_overlay_of_a_method_twice_is_refused() {
    let twice = compared(&[], &[("lr", ".1,.2")]);
    assert_eq!(overlay_figure(&twice, &twice.run(), STYLE).unwrap_err(), ErrorKind::OverlayTwice.into());
}

#[test]
fn the_largest_sheet_is_no_large_file() {
    let grid = compared(&[], &[("lr", ".1,.2,.3,.5,.6"), ("momentum", "0,.1,.2,.3,.5,.9")]);
    let document = svg(&sheet_figure(&grid, &grid.run(), STYLE));
    assert!(document.len() < 300_000, "{}", document.len());
}

/// The widest line of a colour among what is clipped to a frame.
fn widest(scene: &Scene, frame: usize, method: &str) -> f64 {
    let (colour, _) = STYLE.theme.method(method);
    let area = frames(scene)[frame];
    let inside = scene.items.iter().filter_map(|item| match item {
        // A frame of losses also shows the first and the last marker, which overlap its sides.
        Item::Clipped { area: clipped, items } if [clipped[1], clipped[3]] == [area[1], area[3]] => {
            Some(items)
        }
        _ => None,
    });
    let width = |item: &Item| match item {
        Item::Lines { colour: of, width, .. } if *of == colour => Some(*width),
        _ => None,
    };
    inside.flatten().filter_map(width).fold(0.0, f64::max)
}

/// With α = 0 the path of Momentum is that of SGD, and is drawn over it.
#[test]
fn a_path_under_another_is_seen_on_both_sides_of_it() {
    const HALO: f64 = 4.0;
    let same = compared(&[("lr", "0.3")], &[("method", "sgd,momentum"), ("momentum", "0")]);
    let other = compared(&[("lr", "0.3")], &[("method", "sgd,momentum"), ("momentum", "0.9")]);
    let runs = same.run();
    let moving = overlay_animation(&same, &runs, STYLE).unwrap();
    let last = moving.frame(moving.frames - 1);
    for scene in [overlay_figure(&same, &runs, STYLE).unwrap(), last] {
        assert!(widest(&scene, 0, "sgd") > HALO.max(2.0 * widest(&scene, 0, "momentum")));
        assert!(widest(&scene, 1, "sgd") > 2.0 * widest(&scene, 1, "momentum"));
    }
    let scene = overlay_figure(&other, &other.run(), STYLE).unwrap();
    for frame in [0, 1] {
        assert_eq!(widest(&scene, frame, "sgd"), widest(&scene, frame, "momentum"));
    }
}

#[test]
fn an_overlay_says_once_what_the_sign_of_a_minimum_means() {
    let methods = book::methods();
    let scene = overlay_figure(&methods, &methods.run(), STYLE).unwrap();
    let is_minimum = |item: &&Item| match item {
        Item::Text(text) => text.spans.iter().any(|span| span.text == "minimum"),
        _ => false,
    };
    assert_eq!(scene.items.iter().filter(is_minimum).count(), 1);
}

/// What a search finds has more digits than a listener wants to hear.
#[test]
fn words_for_those_who_do_not_see_it_are_rounded_as_the_picture_is() {
    let comparison = compared(&[("noise", "0.5")], &[("lr", "0.92851234567,0.1")]);
    let scene = sheet_figure(&comparison, &comparison.run(), STYLE);
    assert!(
        scene.description.contains("(η = 0.92851, α = 0.9, noise σ = 0.5, seed 1)"),
        "{}",
        scene.description
    );
    assert_eq!(scene.title, "Momentum, noise σ = 0.5, seed 1");
    assert!(scene.experiments[0].contains("0.92851234567"));
}

/// A fraction of a pixel would be dark in a PNG.
#[test]
fn pages_are_of_whole_pixels() {
    for (name, scene) in scenes(STYLE) {
        assert!(scene.width.fract().abs() < 1e-9 && scene.height.fract().abs() < 1e-9, "{name}");
    }
}

/// A high f that falls only a little is not shown as constant.
#[test]
fn ends_are_told_apart() {
    let comparison = compared(
        &[("formula", "1e6+x^2/1000+y^2/1000"), ("start", "5,5")],
        &[("method", "sgd,momentum"), ("lr", "1"), ("iterations", "30")],
    );
    let scene = sheet_figure(&comparison, &comparison.run(), STYLE);
    let ends: Vec<&str> = scene.description.split("f = ").skip(1).collect();
    assert!(
        ends.iter().all(|end| end.starts_with("1000000.0")) && ends[0][..12] != ends[1][..12],
        "{ends:?}"
    );
}

/// The first and the last dot of a curve are on the sides of the frame.
#[test]
fn dots_at_a_frames_sides_are_seen_as_a_whole() {
    let comparison = compared(&[], &[("method", "sgd,adam")]);
    let scene = overlay_figure(&comparison, &comparison.run(), STYLE).unwrap();
    let dots = scene.items.iter().filter_map(|item| match item {
        Item::Clipped { area: [left, top, width, _], items } if *top > 450.0 => {
            Some(items.iter().filter_map(move |item| match item {
                Item::Markers { points, .. } => Some((*left, left + width, points)),
                _ => None,
            }))
        }
        _ => None,
    });
    let mut count = 0;
    for (left, right, points) in dots.flatten() {
        for ([x, _], radius) in points {
            assert!(x - radius >= left && x + radius <= right, "{x} ± {radius} in {left}–{right}");
            count += 1;
        }
    }
    assert_eq!(count, 62);
}
