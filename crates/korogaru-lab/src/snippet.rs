//! Text that makes an experiment again: a link, a command and Python code.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::{Error, ErrorKind, Experiment, Setting, Value};

/// The most iterations that the explorer runs. It runs the experiment again with every move of a slider.
pub const MOST_EXPLORED: usize = 10_000;

/// The characters that an address shows as they are, so that a person can read it.
const READABLE: AsciiSet =
    NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b',').remove(b'/');

/// Checks that the explorer can run an experiment.
///
/// # Errors
///
/// [`ErrorKind::TooManyToExplore`] for more iterations than [`MOST_EXPLORED`].
pub fn explorable(experiment: &Experiment) -> Result<(), Error> {
    match experiment.iterations() {
        0..=MOST_EXPLORED => Ok(()),
        found => Err(ErrorKind::TooManyToExplore { found, limit: MOST_EXPLORED }.into()),
    }
}

/// The experiment as it is after `#` in the explorer's address: the settings that differ from the article's
/// first run.
///
/// ```
/// use korogaru_lab::{Experiment, Setting};
///
/// let settings = [Setting::text("formula", "x^2 + y"), Setting::text("start", "-1,0.5")];
/// let experiment = Experiment::default().with_settings(&settings)?;
/// assert_eq!(korogaru_lab::snippet::link(&experiment), "formula=x%5E2%20%2B%20y&start=-1,0.5");
/// # Ok::<(), korogaru_lab::Error>(())
/// ```
#[must_use]
pub fn link(experiment: &Experiment) -> String {
    let part =
        |Setting { key, value }: Setting| format!("{key}={}", utf8_percent_encode(&plain(&value), &READABLE));
    experiment.to_settings().into_iter().map(part).collect::<Vec<_>>().join("&")
}

/// The shell command that prints the run of an experiment.
///
/// ```
/// use korogaru_lab::{Experiment, Setting};
///
/// let settings = [Setting::text("lr", ".95"), Setting::text("start", "-1,0.5")];
/// let experiment = Experiment::default().with_settings(&settings)?;
/// assert_eq!(korogaru_lab::snippet::command(&experiment), "korogaru run --start=-1,0.5 --lr=0.95");
/// # Ok::<(), korogaru_lab::Error>(())
/// ```
#[must_use]
pub fn command(experiment: &Experiment) -> String {
    let mut out = "korogaru run".to_owned();
    for Setting { key, value } in experiment.to_settings() {
        out.push_str(&format!(" --{key}={}", quoted(&plain(&value))));
    }
    out
}

/// The Python code that makes the run with the package `korogaru`.
///
/// ```
/// use korogaru_lab::{Experiment, Setting};
///
/// let experiment = Experiment::default().with_settings(&[Setting::text("formula", "x^2 + y^2")])?;
/// assert_eq!(korogaru_lab::snippet::python(&experiment), "\
/// import korogaru
///
/// run = korogaru.run(formula=\"x^2 + y^2\")
/// run.figure()");
/// # Ok::<(), korogaru_lab::Error>(())
/// ```
#[must_use]
pub fn python(experiment: &Experiment) -> String {
    let argument = |Setting { key, value }: Setting| {
        let value = match &value {
            Value::Text(text) | Value::Name(text) => format!("{text:?}"),
            Value::Numbers(_) => format!("({})", plain(&value).replace(',', ", ")),
            _ => plain(&value),
        };
        format!("{key}={value}")
    };
    let arguments: Vec<String> = experiment.to_settings().into_iter().map(argument).collect();
    format!("import korogaru\n\nrun = korogaru.run({})\nrun.figure()", arguments.join(", "))
}

/// The text of a value, as a setting takes it.
///
/// ```
/// use korogaru_lab::Value;
///
/// assert_eq!(korogaru_lab::snippet::plain(&Value::Numbers(vec![-7.0, 0.5])), "-7,0.5");
/// ```
#[must_use]
pub fn plain(value: &Value) -> String {
    match value {
        Value::Number(value) => korogaru::message::typed(*value),
        Value::Numbers(values) => {
            values.iter().copied().map(korogaru::message::typed).collect::<Vec<_>>().join(",")
        }
        Value::Text(text) | Value::Name(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The text in quotes, if it has a character that is special to a shell.
fn quoted(text: &str) -> String {
    let harmless = |c: char| c.is_ascii_alphanumeric() || "-+.,_=/".contains(c);
    if !text.is_empty() && text.chars().all(harmless) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}
