//! Turns characters into tokens one at a time, so that the leftmost mistake is found.

use super::mistake::Mistake;
use super::names::{Name, known};
use crate::reading::{RAISED, is_minus, narrow};

/// A token of a formula.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Token {
    Number(f64),
    Name(Name),
    Plus,
    Minus,
    Times,
    Over,
    Caret,
    /// A superscript whole number.
    Raised(f64),
    Root,
    Open,
    Close,
    /// { and }, around an exponent.
    OpenBrace,
    CloseBrace,
    ///  on either side of an absolute value.
    Bar,
    Comma,
    End,
}

/// A token with the indices of its first character and of the first one after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lexeme {
    pub(super) token: Token,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The modules that people take functions from: `np.sin`, `Math.exp`.
const MODULES: [&str; 7] = ["np", "numpy", "math", "torch", "tf", "jnp", "cmath"];

/// The characters of a text as the lexer takes them: full-width characters of a Japanese keyboard are
/// half-width, and every kind of space is a space.
pub(super) fn normalised(text: &str) -> Vec<char> {
    text.trim().chars().map(narrow).collect()
}

/// The index at which the right side of an equation begins, if its left side names a function by a letter: z,
/// f(x), f(x, y). A formula need not use both variables. y = … is a curve and not a function of x and y.
pub(super) fn right_side(text: &[char]) -> usize {
    let Some(sign) = text.iter().position(|c| *c == '=') else { return 0 };
    let left: String = text[..sign].iter().filter(|c| **c != ' ').collect::<String>().to_lowercase();
    // := means the same as =.
    let left = left.strip_suffix(':').unwrap_or(&left);
    let name = left.chars().next().filter(|c| c.is_ascii_lowercase() && !matches!(c, 'x' | 'y' | 'e'));
    let is_function = name.is_some_and(|_| matches!(&left[1..], "" | "(x)" | "(y)" | "(x,y)"));
    if is_function { sign + 1 } else { 0 }
}

/// The token that begins at an index, or after the spaces there.
pub(super) fn token(text: &[char], from: usize) -> Result<Lexeme, (usize, Mistake)> {
    let start = (from..text.len()).find(|&i| text[i] != ' ').unwrap_or(text.len());
    let Some(&first) = text.get(start) else { return Ok(Lexeme { token: Token::End, start, end: start }) };
    let one = |token| Ok(Lexeme { token, start, end: start + 1 });
    match first {
        '+' => one(Token::Plus),
        sign if is_minus(sign) => one(Token::Minus),
        // Python writes ^ as two stars.
        '*' if text.get(start + 1) == Some(&'*') => Ok(Lexeme { token: Token::Caret, start, end: start + 2 }),
        '*' | '×' | '·' | '⋅' | '∙' | '∗' | '•' => one(Token::Times),
        '/' | '÷' | '∕' => one(Token::Over),
        '^' => one(Token::Caret),
        '√' => one(Token::Root),
        '(' => one(Token::Open),
        ')' => one(Token::Close),
        '{' => one(Token::OpenBrace),
        '}' => one(Token::CloseBrace),
        '\\' => Err((start, Mistake::Latex)),
        '|' | '∣' => one(Token::Bar),
        ',' => one(Token::Comma),
        '0'..='9' | '.' => number(text, start),
        '⁻' => raised(text, start),
        c if RAISED.contains(&c) => raised(text, start),
        c if is_letter(c) => word(text, start),
        character => Err((start, Mistake::UnknownCharacter { character })),
    }
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || c == 'π'
}

fn digits(text: &[char], from: usize) -> usize {
    (from..text.len()).find(|&i| !text[i].is_ascii_digit()).unwrap_or(text.len())
}

/// Digits with a point, and with an exponent if digits follow its e: 2e3 is a number, and 2e·x is a product.
fn number(text: &[char], start: usize) -> Result<Lexeme, (usize, Mistake)> {
    let whole = digits(text, start);
    let end = if text.get(whole) == Some(&'.') { digits(text, whole + 1) } else { whole };
    if end == start + 1 && text[start] == '.' {
        return Err((start, Mistake::UnknownCharacter { character: '.' }));
    }
    let mut written: String = text[start..end].iter().collect();
    let mut after = end;
    if matches!(text.get(end), Some('e' | 'E')) {
        let sign = match text.get(end + 1) {
            Some(&sign) if is_minus(sign) => "-",
            Some('+') => "+",
            _ => "",
        };
        let first = end + 1 + sign.len();
        let last = digits(text, first);
        if last > first {
            written.push('e');
            written.push_str(sign);
            written.extend(&text[first..last]);
            after = last;
        }
    }
    match written.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(Lexeme { token: Token::Number(number), start, end: after }),
        _ => Err((start, Mistake::NumberTooLarge)),
    }
}

fn raised(text: &[char], start: usize) -> Result<Lexeme, (usize, Mistake)> {
    const MOST_DIGITS: usize = 4;
    let negative = text[start] == '⁻';
    let first = start + usize::from(negative);
    let value = |i: usize| RAISED.iter().position(|raised| Some(raised) == text.get(i));
    let mut end = first;
    let mut number = 0;
    while let Some(digit) = value(end) {
        if end - first == MOST_DIGITS {
            return Err((start, Mistake::NumberTooLarge));
        }
        number = 10 * number + digit;
        end += 1;
    }
    if end == first {
        return Err((start, Mistake::UnknownCharacter { character: '⁻' }));
    }
    let number = number as f64;
    Ok(Lexeme { token: Token::Raised(if negative { -number } else { number }), start, end })
}

/// The first name in a word: the whole word, or the first factor of a product such as xy², 2πx or xsin(y).
/// Capitals count as small letters, and a module before a name is skipped.
fn word(text: &[char], start: usize) -> Result<Lexeme, (usize, Mistake)> {
    let small = |range: std::ops::Range<usize>| -> Vec<char> {
        text[range].iter().map(char::to_ascii_lowercase).collect()
    };
    let end_of_word = |from: usize| {
        let is_part = |c: char| is_letter(c) || c.is_ascii_digit();
        (from..text.len()).find(|&i| !is_part(text[i])).unwrap_or(text.len())
    };
    let first_end = end_of_word(start);
    let dotted = text.get(first_end) == Some(&'.') && text.get(first_end + 1).is_some_and(|&c| is_letter(c));
    let is_module = MODULES.contains(&small(start..first_end).iter().collect::<String>().as_str());
    let from = if dotted && is_module { first_end + 1 } else { start };
    let end = end_of_word(from);
    match first_name(&small(from..end)) {
        Some((name, length)) => Ok(Lexeme { token: Token::Name(name), start, end: from + length }),
        None => {
            let name = text[from..end].iter().take(30).collect();
            Err((from, Mistake::UnknownName { name, known: known() }))
        }
    }
}

/// The longest name at the beginning of a word whose rest consists of names too. Only the last name may be a
/// function, so that `sine` is not a product of sin and e.
fn first_name(word: &[char]) -> Option<(Name, usize)> {
    let longest = longest_name(word)?;
    let mut rest = &word[longest.1..];
    while !rest.is_empty() {
        rest = &rest[longest_name(rest)?.1..];
    }
    Some(longest)
}

fn longest_name(word: &[char]) -> Option<(Name, usize)> {
    const LONGEST: usize = 8;
    let lengths = (1..=word.len().min(LONGEST)).rev();
    let named = |length: usize| Some((Name::of(&word[..length])?, length));
    lengths.filter_map(named).find(|(name, length)| *length == word.len() || !name.takes_arguments())
}
