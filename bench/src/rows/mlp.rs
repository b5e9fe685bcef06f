use crate::Result;
use crate::contest::Contest;
use crate::row::{Bar, Row};
use crate::setup::Setup;
use crate::work::Work;

/// The network of the book's section 6.1 in the cache, which shows what a step costs besides its arithmetic.
/// With two threads ours still uses one, since another is not worth waking for so few elements.
pub(crate) fn rows(setup: &Setup) -> Result<Vec<Row>> {
    let what = "the book's network, 10 tensors, 109,810 elements";
    let contest = Contest { setup, what, work: Work::mlp(), threads: 1, pairs: 55 };
    let shared = Contest { threads: 2, work: contest.work.clone(), ..contest };
    Ok(vec![
        shared.best_of_torch(Some(Bar::Faster(7.0)))?,
        contest.best_of_torch(Some(Bar::Faster(7.0)))?,
        contest.python("numpy", "the article's class in NumPy", Some(Bar::Faster(3.0)))?,
        contest.ceiling(None)?,
        contest.python("optax", "optax, compiled", None)?,
    ])
}
