//! What the pictures of an explanation show is true.

use korogaru::METHODS;
use korogaru_figure::{Backdrop, Colour, Item, Scene, Style, Theme, curves_figure, ribbon_figure};
use korogaru_lab::{Experiment, Explanation, Setting, Trajectory, run};
use korogaru_text::Lang;

use crate::reading::Reading;

const STYLE: Style = Style { lang: Lang::En, theme: Theme::Light };
/// Colours of the light theme.
const CARRIED: Colour = Colour(0x00, 0x5f, 0x99);
const FRESH: Colour = Colour(0xd0, 0x70, 0x00);
const SUM: Colour = Colour(0x6b, 0x1f, 0x52);
/// Cosines of 1 and −1.
const ADDS: Colour = Colour(0x00, 0x22, 0x4e);
const CANCELS: Colour = Colour(0xfe, 0xe8, 0x38);

fn with(settings: &[(&str, &str)]) -> Trajectory {
    let settings: Vec<Setting> = settings.iter().map(|(key, text)| Setting::text(*key, *text)).collect();
    run(&Experiment::default().with_settings(&settings).unwrap())
}

fn arrows(trajectory: &Trajectory, number: usize) -> Scene {
    let explanation = Explanation::new(trajectory);
    let step = explanation.update(number).unwrap();
    Backdrop::new(trajectory.experiment()).arrows_figure(&explanation, &step, STYLE)
}

fn near([ax, ay]: [f64; 2], [bx, by]: [f64; 2]) -> bool {
    (ax - bx).abs() < 0.02 && (ay - by).abs() < 0.02
}

/// The beginnings of the arrows of a colour, and the tips of their heads. Those in a lens come last.
fn ends(reading: &Reading<'_>, colour: Colour) -> Vec<([f64; 2], [f64; 2])> {
    let drawn = || reading.drawn.iter().filter(|drawn| drawn.clip.is_some());
    let shafts = drawn().filter_map(|drawn| match drawn.item {
        Item::Lines { lines, colour: of, .. } if *of == colour => Some(lines[0][0]),
        _ => None,
    });
    let tips = drawn().filter_map(|drawn| match drawn.item {
        Item::Polygon { corners, fill } if *fill == colour => Some(corners[0]),
        _ => None,
    });
    shafts.zip(tips).collect()
}

#[test]
fn the_arrows_of_the_articles_second_step_stand_head_to_tail() {
    let trajectory = with(&[("lr", ".95"), ("momentum", ".5")]);
    let scene = arrows(&trajectory, 2);
    let reading = Reading::of(&scene);
    let [from, to] = [1, 2].map(|iteration| reading.page(trajectory.position(iteration)));
    let [(carried_from, carried_to)] = ends(&reading, CARRIED)[..] else { panic!("one carried arrow") };
    let [(fresh_from, fresh_to)] = ends(&reading, FRESH)[..] else { panic!("one fresh arrow") };
    let [(sum_from, sum_to)] = ends(&reading, SUM)[..] else { panic!("one sum") };
    assert!(near(carried_from, from) && near(carried_to, reading.page([-6.335 + 0.3325, -1.8 - 1.9])));
    assert!(near(fresh_from, carried_to) && near(fresh_to, to));
    assert!(near(sum_from, from) && near(sum_to, to));
}

/// A short arrow is also drawn in a lens, longer by the factor that the lens names.
#[test]
fn a_lens_enlarges_by_what_it_says() {
    let trajectory = with(&[]);
    let scene = arrows(&trajectory, 13);
    let reading = Reading::of(&scene);
    let said =
        reading.texts().into_iter().find_map(|(_, text)| text.strip_prefix("enlarged ×").map(str::to_owned));
    let factor: f64 = said.expect("it says so").parse().unwrap();
    assert!(factor >= 2.0);
    for colour in [CARRIED, FRESH, SUM] {
        let [(from, to), (enlarged_from, enlarged_to)] = ends(&reading, colour)[..] else {
            panic!("{colour:?} stands twice")
        };
        for axis in [0, 1] {
            let (short, long) = (to[axis] - from[axis], enlarged_to[axis] - enlarged_from[axis]);
            assert!((long - factor * short).abs() < 0.02, "{colour:?}: {short} and {long}");
        }
    }
}

/// The first update has only the fresh arrow, and so has each update of SGD.
#[test]
fn what_is_not_there_has_no_arrow() {
    for (trajectory, number) in [(with(&[]), 1), (with(&[("method", "sgd")]), 3)] {
        let scene = arrows(&trajectory, number);
        let reading = Reading::of(&scene);
        assert!(ends(&reading, CARRIED).is_empty() && ends(&reading, SUM).is_empty());
        assert!(!ends(&reading, FRESH).is_empty());
    }
    let scene = arrows(&with(&[("start", "0,0")]), 2);
    let reading = Reading::of(&scene);
    assert!([CARRIED, FRESH, SUM].iter().all(|&colour| ends(&reading, colour).is_empty()));
}

