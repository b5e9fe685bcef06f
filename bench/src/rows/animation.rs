use std::path::Path;

use crate::Result;
use crate::process::compare;
use crate::row::{Bar, Row};
use crate::setup::{Setup, root};

/// matplotlib takes seconds for an animation, so there are few pairs.
const PAIRS: usize = 7;
/// The article's 30 updates, and the end of the run.
const FRAMES: usize = 31;

/// The article's first run as an animation, as whole processes: `korogaru figure -o run.gif` against
/// `python/animation.py`. Both draw contour lines, the path, arrows and the numbers of each update, in frames
/// of 640 × 480 pixels.
pub(crate) fn rows(setup: &Setup) -> Result<Vec<Row>> {
    let script = root().join("bench/python/animation.py");
    let ours = || {
        let mut command = setup.korogaru();
        command.args(["figure", "-o"]).arg(setup.fresh_folder("ours")?.join("run.gif"));
        Ok(command)
    };
    let theirs = || {
        let mut command = setup.python();
        command.arg(&script).arg(setup.fresh_folder("theirs")?.join("run.gif"));
        Ok(command)
    };
    let pairs = compare(setup.pairs(PAIRS), ours, theirs)?;
    for side in ["ours", "theirs"] {
        check(&setup.folder(side).join("run.gif"))?;
    }
    let what =
        "the article's first run as a GIF of 31 frames, whole process, vs NumPy + matplotlib's FuncAnimation";
    Ok(vec![Row::compared(what, pairs, Some(Bar::Faster(20.0)))])
}

/// Checks that a program drew what it was timed for.
fn check(file: &Path) -> Result {
    let wrong = |error: &dyn std::fmt::Display| format!("{}: {error}", file.display());
    let bytes = std::fs::File::open(file).map_err(|error| wrong(&error))?;
    let mut decoder = gif::Decoder::new(std::io::BufReader::new(bytes)).map_err(|error| wrong(&error))?;
    let size = (decoder.width(), decoder.height());
    let mut frames = 0;
    while decoder.next_frame_info().map_err(|error| wrong(&error))?.is_some() {
        frames += 1;
    }
    if (size, frames) == ((640, 480), FRAMES) {
        Ok(())
    } else {
        Err(wrong(&format!("{FRAMES} frames of 640 × 480 pixels are wanted, {frames} of {size:?} came")))
    }
}
