use crate::Result;
use crate::contest::Contest;
use crate::row::{Bar, Row};
use crate::setup::Setup;
use crate::work::Work;

/// Rust's frameworks, whose optimizers allocate new tensors.
pub(crate) fn rows(setup: &Setup) -> Result<Vec<Row>> {
    let many = Contest {
        setup,
        what: "1,000 tensors of 64 elements",
        work: Work::equal(1000, 64),
        threads: 1,
        pairs: 55,
    };
    let large =
        Contest { setup, what: "4 million elements", work: Work::equal(1, 4_000_000), threads: 2, pairs: 35 };
    let mut rows = Vec::new();
    for (contest, candle, burn) in [(many, 20.0, 20.0), (large, 8.0, 2.0)] {
        let (candle, burn) = (Some(Bar::Faster(candle)), Some(Bar::Faster(burn)));
        rows.push(contest.candle(candle)?);
        rows.push(contest.framework("candle-optimisers", "candle-optimisers", None)?);
        rows.push(contest.framework("burn", "burn", burn)?);
    }
    Ok(rows)
}
