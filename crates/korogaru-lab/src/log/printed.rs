//! Numbers after their names in what a training printed: `step=1 loss=2.5`, `Epoch [1/5], Loss: 0.5`,
//! `epoch 1 loss 2.5`.

use super::names::{self, Meaning, Name};
use super::number::number;
use super::table::Table;

enum Token<'l> {
    Word(&'l str),
    Equals,
    Colon,
    Open,
    Break,
}

/// Takes a line as a row.
pub(super) fn pairs(line: &[u8], table: &mut Table<'_>) -> bool {
    let text = String::from_utf8_lossy(line);
    // A progress bar has numbers of its own beside it.
    let is_bar = text.contains("%|");
    let mut words: Vec<&str> = Vec::new();
    let (mut equals, mut colon, mut open, mut in_epoch) = (false, false, false, false);
    for token in tokens(&text) {
        let word = match token {
            Token::Word(word) => word,
            Token::Equals => {
                equals = true;
                continue;
            }
            Token::Colon => {
                colon = true;
                continue;
            }
            Token::Open => {
                open = true;
                continue;
            }
            Token::Break => {
                words.clear();
                (equals, colon, open) = (false, false, false);
                continue;
            }
        };
        match value(word) {
            _ if words.is_empty() && open && in_epoch && word.contains('/') => {
                // `Epoch: 1 [640/60000]`
                put(table, "batch", value(word).unwrap_or(""));
            }
            Some(_) if words.is_empty() || (is_bar && !equals) => {}
            found if found.is_some() || (equals && !words.is_empty()) => {
                let name = name(&words, equals);
                let is = Name::of(&name).meaning;
                in_epoch = matches!(is, Meaning::Step { is_epoch: true, .. });
                // A number after another word belongs to the text.
                if equals || colon || is != Meaning::Other || table.is_wanted(&name) {
                    put(table, &name, found.unwrap_or(word));
                }
                words.clear();
            }
            _ => {
                // The words before a colon are about what follows, if they name examples.
                words.retain(|word| !colon || names::examples_of(word).is_some());
                words.push(word);
            }
        }
        let has_letter = word.chars().any(char::is_alphabetic);
        if !has_letter || is_level(word) {
            words.clear();
        }
        (equals, colon, open) = (false, false, false);
    }
    table.commit_printed();
    true
}

fn put(table: &mut Table<'_>, name: &str, value: &str) {
    let column = table.column(name);
    table.put(column, 0, value);
}

/// A number, also as the part of a whole: the 1 of `1/5`.
fn value(word: &str) -> Option<&str> {
    let is_number = |text: &str| matches!(number(text, false), Ok(Some(_)));
    let word = word.trim_end_matches('.');
    let part = word.split_once('/').filter(|(part, whole)| is_number(part) && is_number(whole));
    part.map(|(part, _)| part).or(Some(word).filter(|word| is_number(word)))
}

/// Whether a word is the level of a line in a log.
fn is_level(word: &str) -> bool {
    ["trace", "debug", "info", "warn", "warning", "error"]
        .iter()
        .any(|level| word.eq_ignore_ascii_case(level))
}

/// The name in the words before a number: the last word with those that may come before it, or all of them if
/// they are few and do not name a step.
fn name(words: &[&str], equals: bool) -> String {
    const FEW: usize = 3;
    let before =
        words[..words.len() - 1].iter().rev().take_while(|word| names::may_stand_before(word)).count();
    let least = words[words.len() - 1 - before..].join(" ");
    let is_step = || matches!(Name::of(&least).meaning, Meaning::Step { .. });
    if !equals && words.len() <= FEW && !is_step() { words.join(" ") } else { least }
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut start = None;
    let mut chars = text.char_indices().chain([(text.len(), ' ')]).peekable();
    while let Some((at, c)) = chars.next() {
        let is_sign = |c: char| c.is_whitespace() || "=:：[(,;|)]{}\"'、，".contains(c);
        if !is_sign(c) {
            start.get_or_insert(at);
            continue;
        }
        if let Some(from) = start.take() {
            let word = &text[from..at];
            // A drawn line, or a dash as a separator.
            let is_line = word.chars().all(|c| "-–—*#_".contains(c));
            tokens.push(if is_line { Token::Break } else { Token::Word(word) });
        }
        match c {
            '=' => {
                let is_line = chars.next_if(|(_, c)| *c == '=').is_some();
                tokens.push(if is_line { Token::Break } else { Token::Equals });
            }
            ':' | '：' => tokens.push(Token::Colon),
            '[' | '(' => tokens.push(Token::Open),
            '"' | '\'' => {}
            '\t' => tokens.push(Token::Break),
            _ if c.is_whitespace() => {}
            _ => tokens.push(Token::Break),
        }
    }
    tokens
}
