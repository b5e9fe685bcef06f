use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::thread;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use korogaru_figure::{Fonts, Style, animated_svg, gif};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::figure::noted;
use super::files;

/// An animation of one run or of several, which a notebook plays. It has the same bytes as the file that
/// ``korogaru figure -o run.gif`` or ``korogaru compare`` writes.
#[pyclass(frozen, module = "korogaru")]
pub(crate) struct Animation {
    inner: korogaru_figure::Animation,
    style: Style,
    /// The file, once it has been asked for.
    gif: OnceLock<Vec<u8>>,
}

impl Animation {
    pub(super) fn new(inner: korogaru_figure::Animation, style: Style) -> Self {
        Self { inner, style, gif: OnceLock::new() }
    }

    fn drawn(&self, py: Python<'_>) -> &[u8] {
        py.detach(|| {
            self.gif.get_or_init(|| {
                let threads = thread::available_parallelism().map_or(1, usize::from);
                gif(&self.inner, threads, &()).expect("a page has an area, and nobody ends it")
            })
        })
    }

    /// Writes the animation as the kind of file that the extension says.
    pub(super) fn write(&self, py: Python<'_>, path: &Path) -> PyResult<()> {
        let extension =
            path.extension().and_then(|extension| extension.to_str()).map(str::to_ascii_lowercase);
        match extension.as_deref() {
            Some("gif") => files::write(py, path, self.drawn(py)),
            Some("svg") => files::write(py, path, self.svg().as_bytes()),
            _ => {
                let message = format!("an animation is written as .gif or .svg, not as {}", path.display());
                Err(PyValueError::new_err(message))
            }
        }
    }
}

#[pymethods]
impl Animation {
    /// The number of frames: one for each update that is shown, and one for the end or, in a comparison, for
    /// the start.
    #[getter]
    fn frames(&self) -> usize {
        self.inner.frames
    }

    /// Frames per second.
    #[getter]
    fn fps(&self) -> f64 {
        self.inner.pace.fps()
    }

    /// How many seconds longer the last frame is shown.
    #[getter]
    fn pause(&self) -> f64 {
        self.inner.pace.pause()
    }

    /// The animation as a GIF file, which plays again and again. That of a run has 640 × 480 pixels. It is
    /// drawn once.
    fn gif(&self, py: Python<'_>) -> &[u8] {
        self.drawn(py)
    }

    /// The animation as an SVG document with its fonts, which a browser plays by itself. Readers who prefer
    /// reduced motion see the whole path at rest.
    fn svg(&self) -> String {
        animated_svg(&self.inner)
    }

    /// The same animation with a title over it, in any script that an installed font has.
    ///
    /// Characters that no font has are left out, and a title that is too long is shortened, each with a
    /// ``UserWarning``.
    ///
    /// Parameters
    /// ----------
    /// title : str
    ///
    /// Returns
    /// -------
    /// Animation
    fn titled(&self, py: Python<'_>, title: &str) -> PyResult<Self> {
        let inner = py.detach(|| self.inner.clone().titled(title, self.style.theme, &Fonts::Installed));
        Ok(Self::new(noted(py, self.style, inner)?, self.style))
    }

    /// Write the animation as the kind of file that the extension says, .gif or .svg.
    ///
    /// Raises
    /// ------
    /// ValueError
    ///     If the extension is another one.
    /// OSError
    ///     If the file cannot be written. A file that was there before is unchanged.
    #[expect(clippy::needless_pass_by_value, reason = "what Python gives is made for this call")]
    fn save(&self, py: Python<'_>, path: PathBuf) -> PyResult<()> {
        self.write(py, &path)
    }

    /// The GIF, as notebooks take a picture.
    #[pyo3(signature = (include=None, exclude=None))]
    fn _repr_mimebundle_<'py>(
        &self,
        py: Python<'py>,
        include: Option<&Bound<'py, PyAny>>,
        exclude: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyDict>> {
        // A notebook leaves out what it does not want by itself.
        let _ = (include, exclude);
        let bundle = PyDict::new(py);
        bundle.set_item("image/gif", STANDARD.encode(self.drawn(py)))?;
        bundle.set_item("text/plain", self.__repr__())?;
        Ok(bundle)
    }

    fn __repr__(&self) -> String {
        format!("Animation({}, {} frames)", self.inner.still.title, self.inner.frames)
    }
}
