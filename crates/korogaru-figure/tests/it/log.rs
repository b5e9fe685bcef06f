//! Logs of trainings as figures.

use korogaru_figure::{ErrorKind, Item, NamedLog, Scene, Shape, Style, Theme, log_figure, svg};
use korogaru_lab::{Log, LogColumns};
use korogaru_text::Lang;

const STYLE: Style = Style { lang: Lang::En, theme: Theme::Light };

fn read(text: &str) -> Log {
    Log::read(text.as_bytes()).unwrap().unwrap()
}

/// Logs of every kind.
pub(crate) fn scenes(style: Style) -> Vec<(String, Scene)> {
    let long: String = (0..200_000).map(|i| format!("{i},{}\n", 2.0 + f64::from(i % 7))).collect();
    let texts = [
        ("one row", "step,loss\n3,0.5\n".to_owned()),
        ("far", "step,loss\n1e300,1e-300\n1.5e300,1e300\n".to_owned()),
        ("zero", "step,loss\n0,1\n1,0.001\n2,0\n".to_owned()),
        ("below", "step,loss\n-5,1\n0,-3\n0.5,1e9\n".to_owned()),
        ("lost", "step,loss,grad_norm\n0,1,2\n1,nan,inf\n2,-inf,\n".to_owned()),
        ("nothing finite", "step,loss\n0,nan\n1,inf\n".to_owned()),
        ("sets", "step,loss,val_loss,test/loss\n0,3,4,\n1,2,3,\n2,1,3,2\n".to_owned()),
        ("runs", "Step,a - loss,b - loss,a - val_loss\n0,3,4,5\n1,2,1,3\n".to_owned()),
        ("counted", "{\"epoch\":1,\"iter\":1,\"loss\":2}\n{\"epoch\":2,\"iter\":1,\"loss\":1}\n".to_owned()),
        ("long", format!("step,loss,update_norm\n{}", long.replace('\n', ",1\n"))),
        ("a <name> & \"more\" of it, which is very long indeed.csv", "loss\n1\n2\n".to_owned()),
    ];
    let logs: Vec<(&str, Log)> = texts.iter().map(|(name, text)| (*name, read(text))).collect();
    let mut scenes: Vec<(String, Scene)> = logs
        .iter()
        .map(|(name, log)| (format!("log {name}"), log_figure(&[NamedLog { name, log }], style).unwrap()))
        .collect();
    let some: Vec<NamedLog<'_>> = logs
        .iter()
        .filter(|(name, _)| *name != "runs")
        .take(6)
        .map(|(name, log)| NamedLog { name, log })
        .collect();
    scenes.push(("six logs".to_owned(), log_figure(&some, style).unwrap()));
    scenes
}

/// The items in the frames.
fn inside(scene: &Scene) -> impl Iterator<Item = &Item> {
    scene
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Clipped { items, .. } => Some(items),
            _ => None,
        })
        .flatten()
}

fn drawn(text: &str) -> Scene {
    log_figure(&[NamedLog { name: "log", log: &read(text) }], STYLE).unwrap()
}

/// A single spike among a hundred thousand rows.
#[test]
fn a_spike_is_seen_however_long_the_log() {
    let rows: String =
        (0..100_000).map(|i| format!("{i},{}\n", if i == 61_803 { 1e6 } else { 1.0 })).collect();
    let scene = drawn(&format!("step,loss\n{rows}"));
    let lines = inside(&scene).filter_map(|item| match item {
        Item::Lines { lines, .. } => Some(lines.iter().flatten()),
        _ => None,
    });
    let heights: Vec<[f64; 2]> = lines.flatten().copied().collect();
    assert!(heights.len() < 3000, "{} points", heights.len());
    let top = heights.iter().copied().min_by(|a, b| a[1].total_cmp(&b[1])).unwrap();
    // The frame is 480 wide from 66 and shows 0 to 99999. Its top is a little above the spike.
    assert!((top[0] - (66.0 + 480.0 * 61_803.0 / 99_999.0)).abs() < 0.5, "{top:?}");
    assert_eq!(heights.iter().filter(|point| point[1] < top[1] + 100.0).count(), 1);
}

