//! Numbers for people: rounded, and said to be so by their few digits, with the sign − of print and ∞. Files and what is
//! typed carry all digits instead, in ASCII.

/// `value` to `digits` significant digits, without trailing zeros; in scientific notation below 10⁻⁴ and from
/// 10⁶ on.
///
/// ```
/// use korogaru_text::number::significant;
///
/// assert_eq!(significant(0.896_405_9, 4), "0.8964");
/// assert_eq!(significant(-7.0, 4), "−7");
/// assert_eq!(significant(1.25e-7, 2), "1.2e−7");
/// assert_eq!(significant(123_456_789.0, 4), "1.235e8");
/// assert_eq!(significant(f64::INFINITY, 4), "∞");
/// ```
#[must_use]
pub fn significant(value: f64, digits: usize) -> String {
    typeset(&typed(value, digits)).replace("inf", "∞")
}

/// The same as it is typed, for what is read back.
///
/// ```
/// assert_eq!(korogaru_text::number::typed(-1.25e-7, 2), "-1.2e-7");
/// ```
#[must_use]
pub fn typed(value: f64, digits: usize) -> String {
    if value == 0.0 || !value.is_finite() {
        return format!("{value}").replace("-0", "0");
    }
    let scientific = format!("{value:.*e}", digits.saturating_sub(1));
    let Some((mantissa, exponent)) = scientific.split_once('e') else { return scientific };
    match exponent.parse::<i32>() {
        Ok(exponent @ -4..=5) => {
            let places = i32::try_from(digits).unwrap_or(i32::MAX).saturating_sub(1 + exponent).max(0);
            trim(&format!("{value:.*}", usize::try_from(places).unwrap_or(0))).to_owned()
        }
        _ => format!("{}e{exponent}", trim(mantissa)),
    }
}

/// The same of a hyperparameter, with as many more digits as tell it from 1, which a decay never is.
///
/// ```
/// use korogaru_text::number::hyperparameter;
///
/// assert_eq!([0.415_06, 0.999_951, 1.0].map(|value| hyperparameter(value, 4)), ["0.4151", "0.99995", "1"]);
/// ```
#[must_use]
pub fn hyperparameter(value: f64, digits: usize) -> String {
    let written = significant(value, digits);
    if value < 1.0 && written == "1" { hyperparameter(value, digits + 1) } else { written }
}

/// All digits that `value` needs: no `.0`, and small numbers in scientific notation.
///
/// ```
/// use korogaru_text::number::shortest;
///
/// assert_eq!([0.1, 30.0, 1e-7].map(shortest), ["0.1", "30", "1e−7"]);
/// ```
#[must_use]
pub fn shortest(value: f64) -> String {
    korogaru::written(value)
}

/// The point (x, y), each to `digits` significant digits.
///
/// ```
/// assert_eq!(korogaru_text::number::point([-7.0, 2.0], 4), "(−7, 2)");
/// ```
#[must_use]
pub fn point([x, y]: [f64; 2], digits: usize) -> String {
    format!("({}, {})", significant(x, digits), significant(y, digits))
}

/// A typed number with the sign − of print in place of the hyphen.
///
/// ```
/// assert_eq!(korogaru_text::number::typeset("(-7, 2e-7)"), "(−7, 2e−7)");
/// ```
#[must_use]
pub fn typeset(number: &str) -> String {
    number.replace('-', "−")
}

fn trim(decimal: &str) -> &str {
    if decimal.contains('.') { decimal.trim_end_matches('0').trim_end_matches('.') } else { decimal }
}
