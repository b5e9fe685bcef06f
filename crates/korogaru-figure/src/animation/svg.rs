//! SVG that plays by itself, by CSS in it.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::{Animation, Cel};
use crate::svg::{Writer, document, font_faces};

/// The animation as an SVG document that plays by itself in a browser, again and again, and needs nothing else.
///
/// Its last frame, the whole picture, is what is seen where nothing moves: by readers who prefer reduced motion
/// (`prefers-reduced-motion`), and in programs that show SVG without its animations.
#[must_use]
pub fn animated_svg(animation: &Animation) -> String {
    let all = animation.still.items.iter().chain(animation.cels.iter().flat_map(|cel| &cel.items));
    let style = font_faces(all) + &rules(animation);
    document(&animation.still, &style, |writer| {
        writer.scene(&animation.still);
        for cel in &animation.cels {
            cel_group(writer, cel, animation.frames);
        }
    })
}

/// Frames from the first to the last in which a cel is seen, which give its class a name.
fn class((first, last): (usize, usize)) -> String {
    format!("k{first}-{last}")
}

fn cel_group(writer: &mut Writer<'_>, cel: &Cel, frames: usize) {
    let lifetime = (cel.first, cel.last);
    if !is_always(lifetime, frames) {
        writer.open(&format!("<g class=\"{}\">\n", class(lifetime)));
    }
    for item in &cel.items {
        writer.item(item);
    }
    if !is_always(lifetime, frames) {
        writer.open("</g>\n");
    }
}

fn is_always((first, last): (usize, usize), frames: usize) -> bool {
    first == 0 && last + 1 >= frames
}

/// A class for each lifetime. All animations begin together and last as long, so that none gets out of step.
fn rules(animation: &Animation) -> String {
    let frames = animation.frames;
    let lifetimes: BTreeSet<(usize, usize)> =
        animation.cels.iter().map(|cel| (cel.first, cel.last)).collect();
    let times = animation.pace.times(frames);
    let whole = times.last().copied().unwrap_or(1.0);
    let share = |frame: usize| 100.0 * times[frame.min(frames)] / whole;
    let (mut still, mut moving, mut steps) = (String::new(), String::new(), String::new());
    for lifetime in lifetimes.into_iter().filter(|&lifetime| !is_always(lifetime, frames)) {
        let ((first, last), name) = (lifetime, class(lifetime));
        if last + 1 < frames {
            write(&mut still, format_args!(".{name}{{visibility:hidden}}\n"));
        }
        write(&mut moving, format_args!(".{name}{{animation:{name} {whole:.3}s step-end infinite}}\n"));
        write(&mut steps, format_args!("@keyframes {name}{{"));
        if first > 0 {
            write(&mut steps, format_args!("0%{{visibility:hidden}}"));
        }
        write(&mut steps, format_args!("{:.4}%{{visibility:visible}}", share(first)));
        if last + 1 < frames {
            write(&mut steps, format_args!("{:.4}%,to{{visibility:hidden}}", share(last + 1)));
        }
        steps.push_str("}\n");
    }
    format!("<style>\n{still}@media (prefers-reduced-motion:no-preference){{\n{moving}}}\n{steps}</style>\n")
}

fn write(out: &mut String, arguments: std::fmt::Arguments<'_>) {
    out.write_fmt(arguments).expect("a String takes all text");
}

#[cfg(all(test, feature = "png"))]
mod tests {
    use korogaru_lab::{Experiment, Explanation, run};
    use korogaru_text::Lang;

    use super::*;
    use crate::render::{pixels, pixels_of};
    use crate::{Backdrop, Style, Theme};

    /// A renderer that plays nothing stands for a reader who wants nothing to move.
    #[test]
    fn where_nothing_moves_the_whole_picture_is_seen() {
        let experiment = Experiment::default();
        let style = Style { lang: Lang::Ja, theme: Theme::Dark };
        let trajectory = run(&experiment);
        let animation = Backdrop::new(&experiment).animation(&Explanation::new(&trajectory), style).unwrap();
        let last = animation.frame(animation.frames - 1);
        let size = [last.width, last.height];
        let still = pixels_of(&animated_svg(&animation), size, 1.0).unwrap();
        // A path in pieces joins its pieces a little otherwise than a path in one.
        let expected = pixels(&last, 1.0).unwrap();
        let far = still.data().iter().zip(expected.data()).filter(|(a, b)| a.abs_diff(**b) > 64).count();
        assert!(far < 200, "{far} channels of pixels differ");
        let first = pixels(&animation.frame(0), 1.0).unwrap();
        let differ = still.data().iter().zip(first.data()).filter(|(a, b)| a.abs_diff(**b) > 64).count();
        assert!(differ > 5000, "{differ}");
    }
}
