use korogaru_kernels::power;

/// The goldens were computed with exact rational arithmetic (`xtask goldens`), not by another `pow`.
#[test]
fn powers_are_correctly_rounded() {
    for line in include_str!("goldens/powers.txt").lines() {
        let mut words = line.split(' ');
        let mut next = || words.next().expect("three words a line");
        let base = f64::from_bits(u64::from_str_radix(next(), 16).unwrap());
        let exponent: u64 = next().parse().unwrap();
        let expected = u64::from_str_radix(next(), 16).unwrap();
        assert_eq!(power(base, exponent).to_bits(), expected, "{base}^{exponent}");
    }
}