/// If no arrow can be seen, the ball is marked all the same, and the note says why there is none.
#[test]
fn a_ball_without_an_arrow_is_marked() {
    for (settings, number, why) in [
        (&[("lr", "1e-20")][..], 1, "too little to be seen"),
        (&[("lr", "1e-12"), ("method", "adam")], 1, "too little to be seen"),
        (&[("start", "0,0")], 2, "does not move"),
        (&[("lr", "0")], 2, "does not move"),
    ] {
        let trajectory = with(settings);
        let scene = arrows(&trajectory, number);
        let reading = Reading::of(&scene);
        let [x, y] = reading.page(trajectory.position(number - 1));
        let marked = reading.drawn.iter().filter(|drawn| drawn.clip.is_some()).any(|drawn| {
            matches!(drawn.item, Item::Markers { points, .. } if points.iter().any(|(at, _)| near(*at, [x, y])))
        });
        assert!(marked, "{settings:?}");
        assert!(reading.texts().iter().any(|(_, text)| text.contains(why)), "{settings:?}");
    }
    let scene = arrows(&with(&[]), 1);
    assert!(Reading::of(&scene).texts().iter().all(|(_, text)| !text.contains("seen")));
}

/// The arrow of a method without a velocity is its move.
#[test]
fn other_methods_show_their_move() {
    for name in ["adagrad", "rmsprop", "adam"] {
        let trajectory = with(&[("method", name), ("lr", ".3")]);
        let scene = arrows(&trajectory, 2);
        let reading = Reading::of(&scene);
        let (from, to) = ends(&reading, SUM)[0];
        let [before, after] = [1, 2].map(|iteration| reading.page(trajectory.position(iteration)));
        assert!(near(from, before) && near(to, after), "{name}");
    }
}

/// The filled rectangles of one row of the ribbon, by its height on the page.
fn cells(scene: &Scene) -> Vec<Vec<Colour>> {
    let mut rows: Vec<(i64, Vec<Colour>)> = Vec::new();
    for item in &scene.items {
        if let Item::Rectangle { area: [_, top, _, height], fill: Some((colour, _)), stroke: None } = item
            && *height > 20.0
        {
            #[expect(clippy::cast_possible_truncation, reason = "a place on the page")]
            let top = *top as i64;
            match rows.last_mut() {
                Some((row, cells)) if *row == top => cells.push(*colour),
                _ => rows.push((top, vec![*colour])),
            }
        }
    }
    rows.into_iter().map(|(_, cells)| cells).collect()
}

#[test]
fn the_ribbon_is_yellow_where_parts_cancel() {
    let trajectory = with(&[]);
    let scene = ribbon_figure(&Explanation::new(&trajectory), STYLE).unwrap();
    let rows = cells(&scene);
    assert_eq!(
        rows.iter().map(Vec::len).collect::<Vec<_>>(),
        [29; 3],
        "a cell for each step after the first"
    );
    for (row, cancels) in rows[..2].iter().zip([6, 15]) {
        assert_eq!(row.iter().filter(|&&cell| cell == CANCELS).count(), cancels);
        assert_eq!(row.iter().filter(|&&cell| cell == ADDS).count(), 29 - cancels);
    }
    // From blue to yellow the red increases. In the middle, at a right angle, it is 0x7d.
    let obtuse = rows[2].iter().filter(|Colour(r, ..)| *r > 0x7d).count();
    assert_eq!(obtuse, 13);
}

#[test]
fn a_long_ribbon_has_a_column_for_several_steps_and_says_so() {
    let trajectory = with(&[("iterations", "100000")]);
    let scene = ribbon_figure(&Explanation::new(&trajectory), STYLE).unwrap();
    assert!(cells(&scene).iter().all(|row| row.len() <= 416));
    assert!(scene.items.len() < 2_000);
    let said = |item: &Item| matches!(item, Item::Text(text) if text.spans.iter().any(|span| span.text.contains("mean of 241")));
    assert!(scene.items.iter().any(said));
}

/// The four lines of the curves: x, y, both of what moves them, and the loss.
fn lines(scene: &Scene) -> Vec<Vec<[f64; 2]>> {
    let clipped = scene.items.iter().filter_map(|item| match item {
        Item::Clipped { items, .. } => Some(items),
        _ => None,
    });
    let lines = clipped.flatten().filter_map(|item| match item {
        Item::Lines { lines, .. } => Some(lines.concat()),
        _ => None,
    });
    lines.collect()
}

