use crate::Result;
use crate::contest::Contest;
use crate::row::{Bar, Row};
use crate::setup::Setup;
use crate::work::Work;

/// Many small tensors, which show the cost of each tensor.
pub(crate) fn rows(setup: &Setup) -> Result<Vec<Row>> {
    let work = Work::equal(1000, 64);
    let contest = Contest { setup, what: "1,000 tensors of 64 elements", work, threads: 1, pairs: 55 };
    Ok(vec![contest.best_of_torch(Some(Bar::Faster(50.0)))?])
}
