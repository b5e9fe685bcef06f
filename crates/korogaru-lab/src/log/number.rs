//! Reads a cell as a number.

/// A number, or `None` if the cell is empty or says that there is none. `Err` for anything else. If commas do
/// not separate cells, a comma may be the decimal sign, or commas or points may separate thousands.
pub(super) fn number(text: &str, decimal_comma: bool) -> Result<Option<f64>, ()> {
    let text = text.trim();
    const MISSING: [&str; 9] = ["", "null", "none", "na", "n/a", "<na>", "-", "--", "."];
    if MISSING.iter().any(|missing| text.eq_ignore_ascii_case(missing)) {
        return Ok(None);
    }
    if let Ok(number) = text.parse() {
        return Ok(Some(number));
    }
    if decimal_comma && let Some((number, ..)) = local(text) {
        return Ok(Some(number));
    }
    microsoft(text).map(Some).ok_or(())
}

/// A whole number whose thousands are separated by commas.
pub(super) fn thousands(text: &str) -> Option<f64> {
    let text = text.trim();
    if text.contains('.') {
        return None;
    }
    match local(text)? {
        (number, b',', true) => Some((1000.0 * number).round()),
        (number, b'.', _) => Some(number),
        _ => None,
    }
}

/// A number with commas or points, its decimal sign, and whether that sign may as well separate thousands:
/// `2,5`, `1.000,5`, `1.000`.
pub(super) fn local(text: &str) -> Option<(f64, u8, bool)> {
    let text = text.trim();
    let signs: Vec<u8> = text.bytes().filter(|byte| matches!(byte, b',' | b'.')).collect();
    let (last, before) = signs.split_last()?;
    // A sign that occurs twice separates thousands, and the other one is the decimal sign.
    let decimal = if before.contains(last) == (*last == b',') { b'.' } else { b',' };
    let (whole, part) = text.split_once(char::from(decimal)).unwrap_or((text, ""));
    let (first, groups) = whole.split_once([',', '.']).unwrap_or((whole, ""));
    let first = first.trim_start_matches(['-', '+']).len();
    let is_group = |text: &str| text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_grouped = (1..=3).contains(&first) && groups.split([',', '.']).all(is_group);
    if !(groups.is_empty() || is_grouped) {
        return None;
    }
    let number: f64 = format!("{}.{part}", whole.replace([',', '.'], "")).parse().ok()?;
    let is_doubtful = before.is_empty() && is_group(part) && first <= 3 && number.abs() >= 1.0;
    Some((number, decimal, is_doubtful))
}

/// Numbers that are not finite, as the C libraries of Microsoft and others print them: `-nan(ind)`,
/// `1.#QNAN0`, `-1.#INF`.
fn microsoft(text: &str) -> Option<f64> {
    let lower = text.to_ascii_lowercase();
    let unsigned = lower.strip_prefix(['-', '+']).unwrap_or(&lower);
    if unsigned.strip_prefix("nan(").is_some_and(|rest| rest.ends_with(')')) {
        return Some(f64::NAN);
    }
    let what = unsigned.strip_prefix("1.#")?.trim_end_matches('0');
    match what {
        "inf" => Some(f64::INFINITY.copysign(if lower.starts_with('-') { -1.0 } else { 1.0 })),
        "ind" | "qnan" | "snan" | "nan" => Some(f64::NAN),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{local, number};

    #[test]
    fn numbers_as_they_are_found() {
        for nan in
            ["nan", "-nan", "NaN", "-nan(ind)", "nan(ind)", "1.#QNAN", "-1.#IND", "1.#IND00", "nan(snan)"]
        {
            assert!(number(nan, false).unwrap().unwrap().is_nan(), "{nan}");
        }
        for (text, value) in
            [("+Inf", f64::INFINITY), ("-1.#INF", f64::NEG_INFINITY), ("1.#INF00", f64::INFINITY)]
        {
            assert_eq!(number(text, false), Ok(Some(value)), "{text}");
        }
        assert_eq!(number(" 2,5 ", true), Ok(Some(2.5)));
        let refused = [number("2,5", false), number("1,2,3", true), number("1234.500,5", true)];
        assert_eq!(refused, [Err(()); 3]);
        for (text, value, sign, is_doubtful) in [
            ("-2,5e-3", -2.5e-3, b',', false),
            ("1.234.567,5", 1_234_567.5, b',', false),
            ("1,234,567", 1_234_567.0, b'.', false),
            ("1.000", 1.0, b'.', true),
            ("-123,456", -123.456, b',', true),
            // A number with thousands does not begin with 0, nor have more than three digits before the first
            // sign.
            ("0.512", 0.512, b'.', false),
            ("1000.512", 1000.512, b'.', false),
        ] {
            assert_eq!(local(text), Some((value, sign, is_doubtful)), "{text}");
        }
        assert_eq!((number("<NA>", false), number("low", false)), (Ok(None), Err(())));
    }
}
