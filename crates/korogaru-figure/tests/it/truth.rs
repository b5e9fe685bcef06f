//! What a figure shows is true: lines are at their levels, dots are where the run was, and marks are where
//! they say.

use std::sync::Arc;

use korogaru_figure::contour::Grid;
use korogaru_figure::ticker::levels;
use korogaru_figure::{Backdrop, Colour, Item, Scene, Shape, Style, Theme};
use korogaru_lab::{Experiment, Interval, Objective, Plane, Setting, Trajectory, book, objectives, run};
use korogaru_text::Lang;

use crate::reading::Reading;

const STYLE: Style = Style { lang: Lang::En, theme: Theme::Light };

fn figure(experiment: &Experiment) -> (Trajectory, Scene) {
    let trajectory = run(experiment);
    let scene = Backdrop::new(experiment).trajectory_figure(&trajectory, STYLE);
    (trajectory, scene)
}

/// A run of Momentum on the book's function that leaves the view, and overflows if it is long.
fn diverging(iterations: usize) -> Experiment {
    let method = Experiment::default().method().with("lr", 2.85).unwrap();
    Experiment::default().with_method(method).with_iterations(iterations).unwrap()
}

fn apart([ax, ay]: [f64; 2], [bx, by]: [f64; 2]) -> f64 {
    (ax - bx).hypot(ay - by)
}

/// The distance of a point from the nearest of some lines.
fn from_lines(point: [f64; 2], lines: &[&[[f64; 2]]]) -> f64 {
    let [x, y] = point;
    let segments = lines.iter().flat_map(|line| line.windows(2));
    let distances = segments.map(|ends| {
        let ([ax, ay], [bx, by]) = (ends[0], ends[1]);
        let (dx, dy) = (bx - ax, by - ay);
        let along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy).max(f64::MIN_POSITIVE);
        let along = along.clamp(0.0, 1.0);
        apart(point, [ax + along * dx, ay + along * dy])
    });
    distances.fold(f64::INFINITY, f64::min)
}

/// Whether the function has a value within half a pixel of a position.
fn has_height(reading: &Reading<'_>, objective: &dyn Objective, [px, py]: [f64; 2], height: f64) -> bool {
    let around = (0..16).map(|i| f64::from(i) * std::f64::consts::TAU / 16.0);
    let values = around.map(|angle| [px + 0.5 * angle.cos(), py + 0.5 * angle.sin()]);
    let values: Vec<f64> = values.map(|place| objective.value(reading.plane(place))).collect();
    values.iter().any(|&value| value <= height) && values.iter().any(|&value| value >= height)
}

#[test]
fn axes_grow_to_the_right_and_upwards_to_the_edges_of_the_view() {
    let interval = |low, high| Interval::new(low, high).unwrap();
    let zoomed = Plane { x: interval(-8.0, 3.0), y: interval(0.5, 4.5) };
    for experiment in [Experiment::default(), Experiment::default().with_view(zoomed)] {
        let scene = Backdrop::new(&experiment).contour_figure(STYLE);
        let reading = Reading::of(&scene);
        let [left, top, width, height] = reading.frame;
        let Plane { x, y } = experiment.view();
        let corners =
            [([left, top + height], [x.low(), y.low()]), ([left + width, top], [x.high(), y.high()])];
        for (place, point) in corners {
            assert!(apart(reading.plane(place), point) < 1e-6, "{point:?} is at {:?}", reading.plane(place));
        }
    }
}

#[test]
fn every_contour_line_runs_where_the_function_has_the_height_of_its_colour() {
    for objective in objectives::all() {
        let name = objective.name().to_owned();
        let scene =
            Backdrop::new(&Experiment::default().with_objective(objective.clone())).contour_figure(STYLE);
        let reading = Reading::of(&scene);
        for &(colour, height) in &reading.key {
            for ends in reading.lines(colour).iter().flat_map(|line| line.windows(2)) {
                let middle = [0, 1].map(|axis| f64::midpoint(ends[0][axis], ends[1][axis]));
                for place in [ends[0], middle, ends[1]] {
                    let point = reading.plane(place);
                    assert!(
                        has_height(&reading, &*objective, place, height),
                        "{name}: {height} at {point:?}"
                    );
                }
            }
        }
    }
}

