//! Formulas as spans of text: variables in italics; digits, operators, π and function names upright.

use crate::scene::{Face, Span};

/// The names of functions. Every other letter is a variable.
const FUNCTIONS: [&str; 19] = [
    "abs", "acos", "acosh", "asin", "asinh", "atan", "atanh", "cbrt", "cos", "cosh", "exp", "ln", "log",
    "max", "min", "sin", "sinh", "tan", "tanh",
];

/// The spans of a formula.
pub(crate) fn formula(text: &str) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_letter = |c: char| c.is_ascii_alphabetic() || (('α'..='ω').contains(&c) && c != 'π');
        let same_kind = |c: char| is_letter(c) == is_letter(first);
        let end = rest.find(|c| !same_kind(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        let variable = is_letter(first) && !FUNCTIONS.contains(&word);
        push(&mut spans, word, if variable { Face::Math } else { Face::Sans });
        rest = after;
    }
    spans
}

/// The spans of a formula after `f(x, y) = `.
pub(crate) fn equation(text: &str) -> Vec<Span> {
    formula(&format!("f(x, y) = {text}"))
}

/// The spans of a symbol, such as η or β₁, with its value.
pub(crate) fn assignment(symbol: &str, value: &str) -> Vec<Span> {
    let mut spans = formula(symbol);
    push(&mut spans, &format!(" = {value}"), Face::Sans);
    spans
}

/// The spans of words, in which λ, x and y alone are variables.
pub(crate) fn formula_words(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    for (i, word) in text.split(' ').enumerate() {
        if i > 0 {
            push(&mut spans, " ", Face::Sans);
        }
        let letter = word.trim_end_matches([':', ',']);
        let variable = matches!(letter, "x" | "y" | "λ");
        push(&mut spans, letter, if variable { Face::Math } else { Face::Sans });
        push(&mut spans, &word[letter.len()..], Face::Sans);
    }
    spans.retain(|span| !span.text.is_empty());
    spans
}

/// The span of upright words.
pub(crate) fn words(text: impl Into<String>) -> Vec<Span> {
    vec![Span { text: text.into(), face: Face::Sans }]
}

fn push(spans: &mut Vec<Span>, text: &str, face: Face) {
    match spans.last_mut() {
        Some(last) if last.face == face => last.text.push_str(text),
        _ => spans.push(Span { text: text.to_owned(), face }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn italics(text: &str) -> String {
        formula(text)
            .iter()
            .map(|span| if span.face == Face::Math { format!("_{}_", span.text) } else { span.text.clone() })
            .collect()
    }

    #[test]
    fn variables_are_italic_and_nothing_else() {
        assert_eq!(italics("x²/20 + y²"), "_x_²/20 + _y_²");
        assert_eq!(italics("20 + x² − 10cos(2πx)"), "20 + _x_² − 10cos(2π_x_)");
        assert_eq!(italics("2.25 − x + xy²"), "2.25 − _x_ + _xy_²");
        assert_eq!(italics("β₁"), "_β_₁");
        assert_eq!(italics("log10(x) + atan2(y, x)cbrt(y)"), "log10(_x_) + atan2(_y_, _x_)cbrt(_y_)");
    }
}
