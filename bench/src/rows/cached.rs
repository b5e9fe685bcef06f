use crate::Result;
use crate::contest::Contest;
use crate::row::{Bar, Row};
use crate::setup::Setup;
use crate::work::Work;

/// One tensor that fits into the cache.
pub(crate) fn rows(setup: &Setup) -> Result<Vec<Row>> {
    let work = Work::equal(1, 100_000);
    let contest = Contest { setup, what: "100,000 elements", work, threads: 1, pairs: 55 };
    Ok(vec![contest.best_of_torch(Some(Bar::Faster(3.0)))?, contest.ceiling(Some(0.95))?])
}
