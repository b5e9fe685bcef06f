//! Animations as their viewers see them, by what a decoder makes of the files.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering};

use gif::{ColorOutput, DecodeOptions, DisposalMethod};
use korogaru_figure::{
    Animation, Backdrop, ErrorKind, Item, Style, Theme, animated_svg, carrier, gif as encode,
};
use korogaru_lab::{Experiment, Explanation, Setting, run};
use korogaru_text::Lang;

use crate::styles;

fn animation(settings: &[(&str, &str)], style: Style) -> Animation {
    let settings: Vec<Setting> = settings.iter().map(|(key, text)| Setting::text(*key, *text)).collect();
    let experiment = Experiment::default().with_settings(&settings).unwrap();
    let trajectory = run(&experiment);
    Backdrop::new(&experiment).animation(&Explanation::new(&trajectory), style).unwrap()
}

const PLAIN: Style = Style { lang: Lang::En, theme: Theme::Light };

struct Played {
    /// The visible pixels of each frame.
    frames: Vec<Vec<[u8; 3]>>,
    /// In hundredths of a second.
    delays: Vec<u16>,
    repeats: bool,
}

/// Plays a file as a viewer does, drawing each frame over the last.
fn play(file: &[u8]) -> Played {
    let mut options = DecodeOptions::new();
    options.set_color_output(ColorOutput::Indexed);
    let mut decoder = options.read_info(file).unwrap();
    let width = usize::from(decoder.width());
    let colours = decoder.global_palette().unwrap().to_vec();
    let mut canvas = vec![[0; 3]; width * usize::from(decoder.height())];
    let (mut frames, mut delays) = (Vec::new(), Vec::new());
    while let Some(frame) = decoder.read_next_frame().unwrap() {
        assert!(frame.palette.is_none() && frame.dispose == DisposalMethod::Keep);
        for (i, &number) in frame.buffer.iter().enumerate() {
            let (x, y) = (i % usize::from(frame.width), i / usize::from(frame.width));
            if Some(number) != frame.transparent {
                let at = (y + usize::from(frame.top)) * width + x + usize::from(frame.left);
                canvas[at] = colours.as_chunks::<3>().0[usize::from(number)];
            }
        }
        frames.push(canvas.clone());
        delays.push(frame.delay);
    }
    Played { frames, delays, repeats: decoder.repeat() == gif::Repeat::Infinite }
}

#[cfg(feature = "png")]
fn rendered(animation: &Animation, frame: usize) -> Vec<[u8; 3]> {
    let file = korogaru_figure::png(&animation.frame(frame), 1.0).unwrap();
    let mut reader = png::Decoder::new(std::io::Cursor::new(file)).read_info().unwrap();
    let mut data = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut data).unwrap();
    data.as_chunks::<3>().0.to_vec()
}

/// The file is below 1 MB and has one frame for each update and one for the end, which stays.
#[test]
fn the_articles_first_run_is_small_and_keeps_time() {
    for style in styles() {
        let animation = animation(&[], style);
        let file = encode(&animation, 2, &()).unwrap();
        assert!(file.len() < 250_000, "{style:?}: {} bytes", file.len());
        let played = play(&file);
        assert_eq!((played.frames.len(), played.frames[0].len(), played.repeats), (31, 640 * 480, true));
        assert_eq!(played.delays, [vec![20; 30], vec![320]].concat());
        assert_eq!(carrier::experiments(&file).unwrap(), [Experiment::default().to_toml()]);
    }
}

/// There is no trace of an older frame, no band and no dither: each pixel of each frame is that of the frame
/// drawn alone. Flat colours are equal, and blends differ by less than an eye can see.
#[cfg(feature = "png")]
#[test]
fn every_frame_is_the_frame_drawn_alone() {
    for style in styles() {
        let animation = animation(&[("lr", "0.95"), ("momentum", "0.5"), ("iterations", "12")], style);
        let played = play(&encode(&animation, 2, &()).unwrap());
        for (frame, seen) in played.frames.iter().enumerate() {
            let expected = rendered(&animation, frame);
            let mut far = 0;
            for (seen, expected) in seen.iter().zip(&expected) {
                let distance = (0..3).map(|i| seen[i].abs_diff(expected[i])).max().unwrap();
                assert!(distance <= 24, "{style:?}, frame {frame}: {seen:?} for {expected:?}");
                far += usize::from(distance > 8);
            }
            assert!(far < 300, "{style:?}, frame {frame}: {far} pixels are off");
            let paper = expected[0];
            let kept =
                seen.iter().zip(&expected).all(|(seen, expected)| *expected != paper || *seen == paper);
            assert!(kept, "{style:?}, frame {frame}");
        }
    }
}

#[test]
fn the_file_is_the_same_whatever_draws_it() {
    let animation = animation(&[("iterations", "6")], PLAIN);
    let one = encode(&animation, 1, &()).unwrap();
    for threads in [0, 2, 3, 7, 100] {
        assert!(encode(&animation, threads, &()).unwrap() == one, "{threads} threads");
    }
}

#[test]
fn progress_hears_of_every_frame_and_ends_it() {
    let animation = animation(&[("iterations", "5")], PLAIN);
    let heard = AtomicUsize::new(0);
    let listen = |frames: usize| {
        heard.fetch_max(frames, Ordering::Relaxed);
        ControlFlow::Continue(())
    };
    assert!(encode(&animation, 2, &listen).is_some());
    assert_eq!(heard.into_inner(), 6);
    assert!(encode(&animation, 2, &|_: usize| ControlFlow::Break(())).is_none());
}

