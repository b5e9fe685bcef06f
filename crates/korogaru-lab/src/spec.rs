//! The canonical text form of an experiment: flat TOML, its keys in one order, its floats in shortest form.

use std::fmt::Write as _;

use toml::de::{DeTable, DeValue};

use crate::plane::Interval;
use crate::{Error, ErrorKind, Experiment, Setting, Value};

impl Experiment {
    /// The canonical text form. Limits are written where they are not the objective's own.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let mut out = String::new();
        let mut line = |key: &str, value: String| {
            writeln!(out, "{key} = {value}").expect("a String takes all text");
        };
        let pair = |a: f64, b: f64| format!("[{a:?}, {b:?}]");

        line("objective", format!("{:?}", self.objective().name()));
        let [x, y] = self.start();
        line("start", pair(x, y));
        line("method", format!("{:?}", self.method().info().name));
        for (hyperparameter, value) in self.method().hyperparameters() {
            line(hyperparameter.name, format!("{value:?}"));
        }
        line("iterations", self.iterations().to_string());
        let mut limits = |key, own: Interval, limits: Interval| {
            if limits != own {
                line(key, pair(limits.low(), limits.high()));
            }
        };
        let own = self.objective().view();
        limits("xlim", own.x, self.view().x);
        limits("ylim", own.y, self.view().y);
        out
    }

    /// The experiment that a text form says, with the default for what it does not say.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Syntax`] where the text is not TOML; [`ErrorKind::InSpec`], with line and key, where a key
    /// is unknown or its value wrong.
    pub fn from_toml(text: &str) -> Result<Self, Error> {
        let table = DeTable::parse(text).map_err(|error| syntax(text, error.span()))?;
        let mut settings = Vec::new();
        let mut lines = Vec::new();
        for (key, value) in table.get_ref() {
            lines.push(position(text, key.span().start).0);
            let written = &text[value.span()];
            settings.push(Setting { key: key.get_ref().to_string(), value: read(value.get_ref(), written) });
        }
        Self::default().with_settings(&settings).map_err(|(index, cause)| {
            let key = settings[index].key.clone();
            ErrorKind::InSpec { line: lines[index], key, cause: Box::new(cause) }.into()
        })
    }
}

fn read(value: &DeValue<'_>, written: &str) -> Value {
    let other = || Value::Other(written.to_owned());
    match value {
        DeValue::String(name) => Value::Name(name.to_string()),
        DeValue::Integer(_) | DeValue::Float(_) => match number(value) {
            Some(Number::Whole(whole)) => Value::Whole(whole),
            Some(Number::Float(float)) => Value::Number(float),
            None => other(),
        },
        DeValue::Array(values) => {
            let float = |value| match number(value)? {
                Number::Whole(whole) => Some(whole as f64),
                Number::Float(float) => Some(float),
            };
            values
                .iter()
                .map(|v| float(v.get_ref()))
                .collect::<Option<_>>()
                .map_or_else(other, Value::Numbers)
        }
        _ => other(),
    }
}

enum Number {
    Whole(i64),
    Float(f64),
}

fn number(value: &DeValue<'_>) -> Option<Number> {
    match value {
        DeValue::Integer(digits) => {
            i64::from_str_radix(digits.as_str(), digits.radix()).ok().map(Number::Whole)
        }
        DeValue::Float(digits) => digits.as_str().parse().ok().map(Number::Float),
        _ => None,
    }
}

fn syntax(text: &str, span: Option<std::ops::Range<usize>>) -> Error {
    let (line, column) = position(text, span.map_or(0, |span| span.start));
    let shown = text.lines().nth(line - 1).unwrap_or("").to_owned();
    ErrorKind::Syntax { line, column, text: shown }.into()
}

/// The line and the character in it, both from 1, at a byte of the text.
fn position(text: &str, byte: usize) -> (usize, usize) {
    let before = &text[..text.floor_char_boundary(byte)];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    (line, column)
}
