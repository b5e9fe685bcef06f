//! The backend of a step changes no bit of its result.

use std::ffi::OsStr;
use std::process::Command;

use korogaru::{Backend, METHODS, Optimizer, Tensor};

/// Five steps of every method on tensors of two types and many lengths, as bits.
fn trained(backend: Backend) -> Vec<u64> {
    let mut bits = Vec::new();
    for info in METHODS {
        let mut optimizer = Optimizer::new(info.default_method()).with_backend(backend);
        let mut a: Vec<f32> = (0..67_u8).map(|i| f32::from(i) / 7.0 - 4.0).collect();
        let mut b: Vec<f64> = (0..33_u8).map(|i| f64::from(i) / 3.0 - 5.0).collect();
        for _ in 0..5 {
            let (ga, gb): (Vec<f32>, Vec<f64>) =
                (a.iter().map(|w| w * 0.3 - 0.1).collect(), b.iter().map(|w| w * 0.7).collect());
            optimizer.step(&mut [Tensor::new("a", &mut a, &ga), Tensor::new("b", &mut b, &gb)]).unwrap();
        }
        bits.extend(a.iter().map(|w| u64::from(w.to_bits())).chain(b.iter().map(|w| w.to_bits())));
    }
    bits
}

#[test]
fn every_backend_trains_to_the_same_bits() {
    let baseline = trained(Backend::baseline());
    for backend in Backend::available() {
        assert!(trained(backend) == baseline, "{backend}");
    }
}

#[test]
fn the_callers_choice_is_what_updates() {
    for backend in Backend::available() {
        let optimizer = Optimizer::new(METHODS[1].default_method()).with_backend(backend);
        assert_eq!(optimizer.backend().unwrap(), backend);
    }
}

/// The variable is read once in a process, so that each value needs its own process, which runs this test's
/// program again.
#[test]
fn the_environment_can_force_a_backend() {
    const CHILD: &str = "KOROGARU_TEST_CHILD";
    let step = || {
        let mut optimizer = Optimizer::new(METHODS[1].default_method());
        let mut w = 1.0;
        let outcome = optimizer.step(&mut [Tensor::scalar("w", &mut w, &1.0)]);
        let backend = optimizer.backend().map(Backend::name);
        assert_eq!(outcome.err(), backend.clone().err());
        assert_eq!(korogaru::backend().map(Backend::name), backend);
        // The environment does not count for an optimizer with a chosen backend.
        let chosen = Optimizer::new(METHODS[1].default_method()).with_backend(Backend::baseline());
        assert_eq!(chosen.backend().unwrap(), Backend::baseline());
        (w, backend)
    };
    if std::env::var_os(CHILD).is_some() {
        let (w, backend) = step();
        let backend = backend.map_or_else(|error| error.to_string(), str::to_owned);
        println!("w = {w}: {backend}; the widest here is {}", Backend::widest());
        return;
    }
    let child = |backend: &OsStr| {
        let output = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "--nocapture", "backend::the_environment_can_force_a_backend"])
            .env(CHILD, "1")
            .env("KOROGARU_BACKEND", backend)
            .output()
            .unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    for backend in Backend::available().map(Backend::name) {
        let said = child(backend.as_ref());
        assert!(said.contains(&format!("w = 0.99: {backend}")), "{said}");
    }
    // This need not be the widest backend of this process: valgrind hides instruction sets from it, but not
    // from the child.
    let said = child(OsStr::new(""));
    assert!(Backend::NAMES.iter().any(|name| said.contains(&format!("{name}; the widest here is {name}"))));
    let lacking = child(OsStr::new("AVX2"));
    let expected =
        r#"w = 1: KOROGARU_BACKEND is "AVX2", but this machine has no such backend; it has baseline"#;
    assert!(lacking.contains(expected), "{lacking}");
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;

        let no_text = child(OsStr::from_bytes(b"avx2\xff"));
        assert!(no_text.contains("w = 1: KOROGARU_BACKEND is "), "{no_text}");
    }
}
