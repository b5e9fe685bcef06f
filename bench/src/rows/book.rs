use std::path::Path;

use crate::Result;
use crate::process::compare;
use crate::row::{Bar, Row};
use crate::setup::{Setup, root};

const PAIRS: usize = 15;

/// The article's six figures and two sheets of methods, as whole processes: `korogaru book` against
/// `python/book.py`. Both write eight PNG files of the same sizes into an empty folder. Ours writes SVG and
/// CSV files as well.
pub(crate) fn rows(setup: &Setup) -> Result<Vec<Row>> {
    let script = root().join("bench/python/book.py");
    let ours = || {
        let mut command = setup.korogaru();
        command.args(["book", "--out"]).arg(setup.fresh_folder("ours")?);
        Ok(command)
    };
    let theirs = || {
        let mut command = setup.python();
        command.arg(&script).arg(setup.fresh_folder("theirs")?);
        Ok(command)
    };
    let pairs = compare(PAIRS, ours, theirs)?;
    for side in ["ours", "theirs"] {
        check(&setup.folder(side))?;
    }
    let what = "the article's six figures and two sheets, whole process, vs NumPy + matplotlib";
    Ok(vec![Row::compared(what, pairs, Some(Bar::Faster(20.0)))])
}

/// Checks that a program drew what it was timed for.
fn check(folder: &Path) -> Result {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("no figures: {error}"))?;
    let mut sizes = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| error.to_string())?.path();
        if path.extension().is_some_and(|extension| extension == "png") {
            let bytes = std::fs::read(&path).map_err(|error| error.to_string())?;
            sizes.push(png_size(&bytes));
        }
    }
    sizes.sort_unstable();
    let mut wanted = vec![Some((640, 480)); 6];
    wanted.extend([Some((738, 706)), Some((905, 631))]);
    if sizes == wanted {
        Ok(())
    } else {
        Err(format!("figures of the sizes {wanted:?} are wanted, these came: {sizes:?}"))
    }
}

/// Width and height of a PNG. They are at its beginning, after its signature and the head of a chunk.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    Some((number(16)?, number(20)?))
}
