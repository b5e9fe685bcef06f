use std::path::{Path, PathBuf};

use korogaru_figure::{Fonts, Lettered, Scene, Style, png, svg};
use pyo3::exceptions::{PyUserWarning, PyValueError};
use pyo3::prelude::*;

use super::files;

/// A figure, which a notebook shows: the same bytes as the command ``korogaru figure`` writes.
#[pyclass(frozen, module = "korogaru")]
pub(crate) struct Figure {
    scene: Scene,
    style: Style,
}

impl Figure {
    pub(super) fn new(scene: Scene, style: Style) -> Self {
        Self { scene, style }
    }

    /// Writes the figure as the kind of file that the extension says.
    pub(super) fn write(&self, py: Python<'_>, path: &Path) -> PyResult<()> {
        let extension =
            path.extension().and_then(|extension| extension.to_str()).map(str::to_ascii_lowercase);
        let bytes = match extension.as_deref() {
            Some("svg") => self.svg().into_bytes(),
            Some("png") => self.png(py, 1.0)?,
            _ => {
                let message = format!("a figure is written as .svg or .png, not as {}", path.display());
                return Err(PyValueError::new_err(message));
            }
        };
        files::write(py, path, &bytes)
    }
}

#[pymethods]
impl Figure {
    /// The figure as an SVG document, with its fonts inside.
    fn svg(&self) -> String {
        svg(&self.scene)
    }

    /// The figure as a PNG file.
    ///
    /// Parameters
    /// ----------
    /// scale : float
    ///     Pixels to each of its 640 × 480.
    ///
    /// Raises
    /// ------
    /// ValueError
    ///     For a scale that leaves no pixel, or too many.
    #[pyo3(signature = (scale=1.0))]
    fn png(&self, py: Python<'_>, scale: f64) -> PyResult<Vec<u8>> {
        py.detach(|| png(&self.scene, scale))
            .ok_or_else(|| PyValueError::new_err(format!("no picture can be drawn at the scale {scale:?}")))
    }

    /// The same figure with a title over it, in any script that an installed font has.
    ///
    /// Characters that no font has are left out, and a title for which there is no room is shortened, each with a
    /// ``UserWarning``.
    ///
    /// Parameters
    /// ----------
    /// title : str
    ///
    /// Returns
    /// -------
    /// Figure
    ///
    /// Examples
    /// --------
    /// >>> import korogaru
    /// >>> korogaru.run(iterations=3).figure("en").titled("The valley")
    /// Figure(The valley)
    fn titled(&self, py: Python<'_>, title: &str) -> PyResult<Self> {
        let scene = py.detach(|| self.scene.clone().titled(title, self.style.theme, &Fonts::Installed));
        Ok(Self { scene: noted(py, self.style, scene)?, style: self.style })
    }

    /// Writes the figure as the kind of file that the extension says, .svg or .png.
    ///
    /// Raises
    /// ------
    /// ValueError
    ///     For another extension.
    /// OSError
    ///     Where the file cannot be written; what was there before is there still.
    #[expect(clippy::needless_pass_by_value, reason = "what Python gives is made for this call")]
    fn save(&self, py: Python<'_>, path: PathBuf) -> PyResult<()> {
        self.write(py, &path)
    }

    fn _repr_svg_(&self) -> String {
        self.svg()
    }

    /// Twice as fine, for screens that are.
    fn _repr_png_(&self, py: Python<'_>) -> PyResult<Vec<u8>> {
        self.png(py, 2.0)
    }

    fn __repr__(&self) -> String {
        format!("Figure({})", self.scene.title)
    }
}

/// What has a title, with a warning where that is not all of it.
pub(super) fn noted<F>(py: Python<'_>, style: Style, titled: Lettered<F>) -> PyResult<F> {
    for note in titled.notes() {
        let message = std::ffi::CString::new(style.lang.say(&note))
            .map_err(|error| PyValueError::new_err(error.to_string()))?;
        PyErr::warn(py, &py.get_type::<PyUserWarning>(), &message, 1)?;
    }
    Ok(titled.figure)
}