#[test]
fn a_pace_is_kept_to_the_hundredth() {
    let animation = animation(&[("iterations", "6")], PLAIN).at(Some(30.0), Some(0.0)).unwrap();
    let delays = play(&encode(&animation, 1, &()).unwrap()).delays;
    assert_eq!(delays, [3, 4, 3, 3, 4, 3, 3]); // 7 frames in 23 hundredths
    let refused = animation.at(Some(0.0), None).unwrap_err();
    assert_eq!(refused, ErrorKind::FramesPerSecond { found: "0".into() }.into());
}

#[test]
fn what_has_no_area_is_no_picture() {
    let mut animation = animation(&[("iterations", "1")], PLAIN);
    animation.still.width = 0.0;
    assert!(encode(&animation, 1, &()).is_none());
    animation.still.width = 70_000.0;
    assert!(encode(&animation, 1, &()).is_none());
}

#[test]
fn runs_without_a_step_do_not_move() {
    let experiment = Experiment::default().with_iterations(0).unwrap();
    let trajectory = run(&experiment);
    let refused = Backdrop::new(&experiment).animation(&Explanation::new(&trajectory), PLAIN).unwrap_err();
    assert_eq!(refused, ErrorKind::NoStep.into());
}

/// The numbers are those of the update, and the path ends at the ball.
#[test]
fn a_frame_shows_its_step() {
    let animation = animation(&[], PLAIN);
    let words = |frame: usize| {
        let mut words = String::new();
        for item in animation.frame(frame).items {
            if let Item::Text(text) = item {
                words.extend(text.spans.iter().map(|span| span.text.as_str()));
                words.push('\n');
            }
        }
        words
    };
    let second = words(1);
    assert!(second.contains("update 2 of 30"));
    // (6.3) along y: the carried part, the fresh part and their sum. (6.4): where that leads.
    assert!(second.contains("0.9 × (−0.4) − 0.1 × 3.2\n= \n−0.36\n− 0.32\n= \n−0.68\n"), "{second}");
    assert!(second.contains("1.6 + (−0.68)\n= \n0.92\n"), "{second}");
    assert!(words(30).contains("update 30 of 30"));

    let markers = |frame: usize| -> usize {
        let clipped = animation.frame(frame).items.into_iter().filter_map(|item| match item {
            Item::Clipped { items, .. } => Some(items),
            _ => None,
        });
        let points = clipped.flatten().filter_map(|item| match item {
            Item::Markers { points, .. } => Some(points.len()),
            _ => None,
        });
        points.max().unwrap()
    };
    assert_eq!([0, 1, 14, 30].map(markers), [1, 2, 15, 31]);
}

/// A long run has as many frames as can be watched. One that leaves the view has no more than are needed to
/// show it.
#[test]
fn long_runs_have_few_frames() {
    let frames = |settings: &[(&str, &str)]| animation(settings, PLAIN).frames;
    assert_eq!(frames(&[("iterations", "100000")]), 241);
    assert_eq!(frames(&[("lr", "2.85"), ("iterations", "5000")]), 8);
    assert_eq!(frames(&[("iterations", "1")]), 2);
}

#[test]
fn a_document_plays_by_itself_and_needs_nothing() {
    for style in styles() {
        let animation = animation(&[], style);
        let document = animated_svg(&animation);
        assert_eq!(carrier::experiments(document.as_bytes()).unwrap(), animation.still.experiments);
        assert!(!document.contains("<script") && !document.contains("href"));
        let rules = document.split("<style>").nth(2).unwrap().split("</style>").next().unwrap();
        let (still, moving) = rules.split_once("@media (prefers-reduced-motion:no-preference){").unwrap();
        let (moving, steps) = moving.split_once("\n}\n").unwrap();
        // 30 frames of 200 ms, the last frame, and its pause.
        assert_eq!(moving.matches(" 9.200s step-end infinite").count(), moving.lines().count() - 1);
        assert!(!still.contains("animation") && still.contains(".k0-0{visibility:hidden}"));
        assert!(!still.contains("-30{"), "what the last frame shows is seen where nothing moves");
        assert!(steps.contains(
            "@keyframes k5-5{0%{visibility:hidden}10.8696%{visibility:visible}13.0435%,to{visibility:hidden}}"
        ));
        // Each class that is used is animated.
        for class in document.split("<g class=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            assert!(
                moving.contains(&format!(".{class}{{")) && steps.contains(&format!("@keyframes {class}{{"))
            );
        }
    }
}

/// The file is that of the command line if the pixels are, whoever draws the frames.
#[cfg(feature = "png")]
#[test]
fn frames_drawn_elsewhere_give_the_same_file() {
    use korogaru_figure::GifFrames;

    let animation = animation(&[("iterations", "3")], PLAIN);
    let mut frames = GifFrames::new(&animation).unwrap();
    for frame in 0..animation.frames {
        assert!(frames.file(&animation).is_none(), "frame {frame} has not come");
        let png = korogaru_figure::png(&animation.frame(frame), 1.0).unwrap();
        let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
        let mut drawn = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut drawn).unwrap();
        let pixels: Vec<u8> = drawn.chunks(3).flat_map(|rgb| [rgb[0], rgb[1], rgb[2], 255]).collect();
        assert!(!frames.add(pixels[4..].to_vec()), "a pixel is missing");
        assert!(frames.add(pixels));
    }
    assert_eq!(frames.file(&animation).unwrap(), encode(&animation, 1, &()).unwrap());
}
