//! Trajectories compared bit by bit with the numbers of the reference script.
//!
//! Each golden is what the article's loop gives with `xtask/reference/rules.py`, printed by Python.

use korogaru::{AdaGrad, Adam, Method, Momentum, Nesterov, RmsProp, Sgd};
use korogaru_lab::{Experiment, book, run};

fn check(experiment: &Experiment, golden: &str) {
    let trajectory = run(experiment);
    let mut lines = golden.lines();
    assert_eq!(lines.next(), Some(trajectory.columns().join(",").as_str()));
    let mut rows = 0;
    for (iteration, line) in lines.enumerate() {
        let mut words = line.split(',');
        assert_eq!(words.next(), Some(iteration.to_string().as_str()));
        let expected: Vec<f64> = words.map(|word| word.parse().unwrap()).collect();
        let row: Vec<f64> = trajectory.row(iteration).collect();
        let bits = |values: &[f64]| values.iter().map(|v| v.to_bits()).collect::<Vec<_>>();
        assert_eq!(bits(&row), bits(&expected), "iteration {iteration}: {row:?} is not {expected:?}");
        rows += 1;
    }
    assert_eq!(rows, trajectory.len());
    assert_eq!(rows, experiment.iterations() + 1);
}

#[test]
fn the_articles_five_runs() {
    let goldens = [
        include_str!("goldens/momentum-lr0.1-momentum0.9-30.csv"),
        include_str!("goldens/momentum-lr0.1-momentum0.9-50.csv"),
        include_str!("goldens/momentum-lr0.95-momentum0-30.csv"),
        include_str!("goldens/momentum-lr0.95-momentum0.5-30.csv"),
        include_str!("goldens/momentum-lr0.95-momentum0.9-30.csv"),
    ];
    for (run, golden) in book::runs().iter().zip(goldens) {
        check(&run.experiment, golden);
    }
}

#[test]
fn the_books_other_methods() {
    let goldens: [(Method, &str); 5] = [
        (Sgd::new(0.95).unwrap().into(), include_str!("goldens/sgd-lr0.95-30.csv")),
        (Nesterov::new(0.1, 0.9).unwrap().into(), include_str!("goldens/nesterov-lr0.1-momentum0.9-30.csv")),
        (AdaGrad::new(1.5, 1e-7).unwrap().into(), include_str!("goldens/adagrad-lr1.5-30.csv")),
        (RmsProp::new(0.1, 0.99, 1e-7).unwrap().into(), include_str!("goldens/rmsprop-lr0.1-30.csv")),
        (Adam::new(0.3, 0.9, 0.999, 1e-7).unwrap().into(), include_str!("goldens/adam-lr0.3-30.csv")),
    ];
    for (method, golden) in goldens {
        check(&Experiment::default().with_method(method), golden);
    }
}

/// The article describes the first three updates with η .95 and α .5 in words. Here they are along y.
#[test]
fn the_articles_three_steps() {
    let trajectory = run(&Experiment::default().with_method(Momentum::new(0.95, 0.5).unwrap()));
    let along_y = |iteration| {
        let [_, y] = trajectory.velocity_parts(iteration).unwrap();
        [y.carried, y.fresh].map(|part| (part * 1e12).round() / 1e12)
    };
    assert_eq!(along_y(1), [0.0, -3.8]);
    assert_eq!(along_y(2), [-1.9, 3.42]); // they cancel
    assert_eq!(along_y(3), [0.76, 0.532]); // hardly any fresh force is left
}
