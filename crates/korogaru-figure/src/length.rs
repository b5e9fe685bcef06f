//! Lengths as an SVG document has them: to a hundredth of a pixel, without trailing zeros. A picture has
//! thousands of them, and a page draws it anew for every frame, so that they are counted and not formatted.

use std::fmt::Write as _;

/// Below this, the error of a length times 100 is less than [`DOUBT`].
const LARGE: f64 = 1e9;
/// This near to the middle between two hundredths, only the exact digits of the length tell which is nearer.
const DOUBT: f64 = 1e-6;

/// The number of hundredths nearest to a length, as `{:.2}` rounds.
pub(crate) fn hundredths(length: f64) -> f64 {
    let scaled = 100.0 * length;
    let nearest = scaled.round();
    if scaled.abs() < LARGE && (scaled - nearest).abs() < 0.5 - DOUBT {
        return nearest;
    }
    (100.0 * format!("{length:.2}").parse::<f64>().unwrap_or(0.0)).round()
}

/// The text of a length, such as `-0.5`, `12` or `3.25`.
pub(crate) fn short(length: f64) -> String {
    let mut out = String::new();
    write(&mut out, hundredths(length), "0");
    out
}

/// Writes a number of hundredths as a length without a zero before the point, such as `-.5`.
pub(crate) fn write_step(out: &mut String, hundredths: f64) {
    write(out, hundredths, "");
}

/// A length without a zero before the point.
pub(crate) fn step(length: f64) -> String {
    let mut out = String::new();
    write_step(&mut out, hundredths(length));
    out
}

fn write(out: &mut String, hundredths: f64, zero: &str) {
    if hundredths < 0.0 {
        out.push('-');
    }
    let size = hundredths.abs();
    if size >= LARGE || size.is_nan() {
        // Lengths beyond every page, where the picture is clipped.
        let text = format!("{:.2}", size / 100.0);
        out.push_str(text.trim_end_matches('0').trim_end_matches('.'));
        return;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number below 10⁹")]
    let size = size as u32;
    let (whole, rest) = (size / 100, size % 100);
    if whole > 0 || rest == 0 {
        // Writing to a string cannot fail.
        let _ = write!(out, "{whole}");
    } else {
        out.push_str(zero);
    }
    if rest > 0 {
        let digit = |digit: u32| char::from_digit(digit, 10).unwrap_or('0');
        out.push('.');
        out.push(digit(rest / 10));
        if rest % 10 > 0 {
            out.push(digit(rest % 10));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::num;
    use proptest::prelude::*;

    use super::*;

    /// The length by formatting alone.
    fn formatted(length: f64) -> String {
        let text = format!("{length:.2}");
        let text = text.trim_end_matches('0').trim_end_matches('.');
        if text == "-0" { "0".to_owned() } else { text.to_owned() }
    }

    #[test]
    fn by_hand() {
        let lengths =
            [0.0, -0.0, -0.004, 0.125, 1.005, 2.675, -0.5, 12.0, 99.999, -1234.5, 1e7, 1e300, -1e12];
        for length in lengths {
            assert_eq!(short(length), formatted(length), "{length}");
        }
        assert_eq!([0.5, -0.25, 0.0, -3.2, 10.0].map(step), [".5", "-.25", "0", "-3.2", "10"]);
    }

    proptest! {
        #[test]
        fn as_formatted(length in prop_oneof![-2e3..2e3, -1e7..1e7]) {
            prop_assert_eq!(short(length), formatted(length));
        }

        /// Beyond every page a length is still a number in SVG, and the same but for rounding.
        #[test]
        fn far_away(length in prop_oneof![-1e12..1e12, num::f64::NORMAL.prop_map(|length| length % 1e300)]) {
            let read: f64 = short(length).parse().unwrap();
            prop_assert!((read - length).abs() <= 0.005_000_1 + 1e-15 * length.abs(), "{read}");
        }

        /// Numbers at and next to the middle between two hundredths.
        #[test]
        fn near_the_middle(count in -200_000_i32..200_000, off in -3_i64..=3) {
            let middle = (f64::from(count) + 0.5) / 100.0;
            let length = f64::from_bits(middle.to_bits().wrapping_add_signed(off));
            prop_assert_eq!(short(length), formatted(length));
        }
    }
}
