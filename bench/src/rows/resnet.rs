use crate::Result;
use crate::contest::Contest;
use crate::row::{Bar, Row};
use crate::setup::Setup;
use crate::work::Work;

/// The tensors of ResNet-50, from 64 elements to 2.4 million.
pub(crate) fn rows(setup: &Setup) -> Result<Vec<Row>> {
    let what = "ResNet-50's 161 tensors, 25.6 million elements";
    let contest = Contest { setup, what, work: Work::resnet_50(), threads: 2, pairs: 35 };
    Ok(vec![contest.python("torch-fused", "PyTorch fused", Some(Bar::AtMost(0.95)))?, contest.ceiling(None)?])
}
