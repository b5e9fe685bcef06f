use std::collections::HashMap;
use std::time::Duration;

use crate::Result;
use crate::process::output;
use crate::row::{Bar, Quantity, Row};
use crate::sample::{Pairs, Samples};
use crate::setup::{Setup, root};

const COUNT: usize = 21;
/// The largest size that a visitor may have to download.
const LARGEST: usize = 1_000_000;
/// What is left of a frame of 16.7 ms once the browser has time to lay out and paint.
const FRAME: Duration = Duration::from_millis(12);

/// The explorer in Chromium, by the browser's own clock and trace. `browser/explorer.mjs` does what a visitor
/// does.
pub(crate) fn rows(setup: &Setup) -> Result<Vec<Row>> {
    let mut node = setup.program("node");
    node.arg(root().join("bench/browser/explorer.mjs")).arg(setup.pairs(COUNT).to_string());
    let printed = output(&mut node)?;
    let lines: HashMap<&str, Vec<f64>> = printed.lines().map(line).collect::<Result<_>>()?;
    let numbers = |name: &str| {
        let numbers = lines.get(name).filter(|numbers| !numbers.is_empty());
        numbers.cloned().ok_or_else(|| format!("the script did not measure {name}"))
    };
    let time = |name: &str| Ok::<_, String>(Quantity::Time(Samples::new(numbers(name)?)));
    let [bytes, compressed] = numbers("bytes")?[..] else {
        return Err("the file has a size, and another compressed".to_owned());
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bytes of a file")]
    let size = |bytes: f64| Quantity::Count(bytes as usize);
    let pairs = |name: &str| {
        let pairs = numbers(name)?.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
        Ok::<_, String>(Pairs::new(pairs))
    };
    let map = "the explorer's map of 128 × 128 runs of 300 steps, vs plain JavaScript in the same page";
    let same = "the same map, vs plain JavaScript that tells what diverges too";
    Ok(vec![
        Row::alone("the explorer, from navigation to the first picture", time("ready")?, None),
        Row::alone(
            "its script in a frame, the map's point dragged and 1,000 iterations drawn",
            time("frame")?,
            Some(Bar::Within(FRAME)),
        ),
        Row::compared(map, pairs("map")?, Some(Bar::Faster(3.0))),
        Row::compared(same, pairs("same")?, None),
        Row::alone("the explorer's one file, bytes", size(bytes), None),
        Row::alone("the same compressed", size(compressed), Some(Bar::Count(LARGEST))),
    ])
}

/// A line's name and its numbers.
fn line(text: &str) -> Result<(&str, Vec<f64>)> {
    let wrong = || format!("the script said {text:?}");
    let (name, numbers) = text.split_once(' ').ok_or_else(wrong)?;
    let numbers =
        numbers.split(' ').map(|number| number.parse().map_err(|_| wrong())).collect::<Result<_>>()?;
    Ok((name, numbers))
}
