use std::path::{Path, PathBuf};

use korogaru_figure::{Fonts, Lettered, Scene, Style, png, svg};
use pyo3::exceptions::{PyUserWarning, PyValueError};
use pyo3::prelude::*;

use super::files;

/// A figure, which a notebook shows. It has the same bytes as the file that ``korogaru figure`` writes.
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
    /// The figure as an SVG document with its fonts.
    fn svg(&self) -> String {
        svg(&self.scene)
    }

    /// The figure as a PNG file.
    ///
    /// Parameters
    /// ----------
    /// scale : float
    ///     The number of pixels for each of the figure's 640 × 480 units of length.
    ///
    /// Raises
    /// ------
    /// ValueError
    ///     If the scale leaves no pixel or gives too many.
    #[pyo3(signature = (scale=1.0))]
    fn png(&self, py: Python<'_>, scale: f64) -> PyResult<Vec<u8>> {
        py.detach(|| png(&self.scene, scale))
            .ok_or_else(|| PyValueError::new_err(format!("no picture can be drawn at the scale {scale:?}")))
    }

    /// The same figure with a title over it, in any script that an installed font has.
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

    /// Write the figure as the kind of file that the extension says, .svg or .png.
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

    fn _repr_svg_(&self) -> String {
        self.svg()
    }

    /// Twice as fine, for screens with a high resolution.
    fn _repr_png_(&self, py: Python<'_>) -> PyResult<Vec<u8>> {
        self.png(py, 2.0)
    }

    fn __repr__(&self) -> String {
        format!("Figure({})", self.scene.title)
    }
}

/// The figure with its title, after a warning if the title is not complete.
pub(super) fn noted<F>(py: Python<'_>, style: Style, titled: Lettered<F>) -> PyResult<F> {
    for note in titled.notes() {
        let message = std::ffi::CString::new(style.lang.say(&note))
            .map_err(|error| PyValueError::new_err(error.to_string()))?;
        PyErr::warn(py, &py.get_type::<PyUserWarning>(), &message, 1)?;
    }
    Ok(titled.figure)
}
