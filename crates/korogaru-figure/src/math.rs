//! Formulas as runs of text: variables in italics; digits, operators, π and function names upright.

use crate::scene::{Face, Run};

/// Words that name a function; every other letter is a variable.
const FUNCTIONS: [&str; 19] = [
    "abs", "acos", "acosh", "asin", "asinh", "atan", "atanh", "cbrt", "cos", "cosh", "exp", "ln", "log",
    "max", "min", "sin", "sinh", "tan", "tanh",
];

/// A formula as its runs.
pub(crate) fn formula(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_letter = |c: char| c.is_ascii_alphabetic() || (('α'..='ω').contains(&c) && c != 'π');
        let same_kind = |c: char| is_letter(c) == is_letter(first);
        let end = rest.find(|c| !same_kind(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        let variable = is_letter(first) && !FUNCTIONS.contains(&word);
        push(&mut runs, word, if variable { Face::Math } else { Face::Sans });
        rest = after;
    }
    runs
}

/// `f(x, y) = ` before a formula.
pub(crate) fn equation(text: &str) -> Vec<Run> {
    formula(&format!("f(x, y) = {text}"))
}

/// A symbol such as η or β₁ with its value.
pub(crate) fn assignment(symbol: &str, value: &str) -> Vec<Run> {
    let mut runs = formula(symbol);
    push(&mut runs, &format!(" = {value}"), Face::Sans);
    runs
}

/// Words of which those that are one letter, λ or x, are variables.
pub(crate) fn formula_words(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    for (i, word) in text.split(' ').enumerate() {
        if i > 0 {
            push(&mut runs, " ", Face::Sans);
        }
        let letter = word.trim_end_matches([':', ',']);
        let variable = matches!(letter, "x" | "y" | "λ");
        push(&mut runs, letter, if variable { Face::Math } else { Face::Sans });
        push(&mut runs, &word[letter.len()..], Face::Sans);
    }
    runs.retain(|run| !run.text.is_empty());
    runs
}

/// Words, upright.
pub(crate) fn words(text: impl Into<String>) -> Vec<Run> {
    vec![Run { text: text.into(), face: Face::Sans }]
}

fn push(runs: &mut Vec<Run>, text: &str, face: Face) {
    match runs.last_mut() {
        Some(last) if last.face == face => last.text.push_str(text),
        _ => runs.push(Run { text: text.to_owned(), face }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn italics(text: &str) -> String {
        formula(text)
            .iter()
            .map(|run| if run.face == Face::Math { format!("_{}_", run.text) } else { run.text.clone() })
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
