use korogaru_kernels::{Adam, Error, ErrorKind, Momentum, Rule, update_slice};
use proptest::prelude::*;

#[test]
fn a_wrong_length_is_refused_before_anything_changes() {
    let rule = Adam::default();
    let (mut p, mut m, mut s) = ([1.0, 2.0], [0.5, 0.5], [0.25; 3]);
    let error = update_slice::<Adam, f64>(&rule.coefficients(1), &mut p, &[1.0, 1.0], [&mut m, &mut s]);
    let expected = ErrorKind::Length { what: "s", expected: 2, found: 3 };
    assert_eq!(error.as_ref().map_err(Error::kind), Err(&expected));
    assert_eq!((p, m, s), ([1.0, 2.0], [0.5, 0.5], [0.25; 3]));
}

proptest! {
    /// Updating a slice is updating its elements: the neighbours of an element and their number change
    /// nothing.
    #[test]
    fn a_slice_is_updated_as_its_elements_are(
        elements in prop::collection::vec((any::<f32>(), any::<f32>(), any::<f32>()), 0..70),
        lr in 0.0..2.0_f64,
        momentum in 0.0..1.0_f64,
    ) {
        let rule = Momentum::new(lr, momentum).unwrap();
        let coefficients = rule.coefficients::<f32>(1);
        let mut p: Vec<f32> = elements.iter().map(|e| e.0).collect();
        let g: Vec<f32> = elements.iter().map(|e| e.1).collect();
        let mut v: Vec<f32> = elements.iter().map(|e| e.2).collect();
        update_slice::<Momentum, f32>(&coefficients, &mut p, &g, [&mut v]).unwrap();
        for (i, &(p0, g0, v0)) in elements.iter().enumerate() {
            let (p1, [v1]) = Momentum::update(&coefficients, p0, g0, [v0]);
            prop_assert_eq!((p[i].to_bits(), v[i].to_bits()), (p1.to_bits(), v1.to_bits()));
        }
    }

    /// (6.3) as it is written, α·v − η·g, has the bits of the sum of the two parts.
    #[test]
    fn the_parts_of_the_velocity_lose_no_bit(g in any::<f64>(), v in any::<f64>(), lr in 0.0..2.0_f64) {
        let rule = Momentum::new(lr, 0.9).unwrap();
        let parts = Momentum::velocity(&rule.coefficients(1), g, [v]).unwrap();
        prop_assert_eq!(parts.sum().to_bits(), (0.9 * v - lr * g).to_bits());
    }
}