#[test]
fn what_has_no_place_breaks_the_line_and_has_a_mark() {
    let crosses = |text: &str| -> Vec<[f64; 2]> {
        let scene = drawn(text);
        let marks = inside(&scene).filter_map(|item| match item {
            Item::Markers { points, shape: Shape::Cross, .. } => Some(points.iter().map(|(at, _)| *at)),
            _ => None,
        });
        marks.flatten().collect()
    };
    assert!(crosses("step,loss\n0,1\n1,.5\n2,2\n").is_empty());
    let [lost] = crosses("step,loss\n0,1\n1,nan\n2,2\n")[..] else { panic!("one mark") };
    assert!(lost[1] < 92.0 && (lost[0] - 306.0).abs() < 1e-9, "{lost:?}");
    // On a logarithmic axis 0 is below all numbers. On a linear one it has a place.
    let [zero] = crosses("step,loss\n0,100\n1,0\n2,1\n")[..] else { panic!("one mark") };
    assert!(zero[1] > 300.0, "{zero:?}");
    assert!(crosses("step,loss\n0,2\n1,0\n2,1\n").is_empty());

    let pieces = inside(&drawn("step,loss\n0,1\n1,2\n2,inf\n3,2\n4,1\n"))
        .filter_map(|item| match item {
            Item::Lines { lines, .. } => Some(lines.len()),
            _ => None,
        })
        .sum::<usize>();
    assert_eq!(pieces, 2);
}

#[test]
fn each_norm_has_a_frame_and_each_log_a_line_in_the_key() {
    let (one, other) =
        (read("step,loss,grad_norm\n0,1,2\n1,1,2\n"), read("step,loss,param_norm\n0,1,2\n1,3,2\n"));
    let logs = [NamedLog { name: "one.csv", log: &one }, NamedLog { name: "other.csv", log: &other }];
    let said = svg(&log_figure(&logs, STYLE).unwrap());
    for word in [
        "one.csv",
        "other.csv",
        ">gradient norm<",
        ">parameter norm<",
        "last 3 at step 1",
        "least 1 at step 0",
    ] {
        assert!(said.contains(word), "{word}");
    }
}

#[test]
fn as_many_logs_as_colours() {
    let log = read("loss\n1\n");
    let many = |count| log_figure(&vec![NamedLog { name: "log", log: &log }; count], STYLE).map(|_| ());
    assert_eq!(many(6), Ok(()));
    for count in [7, 0] {
        assert_eq!(many(count), Err(ErrorKind::Logs { count, limit: 6 }.into()));
    }
}

/// A validation is drawn with the training, in the same colour and dashed. The names of the frames are above
/// them.
#[test]
fn a_validation_is_dashed_and_names_stand_clear() {
    let scene = drawn("step,loss,val_loss,grad_norm\n0,3,3,1\n1,2,2.5,2\n2,1,2,3\n");
    let pieces: Vec<usize> = inside(&scene)
        .filter_map(|item| match item {
            Item::Lines { lines, .. } => Some(lines.len()),
            _ => None,
        })
        .collect();
    assert!(pieces[0] == 1 && pieces[1] > 10 && pieces[2] == 1, "{pieces:?}");
    let frames = scene.items.iter().filter_map(|item| match item {
        Item::Clipped { area, .. } => Some(*area),
        _ => None,
    });
    let frames: Vec<[f64; 4]> = frames.collect();
    for word in ["loss", "gradient norm"] {
        let at = scene.items.iter().find_map(|item| match item {
            Item::Text(text) if text.spans.iter().any(|span| span.text == word) => Some(text.at),
            _ => None,
        });
        let [_, y] = at.expect("the name of a frame");
        assert!(
            frames.iter().all(|[_, top, _, height]| y < *top || y > top + height),
            "{word} {y} {frames:?}"
        );
    }
    let said = svg(&scene);
    for word in [
        "loss over step",
        "val_loss over step",
        "<metadata id=\"log\">\nlog: loss over step\nlog: val_loss over step\n",
    ] {
        assert!(said.contains(word), "{word}");
    }
}

#[test]
fn steps_of_any_kind_have_numbers() {
    let parts = svg(&drawn("epoch,loss\n0.25,3\n0.5,2\n0.75,1\n"));
    assert!(parts.contains(">0.5<"), "{parts}");
    let below = svg(&drawn("step,loss\n-10,3\n10,1\n"));
    assert!(below.contains(">−10<") && below.contains(">10<"), "{below}");
}

/// If there is no room for the whole names of what is drawn.
#[test]
fn long_names_in_the_key_can_be_told_apart() {
    let column = |examples: &str| format!("{examples}/main/a_very_long_branch_of_it/total_loss");
    let said = svg(&drawn(&format!("{},{}\n1,2\n2,1\n", column("train"), column("val"))));
    for word in [">train/main", ">val/main", "total_loss<"] {
        assert!(said.contains(word), "{word}: {said}");
    }
}

#[test]
fn what_no_axis_holds_is_refused() {
    for (text, what) in [
        ("step,loss\n-1e308,1\n1e308,2\n", "step"),
        ("epoch,loss\n-1e308,1\n1e308,2\n", "epoch"),
        ("step,loss\n0,-1.7e308\n1,1.7e308\n", "loss"),
        ("step,loss\n0,1.7e308\n1,1.6e308\n", "loss"),
        ("step,loss,grad_norm\n0,2,-1.7e308\n1,1,1\n", "gradient norm"),
    ] {
        let log = read(text);
        let refused = log_figure(&[NamedLog { name: "log", log: &log }], STYLE).map(|_| ());
        assert_eq!(refused, Err(ErrorKind::Apart { name: what.to_owned() }.into()), "{text}");
    }
    let numbers = svg(&drawn("step,loss\n-8e307,1\n8e307,1.7e308\n"));
    assert!(!numbers.contains("NaN") && !numbers.contains("inf"));
}