/// Follows some rows and columns of the page, and expects a line wherever the function passes a level.
#[test]
fn wherever_the_function_has_a_height_of_the_key_there_is_a_line_of_its_colour() {
    for objective in objectives::all() {
        let name = objective.name().to_owned();
        let scene =
            Backdrop::new(&Experiment::default().with_objective(objective.clone())).contour_figure(STYLE);
        let reading = Reading::of(&scene);
        let [left, top, width, height] = reading.frame;
        let domain = objective.domain();
        let lines: Vec<_> = reading.key.iter().map(|&(colour, _)| reading.lines(colour)).collect();
        let mut met = 0;
        let mut walk = |from: [f64; 2], axis: usize, length: f64| {
            let places = (0..).map(|i| {
                let mut place = from;
                place[axis] += f64::from(i);
                place
            });
            let places: Vec<_> = places.take_while(|place| place[axis] < from[axis] + length).collect();
            for step in places.windows(2) {
                let points = [reading.plane(step[0]), reading.plane(step[1])];
                // The grid ends one step before the edge.
                let next = reading.plane([step[1][0] + 1.0, step[1][1] - 1.0]);
                if !points.iter().chain([&next]).all(|&point| domain.contains(point)) {
                    continue;
                }
                let [a, b] = points.map(|point| objective.value(point));
                for (&(_, height), lines) in reading.key.iter().zip(&lines) {
                    if (a >= height) != (b >= height) {
                        met += 1;
                        assert!(
                            from_lines(step[0], lines) < 1.5,
                            "{name}: no line for {height} at {points:?}"
                        );
                    }
                }
            }
        };
        for i in 1..20 {
            let share = f64::from(i) / 20.0;
            walk([left + 0.5, top + share * height], 0, width - 1.0);
            walk([left + share * width, top + 0.5], 1, height - 1.0);
        }
        assert!(met > 50, "{name}: {met}");
    }
}

#[test]
fn the_key_names_every_height_once_in_a_colour_of_its_own_the_highest_on_top() {
    for objective in objectives::all() {
        let name = objective.name().to_owned();
        let scene =
            Backdrop::new(&Experiment::default().with_objective(objective.clone())).contour_figure(STYLE);
        let key = Reading::of(&scene).key;
        let (low, high) = Grid::sample(&*objective, objective.domain(), Grid::ARTICLE).range().unwrap();
        let chosen = levels(low, high, objective.spacing());
        let inside = chosen.into_iter().filter(|&level| low < level && level < high);
        for level in inside {
            let named = key.iter().any(|(_, height)| (height - level).abs() <= 1e-9 * level.abs());
            assert!(named, "{name}: {level} is not in {key:?}");
        }
        for (i, (colour, height)) in key.iter().enumerate() {
            assert!(
                key[..i].iter().all(|(other, above)| other != colour && above > height),
                "{name}: {key:?}"
            );
        }
    }
}

#[test]
fn a_plus_stands_on_every_minimum_in_view() {
    for objective in objectives::all() {
        let experiment = Experiment::default().with_objective(objective.clone());
        let backdrop = Backdrop::new(&experiment);
        for scene in [backdrop.contour_figure(STYLE), backdrop.trajectory_figure(&run(&experiment), STYLE)] {
            let reading = Reading::of(&scene);
            let signs = reading.drawn.iter().filter_map(|d| match d.item {
                Item::Markers { points, shape: Shape::Plus, .. } => Some(points),
                _ => None,
            });
            let signs: Vec<Vec<[f64; 2]>> = signs
                .map(|points| points.iter().map(|p| p.0).filter(|&at| reading.in_frame(at, 0.0)).collect())
                .filter(|points: &Vec<_>| !points.is_empty())
                .collect();
            let minima: Vec<[f64; 2]> = objective.minima().iter().map(|minimum| minimum.point).collect();
            let minima: Vec<_> =
                minima.into_iter().filter(|&point| experiment.view().contains(point)).collect();
            // A rim of the paper's colour, and the sign.
            assert_eq!(signs.len(), if minima.is_empty() { 0 } else { 2 }, "{}", objective.name());
            for points in signs {
                assert_eq!(points.len(), minima.len(), "{}", objective.name());
                for (&place, &minimum) in points.iter().zip(&minima) {
                    assert!(apart(reading.page(minimum), place) < 0.01, "{}: {minimum:?}", objective.name());
                }
            }
        }
    }
}

/// The positions of markers.
type Dots = Vec<[f64; 2]>;

/// The markers of a run (rims and dots), and its line.
fn path<'a>(reading: &Reading<'a>) -> (Vec<Dots>, Vec<&'a [[f64; 2]]>) {
    let clipped = || reading.drawn.iter().filter(|d| d.clip.is_some());
    let dots = clipped().filter_map(|d| match d.item {
        Item::Markers { points, stroke: None, .. } => Some(points.iter().map(|p| p.0).collect()),
        _ => None,
    });
    let contour = |colour| reading.key.iter().any(|(of_key, _)| *of_key == colour);
    let mut lines = clipped().filter_map(|d| match d.item {
        Item::Lines { lines, colour, .. } if !contour(*colour) => Some(lines),
        _ => None,
    });
    let front = lines.next_back().map_or_else(Vec::new, |lines| lines.iter().map(Vec::as_slice).collect());
    (dots.collect(), front)
}

