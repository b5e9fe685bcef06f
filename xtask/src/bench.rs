use crate::environment;
use crate::outcome::Stop;
use crate::shell::{self, Result, cargo, command, root};
use crate::web;

/// Measures whole processes and hot loops against their rivals, side by side. Writes a dated record, unless
/// only some rows or a quick run are asked for.
pub(crate) fn run(arguments: &[&str]) -> Result {
    let mut only = None;
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match *argument {
            "--builds" | "--quick" => {}
            "--only" => only = Some(*rest.next().ok_or("--only needs the name of a group")?),
            unknown => return Err(format!("bench takes --builds, --quick and --only GROUP, not {unknown}")),
        }
    }
    let is_partial = arguments.iter().any(|argument| matches!(*argument, "--quick" | "--only"));
    let python = environment::python("bench-venv", "bench/python/requirements.txt")?;
    let rivals = environment::exact_python("bench-rivals", "bench/python/rivals.txt")?;
    // The Python package as its users have it.
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--force-reinstall"];
    shell::run(command(&rivals, &install).args(["--no-deps", "./python"]))?;
    shell::run(&mut cargo(&["build", "--release", "--locked"]))?;
    shell::run(cargo(&["build", "--release", "--locked"]).current_dir(root().join("bench")))?;
    // A workspace of its own that shares the target folder.
    let frameworks = ["build", "--release", "--locked", "--target-dir", "../target"];
    shell::run(cargo(&frameworks).current_dir(root().join("bench/frameworks")))?;
    let korogaru = root().join("target/release/korogaru").display().to_string();
    let [python, rivals] = [python, rivals].map(|path| path.display().to_string());
    let records = root().join("bench/records").display().to_string();
    let mut words = vec!["--korogaru", &korogaru, "--python", &python, "--rivals", &rivals];
    if !is_partial {
        words.extend(["--record", &records]);
    }
    words.extend(arguments);
    let mut bench = command(root().join("bench/target/release/korogaru-bench"), &words);
    if only.is_none_or(|group| group == "explorer") {
        // The page of this checkout, not one that was made before.
        let settings = web::make().and_then(|_| web::browser::settings()).map_err(Stop::message)?;
        bench.envs(settings);
    }
    shell::run(&mut bench)
}
