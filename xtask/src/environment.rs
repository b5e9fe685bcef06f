//! Python and npm packages, in folders under `target/`.

use std::path::{Path, PathBuf};

use crate::shell::{Result, command, copy, read, root, run};

/// The Python of a virtual environment with the packages of a requirements file. It is made anew if the file
/// has changed.
pub(crate) fn python(name: &str, requirements: &str) -> Result<PathBuf> {
    environment(Path::new(BASE), name, requirements, &[])
}

/// The same for another interpreter.
pub(crate) fn python_of(interpreter: &Path, name: &str, requirements: &str) -> Result<PathBuf> {
    environment(interpreter, name, requirements, &[])
}

/// The same for a file that lists every package that is needed, so that no other is installed.
pub(crate) fn exact_python(name: &str, requirements: &str) -> Result<PathBuf> {
    environment(Path::new(BASE), name, requirements, &["--no-deps"])
}

const BASE: &str = if cfg!(windows) { "python" } else { "python3" };

fn environment(base: &Path, name: &str, requirements: &str, options: &[&str]) -> Result<PathBuf> {
    let wanted = read(&root().join(requirements))?;
    let folder = root().join("target").join(name);
    let stamp = folder.join("requirements.installed");
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    if std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    let folder_text = folder.display().to_string();
    run(&mut command(base, &["-m", "venv", "--clear", &folder_text]))
        .map_err(|error| format!("{error}; install Python 3.10 or later (apt-get install python3-venv)"))?;
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements];
    run(command(&python, &install).args(options))?;
    std::fs::write(&stamp, wanted).map_err(|error| format!("{}: {error}", stamp.display()))?;
    Ok(python)
}

/// Installs the packages of a folder's `package-lock.json` in a folder under `target/`. Returns its
/// `node_modules`.
pub(crate) fn npm(name: &str, package: &str) -> Result<PathBuf> {
    let folder = root().join("target").join(name);
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for file in ["package.json", "package-lock.json"] {
        let (from, to) = (root().join(package).join(file), folder.join(file));
        copy(&from, &to)?;
    }
    let mut npm = command("npm", &["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]);
    run(npm.current_dir(&folder)).map_err(|error| format!("{error}; install Node.js with npm"))?;
    Ok(folder.join("node_modules"))
}
