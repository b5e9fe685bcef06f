//! The explorer as one file, which needs nothing else.

pub(crate) mod browser;
mod page;

use std::path::PathBuf;

use crate::cross::{Cross, Target};
use crate::outcome::Stop;
use crate::shell::{self, Result, root};

/// The target of the page, and what it needs.
const WASM: Target = Target {
    triple: "wasm32-unknown-unknown",
    what: &["--profile", "web", "-p", "korogaru-web"],
    variable: "WASM32_UNKNOWN_UNKNOWN",
    // No relaxed SIMD, whose multiply-add may round once or twice.
    flags: "-Ctarget-feature=+simd128",
    needs: &[],
    needs_for_std: &[],
    flags_for_std: "",
    std: "std,panic_abort",
    linker: None,
    runner: "",
};

/// The packages whose builds take the page in: the command serves it, and a notebook shows it.
const PACKAGES: [&str; 2] = ["crates/korogaru-cli", "python"];

/// Makes the page.
pub(crate) fn run() -> Result {
    let made = make().map_err(Stop::message)?;
    println!("    {made}");
    Ok(())
}

/// Makes the page and pictures of it. The pictures depend on the browser's version, so that no test compares
/// them.
pub(crate) fn pictures() -> Result {
    run()?;
    let settings = browser::settings().map_err(Stop::message)?;
    let script = "crates/korogaru-web/tests/browser/pictures.mjs";
    shell::run(shell::command("node", &[script, "docs/explorer"]).envs(settings))
}

/// The path of the page.
pub(crate) fn file() -> PathBuf {
    root().join("target/web/korogaru.html")
}

/// Makes the page as a file, also for the packages that carry it, and says how large it is.
pub(crate) fn make() -> std::result::Result<String, Stop> {
    let cross = Cross::new(WASM)?;
    shell::run(&mut cross.cargo(&["build"])?)?;
    let program = cross.built().join("web/korogaru_web.wasm");
    let page = page::page(&program)?;
    let file = file();
    let complaint = |error| format!("{}: {error}", file.display());
    std::fs::create_dir_all(root().join("target/web")).map_err(complaint)?;
    std::fs::write(&file, &page).map_err(complaint)?;
    for package in PACKAGES {
        let carried = root().join(package).join("page/korogaru.html");
        // Written only if it changes, so that a program that includes it is not built again.
        if std::fs::read_to_string(&carried).ok().as_ref() != Some(&page) {
            std::fs::write(&carried, &page).map_err(|error| format!("{}: {error}", carried.display()))?;
        }
    }
    let compressed = page::compressed(page.as_bytes())?.len();
    if compressed > page::LARGEST {
        let over = format!("the page is {compressed} bytes compressed, {} are allowed", page::LARGEST);
        return Err(Stop::Failed(over));
    }
    Ok(format!("target/web/korogaru.html: {} bytes, {compressed} compressed", page.len()))
}
