//! The facts that a number depends on. They do not tell whose machine it was.

use std::process::Command;

use crate::process::output;
use crate::setup::{Setup, least_program, root};

const UNKNOWN: &str = "unknown";

/// The processor's name. The record is named after it.
pub(crate) fn processor() -> String {
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(':'));
    name.map_or_else(|| format!("{UNKNOWN} {}", std::env::consts::ARCH), |(_, name)| name.trim().to_owned())
}

/// Everything else worth knowing, as pairs of name and fact.
pub(crate) fn facts(setup: &Setup) -> Vec<(&'static str, String)> {
    let cores = std::thread::available_parallelism().map_or(UNKNOWN.to_owned(), |cores| cores.to_string());
    vec![
        ("processor", format!("{}, {cores} cores to use", processor())),
        ("system", format!("{} {}", std::env::consts::OS, std::env::consts::ARCH)),
        ("commit", said(Command::new("git").args(["describe", "--always", "--dirty", "--tags"]))),
        ("compiler", said(Command::new("rustc").arg("--version"))),
        ("Python", python(setup)),
        ("rivals in Python", rivals(setup)),
        ("rivals in Rust", in_rust()),
        (
            "true",
            least_program().map_or(UNKNOWN.to_owned(), |path| said(Command::new(path).arg("--version"))),
        ),
    ]
}

/// The first line that a command prints when it runs in the checkout.
fn said(command: &mut Command) -> String {
    let said = output(command.current_dir(root())).unwrap_or_default();
    said.lines().next().unwrap_or(UNKNOWN).to_owned()
}

fn python(setup: &Setup) -> String {
    const ASK: &str = "import platform, numpy, matplotlib; \
        print(f'Python {platform.python_version()}, NumPy {numpy.__version__}, \
        matplotlib {matplotlib.__version__}')";
    said(setup.python().args(["-c", ASK]))
}

fn rivals(setup: &Setup) -> String {
    const ASK: &str = "import numpy, torch, jax, optax; \
        print(f'NumPy {numpy.__version__}, PyTorch {torch.__version__} ({torch.backends.cpu.get_cpu_capability()}), \
        JAX {jax.__version__}, optax {optax.__version__}')";
    said(setup.rivals().args(["-c", ASK]))
}

fn in_rust() -> String {
    const FRAMEWORKS: &str = include_str!("../frameworks/Cargo.lock");
    let frameworks = ["burn", "candle-nn", "candle-optimisers"].map(|name| (name, FRAMEWORKS));
    let rivals = [("contour", include_str!("../Cargo.lock"))].into_iter().chain(frameworks);
    rivals.map(|(name, lock)| format!("{name} {}", locked(lock, name))).collect::<Vec<_>>().join(", ")
}

/// The version of a rival in a lockfile. If there are several, the newest.
fn locked<'a>(lock: &'a str, name: &str) -> &'a str {
    let mut lines = lock.lines();
    let mut version = None;
    while lines.any(|line| line == format!("name = \"{name}\"")) {
        version = lines.next().and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    }
    version.unwrap_or(UNKNOWN)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_locked_version_of_a_rival() {
        let lock = "name = \"a\"\nversion = \"1.2\"\n\nname = \"a\"\nversion = \"1.3\"\n";
        assert_eq!(super::locked(lock, "a"), "1.3");
        assert_eq!(super::locked(lock, "no-such-crate"), "unknown");
    }
}