/// The steps are called by the name of their column.
#[test]
fn where_a_number_stands_is_said_in_the_words_of_the_log() {
    for (text, words) in [
        ("epoch,loss\n2,3\n3,nan\n", ["last NaN at epoch 3", "least 3 at epoch 2", "not finite at epoch 3"]),
        ("loss\n3\nnan\n", ["last NaN at row 1", "least 3 at row 0", "not finite at row 1"]),
        ("エポック,損失\n2,3\n3,nan\n", ["last NaN at エポック 3", "least 3 at エポック 2", ">エポック<"]),
        (
            "trainer/global_step,loss\n2,3\n3,nan\n",
            ["last NaN at global_step 3", "least 3 at global_step 2", "at global_step 3"],
        ),
    ] {
        let said = drawn(text).description;
        let key = svg(&drawn(text));
        for word in words {
            assert!(said.contains(word) || key.contains(word), "{word}: {said}");
        }
    }
}

/// A cross is the marker of a number that has no place, and no run has it.
#[test]
fn no_marker_of_a_run_is_that_of_a_lost_number() {
    let log = read("step,loss\n0,2\n1,1\n");
    let scene = log_figure(&[NamedLog { name: "log", log: &log }; 6], STYLE).unwrap();
    let shapes: Vec<Shape> = scene
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Markers { shape, .. } => Some(*shape),
            _ => None,
        })
        .collect();
    assert_eq!(shapes.len(), 6);
    assert!(scene.height.fract().abs() < 1e-9, "the last row of pixels is covered");
    assert!(shapes.iter().enumerate().all(|(i, shape)| !shapes[..i].contains(shape)), "{shapes:?}");
    assert!(!shapes.contains(&Shape::Cross), "{shapes:?}");
}

#[test]
fn a_picture_of_logs_says_that_it_is_one() {
    let scene = drawn("step,loss\n0,1\n");
    let of_log = |file: &[u8], format: &'static str| {
        let refused = korogaru_figure::carrier::experiments(file).unwrap_err();
        assert_eq!(refused, ErrorKind::OfLog { format }.into());
    };
    of_log(svg(&scene).as_bytes(), "SVG");
    #[cfg(feature = "png")]
    of_log(&korogaru_figure::png(&scene, 1.0).unwrap(), "PNG");
}

/// Only numbers have typographic signs.
#[test]
fn a_name_keeps_its_hyphen() {
    let said = svg(&drawn("global-step,loss\n0,2\n1,-1\n"));
    assert!(said.contains(">last −1 at global-step 1<"), "{said}");
}

#[test]
fn a_column_that_no_axis_holds_is_named_whatever_its_length() {
    let name = "a_very_long_name_of_a_step".to_owned();
    let text = format!("{name},loss\n-1e308,1\n1e308,2\n");
    let columns = LogColumns { x: Some(name.clone()), y: Vec::new() };
    let log = Log::read_columns(text.as_bytes(), &columns).unwrap().unwrap();
    let refused = log_figure(&[NamedLog { name: "log", log: &log }], STYLE).map(|_| ());
    assert_eq!(refused, Err(ErrorKind::Apart { name }.into()));
}

/// If there are few points, all have a dot and there are no other markers.
#[test]
fn dots_are_alike() {
    let rows: String = (0..30).map(|i| format!("{i},{}\n", 3.0 / f64::from(i + 1))).collect();
    let scene = drawn(&format!("step,loss\n{rows}"));
    let dots: Vec<f64> = inside(&scene)
        .filter_map(|item| match item {
            Item::Markers { points, .. } => Some(points.iter().map(|(_, radius)| *radius)),
            _ => None,
        })
        .flatten()
        .collect();
    assert_eq!(dots.len(), 30);
    assert!(dots.iter().all(|radius| (radius - dots[0]).abs() < 1e-9), "{dots:?}");
}

#[test]
fn what_stays_the_same_stands_at_its_number() {
    let said = svg(&drawn("step,loss\n0,0.001\n1,0.001\n2,0.001\n"));
    assert!(said.contains(">0.001<") && !said.contains(">0.0<"), "{said}");
    let falling = svg(&drawn("step,loss\n0,1\n1,0.1\n2,0.01\n3,0.00001\n"));
    for number in [">1<", ">0.1<", ">0.01<", ">0.001<", ">0.0001<", ">1e−5<"] {
        assert!(falling.contains(number), "{number}: {falling}");
    }
}
