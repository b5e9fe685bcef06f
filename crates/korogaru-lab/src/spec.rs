//! The canonical text form of an experiment: flat TOML with its keys in a fixed order and its floats in their
//! shortest form.

use std::fmt::Write as _;

use korogaru::Convention;
use toml::de::{DeInteger, DeTable, DeValue};

use crate::plane::Interval;
use crate::{Error, ErrorKind, Experiment, Setting, SyntaxHint, Value};

impl Experiment {
    /// The canonical text form. A convention is written if it is not the book's, noise if there is any (with
    /// its seed), and limits if they are not those of the objective.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let mut out = String::new();
        for setting in self.all_settings() {
            setting.write_toml(&mut out);
        }
        out
    }

    /// The fewest settings that turn the default experiment into this one. A link, a command line or keyword
    /// arguments need no more.
    ///
    /// ```
    /// use korogaru_lab::{Experiment, Setting, Value};
    ///
    /// let experiment = Experiment::default().with_settings(&[Setting::text("lr", ".95")])?;
    /// assert_eq!(experiment.to_settings(), [Setting { key: "lr".into(), value: Value::Number(0.95) }]);
    /// assert_eq!(Experiment::default().with_settings(&experiment.to_settings())?, experiment);
    /// # Ok::<(), korogaru_lab::Error>(())
    /// ```
    #[must_use]
    pub fn to_settings(&self) -> Vec<Setting> {
        let mut settings = self.all_settings();
        let mut i = 0;
        while i < settings.len() {
            let mut others = settings.clone();
            others.remove(i);
            match Self::default().with_settings(&others) {
                Ok(experiment) if experiment == *self => settings = others,
                _ => i += 1,
            }
        }
        settings
    }

    /// All settings, in the order of the canonical text.
    fn all_settings(&self) -> Vec<Setting> {
        let mut settings = Vec::new();
        let mut add = |key: &str, value: Value| settings.push(Setting { key: key.to_owned(), value });
        let name = |name: &str| Value::Name(name.to_owned());
        match self.objective().source() {
            Some(formula) => add("formula", name(formula)),
            None => add("objective", name(self.objective().name())),
        }
        add("start", Value::Numbers(self.start().to_vec()));
        add("method", name(self.method().info().name));
        if let Some(convention) = self.method().convention().filter(|&c| c != Convention::default()) {
            add("convention", name(convention.name()));
        }
        for (hyperparameter, value) in self.method().hyperparameters() {
            add(hyperparameter.name, Value::Number(value));
        }
        add("iterations", self.iterations().into());
        let noise = self.noise();
        if noise.sigma() > 0.0 {
            add("noise", Value::Number(noise.sigma()));
        }
        if let Some(batch) = noise.batch() {
            add("batch", batch.into());
        }
        if noise.is_any() {
            add("seed", Value::Whole(noise.seed().into()));
        }
        let mut limits = |key, own: Interval, limits: Interval| {
            if limits != own {
                add(key, Value::Numbers(vec![limits.low(), limits.high()]));
            }
        };
        let own = self.objective().view();
        limits("xlim", own.x, self.view().x);
        limits("ylim", own.y, self.view().y);
        settings
    }

    /// Reads an experiment from its text form. What the text does not say has the default. The tables `sweep`
    /// and `search`, which say what it was part of, are for [`Sweep::from_toml`](crate::Sweep::from_toml) and
    /// [`Comparison::found_as`](crate::Comparison::found_as).
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Syntax`] or [`ErrorKind::SyntaxWithHint`] if the text is not TOML; [`ErrorKind::InSpec`],
    /// with line and key, if a key is unknown or its value is wrong.
    pub fn from_toml(text: &str) -> Result<Self, Error> {
        let entries = Entries::of(text, None)?.unwrap_or_default();
        Self::default()
            .with_settings(&entries.settings)
            .map_err(|error| entries.refused(error.setting().unwrap_or(0), error.kind().clone()))
    }
}

impl Setting {
    /// Adds its line to a text form.
    pub(crate) fn write_toml(&self, out: &mut String) {
        let written = match &self.value {
            Value::Text(text) | Value::Name(text) => format!("{text:?}"),
            other => other.to_string(),
        };
        writeln!(out, "{} = {written}", self.key).expect("a String takes all text");
    }
}

/// The settings that a text form or a table in it has, in their order, each with its line.
#[derive(Default)]
pub(crate) struct Entries {
    pub(crate) settings: Vec<Setting>,
    lines: Vec<usize>,
}

impl Entries {
    /// The tables of a text form that are not part of an experiment.
    pub(crate) const SWEEP: &str = "sweep";
    pub(crate) const SEARCH: &str = "search";

    /// Reads those outside these tables, or those of a table. `None` if there is no such table.
    pub(crate) fn of(text: &str, table: Option<&str>) -> Result<Option<Self>, Error> {
        let whole = DeTable::parse(text).map_err(|error| syntax(text, error.span()))?;
        let whole = whole.get_ref();
        let read = match table {
            None => whole,
            Some(name) => {
                let named = whole.iter().find(|(key, _)| key.get_ref() == name);
                match named.map(|(_, value)| value.get_ref()) {
                    Some(DeValue::Table(table)) => table,
                    _ => return Ok(None),
                }
            }
        };
        let is_aside = |key: &str, value: &DeValue<'_>| {
            table.is_none()
                && [Self::SWEEP, Self::SEARCH].contains(&key)
                && matches!(value, DeValue::Table(_))
        };
        let mut all: Vec<_> =
            read.iter().filter(|(key, value)| !is_aside(key.get_ref(), value.get_ref())).collect();
        all.sort_by_key(|(key, _)| key.span().start);
        let setting = |(key, value): &(&toml::Spanned<_>, &toml::Spanned<DeValue<'_>>)| {
            let written = &text[value.span()];
            let key: &std::borrow::Cow<'_, str> = key.get_ref();
            Setting { key: key.to_string(), value: read_value(value.get_ref(), written) }
        };
        let (mut line, mut read) = (1, 0);
        let line_of = |(key, _): &(&toml::Spanned<_>, _)| {
            let at = key.span().start;
            line += text[read..at].matches('\n').count();
            read = at;
            line
        };
        let lines = all.iter().map(line_of).collect();
        Ok(Some(Self { settings: all.iter().map(setting).collect(), lines }))
    }

    /// Hands over all of them, one after the other, until one is refused.
    pub(crate) fn each(&self, mut take: impl FnMut(&Setting) -> Result<(), ErrorKind>) -> Result<(), Error> {
        let mut settings = self.settings.iter().enumerate();
        settings.try_for_each(|(index, setting)| take(setting).map_err(|kind| self.refused(index, kind)))
    }

    fn refused(&self, index: usize, cause: ErrorKind) -> Error {
        let (line, key) = (self.lines[index], self.settings[index].key.clone());
        ErrorKind::InSpec { line, key, cause: Box::new(cause) }.into()
    }
}

/// A value as it was written, if it is of no other kind.
fn read_value(value: &DeValue<'_>, written: &str) -> Value {
    let whole = |digits: &DeInteger<'_>| i64::from_str_radix(digits.as_str(), digits.radix()).ok();
    let float = |value: &DeValue<'_>| match value {
        DeValue::Integer(digits) => whole(digits).map(|whole| whole as f64),
        DeValue::Float(digits) => digits.as_str().parse().ok(),
        _ => None,
    };
    let read = match value {
        DeValue::String(name) => Some(Value::Name(name.to_string())),
        DeValue::Integer(digits) => whole(digits).map(Value::Whole),
        DeValue::Float(_) => float(value).map(Value::Number),
        DeValue::Array(values) => {
            values.iter().map(|value| float(value.get_ref())).collect::<Option<_>>().map(Value::Numbers)
        }
        _ => None,
    };
    read.unwrap_or_else(|| Value::Other(written.to_owned()))
}

fn syntax(text: &str, span: Option<std::ops::Range<usize>>) -> Error {
    const LONGEST: usize = 80;
    let at = text.floor_char_boundary(span.map_or(0, |span| span.start));
    let (line, column) = position(text, at);
    let whole = text.lines().nth(line - 1).unwrap_or("");
    let shown: String = whole.chars().take(LONGEST).collect();
    match hint(text, at, whole) {
        Some(hint) => ErrorKind::SyntaxWithHint { line, column, text: shown, hint },
        None => ErrorKind::Syntax { line, column, text: shown },
    }
    .into()
}

/// What is likely wrong at a byte of the text, in this line of it.
fn hint(text: &str, at: usize, line: &str) -> Option<SyntaxHint> {
    let (key, value) = line.split_once('=')?;
    let (key, value) = (key.trim(), value.trim());
    let digit = |c: char| c.is_ascii_digit();
    let number = value.trim_start_matches(['-', '+', '[']);
    let stands_twice = || {
        let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let before = text[..line_start].lines();
        before.filter_map(|other| other.split_once('=')).any(|(other, _)| other.trim() == key)
    };
    if number.starts_with(|c| c == '.' || digit(c)) && has_bare_point(value) {
        Some(SyntaxHint::DigitsAroundPoint)
    } else if value.starts_with(|c: char| c.is_alphabetic()) {
        Some(SyntaxHint::QuotedName)
    } else if !value.starts_with('=') && stands_twice() {
        Some(SyntaxHint::DuplicateKey)
    } else {
        None
    }
}

/// Whether a decimal point lacks a digit on either side.
fn has_bare_point(value: &str) -> bool {
    let bytes = value.as_bytes();
    let digit = |i: Option<usize>| i.and_then(|i| bytes.get(i)).is_some_and(u8::is_ascii_digit);
    let mut points = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'.').map(|(i, _)| i);
    points.any(|i| !digit(i.checked_sub(1)) || !digit(Some(i + 1)))
}

/// The line and the character in it, both counted from 1, at a byte of the text.
fn position(text: &str, byte: usize) -> (usize, usize) {
    let before = &text[..text.floor_char_boundary(byte)];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    (line, column)
}
