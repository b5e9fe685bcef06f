use std::io::Read as _;

use flate2::read::GzDecoder;
use korogaru_figure::Theme;
use korogaru_lab::snippet::{explorable, link};
use korogaru_text::Lang;
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;

use super::speech::{refused, theme};
use super::trajectory::Trajectory;

/// The page, if `cargo xtask web` had made it before the package was built.
#[cfg(has_page)]
const PACKED: Option<&[u8]> = Some(include_bytes!(concat!(env!("OUT_DIR"), "/korogaru.html.gz")));
#[cfg(not(has_page))]
const PACKED: Option<&[u8]> = None;

const NO_PAGE: &str = "this package was built without the explorer's page; in a clone of korogaru, run \
                       `cargo xtask web` and then `pip install ./python` again, or open a run in the browser by \
                       the command, `cargo xtask install` and then `korogaru explore`";

/// The explorer with a run, which a notebook shows in the cell.
///
/// The page runs in the browser without the kernel, and a saved notebook keeps it. It cannot reach the
/// notebook around it.
#[pyclass(frozen, module = "korogaru")]
pub(crate) struct Explorer {
    page: String,
    /// What follows `#` in the address of the page.
    state: String,
    height: u32,
    run: String,
}

impl Explorer {
    pub(super) fn new(
        trajectory: &Trajectory,
        lang: Option<Lang>,
        theme_name: Option<&str>,
        height: u32,
    ) -> PyResult<Self> {
        let run = trajectory.run();
        if run.is_own() {
            return Err(PyValueError::new_err(
                "the explorer computes in the browser, which cannot call a function of Python's; give the \
                 function as text: korogaru.run(formula=\"x^2 / 20 + y^2\").explore()",
            ));
        }
        let theme = theme_name.map(theme).transpose()?;
        let experiment = trajectory.inner().experiment();
        explorable(experiment).map_err(|error| refused(lang.unwrap_or(Lang::En), &error))?;
        let packed = PACKED.ok_or_else(|| PyRuntimeError::new_err(NO_PAGE))?;
        let mut page = String::new();
        GzDecoder::new(packed).read_to_string(&mut page)?;
        let said = [
            Some(link(experiment)).filter(|settings| !settings.is_empty()),
            lang.map(|lang| format!("lang={}", lang.code())),
            theme
                .map(|theme: Theme| format!("theme={}", if theme == Theme::Dark { "dark" } else { "light" })),
        ];
        let state = said.into_iter().flatten().collect::<Vec<_>>().join("&");
        Ok(Self { page, state, height, run: run.described() })
    }
}

#[pymethods]
impl Explorer {
    /// A frame with the whole page in it.
    ///
    /// It is in `srcdoc`. In a `data:` address the page would write its own 1.8 million characters anew at
    /// every update, and browsers refuse addresses of more than two million. A page in `srcdoc` has no `#` at
    /// first, and so the frame's name carries the state. The sandbox gives the page an origin of its own.
    fn _repr_html_(&self) -> String {
        format!(
            "<iframe title=\"korogaru\" name=\"korogaru#{}\" width=\"100%\" height=\"{}\" \
             style=\"border: 0\" sandbox=\"allow-scripts allow-downloads\" \
             allow=\"clipboard-write; fullscreen\" srcdoc=\"{}\"></iframe>",
            quoted(&self.state),
            self.height,
            quoted(&self.page)
        )
    }

    fn __repr__(&self) -> String {
        format!("Explorer({})", self.run)
    }
}

/// Text as the value of an attribute between double quotes.
fn quoted(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;")
}
