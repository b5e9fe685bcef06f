//! The equations of a method's update with the numbers of a step in them.

use korogaru_lab::{Acting, Explanation, Mechanism, Update};

use super::{AXES, DIGITS, whole};
use crate::number::significant;

/// An assignment of an update, with a step's numbers in place of its symbols.
#[derive(Clone, Debug, PartialEq)]
pub struct Equation {
    /// The assignment as the method writes it: `v ← α·v − η·g`.
    pub symbols: String,
    /// The equation's number in the book, such as `(6.3)`, where it has one.
    pub number: Option<&'static str>,
    /// The same in numbers, one line for each axis, or one line where both axes have the same numbers.
    pub lines: Vec<EquationLine>,
}

/// An assignment along an axis, in numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct EquationLine {
    /// The name that is assigned to, such as `v` or `x`.
    pub name: String,
    /// The axis, where the name does not say it.
    pub axis: Option<&'static str>,
    /// `←` or `=`.
    pub sign: &'static str,
    /// The right side with numbers in place of the symbols.
    pub filled: String,
    /// The right side as a sum of two numbers, where these have a meaning. The second number begins with its
    /// sign.
    pub parts: Option<[(EquationPart, String); 2]>,
    /// The result.
    pub result: String,
}

/// What a number in an equation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EquationPart {
    /// The point before the step.
    Point,
    /// The carried part α·v.
    Carried,
    /// The fresh part −η·g.
    Fresh,
    /// How far the step goes.
    Move,
}

/// The numbers of a symbol: one for both axes, or one for each.
struct Symbol {
    name: String,
    values: [f64; 2],
    written: [String; 2],
}

impl Symbol {
    fn along_axes(name: &str, values: [f64; 2], digits: usize) -> Self {
        Self { name: name.to_owned(), values, written: values.map(|value| significant(value, digits)) }
    }

    /// A number that the user chose, with all its digits.
    fn chosen(name: &str, value: f64) -> Self {
        Self { name: name.to_owned(), values: [value; 2], written: [whole(value), whole(value)] }
    }
}

/// Writes each assignment as the method does, with its number in the book where it has one, and under it the
/// same in numbers.
pub(super) fn lines(explanation: &Explanation<'_>, step: &Update) -> Vec<String> {
    let mut lines = Vec::new();
    for Equation { symbols, number, lines: in_numbers } in equations(explanation, step, DIGITS) {
        lines.push(number.map_or_else(|| symbols.clone(), |number| format!("{symbols}  {number}")));
        for EquationLine { name, axis, sign, filled, parts, result } in in_numbers {
            let axis = axis.map_or(String::new(), |axis| format!("_{axis}"));
            let parts = parts.map_or(String::new(), |[(_, a), (_, b)]| format!(" = {a} {b}"));
            lines.push(format!("  {name}{axis} {sign} {filled}{parts} = {result}"));
        }
    }
    lines
}

/// Gives the assignments of the method's update in its order, with the numbers of a step, rounded to this
/// many digits.
///
/// ```
/// use korogaru_lab::{Explanation, Experiment, run};
/// use korogaru_text::explanation::equations;
///
/// let trajectory = run(&Experiment::default());
/// let explained = Explanation::new(&trajectory);
/// let [velocity, position] = &equations(&explained, &explained.update(2)?, 4)[..] else { panic!() };
/// assert_eq!((velocity.symbols.as_str(), velocity.number), ("v ← α·v − η·g", Some("(6.3)")));
/// assert_eq!(velocity.lines[1].filled, "0.9 × (−0.4) − 0.1 × 3.2");
/// assert_eq!(position.lines[1].result, "0.92");
/// # Ok::<(), korogaru_lab::Error>(())
/// ```
#[must_use]
pub fn equations(explanation: &Explanation<'_>, step: &Update, digits: usize) -> Vec<Equation> {
    let along = |name: &str, values| Symbol::along_axes(name, values, digits);
    let trajectory = explanation.trajectory();
    let method = trajectory.experiment().method();
    let mut known: Vec<Symbol> =
        method.hyperparameters().map(|(h, value)| Symbol::chosen(h.symbol, value)).collect();
    known.push(along("g", step.gradient));
    known.push(along("W", step.from));
    let slots = || trajectory.slots().iter();
    known.extend(slots().zip(trajectory.state(step.number - 1)).map(|(name, v)| along(name, v)));
    let mut after = vec![along("W", step.to)];
    after.extend(slots().zip(trajectory.state(step.number)).map(|(name, v)| along(name, v)));
    if let Acting::StepSizes(sizes) = &step.acting {
        after.push(along("ηₜ", sizes.map(|size| size.rate)));
    }

    let mut equations = Vec::new();
    for (i, assignment) in method.formula().iter().enumerate() {
        let number =
            equation_number(method.info().name, i).filter(|_| method.formula() == method.info().formula);
        equations.push(Equation { symbols: (*assignment).to_owned(), number, lines: Vec::new() });
        let Some((name, sign, right)) = parted(assignment) else { continue };
        let Some(result) = after.iter().position(|symbol| symbol.name == name) else { continue };
        let result = after.swap_remove(result);
        // What is the same along both axes is said once.
        let axes: &[usize] = if depends_on_axis(right, &known) { &[0, 1] } else { &[0] };
        let line = |&axis: &usize| {
            let (left, along) = match name {
                "W" => (AXES[axis], None),
                _ if axes.len() == 1 => (name, None),
                _ => (name, Some(AXES[axis])),
            };
            EquationLine {
                name: left.to_owned(),
                axis: along,
                sign,
                filled: filled(right, &known, axis, step.number),
                parts: parts(explanation, step, name, axis, digits),
                result: result.written[axis].clone(),
            }
        };
        let lines = axes.iter().map(line).collect();
        equations.last_mut().expect("it was pushed").lines = lines;
        known.retain(|symbol| symbol.name != name);
        known.push(result);
    }
    equations
}

