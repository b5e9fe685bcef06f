use crate::Result;
use crate::contest::Contest;
use crate::row::{Bar, Row};
use crate::setup::Setup;
use crate::work::Work;

/// One tensor far larger than any cache. NumPy uses one thread for this, however many it may use.
pub(crate) fn rows(setup: &Setup) -> Result<Vec<Row>> {
    let contest = Contest {
        setup,
        what: "32 million elements",
        work: Work::equal(1, 32_000_000),
        threads: 2,
        pairs: 35,
    };
    let slower = Contest { pairs: 15, work: contest.work.clone(), ..contest };
    Ok(vec![
        contest.python("torch-fused", "PyTorch fused", Some(Bar::AtMost(1.0)))?,
        contest.ceiling(Some(0.95))?,
        slower.python("numpy", "the article's class in NumPy (which has 1)", Some(Bar::Faster(3.3)))?,
        slower.python("optax", "optax, compiled", None)?,
    ])
}
