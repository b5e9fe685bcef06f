//! Numbers for people: rounded to few digits, with the sign − of print and with ∞. Files and what is typed
//! carry all digits instead, in ASCII.

use korogaru_lab::{Interval, Plane};

/// Rounds `value` to `digits` significant digits, without trailing zeros. From 17 digits on these are the fewest
/// that read back as the same number. Below 10⁻⁴ and from 10⁶ on it is in scientific notation.
///
/// ```
/// use korogaru_text::number::significant;
///
/// assert_eq!(significant(0.896_405_9, 4), "0.8964");
/// assert_eq!(significant(-7.0, 4), "−7");
/// assert_eq!(significant(1.25e-7, 2), "1.2e−7");
/// assert_eq!(significant(123_456_789.0, 4), "1.235e8");
/// assert_eq!(significant(f64::INFINITY, 4), "∞");
/// assert_eq!([0.1, 1e-7].map(|value| significant(value, 17)), ["0.1", "1e−7"]);
/// ```
#[must_use]
pub fn significant(value: f64, digits: usize) -> String {
    typeset(&typed(value, digits)).replace("inf", "∞")
}

/// Writes the rounded number as it is typed, for what is read back.
///
/// ```
/// assert_eq!(korogaru_text::number::typed(-1.25e-7, 2), "-1.2e-7");
/// ```
#[must_use]
pub fn typed(value: f64, digits: usize) -> String {
    if value == 0.0 || !value.is_finite() {
        return format!("{value}").replace("-0", "0");
    }
    const ALL: usize = 17;
    let scientific = match digits {
        ALL.. => format!("{value:e}"),
        _ => format!("{value:.*e}", digits.saturating_sub(1)),
    };
    let Some((mantissa, exponent)) = scientific.split_once('e') else { return scientific };
    match exponent.parse::<i32>() {
        Ok(-4..=5) if digits >= ALL => format!("{value}"),
        Ok(exponent @ -4..=5) => {
            let places = i32::try_from(digits).unwrap_or(i32::MAX).saturating_sub(1 + exponent).max(0);
            trim(&format!("{value:.*}", usize::try_from(places).unwrap_or(0))).to_owned()
        }
        _ => format!("{}e{exponent}", trim(mantissa)),
    }
}

/// Rounds a hyperparameter. Below 1 its distance from 1 is rounded as much as the value itself: what a decay
/// does follows from that distance.
///
/// ```
/// use korogaru_text::number::hyperparameter;
///
/// assert_eq!([0.415_06, 0.999_951, 1.0].map(|value| hyperparameter(value, 4)), ["0.4151", "0.999951", "1"]);
/// ```
#[must_use]
pub fn hyperparameter(value: f64, digits: usize) -> String {
    let tolerance = 10_f64.powi(1 - i32::try_from(digits).unwrap_or(i32::MAX)) * (1.0 - value);
    let is_near = |&digits: &usize| {
        typed(value, digits).parse::<f64>().is_ok_and(|rounded| (rounded - value).abs() <= tolerance)
    };
    let needed = (digits..17).find(is_near).filter(|_| value < 1.0);
    significant(value, needed.unwrap_or(digits))
}

/// Writes all digits that `value` needs, without `.0`. Small numbers are in scientific notation.
///
/// ```
/// use korogaru_text::number::shortest;
///
/// assert_eq!([0.1, 30.0, 1e-7].map(shortest), ["0.1", "30", "1e−7"]);
/// ```
#[must_use]
pub fn shortest(value: f64) -> String {
    korogaru::message::written(value)
}

/// Writes the point (x, y), each coordinate to `digits` significant digits.
///
/// ```
/// assert_eq!(korogaru_text::number::point([-7.0, 2.0], 4), "(−7, 2)");
/// ```
#[must_use]
pub fn point([x, y]: [f64; 2], digits: usize) -> String {
    format!("({}, {})", significant(x, digits), significant(y, digits))
}

/// Rounds `value` to `digits` significant digits, or to more where it would otherwise equal values that are a
/// hundredth of `span` away.
///
/// ```
/// use korogaru_text::number::within;
///
/// assert_eq!(within(1_000_000.25, 1.0, 4), "1000000.25");
/// assert_eq!(within(-7.123_456, 20.0, 4), "−7.123");
/// ```
#[must_use]
pub fn within(value: f64, span: f64, digits: usize) -> String {
    /// No number has more digits than this.
    const MOST: i32 = 17;
    let (Some(first), Some(last)) = (exponent(value), exponent(0.01 * span)) else {
        return significant(value, digits);
    };
    let needed = usize::try_from((1 + first - last).min(MOST)).unwrap_or(0);
    match usize::try_from(-last) {
        _ if needed <= digits => significant(value, digits),
        Ok(places) if first < MOST => typeset(trim(&format!("{value:.places$}"))),
        _ => significant(value, needed),
    }
}

/// Writes the point (x, y), each coordinate to `digits` significant digits, or to more where it would
/// otherwise equal other places in the view that the point lies in.
///
/// ```
/// use korogaru_lab::{Interval, Plane};
/// use korogaru_text::number::place;
///
/// let [near, far] = [[-10.0, 10.0], [1e6, 1e6 + 1.0]].map(|[low, high]| Interval::new(low, high).unwrap());
/// assert_eq!(place([0.123_456, 1_000_000.25], Plane { x: near, y: far }, 4), "(0.1235, 1000000.25)");
/// ```
#[must_use]
pub fn place([x, y]: [f64; 2], view: Plane, digits: usize) -> String {
    let written = |value: f64, seen: Interval| match seen.contains(value) {
        true => within(value, seen.width(), digits),
        false => significant(value, digits),
    };
    format!("({}, {})", written(x, view.x), written(y, view.y))
}

/// Replaces the hyphen of a typed number by the sign − of print.
///
/// ```
/// assert_eq!(korogaru_text::number::typeset("(-7, 2e-7)"), "(−7, 2e−7)");
/// ```
#[must_use]
pub fn typeset(number: &str) -> String {
    number.replace('-', "−")
}

/// The exponent of a number's power of ten. `None` for 0 and for numbers that are not finite.
fn exponent(value: f64) -> Option<i32> {
    let written = (value.is_finite() && value != 0.0).then(|| format!("{value:e}"))?;
    written.split_once('e')?.1.parse().ok()
}

fn trim(decimal: &str) -> &str {
    if decimal.contains('.') { decimal.trim_end_matches('0').trim_end_matches('.') } else { decimal }
}