/// Checks that the heights of a line are a linear function of the numbers that it shows.
fn straight(line: &[[f64; 2]], numbers: &[f64]) {
    assert_eq!(line.len(), numbers.len());
    let (low, high) = (0..numbers.len()).fold((0, 0), |(low, high), i| {
        (if numbers[i] < numbers[low] { i } else { low }, if numbers[i] > numbers[high] { i } else { high })
    });
    let slope = (line[high][1] - line[low][1]) / (numbers[high] - numbers[low]);
    assert!(slope < 0.0, "more is higher up");
    for (place, number) in line.iter().zip(numbers) {
        assert!((place[1] - line[low][1] - slope * (number - numbers[low])).abs() < 1e-6);
    }
}

#[test]
fn curves_are_those_of_the_run() {
    let trajectory = with(&[]);
    let scene = curves_figure(&Explanation::new(&trajectory), STYLE);
    let lines = lines(&scene);
    assert_eq!(lines.len(), 5);
    let all = 0..trajectory.len();
    for axis in [0, 1] {
        straight(&lines[axis], &all.clone().map(|i| trajectory.position(i)[axis]).collect::<Vec<_>>());
        let velocities = (1..trajectory.len()).map(|i| trajectory.state(i).next().unwrap()[axis]);
        straight(&lines[2 + axis], &velocities.collect::<Vec<_>>());
    }
    straight(&lines[4], &all.map(|i| trajectory.value(i).log10()).collect::<Vec<_>>());
    // All panels have the same time axis, with the same iteration at the same place.
    for line in &lines {
        let last = line.len() - 1;
        assert!((line[last][0] - lines[0][30][0]).abs() < 1e-9);
    }
}

#[test]
fn runs_of_the_start_alone_and_of_nothing_are_drawn() {
    for info in METHODS {
        for settings in [
            &[("iterations", "0")][..],
            &[("iterations", "1")],
            &[("start", "0,0")],
            &[("start", "1e200,1e200"), ("objective", "rosenbrock")],
        ] {
            let settings: Vec<_> = settings.iter().copied().chain([("method", info.name)]).collect();
            let trajectory = with(&settings);
            let explanation = Explanation::new(&trajectory);
            assert!(!korogaru_figure::svg(&curves_figure(&explanation, STYLE)).contains("NaN"));
            let ribbon = ribbon_figure(&explanation, STYLE);
            assert!(ribbon.is_none_or(|scene| !korogaru_figure::svg(&scene).contains("NaN")));
        }
    }
}

#[test]
fn a_run_that_diverges_is_drawn() {
    let trajectory = with(&[("lr", "2.85"), ("iterations", "5000")]);
    let explanation = Explanation::new(&trajectory);
    for number in [1, 2, 3, 100, explanation.len()] {
        let document = korogaru_figure::svg(&arrows(&trajectory, number));
        assert!(!document.contains("NaN") && !document.contains("inf "), "{number}");
    }
    for scene in [curves_figure(&explanation, STYLE), ribbon_figure(&explanation, STYLE).unwrap()] {
        let document = korogaru_figure::svg(&scene);
        assert!(!document.contains("NaN") && !document.contains("inf "));
    }
}

fn said(scene: &Scene) -> String {
    korogaru_figure::svg(scene)
}

/// The picture says the same about the parts as the words.
#[test]
fn where_the_parts_never_meet_the_ribbon_says_why() {
    for (settings, why) in [
        (&[("start", "0,0"), ("method", "sgd")][..], "Nothing ever acts"),
        (&[("start", "0,0")], "Nothing ever acts"),
        (&[("iterations", "1")], "The only update has nothing to carry on yet"),
        (&[("iterations", "1"), ("method", "sgd")], "The only update has nothing to carry on yet"),
        (&[("momentum", "0")], "Nothing is ever carried on"),
        (&[("method", "sgd")], "SGD has no velocity"),
    ] {
        let trajectory = with(settings);
        let scene = ribbon_figure(&Explanation::new(&trajectory), STYLE).unwrap();
        assert!(said(&scene).contains(why), "{settings:?}: {}", said(&scene));
        assert!(!said(&scene).contains("cancel"), "{settings:?}");
    }
}

#[test]
fn a_move_stands_one_space_behind_its_word() {
    let scene = arrows(&with(&[("method", "adam")]), 2);
    let texts = scene.items.iter().filter_map(|item| match item {
        Item::Text(text) => Some(text.spans.iter().map(|span| span.text.as_str()).collect::<String>()),
        _ => None,
    });
    let moved: Vec<String> = texts.filter(|text| text.contains('(') && text.contains("move")).collect();
    assert!(moved.len() == 1 && !moved[0].contains("  "), "{moved:?}");
}
