//! Each objective compared with numerical differentiation, with its known minima, and with its own
//! line-by-line form.

use std::sync::Arc;

use korogaru_lab::{Objective, Plane, objectives};
use proptest::prelude::*;

fn any_objective() -> impl Strategy<Value = Arc<dyn Objective>> {
    prop::sample::select(objectives::all())
}

/// A point of the objective's domain, as shares of its sides.
fn point(objective: &dyn Objective, [u, v]: [f64; 2]) -> [f64; 2] {
    let domain = objective.domain();
    [domain.x.low() + u * domain.x.width(), domain.y.low() + v * domain.y.width()]
}

/// The same objective without its own second derivatives.
#[derive(Debug)]
struct ByDifferences(Arc<dyn Objective>);

impl Objective for ByDifferences {
    fn name(&self) -> &str {
        self.0.name()
    }

    fn formula(&self) -> &str {
        self.0.formula()
    }

    fn value(&self, point: [f64; 2]) -> f64 {
        self.0.value(point)
    }

    fn gradient(&self, point: [f64; 2]) -> [f64; 2] {
        self.0.gradient(point)
    }

    fn domain(&self) -> Plane {
        self.0.domain()
    }

    fn start(&self) -> [f64; 2] {
        self.0.start()
    }
}

#[test]
fn the_quadratics_are_known() {
    let all = objectives::all();
    let quadratics: Vec<&str> = all.iter().filter(|o| o.is_quadratic()).map(|o| o.name()).collect();
    assert_eq!(quadratics, ["book", "booth", "matyas", "saddle", "least-squares"]);
    assert!(!ByDifferences(objectives::named("book").unwrap()).is_quadratic());
    // The curvature of each of the others is not the same everywhere.
    for objective in all.iter().filter(|o| !o.is_quadratic()) {
        assert_ne!(objective.hessian([0.3, 0.4]), objective.hessian([1.1, -0.7]), "{}", objective.name());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn the_gradient_is_the_functions(objective in any_objective(), u in 0.0..1.0_f64, v in 0.0..1.0_f64) {
        let here = point(&*objective, [u, v]);
        let gradient = objective.gradient(here);
        for axis in 0..2 {
            // Central differences at two widths, extrapolated: the error is of fourth order in h.
            let slope = |h: f64| {
                let shifted = |h: f64| {
                    let mut there = here;
                    there[axis] += h;
                    objective.value(there)
                };
                (shifted(h) - shifted(-h)) / (2.0 * h)
            };
            let h = 1e-4;
            let numeric = (4.0 * slope(h / 2.0) - slope(h)) / 3.0;
            let size = 1.0 + gradient[axis].abs() + objective.value(here).abs();
            prop_assert!(
                (numeric - gradient[axis]).abs() < 1e-7 * size,
                "{} at {here:?}, axis {axis}: {} is not {numeric}", objective.name(), gradient[axis],
            );
        }
    }

    /// The exact second derivatives, compared with those that an objective without any gets.
    #[test]
    fn the_hessian_is_the_gradients(objective in any_objective(), u in 0.0..1.0_f64, v in 0.0..1.0_f64) {
        let here = point(&*objective, [u, v]);
        let (exact, numeric) = (objective.hessian(here), ByDifferences(Arc::clone(&objective)).hessian(here));
        let size = exact.iter().chain(&objective.gradient(here)).fold(1.0, |size: f64, n| size.max(n.abs()));
        for (exact, numeric) in exact.iter().zip(numeric) {
            let name = objective.name();
            prop_assert!((exact - numeric).abs() < 2e-8 * size, "{name} at {here:?}: {exact} is not {numeric}");
        }
        let elsewhere = point(&*objective, [v, 0.3]);
        let constant = objective.hessian(elsewhere) == objective.hessian(here);
        prop_assert!(constant || !objective.is_quadratic(), "{}", objective.name());
    }

    #[test]
    fn nothing_lies_below_the_known_minima(objective in any_objective(), u in 0.0..1.0_f64, v in 0.0..1.0_f64) {
        let here = point(&*objective, [u, v]);
        for minimum in objective.minima() {
            prop_assert!(objective.value(here) >= minimum.value - 1e-12);
        }
    }

    #[test]
    fn a_line_has_the_values_of_its_points(objective in any_objective(), v in 0.0..1.0_f64) {
        let points: Vec<[f64; 2]> = (0..17).map(|i| point(&*objective, [f64::from(i) / 16.0, v])).collect();
        let xs: Vec<f64> = points.iter().map(|p| p[0]).collect();
        let mut line = vec![0.0; xs.len()];
        objective.values(&xs, points[0][1], &mut line);
        for (value, &here) in line.iter().zip(&points) {
            prop_assert_eq!(value.to_bits(), objective.value(here).to_bits());
        }
    }
}

#[test]
fn at_a_minimum_the_value_is_the_stated_one_and_the_gradient_vanishes() {
    for objective in objectives::all() {
        for minimum in objective.minima() {
            let name = objective.name();
            assert!((objective.value(minimum.point) - minimum.value).abs() < 1e-12, "{name}");
            let [gx, gy] = objective.gradient(minimum.point);
            assert!(gx.abs() < 1e-10 && gy.abs() < 1e-10, "{name}: ({gx}, {gy})");
            assert!(objective.domain().contains(minimum.point), "{name}");
        }
    }
}

#[test]
fn names_are_found_once_and_starts_lie_in_view() {
    for objective in objectives::all() {
        let name = objective.name();
        assert_eq!(objectives::all().iter().filter(|other| other.name() == name).count(), 1);
        assert_eq!(objectives::named(name).unwrap().formula(), objective.formula());
        assert!(objective.view().contains(objective.start()), "{name}");
    }
    for (written, name) in
        [("Book", "book"), ("Rosenbrock", "rosenbrock"), ("Styblinski–Tang", "styblinski-tang")]
    {
        assert_eq!(objectives::named(written).unwrap().name(), name);
    }
    assert!(objectives::named("books").is_none());
}
