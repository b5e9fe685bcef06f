//! Languages and themes by their names, and errors of the libraries as exceptions.

use korogaru_figure::{ErrorKind, Theme};
use korogaru_lab::Trajectory;
use korogaru_text::{Lang, message, nothing_to_show};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

/// The language of a code, if one is given.
pub(super) fn language(code: Option<&str>) -> PyResult<Option<Lang>> {
    let known = |code| {
        Lang::from_code(code).ok_or_else(|| {
            PyValueError::new_err(format!("there is no language {code:?}; there are \"ja\" and \"en\""))
        })
    };
    code.map(known).transpose()
}

/// The language of the locale, as for the command line.
pub(super) fn of_locale() -> Lang {
    sys_locale::get_locale().map_or(Lang::En, |locale| Lang::from_locale(&locale))
}

pub(super) fn theme(name: &str) -> PyResult<Theme> {
    match name {
        "light" => Ok(Theme::Light),
        "dark" => Ok(Theme::Dark),
        _ => Err(PyValueError::new_err(format!(
            "there is no theme {name:?}; there are \"light\" and \"dark\""
        ))),
    }
}

/// The exception for an error of the lab.
pub(super) fn refused(lang: Lang, error: &korogaru_lab::Error) -> PyErr {
    PyValueError::new_err(korogaru_text::error(lang, error.kind()))
}

/// The exception for a figure that cannot be drawn.
pub(super) fn undrawable(lang: Lang, why: &korogaru_figure::Error) -> PyErr {
    PyValueError::new_err(message(lang, why.kind()))
}

/// The exception for a run without a point, of which nothing can be drawn.
pub(super) fn no_point(lang: Lang, trajectory: &Trajectory) -> PyErr {
    PyValueError::new_err(match trajectory.undefined() {
        None => message(lang, &ErrorKind::NoPoint),
        Some(_) => lang.say(&nothing_to_show(trajectory)),
    })
}
