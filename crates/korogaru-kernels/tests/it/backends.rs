//! Every backend compared with the oracle, for f32 and f64. A backend that the machine lacks is reported by
//! name as skipped.

use korogaru_kernels::Backend;
use proptest::prelude::*;

use crate::oracle::{Plain, cases, check};

proptest! {
    #[test]
    fn every_backend_gives_the_oracles_bits_in_f32(case in cases::<f32, f32>()) {
        for backend in Backend::available() {
            check(&Plain(backend), &case)?;
        }
    }

    #[test]
    fn every_backend_gives_the_oracles_bits_in_f64(case in cases::<f64, f64>()) {
        for backend in Backend::available() {
            check(&Plain(backend), &case)?;
        }
    }
}

#[test]
fn which_backends_were_tested() {
    let available: Vec<&str> = Backend::available().map(Backend::name).collect();
    for name in Backend::NAMES {
        let verdict = if available.contains(&name) { "tested" } else { "skipped, this machine lacks it" };
        println!("backend {name}: {verdict}");
    }
    assert!(available.contains(&"baseline"));
    assert_eq!(available.last(), Some(&Backend::widest().name()));
}

#[test]
fn a_backend_that_is_not_there_is_refused_by_name() {
    let error = Backend::named("sse9").unwrap_err();
    assert!(error.to_string().starts_with(r#"this machine has no backend "sse9"; it has baseline"#));
}