#[test]
fn the_first_run_has_a_dot_at_each_of_its_31_positions_and_a_line_through_all() {
    let (trajectory, scene) = figure(&Experiment::default());
    let reading = Reading::of(&scene);
    let (dots, lines) = path(&reading);
    assert_eq!((dots.len(), lines.len(), trajectory.len()), (2, 1, 31), "rims and dots, one line");
    for places in [&dots[0], &dots[1], lines[0]] {
        assert_eq!(places.len(), 31);
        for (i, &place) in places.iter().enumerate() {
            assert!(apart(reading.page(trajectory.position(i)), place) < 0.01, "{i}");
        }
    }
}

#[test]
fn positions_in_view_have_dots_and_no_other_place_has_one() {
    let planned = book::runs().map(|planned| planned.experiment);
    for experiment in planned.into_iter().chain([diverging(30), diverging(5000)]) {
        let (trajectory, scene) = figure(&experiment);
        let reading = Reading::of(&scene);
        let positions: Vec<[f64; 2]> =
            (0..trajectory.len()).map(|i| reading.page(trajectory.position(i))).collect();
        for dots in path(&reading).0 {
            for &place in &positions {
                let seen = dots.iter().any(|&dot| apart(dot, place) < 0.25);
                assert!(seen || !reading.in_frame(place, 0.0), "{experiment:?}: {place:?}");
            }
            for &dot in &dots {
                assert!(positions.iter().any(|&place| apart(dot, place) < 0.01), "{experiment:?}: {dot:?}");
            }
        }
    }
}

/// The circles of a figure before the note that are not dots of the path, and whether they are filled.
fn rings(reading: &Reading<'_>) -> Vec<([f64; 2], bool)> {
    let note = |item: &Item| matches!(item, Item::Rectangle { fill: Some(_), .. });
    let before = reading.drawn.iter().take_while(|d| !note(d.item));
    let rings = before.filter_map(|d| match d.item {
        Item::Markers { points, shape: Shape::Circle, fill, stroke: Some(_) } => {
            Some((points[0].0, fill.is_some()))
        }
        _ => None,
    });
    rings.collect()
}

#[test]
fn a_disc_marks_the_start_and_a_ring_the_end() {
    for planned in book::runs() {
        let (trajectory, scene) = figure(&planned.experiment);
        let reading = Reading::of(&scene);
        let [start, end] = [0, trajectory.len() - 1].map(|i| reading.page(trajectory.position(i)));
        let rings = rings(&reading);
        let filled: Vec<bool> = rings.iter().map(|ring| ring.1).collect();
        assert_eq!(filled, [true, false, false], "{:?}", planned.lesson);
        assert!(apart(rings[0].0, start) < 0.01, "{:?}", planned.lesson);
        assert!(rings[1..].iter().all(|ring| apart(ring.0, end) < 0.01), "{:?}", planned.lesson);
    }
}

#[test]
fn the_note_explains_the_disc_and_the_ring_by_their_words() {
    let (_, scene) = figure(&Experiment::default());
    let reading = Reading::of(&scene);
    let note = |item: &Item| matches!(item, Item::Rectangle { fill: Some(_), .. });
    for (word, disc) in [("start (", true), ("end (", false)] {
        let texts = reading.texts();
        let (at, _) = texts.iter().find(|(_, text)| text.starts_with(word)).unwrap();
        let marks = reading.drawn.iter().skip_while(|d| !note(d.item)).filter_map(|d| match d.item {
            Item::Markers { points, fill, stroke: Some(_), .. } => Some((points[0].0, fill.is_some())),
            _ => None,
        });
        let beside = marks.filter(|(mark, _)| mark[0] < at[0] && (mark[1] - at[1]).abs() < 4.0);
        let beside: Vec<bool> = beside.map(|(_, filled)| filled).collect();
        assert!(!beside.is_empty() && beside.iter().all(|&filled| filled == disc), "{word} {beside:?}");
    }
}

