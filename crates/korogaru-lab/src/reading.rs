//! Reads numbers, points and names, as people write them and as korogaru itself prints them.

/// Makes the full-width characters of a Japanese keyboard half-width, and every kind of space a space.
pub(crate) fn narrow(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(c as u32 - '！' as u32 + '!' as u32).unwrap_or(c),
        '、' => ',',
        c if c.is_whitespace() => ' ',
        other => other,
    }
}

/// Whether a character is a minus sign: a hyphen, or what print and word processors make of one.
pub(crate) fn is_minus(c: char) -> bool {
    matches!(c, '-' | '−' | '‐' | '‑' | '‒' | '–' | '﹣')
}

/// Text as ASCII, from a Japanese keyboard or from print: full-width digits, points, brackets and signs
/// become half-width, and the signs − and – become a hyphen.
///
/// ```
/// assert_eq!(korogaru_lab::half_width("（－７，　２）"), "(-7, 2)");
/// assert_eq!(korogaru_lab::half_width("(−7, 2)"), "(-7, 2)");
/// ```
#[must_use]
pub fn half_width(text: &str) -> String {
    let half = |c: char| match narrow(c) {
        sign if is_minus(sign) => '-',
        other => other,
    };
    text.chars().map(half).collect()
}

/// Superscript digits. The index of each is its value.
pub(crate) const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// Reads a number with any minus sign: `-7`, `.5`, `1e-6`, `1.5×10⁻⁶`, `10^-6`.
pub(crate) fn number(text: &str) -> Option<f64> {
    let text = half_width(text);
    let text = text.trim();
    text.parse().ok().or_else(|| power_of_ten(text))
}

fn power_of_ten(text: &str) -> Option<f64> {
    let raised = |c: char| c == '⁻' || RAISED.contains(&c);
    let (before, after) = text.split_at(text.rfind("10")?);
    let after = &after["10".len()..];
    let exponent: String = match after.strip_prefix('^') {
        Some(exponent) => exponent.trim().to_owned(),
        None if after.starts_with(raised) => {
            let plain = |c: char| match RAISED.iter().position(|raised| *raised == c) {
                Some(digit) => char::from_digit(u32::try_from(digit).ok()?, 10),
                None => (c == '⁻').then_some('-'),
            };
            after.chars().map(plain).collect::<Option<_>>()?
        }
        None => return None,
    };
    exponent.parse::<i32>().ok()?;
    let mantissa = match before.trim() {
        sign @ ("" | "-" | "+") => format!("{sign}1"),
        product => product.strip_suffix(['×', '·', '⋅', '*'])?.trim().to_owned(),
    };
    // The digits and the exponent are read as one number, so that there is only one rounding.
    mantissa.parse::<f64>().ok().filter(|mantissa| mantissa.is_finite())?;
    format!("{mantissa}e{exponent}").parse().ok()
}

/// The parts of a list between its commas, without the brackets around it: `-7,2`, `(−7, 2)`, `[-7, 2]`.
/// Within brackets spaces separate too, since NumPy prints an array as `[-7.  2.]`.
pub(crate) fn parts(text: &str) -> Vec<String> {
    let text = half_width(text);
    let text = text.trim();
    let within = |open, close| text.strip_prefix(open)?.strip_suffix(close);
    let inner = within('(', ')').or_else(|| within('[', ']'));
    let part = |part: &str| part.trim().to_owned();
    match inner {
        Some(inner) if !inner.contains(',') => inner.split_whitespace().map(part).collect(),
        inner => inner.unwrap_or(text).split(',').map(part).collect(),
    }
}

/// Whether two names differ only in capitals, hyphens, underscores and spaces, as `RMSProp` and `rmsprop` do.
pub(crate) fn alike(a: &str, b: &str) -> bool {
    let folded = |name: &str| -> String {
        let letters = half_width(name).chars().filter(|c| !matches!(c, '-' | '_' | ' ')).collect::<String>();
        letters.to_lowercase()
    };
    folded(a) == folded(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_they_are_printed() {
        for (text, expected) in [
            ("-7", -7.0),
            ("−7", -7.0),
            ("＋．５", 0.5),
            ("1e−6", 1e-6),
            ("1E-6", 1e-6),
            ("1.5×10⁻⁶", 1.5e-6),
            ("−1.5 · 10^−6", -1.5e-6),
            ("10⁻³", 1e-3),
            ("-10^2", -100.0),
            ("10×10³", 1e4),
            ("3.3*10^-1", 0.33),
        ] {
            assert_eq!(number(text).map(f64::to_bits), Some(f64::to_bits(expected)), "{text}");
        }
        for text in ["", "fast", "110^2", "2×10", "×10²", "1e2×10^", "10^x", "1×2×10²", "--1", "10⁻"]
        {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn lists_as_they_are_printed() {
        for text in ["-7,2", "(-7,2)", "(−7, 2)", " [ -7, 2 ] ", "［－７，２］", "（−7、2）", "[-7  2]"]
        {
            assert_eq!(parts(text), ["-7", "2"], "{text}");
        }
        assert_eq!(parts("1 2"), ["1 2"]);
        assert_eq!(parts("(1,2"), ["(1", "2"]);
    }

    #[test]
    fn names_are_alike_but_for_their_looks() {
        assert!(alike("Styblinski–Tang", "styblinski-tang") && alike("least_squares", "Least squares"));
        assert!(!alike("sgd", "adam"));
    }
}
