use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::Result;
use crate::options::Options;

/// The root of the checkout that is measured.
pub(crate) fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_path_buf()
}

/// The program that does nothing, which is the shortest wait for any program. It is given by its path, so
/// that searching it is not timed.
pub(crate) fn least_program() -> Result<&'static Path> {
    let places = ["/bin/true", "/usr/bin/true"].map(Path::new);
    places
        .into_iter()
        .find(|path| path.exists())
        .ok_or_else(|| "there is no `true` to compare with".to_owned())
}

/// The programs that are measured, and a folder for what they write.
#[derive(Debug)]
pub(crate) struct Setup {
    korogaru: PathBuf,
    python: PathBuf,
    rivals: PathBuf,
    frameworks: PathBuf,
    quick: bool,
    scratch: TempDir,
}

impl Setup {
    pub(crate) fn new(options: &Options) -> Result<Self> {
        let scratch = tempfile::Builder::new().prefix("korogaru-bench-").tempdir();
        Ok(Self {
            korogaru: options.korogaru.clone(),
            python: options.python.clone(),
            rivals: options.rivals.clone(),
            frameworks: options.frameworks.clone(),
            quick: options.quick,
            scratch: scratch.map_err(|error| format!("cannot make a temporary folder: {error}"))?,
        })
    }

    /// The command `korogaru`, without arguments.
    pub(crate) fn korogaru(&self) -> Command {
        self.program(&self.korogaru)
    }

    /// Python, without a script. It has its caches, as its users do: compiled modules, and the list of fonts
    /// that matplotlib makes on its first run.
    pub(crate) fn python(&self) -> Command {
        let mut python = self.program(&self.python);
        python.env("MPLCONFIGDIR", self.scratch.path().join("matplotlib"));
        python.env_remove("PYTHONDONTWRITEBYTECODE");
        python
    }

    /// The Python with the optimizers of Python's libraries.
    pub(crate) fn rivals(&self) -> Command {
        self.program(&self.rivals)
    }

    /// The optimizers of Python's libraries, with this many threads. They use the protocol of `rival`.
    pub(crate) fn python_rivals(&self, threads: usize) -> Command {
        let mut python = self.rivals();
        python.arg(root().join("bench/python/rivals.py")).arg(threads.to_string());
        python
    }

    /// The optimizers of Rust's frameworks, in the same way.
    pub(crate) fn rust_rivals(&self, threads: usize) -> Result<Command> {
        if !self.frameworks.exists() {
            return Err(format!("there is no {}: cargo xtask bench builds it", self.frameworks.display()));
        }
        let mut frameworks = self.program(&self.frameworks);
        frameworks.env("RAYON_NUM_THREADS", threads.to_string());
        Ok(frameworks)
    }

    /// The number of pairs to measure: this many, or few in a quick run.
    pub(crate) fn pairs(&self, pairs: usize) -> usize {
        if self.quick { pairs.min(5) } else { pairs }
    }

    /// A program in the same environment as all others, with the same locale on every machine.
    pub(crate) fn program(&self, program: impl AsRef<Path>) -> Command {
        let mut command = Command::new(program.as_ref());
        command.env("LC_ALL", "C.UTF-8");
        command
    }

    /// The folder of this name, for what a program writes.
    pub(crate) fn folder(&self, name: &str) -> PathBuf {
        self.scratch.path().join(name)
    }

    /// The same folder, new and empty.
    pub(crate) fn fresh_folder(&self, name: &str) -> Result<PathBuf> {
        let folder = self.folder(name);
        if folder.exists() {
            std::fs::remove_dir_all(&folder).map_err(|error| format!("cannot empty {name}: {error}"))?;
        }
        std::fs::create_dir_all(&folder).map_err(|error| format!("cannot make {name}: {error}"))?;
        Ok(folder)
    }
}
