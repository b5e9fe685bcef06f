//! Animated SVG: CSS in the document shows and hides the layers.

use std::collections::BTreeSet;

use super::{Animation, Layer};
use crate::svg::{Writer, document, font_faces, put};

/// Writes an animation as one SVG document, which a browser plays in a loop.
///
/// Readers who prefer reduced motion (`prefers-reduced-motion`), and programs that show SVG without
/// animations, see the last frame, which is the whole picture.
#[must_use]
pub fn animated_svg(animation: &Animation) -> String {
    let all = animation.still.items.iter().chain(animation.layers.iter().flat_map(|layer| &layer.items));
    let style = font_faces(all) + &rules(animation);
    document(&animation.still, &style, |writer| {
        writer.scene(&animation.still);
        for layer in &animation.layers {
            layer_group(writer, layer, animation.frames);
        }
    })
}

/// The name of the class for layers that are visible from a first to a last frame.
fn class((first, last): (usize, usize)) -> String {
    format!("k{first}-{last}")
}

fn layer_group(writer: &mut Writer<'_>, layer: &Layer, frames: usize) {
    let lifetime = (layer.first, layer.last);
    if !is_always(lifetime, frames) {
        writer.open(&format!("<g class=\"{}\">\n", class(lifetime)));
    }
    for item in &layer.items {
        writer.item(item);
    }
    if !is_always(lifetime, frames) {
        writer.open("</g>\n");
    }
}

fn is_always((first, last): (usize, usize), frames: usize) -> bool {
    first == 0 && last + 1 >= frames
}

/// Writes a class for each span of frames. All animations begin together and have the same length, so that
/// they stay in step.
fn rules(animation: &Animation) -> String {
    let frames = animation.frames;
    let lifetimes: BTreeSet<(usize, usize)> =
        animation.layers.iter().map(|layer| (layer.first, layer.last)).collect();
    let times = animation.pace.times(frames);
    let whole = times.last().copied().unwrap_or(1.0);
    let share = |frame: usize| 100.0 * times[frame.min(frames)] / whole;
    let (mut still, mut moving, mut steps) = (String::new(), String::new(), String::new());
    for lifetime in lifetimes.into_iter().filter(|&lifetime| !is_always(lifetime, frames)) {
        let ((first, last), name) = (lifetime, class(lifetime));
        if last + 1 < frames {
            put!(&mut still, ".{name}{{visibility:hidden}}\n");
        }
        put!(&mut moving, ".{name}{{animation:{name} {whole:.3}s step-end infinite}}\n");
        put!(&mut steps, "@keyframes {name}{{");
        if first > 0 {
            put!(&mut steps, "0%{{visibility:hidden}}");
        }
        put!(&mut steps, "{:.4}%{{visibility:visible}}", share(first));
        if last + 1 < frames {
            put!(&mut steps, "{:.4}%,to{{visibility:hidden}}", share(last + 1));
        }
        steps.push_str("}\n");
    }
    format!("<style>\n{still}@media (prefers-reduced-motion:no-preference){{\n{moving}}}\n{steps}</style>\n")
}

#[cfg(all(test, feature = "png"))]
mod tests {
    use korogaru_lab::{Experiment, Explanation, run};
    use korogaru_text::Lang;

    use super::*;
    use crate::render::{pixels, pixels_of};
    use crate::{Backdrop, Style, Theme};

    /// A renderer without animations is used in place of a reader who prefers reduced motion.
    #[test]
    fn where_nothing_moves_the_whole_picture_is_seen() {
        let experiment = Experiment::default();
        let style = Style { lang: Lang::Ja, theme: Theme::Dark };
        let trajectory = run(&experiment);
        let animation = Backdrop::new(&experiment).animation(&Explanation::new(&trajectory), style).unwrap();
        let last = animation.frame(animation.frames - 1);
        let size = [last.width, last.height];
        let still = pixels_of(&animated_svg(&animation), size, 1.0).unwrap();
        // A path in pieces has joins that differ a little from those of a path in one piece.
        let expected = pixels(&last, 1.0).unwrap();
        let far = still.data().iter().zip(expected.data()).filter(|(a, b)| a.abs_diff(**b) > 64).count();
        assert!(far < 200, "{far} channels of pixels differ");
        let first = pixels(&animation.frame(0), 1.0).unwrap();
        let differ = still.data().iter().zip(first.data()).filter(|(a, b)| a.abs_diff(**b) > 64).count();
        assert!(differ > 5000, "{differ}");
    }
}
