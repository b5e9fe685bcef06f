//! Debian's packages, for what Rust's own tools do not have.

use std::path::Path;

use crate::outcome::Stop;
use crate::shell::{self, command, output};

/// Something that a stage needs: a program by its name, or a file by its absolute path, and the package that
/// has it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Need {
    pub(crate) what: &'static str,
    pub(crate) package: &'static str,
}

/// Installs what is missing if this process may. Otherwise the stage is skipped, with the command that the
/// user has to type. `otherwise` names another way to some of it, if there is one.
pub(crate) fn ensure(needs: &[Need], otherwise: &str) -> std::result::Result<(), Stop> {
    let missing: Vec<Need> = needs.iter().filter(|need| !is_there(need.what)).copied().collect();
    if missing.is_empty() {
        return Ok(());
    }
    let whats = missing.iter().map(|need| need.what).collect::<Vec<_>>().join(", ");
    let mut packages: Vec<&str> = missing.iter().map(|need| need.package).collect();
    packages.dedup();
    let names = packages.join(" ");
    let skipped = |why: &str| {
        let typed = format!("missing: {whats}; {why}: apt-get install {names}");
        Stop::Skipped(if otherwise.is_empty() { typed } else { format!("{typed}; {otherwise}") })
    };
    if !is_there("apt-get") {
        return Err(skipped("on a Debian system they come by"));
    }
    if output(&mut command("id", &["-u"]))? != "0" {
        return Err(skipped("this process may not install packages, type as root"));
    }
    println!("    missing: {whats}; installing {names}");
    if !install(&packages)? {
        return Err(skipped("this system's repositories lack a package of"));
    }
    match missing.iter().find(|need| !is_there(need.what)) {
        None => Ok(()),
        Some(need) => {
            Err(Stop::Failed(format!("{} was installed, but {} is not there", need.package, need.what)))
        }
    }
}

/// Installs the newest of these packages that the repositories have, if this process may. Returns whether it
/// did.
pub(crate) fn renew(packages: &[&str]) -> shell::Result<bool> {
    if !is_there("apt-get") || output(&mut command("id", &["-u"]))? != "0" {
        return Ok(false);
    }
    install(packages)
}

/// Installs packages. Returns `false` if one of them is unknown.
fn install(packages: &[&str]) -> shell::Result<bool> {
    // An old list may name packages that are gone. Without a network it may still be good enough.
    if let Err(problem) = apt_get(&["update"]) {
        println!("    {problem}");
    }
    if !packages.iter().all(|name| output(&mut command("apt-cache", &["show", name])).is_ok()) {
        return Ok(false);
    }
    let mut words = vec!["install", "--yes", "--no-install-recommends"];
    words.extend(packages);
    apt_get(&words)?;
    Ok(true)
}

fn apt_get(words: &[&str]) -> shell::Result {
    let mut command = command("apt-get", &["-qq"]);
    command.args(words).env("DEBIAN_FRONTEND", "noninteractive").stdout(std::process::Stdio::null());
    shell::run(&mut command)
}

/// Whether the program is on the path, or the file exists.
pub(crate) fn is_there(what: &str) -> bool {
    if Path::new(what).is_absolute() {
        return Path::new(what).exists();
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let file = format!("{what}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&path).any(|folder| folder.join(&file).is_file())
}
