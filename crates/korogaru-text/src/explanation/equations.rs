//! The method's own update with the numbers of a step put in, in its order, a line for each axis.

use korogaru_lab::{Acting, Explanation, Mechanism, Step};

use super::{AXES, whole, written};

/// What a symbol stands for: along both axes alike, or along each.
struct Symbol {
    name: String,
    values: [f64; 2],
    written: [String; 2],
}

impl Symbol {
    fn along_axes(name: &str, values: [f64; 2]) -> Self {
        Self { name: name.to_owned(), values, written: values.map(written) }
    }

    /// A number that was chosen, with all its digits.
    fn chosen(name: &str, value: f64) -> Self {
        Self { name: name.to_owned(), values: [value; 2], written: [whole(value), whole(value)] }
    }
}

/// Each assignment of the update as the method writes it, with its number in the book where it has one, and under it
/// the same in numbers.
pub(super) fn lines(explanation: &Explanation<'_>, step: &Step) -> Vec<String> {
    let trajectory = explanation.trajectory();
    let method = trajectory.experiment().method();
    let mut known: Vec<Symbol> =
        method.hyperparameters().map(|(h, value)| Symbol::chosen(h.symbol, value)).collect();
    known.push(Symbol::along_axes("g", step.gradient));
    known.push(Symbol::along_axes("W", step.from));
    let slots = || trajectory.slots().iter();
    known.extend(slots().zip(trajectory.state(step.number - 1)).map(|(name, v)| Symbol::along_axes(name, v)));
    let mut after = vec![Symbol::along_axes("W", step.to)];
    after.extend(slots().zip(trajectory.state(step.number)).map(|(name, v)| Symbol::along_axes(name, v)));
    if let Acting::StepSizes(sizes) = &step.acting {
        after.push(Symbol::along_axes("ηₜ", sizes.map(|size| size.rate)));
    }

    let mut lines = Vec::new();
    for (i, assignment) in method.formula().iter().enumerate() {
        let number =
            equation_number(method.info().name, i).filter(|_| method.formula() == method.info().formula);
        lines.push(number.map_or_else(|| (*assignment).to_owned(), |n| format!("{assignment}  {n}")));
        let Some((name, arrow, right)) = parted(assignment) else { continue };
        let Some(result) = after.iter().position(|symbol| symbol.name == name) else { continue };
        let result = after.swap_remove(result);
        // What is the same along both axes is said once.
        let axes: &[usize] = if depends_on_axis(right, &known) { &[0, 1] } else { &[0] };
        for &axis in axes {
            let left = match name {
                "W" => AXES[axis].to_owned(),
                _ if axes.len() == 1 => name.to_owned(),
                _ => format!("{name}_{}", AXES[axis]),
            };
            let filled = filled(right, &known, axis, step.number);
            let between =
                between(explanation, step, name, axis).map_or(String::new(), |parts| format!(" = {parts}"));
            lines.push(format!("  {left} {arrow} {filled}{between} = {}", result.written[axis]));
        }
        known.retain(|symbol| symbol.name != name);
        known.push(result);
    }
    lines
}

/// The number of an assignment in the book.
fn equation_number(method: &str, index: usize) -> Option<&'static str> {
    let numbers: &[&str] = match method {
        "sgd" => &["(6.1)"],
        "momentum" => &["(6.3)", "(6.4)"],
        "adagrad" => &["(6.5)", "(6.6)"],
        _ => &[],
    };
    numbers.get(index).copied()
}

/// Name, sign and right side of an assignment.
fn parted(assignment: &str) -> Option<(&str, &'static str, &str)> {
    let part = |sign: &'static str| {
        assignment.split_once(sign).map(|(name, right)| (name.trim(), sign, right.trim()))
    };
    part("←").or_else(|| part("="))
}

