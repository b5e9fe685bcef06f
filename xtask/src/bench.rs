use crate::environment;
use crate::shell::{self, Result, cargo, command, root};

/// Measures whole processes and hot loops against their rivals, side by side, and writes a dated record.
pub(crate) fn run(arguments: &[&str]) -> Result {
    if let Some(unknown) = arguments.iter().find(|argument| **argument != "--builds") {
        return Err(format!("bench takes --builds, not {unknown}"));
    }
    let python = environment::python("bench-venv", "bench/python/requirements.txt")?;
    shell::run(&mut cargo(&["build", "--release", "--locked"]))?;
    shell::run(cargo(&["build", "--release", "--locked"]).current_dir(root().join("bench")))?;
    let korogaru = root().join("target/release/korogaru").display().to_string();
    let (python, records) =
        (python.display().to_string(), root().join("bench/records").display().to_string());
    let mut words = vec!["--korogaru", &korogaru, "--python", &python, "--record", &records];
    words.extend(arguments);
    shell::run(&mut command(root().join("bench/target/release/korogaru-bench"), &words))
}
