//! A cell as a number.

/// A number, or none where the cell is empty or says so. `Err` for anything else. Where commas do not divide cells, one may
/// stand for the decimal point.
pub(super) fn number(text: &str, decimal_comma: bool) -> Result<Option<f64>, ()> {
    let text = text.trim();
    const MISSING: [&str; 9] = ["", "null", "none", "na", "n/a", "<na>", "-", "--", "."];
    if MISSING.iter().any(|missing| text.eq_ignore_ascii_case(missing)) {
        return Ok(None);
    }
    if let Ok(number) = text.parse() {
        return Ok(Some(number));
    }
    if decimal_comma && text.bytes().filter(|byte| matches!(byte, b',' | b'.')).count() == 1 {
        return text.replace(',', ".").parse().map(Some).map_err(|_| ());
    }
    microsoft(text).map(Some).ok_or(())
}

/// As C libraries of Microsoft and others print what is not finite: `-nan(ind)`, `1.#QNAN0`, `-1.#INF`.
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
    use super::number;

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
        assert_eq!(
            (number("2,5", false), number("1.234,5", true), number("1,2,3", true)),
            (Err(()), Err(()), Err(()))
        );
        assert_eq!((number("<NA>", false), number("low", false)), (Ok(None), Err(())));
    }
}