/// The two parts of a velocity, and for SGD where the point was and how far it goes: what stands between the equation
/// and its result.
fn between(explanation: &Explanation<'_>, step: &Step, name: &str, axis: usize) -> Option<String> {
    let sum = |a: f64, b: f64| {
        let sign = if b < 0.0 { '−' } else { '+' };
        Some(format!("{} {sign} {}", written(a), written(b.abs())))
    };
    match name {
        // In the method's own convention, as the equation is.
        "v" => {
            let part = explanation.trajectory().velocity_parts(step.number)?[axis];
            sum(part.carried, part.fresh)
        }
        "W" if explanation.mechanism() == Mechanism::Fresh => {
            sum(step.from[axis], step.forces()?.fresh[axis])
        }
        "W" if explanation.mechanism() == Mechanism::StepSize => sum(step.from[axis], step.moved[axis]),
        _ => None,
    }
}

/// A stretch of an equation: a symbol, or what stands between symbols.
fn tokens(right: &str) -> Vec<&str> {
    let is_letter = |c: char| c.is_ascii_alphabetic() || ('α'..='ω').contains(&c);
    let mut found = Vec::new();
    let mut rest = right;
    while let Some(first) = rest.chars().next() {
        let end = if is_letter(first) {
            let after = &rest[first.len_utf8()..];
            let index = after.chars().next().filter(|c| "₁₂ₜ".contains(*c)).map_or(0, char::len_utf8);
            first.len_utf8() + index
        } else {
            rest.find(is_letter).unwrap_or(rest.len())
        };
        let (token, after) = rest.split_at(end);
        found.push(token);
        rest = after;
    }
    found
}

fn depends_on_axis(right: &str, known: &[Symbol]) -> bool {
    tokens(right).iter().any(|token| {
        let symbol = known.iter().find(|symbol| symbol.name == *token);
        // A hyperparameter has the same digits along both; all else may have.
        symbol.is_some_and(|symbol| {
            "gWvhms".contains(symbol.name.as_str())
                || symbol.values[0].to_bits() != symbol.values[1].to_bits()
        })
    })
}

/// The right side with numbers in the symbols' places: negative ones in brackets, unless they come first.
fn filled(right: &str, known: &[Symbol], axis: usize, step: usize) -> String {
    let tokens = tokens(right);
    let mut out = String::new();
    for (i, token) in tokens.iter().enumerate() {
        let Some(symbol) = known.iter().find(|symbol| symbol.name == *token) else {
            out += &token.replace('·', " × ").replace('ᵗ', &superscript(step));
            continue;
        };
        let number = &symbol.written[axis];
        let next = tokens.get(i + 1).and_then(|token| token.chars().next());
        let is_base = next.is_some_and(|c| "²ᵗ".contains(c));
        let first = out.is_empty() || out.ends_with('(');
        let negative = number.starts_with('−') && (!first || is_base);
        let scientific = number.contains('e') && is_base;
        if negative || scientific {
            out += &format!("({number})");
        } else {
            out += number;
        }
    }
    out
}

/// A whole number, raised.
fn superscript(number: usize) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digit = |c: char| c.to_digit(10).and_then(|digit| DIGITS.get(digit as usize).copied());
    number.to_string().chars().filter_map(digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_told_from_what_stands_between() {
        assert_eq!(tokens("α·v − η·g"), ["α", "·", "v", " − ", "η", "·", "g"]);
        assert_eq!(tokens("ηₜ·m / (√s + ε)"), ["ηₜ", "·", "m", " / (√", "s", " + ", "ε", ")"]);
        assert_eq!(tokens("(1−β₁ᵗ)"), ["(1−", "β₁", "ᵗ)"]);
    }

    #[test]
    fn negative_numbers_stand_in_brackets_where_a_sign_is_before_them() {
        let known = [Symbol::along_axes("v", [-1.5, 2.0]), Symbol::chosen("α", 0.9)];
        assert_eq!(filled("α·v", &known, 0, 1), "0.9 × (−1.5)");
        assert_eq!(filled("v + α·v", &known, 0, 1), "−1.5 + 0.9 × (−1.5)");
        assert_eq!(filled("v²", &known, 0, 1), "(−1.5)²");
        assert_eq!(filled("αᵗ·v", &known, 1, 12), "0.9¹² × 2");
    }
}
