//! Builds for a machine that is not this one.

use std::process::Command;

use crate::outcome::Stop;
use crate::packages::{self, Need};
use crate::shell::{cargo, command, output, root};

/// A target of Rust, and how its programs are built and run here.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Target {
    pub(crate) triple: &'static str,
    /// The packages that are built, with their features and profile, as arguments of cargo.
    pub(crate) what: &'static [&'static str],
    /// The target as it is in the names of cargo's variables.
    pub(crate) variable: &'static str,
    pub(crate) flags: &'static str,
    /// What is needed, whichever compiler builds it.
    pub(crate) needs: &'static [Need],
    /// What is needed besides if the standard library has to be built.
    pub(crate) needs_for_std: &'static [Need],
    pub(crate) flags_for_std: &'static str,
    /// The crates of the standard library to build.
    pub(crate) std: &'static str,
    /// The linker. `None` is that of rustup's toolchain.
    pub(crate) linker: Option<&'static str>,
    /// The program that runs the target's programs here. Empty if none is run.
    pub(crate) runner: &'static str,
}

/// Debian has a package of the standard library's source for its compiler, which rustup has not.
const DEBIAN: [Need; 3] = [
    Need { what: "/usr/bin/rustc", package: "rustc-web" },
    Need { what: "/usr/bin/cargo", package: "cargo-web" },
    Need { what: "/usr/lib/rustlib/src/rust/library/std/Cargo.toml", package: "rust-web-src" },
];

/// The kernels' tests and examples, which need the half types.
pub(crate) const KERNELS: &[&str] = &["--release", "-p", "korogaru-kernels", "--features", "half"];

/// The compiler for a target: the pinned one if it has the target, and otherwise Debian's, which builds the
/// standard library.
#[derive(Debug)]
pub(crate) struct Cross {
    target: Target,
    builds_std: bool,
}

impl Cross {
    /// Finds the compiler and installs what is missing. An error says why the stage is skipped.
    pub(crate) fn new(target: Target) -> Result<Self, Stop> {
        let library =
            output(&mut command("rustc", &["--print", "target-libdir", "--target", target.triple]))?;
        let builds_std = !std::path::Path::new(&library).exists();
        if !builds_std {
            packages::ensure(target.needs, "")?;
            println!("    {} by rustup's toolchain", target.triple);
            return Ok(Self { target, builds_std });
        }
        let needs: Vec<Need> =
            DEBIAN.iter().chain(target.needs).chain(target.needs_for_std).copied().collect();
        let add = format!("rustup target add {}", target.triple);
        packages::ensure(&needs, &format!("the compiler also comes by: {add}"))?;
        let sysroot = output(&mut command("/usr/bin/rustc", &["--print", "sysroot"]))?;
        if sysroot != "/usr" {
            let reason = format!("/usr/bin/rustc is not Debian's compiler but one at {sysroot}; type: {add}");
            return Err(Stop::Skipped(reason));
        }
        let version = of_minimum(&add)?;
        println!("    {} by Debian's {version}, with its standard library built here", target.triple);
        Ok(Self { target, builds_std })
    }

    /// Cargo for the target. The first word is the subcommand.
    pub(crate) fn cargo(&self, words: &[&str]) -> Result<Command, Stop> {
        let target = &self.target;
        let mut flags = target.flags.to_owned();
        let (subcommand, rest) = words.split_first().ok_or_else(|| "cargo takes a subcommand".to_owned())?;
        let mut command = if self.builds_std {
            flags = format!("{flags} {}", target.flags_for_std);
            let build_std = format!("-Zbuild-std={}", target.std);
            let mut command = command("/usr/bin/cargo", &[subcommand, &build_std]);
            // Rustup's compiler is first on the path, and its libraries are first among the libraries.
            command.env("RUSTC", "/usr/bin/rustc").env_remove("LD_LIBRARY_PATH");
            command.env("RUSTC_BOOTSTRAP", "1");
            command
        } else {
            cargo(&[subcommand])
        };
        let linker = match target.linker {
            Some(linker) => Some(linker.to_owned()),
            None if self.builds_std => Some(rust_lld()?),
            None => None,
        };
        if let Some(linker) = linker {
            command.env(format!("CARGO_TARGET_{}_LINKER", target.variable), linker);
        }
        if !target.runner.is_empty() {
            command.env(format!("CARGO_TARGET_{}_RUNNER", target.variable), target.runner);
        }
        command.env("RUSTFLAGS", flags.trim()).env_remove("CARGO_ENCODED_RUSTFLAGS");
        // With it cargo would make libraries of bitcode alone, which GNU's linker cannot read.
        command.env("CARGO_PROFILE_RELEASE_LTO", "off");
        command.env("CARGO_TARGET_DIR", self.folder());
        command.args(["--target", target.triple, "--quiet", "--locked"]);
        command.args(target.what).args(rest);
        Ok(command)
    }

    /// The folder of all builds for other targets. It is kept, so that the standard library is built once.
    fn folder(&self) -> std::path::PathBuf {
        root().join("target/cross")
    }

    /// The folder of the target's builds, with one folder for each profile.
    pub(crate) fn built(&self) -> std::path::PathBuf {
        self.folder().join(self.target.triple)
    }

    /// The folder of the examples.
    pub(crate) fn examples(&self) -> std::path::PathBuf {
        self.built().join("release/examples")
    }
}

/// The version of Debian's compiler, which is upgraded if it is too old for this project. If it is still too
/// old, the stage is skipped, and `add` names another way.
fn of_minimum(add: &str) -> Result<String, Stop> {
    const MINIMUM: &str = env!("CARGO_PKG_RUST_VERSION");
    let version = || output(&mut command("/usr/bin/rustc", &["--version"]));
    let old = |version: &str| number(version) < number(MINIMUM);
    let mut found = version()?;
    if old(&found) {
        println!("    Debian's {found} is older than {MINIMUM}; installing the newest");
        packages::renew(&DEBIAN.map(|need| need.package))?;
        found = version()?;
    }
    if old(&found) {
        return Err(Stop::Skipped(format!("Debian's {found} is older than {MINIMUM}; type: {add}")));
    }
    Ok(found)
}

/// Major and minor version: (1, 95) of both `1.95.0` and `rustc 1.95.0 (59807616e 2026-04-14)`.
fn number(version: &str) -> (u32, u32) {
    let version = version.trim_start_matches("rustc ");
    let mut parts = version.split(|c: char| !c.is_ascii_digit()).map_while(|part| part.parse().ok());
    (parts.next().unwrap_or(0), parts.next().unwrap_or(0))
}

/// The linker that comes with the pinned toolchain.
fn rust_lld() -> Result<String, Stop> {
    let sysroot = output(&mut command("rustc", &["--print", "sysroot"]))?;
    let host = output(&mut command("rustc", &["--print", "host-tuple"]))?;
    Ok(format!("{sysroot}/lib/rustlib/{host}/bin/rust-lld"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert_eq!(number("rustc 1.95.0 (59807616e 2026-04-14)"), (1, 95));
        assert_eq!(number("1.96.0+dfsg1"), (1, 96));
        assert!(number("1.100.1") > number("1.99.0"));
    }
}
