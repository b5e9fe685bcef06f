//! From characters to tokens, one at a time, so that the leftmost mistake is the one that is found.

use super::mistake::Mistake;
use super::names::{Name, known};

/// What stands for itself in a formula.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Token {
    Number(f64),
    Name(Name),
    Plus,
    Minus,
    Times,
    Over,
    Caret,
    /// A raised whole number.
    Raised(f64),
    Root,
    Open,
    Close,
    Comma,
    End,
}

/// A token with the indices of its first character and of the first one after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    pub(super) token: Token,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Raised digits, each at the index that is its value.
pub(super) const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// A text as the lexer takes it, character by character: what a Japanese keyboard writes full-width is half-width here,
/// and every kind of space is one.
pub(super) fn normalised(text: &str) -> Vec<char> {
    let half = |c: char| match c {
        '！'..='～' => char::from_u32(c as u32 - '！' as u32 + '!' as u32).unwrap_or(c),
        '、' => ',',
        c if c.is_whitespace() => ' ',
        other => other,
    };
    text.trim().chars().map(half).collect()
}

/// The token that begins at an index or after the spaces there.
pub(super) fn token(text: &[char], from: usize) -> Result<Placed, (usize, Mistake)> {
    let start = (from..text.len()).find(|&i| text[i] != ' ').unwrap_or(text.len());
    let Some(&first) = text.get(start) else { return Ok(Placed { token: Token::End, start, end: start }) };
    let one = |token| Ok(Placed { token, start, end: start + 1 });
    match first {
        '+' => one(Token::Plus),
        '-' | '−' | '–' => one(Token::Minus),
        // Two stars are Python's ^.
        '*' if text.get(start + 1) == Some(&'*') => Ok(Placed { token: Token::Caret, start, end: start + 2 }),
        '*' | '×' | '·' | '⋅' | '∙' => one(Token::Times),
        '/' | '÷' | '∕' => one(Token::Over),
        '^' => one(Token::Caret),
        '√' => one(Token::Root),
        '(' => one(Token::Open),
        ')' => one(Token::Close),
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

/// Digits with a point, and an exponent where digits follow its e: 2e3 is a number, and 2e·x is not.
fn number(text: &[char], start: usize) -> Result<Placed, (usize, Mistake)> {
    let whole = digits(text, start);
    let end = if text.get(whole) == Some(&'.') { digits(text, whole + 1) } else { whole };
    if end == start + 1 && text[start] == '.' {
        return Err((start, Mistake::UnknownCharacter { character: '.' }));
    }
    let mut written: String = text[start..end].iter().collect();
    let mut after = end;
    if matches!(text.get(end), Some('e' | 'E')) {
        let sign = match text.get(end + 1) {
            Some('-' | '−') => "-",
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
        Ok(number) if number.is_finite() => Ok(Placed { token: Token::Number(number), start, end: after }),
        _ => Err((start, Mistake::NumberTooLarge)),
    }
}

fn raised(text: &[char], start: usize) -> Result<Placed, (usize, Mistake)> {
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
    Ok(Placed { token: Token::Raised(if negative { -number } else { number }), start, end })
}

/// The first name of a word: all of it, or the first factor of a product such as xy², 2πx or xsin(y).
fn word(text: &[char], start: usize) -> Result<Placed, (usize, Mistake)> {
    let is_part = |c: char| is_letter(c) || c.is_ascii_digit();
    let end = (start..text.len()).find(|&i| !is_part(text[i])).unwrap_or(text.len());
    match first_name(&text[start..end]) {
        Some((name, length)) => Ok(Placed { token: Token::Name(name), start, end: start + length }),
        None => {
            let name = text[start..end].iter().take(30).collect();
            Err((start, Mistake::UnknownName { name, known: known() }))
        }
    }
}

/// The longest name that a word begins with, such that the rest is names too. Only the last one may be a function, so
/// that `sine` is no product of sin and e.
fn first_name(word: &[char]) -> Option<(Name, usize)> {
    let longest = longest_name(word)?;
    let mut rest = &word[longest.1..];
    while !rest.is_empty() {
        rest = &rest[longest_name(rest)?.1..];
    }
    Some(longest)
}

fn longest_name(word: &[char]) -> Option<(Name, usize)> {
    const LONGEST: usize = 5;
    let lengths = (1..=word.len().min(LONGEST)).rev();
    let named = |length: usize| Some((Name::of(&word[..length])?, length));
    lengths.filter_map(named).find(|(name, length)| *length == word.len() || !name.takes_arguments())
}