/// The number that an assignment has in the book.
fn equation_number(method: &str, index: usize) -> Option<&'static str> {
    let numbers: &[&str] = match method {
        "sgd" => &["(6.1)"],
        "momentum" => &["(6.3)", "(6.4)"],
        "adagrad" => &["(6.5)", "(6.6)"],
        _ => &[],
    };
    numbers.get(index).copied()
}

/// Splits an assignment into name, sign and right side.
fn parted(assignment: &str) -> Option<(&str, &'static str, &str)> {
    let part = |sign: &'static str| {
        assignment.split_once(sign).map(|(name, right)| (name.trim(), sign, right.trim()))
    };
    part("←").or_else(|| part("="))
}

/// The numbers between an equation and its result: the two parts of a velocity, or for SGD the point and its
/// move.
fn parts(
    explanation: &Explanation<'_>,
    step: &Update,
    name: &str,
    axis: usize,
    digits: usize,
) -> Option<[(EquationPart, String); 2]> {
    use EquationPart::{Carried, Fresh, Move, Point};

    let sum = |first, a: f64, second, b: f64| {
        let sign = if b < 0.0 { '−' } else { '+' };
        Some([(first, significant(a, digits)), (second, format!("{sign} {}", significant(b.abs(), digits)))])
    };
    match name {
        // In the method's own convention, as the equation is.
        "v" => {
            let part = explanation.trajectory().velocity_parts(step.number)?[axis];
            sum(Carried, part.carried, Fresh, part.fresh)
        }
        "W" if explanation.mechanism() == Mechanism::Fresh => {
            sum(Point, step.from[axis], Fresh, step.forces()?.fresh[axis])
        }
        "W" if explanation.mechanism() == Mechanism::StepSize => {
            sum(Point, step.from[axis], Move, step.moved[axis])
        }
        _ => None,
    }
}

/// A piece of an equation: a symbol, or the text between symbols.
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

/// The right side with numbers in place of the symbols. Negative numbers are in brackets, unless they come
/// first.
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

/// A whole number in superscript.
fn superscript(number: usize) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digit = |c: char| c.to_digit(10).and_then(|digit| DIGITS.get(digit as usize).copied());
    number.to_string().chars().filter_map(digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_told_from_the_text_between() {
        assert_eq!(tokens("α·v − η·g"), ["α", "·", "v", " − ", "η", "·", "g"]);
        assert_eq!(tokens("ηₜ·m / (√s + ε)"), ["ηₜ", "·", "m", " / (√", "s", " + ", "ε", ")"]);
        assert_eq!(tokens("(1−β₁ᵗ)"), ["(1−", "β₁", "ᵗ)"]);
    }

    #[test]
    fn negative_numbers_stand_in_brackets_where_a_sign_is_before_them() {
        let known = [Symbol::along_axes("v", [-1.5, 2.0], 5), Symbol::chosen("α", 0.9)];
        assert_eq!(filled("α·v", &known, 0, 1), "0.9 × (−1.5)");
        assert_eq!(filled("v + α·v", &known, 0, 1), "−1.5 + 0.9 × (−1.5)");
        assert_eq!(filled("v²", &known, 0, 1), "(−1.5)²");
        assert_eq!(filled("αᵗ·v", &known, 1, 12), "0.9¹² × 2");
    }
}
