//! Comparisons as animations.

use korogaru_figure::{
    Animation, Error, ErrorKind, Item, Scene, Shape, animated_svg, overlay_animation, overlay_figure,
    sheet_animation, sheet_figure,
};
use korogaru_lab::book;

use super::{STYLE, clipped, compared, frames, is_near, on_page};

/// The items with markers of a shape and colour in all clipped parts.
fn dots(scene: &Scene, shape: Shape) -> Vec<usize> {
    let points = clipped(scene).filter_map(|item| match item {
        Item::Markers { points, shape: other, .. } if *other == shape => Some(points.len()),
        _ => None,
    });
    points.collect()
}

/// What is seen of the drawing, item by item, in whatever order panels are drawn.
fn drawn(scene: &Scene) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for item in &scene.items {
        match item {
            // Lines that are drawn in pieces have more pieces.
            Item::Clipped { items: inside, .. } => {
                let markers = inside.iter().filter(|item| matches!(item, Item::Markers { .. }));
                items.extend(markers.map(|item| format!("{item:?}")));
            }
            other => items.push(format!("{other:?}")),
        }
    }
    items.sort();
    items
}

/// Balls are at the positions of their runs after the same number of updates, and the last frame is the still
/// figure.
#[test]
fn all_balls_roll_at_once_and_end_in_the_figure() {
    let methods = book::methods();
    let runs = methods.run();
    let [sheet, overlay] = [sheet_animation, |a: &_, b: &_, c| overlay_animation(a, b, c)]
        .map(|animation| animation(&methods, &runs, STYLE).unwrap());
    let whole = [sheet_figure(&methods, &runs, STYLE), overlay_figure(&methods, &runs, STYLE).unwrap()];
    for (animation, whole) in [&sheet, &overlay].into_iter().zip(&whole) {
        assert_eq!(animation.frames, 31);
        assert_eq!(animation.still.experiments, whole.experiments);
        let last = animation.frame(30);
        let expected = drawn(whole);
        let missing: Vec<_> = expected.iter().filter(|item| !drawn(&last).contains(item)).collect();
        assert!(missing.is_empty(), "{missing:?}");
        // After 7 updates there are a rim and a marker for each of 8 points, and those of the ball.
        let square = dots(&animation.frame(7), Shape::Square);
        assert_eq!(square[..2], [8, 8], "{square:?}");
    }
    // The ball of SGD, in closed form.
    let frame = sheet.frame(3);
    let ball = [-7.0 * 0.905_f64.powi(3), 2.0 * (-0.9_f64).powi(3)];
    let expected = on_page(&methods, frames(&frame)[0], ball);
    let is_the_ball = |item: &Item| match item {
        Item::Markers { points, shape: Shape::TriangleUp, .. } => {
            points.len() == 1 && is_near(points[0].0, expected)
        }
        _ => false,
    };
    assert!(clipped(&frame).any(is_the_ball), "no ball at {expected:?}");
}

#[test]
fn a_shorter_run_waits_and_one_that_has_gone_is_not_waited_for() {
    let animation = |lists: &[(&str, &str)]| -> Result<Animation, Error> {
        let compared = compared(&[], lists);
        sheet_animation(&compared, &compared.run(), STYLE)
    };
    assert_eq!(animation(&[("iterations", "3,30")]).unwrap().frames, 31);
    assert_eq!(animation(&[("iterations", "0,2")]).unwrap().frames, 3);
    // The run leaves the view at update 2: there are seven updates, and then the whole figure.
    assert_eq!(animation(&[("lr", "2.85"), ("iterations", "5000")]).unwrap().frames, 9);
    assert_eq!(animation(&[("lr", "2.85,.1"), ("iterations", "5000")]).unwrap().frames, 241);
    assert_eq!(animation(&[("iterations", "0")]).unwrap_err(), ErrorKind::NoStep.into());
}

/// Far below the megabyte that a page can take.
#[test]
fn comparisons_that_move_are_small_files() {
    let six = book::all_methods();
    let animation = overlay_animation(&six, &six.run(), STYLE).unwrap();
    assert!(animated_svg(&animation).len() < 400_000, "{}", animated_svg(&animation).len());
    let four = book::methods();
    let animation = sheet_animation(&four, &four.run(), STYLE).unwrap();
    assert!(animated_svg(&animation).len() < 300_000, "{}", animated_svg(&animation).len());
    #[cfg(feature = "gif")]
    {
        let file = korogaru_figure::gif(&animation, 2, &()).unwrap();
        assert!(file.len() < 400_000, "{}", file.len());
    }
}