/// Checks that strokes are cut at the frame, so that hardly anything outside is left for a renderer to clip.
fn stays_in_the_frame(experiment: &Experiment) {
    const MARGIN: f64 = 10.0;
    let (_, scene) = figure(experiment);
    let reading = Reading::of(&scene);
    let [left, _, width, _] = reading.frame;
    for drawn in &reading.drawn {
        let places: Vec<[f64; 2]> = match drawn.item {
            Item::Lines { lines, .. } => lines.iter().flatten().copied().collect(),
            Item::Markers { points, .. } => points.iter().map(|p| p.0).collect(),
            _ => Vec::new(),
        };
        let far = places.iter().find(|&&place| !reading.in_frame(place, MARGIN));
        let of_key = places.iter().all(|place| place[0] > left + width + MARGIN);
        if let Some(area) = drawn.clip {
            assert!(area.iter().zip(reading.frame).all(|(a, b)| (a - b).abs() < 1e-9), "{area:?}");
            assert_eq!(far, None, "{experiment:?}");
        } else if !of_key {
            assert_eq!(far, None, "{experiment:?}");
            // Among lines only ticks are not cut, since they are outside.
            let stroke = matches!(drawn.item, Item::Lines { .. });
            assert!(!stroke || places.iter().all(|&place| !reading.in_frame(place, -0.5)), "{experiment:?}");
        }
    }
}

#[test]
fn the_path_and_the_contours_stay_in_the_frame() {
    let outside = Experiment::default().with_start([1e9, -1e300]).unwrap();
    for experiment in
        [Experiment::default(), diverging(3), diverging(15), diverging(30), diverging(5000), outside]
    {
        stays_in_the_frame(&experiment);
    }
}

#[test]
fn a_run_that_is_never_in_view_has_no_mark_in_the_frame() {
    let far = Experiment::default().with_start([1e9, -1e300]).unwrap().with_iterations(3).unwrap();
    let (_, scene) = figure(&far);
    let reading = Reading::of(&scene);
    let (dots, lines) = path(&reading);
    assert!(rings(&reading).is_empty() && lines.is_empty() && dots.iter().all(Vec::is_empty));
}

/// Themes differ only in colour, and in both a lighter line has a higher value.
#[test]
fn a_theme_moves_nothing_and_lighter_is_higher() {
    let experiment = Experiment::default().with_objective(Arc::new(objectives::Himmelblau));
    let backdrop = Backdrop::new(&experiment);
    let scenes = [Theme::Light, Theme::Dark].map(|theme| backdrop.contour_figure(Style { theme, ..STYLE }));
    let [light, dark] = scenes.each_ref().map(Reading::of);
    assert_eq!(light.key.len(), dark.key.len());
    for (light_row, dark_row) in light.key.iter().zip(&dark.key) {
        assert_eq!(light_row.1.to_bits(), dark_row.1.to_bits());
        assert_eq!(light.lines(light_row.0), dark.lines(dark_row.0));
    }
    let lightness = |Colour(r, g, b)| 0.21 * f64::from(r) + 0.72 * f64::from(g) + 0.07 * f64::from(b);
    for key in [light.key, dark.key] {
        assert!(key.windows(2).all(|rows| lightness(rows[0].0) > lightness(rows[1].0)), "{key:?}");
    }
}

/// Far from 0 numbers keep their size: their common part is at the end of the axis.
#[test]
fn numbers_far_from_0_are_read_and_points_told_apart() {
    for (settings, words) in [
        (
            [
                ("formula", "(x-1000000.5)^2+(y-1000000.5)^2"),
                ("xlim", "1000000,1000001"),
                ("ylim", "1000000,1000001"),
                ("start", "1000000.2,1000000.7"),
            ],
            &["1e6 + …", "start (1000000.2, 1000000.7)", "0.2"][..],
        ),
        (
            [
                ("formula", "x^2/20+y^2"),
                ("xlim", "100000,100001"),
                ("ylim", "100000,100000.5"),
                ("start", "100000.5,100000.25"),
            ],
            &["1e5 + …", "start (100000.5, 100000.25)", "0.2"],
        ),
    ] {
        let settings = settings.map(|(key, text)| Setting::text(key, text));
        let trajectory = run(&Experiment::default().with_settings(&settings).unwrap());
        for lang in Lang::ALL {
            let style = Style { lang, theme: Theme::Light };
            let scene = Backdrop::new(trajectory.experiment()).trajectory_figure(&trajectory, style);
            let texts: Vec<(String, f64)> = scene
                .items
                .iter()
                .filter_map(|item| match item {
                    Item::Text(text) => {
                        Some((text.spans.iter().map(|span| span.text.as_str()).collect(), text.size))
                    }
                    _ => None,
                })
                .collect();
            for word in words.iter().filter(|word| lang == Lang::En || !word.starts_with("start")) {
                assert!(texts.iter().any(|(text, _)| text == word), "{word}: {texts:?}");
            }
            assert!(texts.iter().all(|(_, size)| *size >= 8.0), "{texts:?}");
        }
    }
}
