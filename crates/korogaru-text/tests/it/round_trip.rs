//! What is printed is read back as the same value.

use korogaru::METHODS;
use korogaru_lab::{Experiment, Formula, Objective, Setting, objectives};
use korogaru_text::number::{point, shortest, significant, typed};
use korogaru_text::{Lang, objective_title};
use proptest::prelude::*;

/// Enough digits for any number to be read back.
const ALL: usize = 17;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn points_and_numbers(x in any::<f64>(), y in -1e7..1e7_f64) {
        prop_assume!(x.is_finite());
        let same = |a: f64, b: f64| (a + 0.0).to_bits() == (b + 0.0).to_bits();
        for text in [point([x, y], ALL), format!("{:?}", [x, y]), format!("{:?}", (x, y))] {
            let start = Experiment::default().with_settings(&[Setting::text("start", &text)]).unwrap().start();
            prop_assert!(same(start[0], x) && same(start[1], y), "{text}: {start:?}");
        }
        for text in [significant(x, ALL), typed(x, ALL), shortest(x)] {
            let number = Setting::text("tolerance", &text).to_number().unwrap();
            prop_assert!(same(number, x), "{text}: {number:?}");
        }
    }
}

#[test]
fn names_and_formulas() {
    let with =
        |key: &str, text: &str| Experiment::default().with_settings(&[Setting::text(key, text)]).unwrap();
    for info in METHODS {
        assert_eq!(with("method", info.label).method().info().name, info.name);
    }
    for objective in objectives::all() {
        let title = objective_title(Lang::En, objective.name()).unwrap();
        // The book's function is named after the book.
        if objective.name() != "book" {
            assert_eq!(with("objective", &title).objective().name(), objective.name());
        }
        let typed = Formula::new(&format!("f(x, y) = {}", objective.formula()));
        if let Ok(typed) = typed {
            let at = [1.25, -0.5];
            assert!((typed.value(at) - objective.value(at)).abs() < 1e-12, "{}", objective.name());
        }
    }
}
