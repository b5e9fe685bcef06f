use std::time::Duration;

use crate::Result;
use crate::contest::Contest;
use crate::row::{Bar, Quantity, Row};
use crate::sample::Samples;
use crate::setup::Setup;
use crate::work::Work;

/// The Python package: its class over a dictionary of arrays or numbers.
pub(crate) fn rows(setup: &Setup) -> Result<Vec<Row>> {
    let large = Contest {
        setup,
        what: "Python, 32 million elements",
        work: Work::equal(1, 32_000_000),
        threads: 2,
        pairs: 15,
    };
    let contest = |what, work| Contest { setup, what, work, threads: 1, pairs: 55 };
    let mlp = contest("Python, the book's network, 10 arrays", Work::mlp());
    let mlp_f64 = contest("Python, the book's network in double precision", Work::mlp());
    let scalars = contest("Python, two arrays of 1 element", Work::equal(2, 1));
    let numbers = contest("Python, two floats", Work::equal(2, 1));
    let floats = contest("Python, two floats with a velocity of floats", Work::equal(2, 1));

    let (mlp_torch, mlp_called) = mlp.fastest_torch()?;
    let (scalars_torch, scalars_called) = scalars.fastest_torch()?;
    let class = "the article's class";
    Ok(vec![
        large.of_package("ours", ("numpy", "the article's class (which has 1)"), Some(Bar::Faster(3.3)))?,
        large.of_package("ours", ("torch-fused", "PyTorch fused"), Some(Bar::AtMost(1.0)))?,
        mlp.of_package("ours", ("numpy", class), Some(Bar::Faster(2.5)))?,
        mlp_f64.of_package("ours-doubles", ("doubles", class), Some(Bar::Faster(2.5)))?,
        mlp.of_package("ours-fresh", (mlp_torch, &mlp_called), Some(Bar::Faster(5.0)))?,
        scalars.of_package("ours-doubles", ("doubles", class), Some(Bar::Faster(6.0)))?,
        scalars.of_package("ours", (scalars_torch, &scalars_called), Some(Bar::Faster(30.0)))?,
        numbers.of_package("ours-numbers", ("numbers", class), Some(Bar::Faster(2.0)))?,
        floats.of_package("ours-floats", ("floats", class), None)?,
        import(setup)?,
    ])
}

/// How long a program that has NumPy anyway waits for the package, by Python's own clock.
fn import(setup: &Setup) -> Result<Row> {
    const PROGRAM: &str = "import time, numpy; start = time.perf_counter(); import korogaru; \
                           print(time.perf_counter() - start)";
    let time = || {
        let output = setup
            .rivals()
            .args(["-c", PROGRAM])
            .output()
            .map_err(|error| format!("cannot start Python: {error}"))?;
        let said = String::from_utf8_lossy(&output.stdout);
        said.trim().parse::<f64>().map_err(|_| {
            format!("Python said {said:?} in place of a time: {}", String::from_utf8_lossy(&output.stderr))
        })
    };
    let times = Samples::collect(setup.pairs(25), time)?;
    let bar = Some(Bar::Within(Duration::from_millis(60)));
    Ok(Row::alone("Python, `import korogaru` after `import numpy`", Quantity::Time(times), bar))
}
