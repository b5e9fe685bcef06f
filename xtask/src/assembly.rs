//! Reads what the compiler made of the kernels' shells: packed arithmetic, and nothing fused.

use std::process::Command;

use crate::outcome::{Outcome, Stop};
use crate::shell::{self, Result, cargo, root};

/// How a kind of machine writes packed and fused arithmetic, and the shells that it has.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Machine {
    /// A shell's name in mangled symbols, and what among an instruction's operands shows its width, of f32 and
    /// of f64.
    shells: &'static [(&'static str, [&'static str; 2])],
    /// The packed operations on f32 and on f64.
    packed: [[&'static str; 3]; 2],
    /// How a fused operation begins.
    fused: &'static [&'static str],
    /// The line with which a function ends.
    end: &'static str,
}

const X86_64: Machine = Machine {
    shells: &[("8baseline", ["xmm"; 2]), ("4avx2", ["ymm"; 2]), ("6avx512", ["zmm"; 2])],
    packed: [["mulps", "addps", "subps"], ["mulpd", "addpd", "subpd"]],
    fused: &["vfmadd", "vfmsub", "vfnmadd", "vfnmsub"],
    end: ".cfi_endproc",
};

pub(crate) const AARCH64: Machine = Machine {
    shells: &[("8baseline", [".4s", ".2d"])],
    packed: [["fmul", "fadd", "fsub"]; 2],
    fused: &["fmla", "fmls", "fmadd", "fmsub", "fnmadd", "fnmsub"],
    end: ".cfi_endproc",
};

pub(crate) const WASM: Machine = Machine {
    shells: &[("8baseline", [""; 2])],
    packed: [["f32x4.mul", "f32x4.add", "f32x4.sub"], ["f64x2.mul", "f64x2.add", "f64x2.sub"]],
    fused: &["f32x4.relaxed", "f64x2.relaxed"],
    end: "end_function",
};

const RULES: [&str; 6] = ["3sgd", "8momentum", "8nesterov", "7adagrad", "7rmsprop", "4adam"];

/// Reads the shells of x86-64.
pub(crate) fn check() -> Outcome {
    if !cfg!(all(target_arch = "x86_64", unix)) {
        return Err(Stop::Skipped("this machine is none of x86-64 with Unix's assembly".to_owned()));
    }
    let mut compile = cargo(&["rustc", "--release", "--quiet", "--locked", "-p", "korogaru-kernels"]);
    compile.env("CARGO_TARGET_DIR", root().join("target/assembly"));
    Ok(read(&X86_64, &mut compile, &root().join("target/assembly/release/examples"))?)
}

/// Compiles the example that uses every shell by this `cargo rustc`, and reads each shell. Gives what was read.
pub(crate) fn read(machine: &Machine, compile: &mut Command, folder: &std::path::Path) -> Result<String> {
    compile.args(["--example", "shells", "--", "--emit", "asm", "-C", "symbol-mangling-version=v0"]);
    // One unit, so that all shells stand in one file.
    compile.args(["-C", "codegen-units=1", "-C", "lto=off"]);
    shell::run(compile)?;
    let text = shell::read(&newest_assembly(folder)?)?;

    let mut read = 0;
    for (shell, operands) in machine.shells {
        for rule in RULES {
            for (number, (operand, packed)) in ["f", "d"].iter().zip(operands.iter().zip(&machine.packed)) {
                let body = function(&text, machine, shell, rule, number)
                    .ok_or_else(|| format!("no shell {shell} of {rule} for {number} in the assembly"))?;
                check_body(&body, machine, packed, operand)
                    .map_err(|what| format!("{shell} {rule} {number}: {what}"))?;
                read += 1;
            }
        }
    }
    Ok(format!("read {read} shells: packed, nothing fused"))
}

fn newest_assembly(folder: &std::path::Path) -> Result<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let files = entries.filter_map(std::result::Result::ok).map(|entry| entry.path());
    let assembly = files.filter(|path| {
        let name = path.file_name().map(std::ffi::OsStr::to_string_lossy).unwrap_or_default();
        name.starts_with("shells-") && name.ends_with(".s")
    });
    let newest = assembly.max_by_key(|path| path.metadata().and_then(|data| data.modified()).ok());
    newest.ok_or_else(|| format!("no assembly in {}", folder.display()))
}

/// The lines of the shell's function for a rule and a number type, by its mangled name:
/// `…5shell4avx2…5rules8momentum8MomentumfE…`.
fn function(text: &str, machine: &Machine, shell: &str, rule: &str, number: &str) -> Option<Vec<String>> {
    let is_label = |line: &str| {
        let after_rule = line.split(&format!("5rules{rule}")).nth(1);
        let number_follows = after_rule.is_some_and(|rest| {
            let name = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            let type_name = name.trim_start_matches(|c: char| c.is_ascii_alphabetic() && c != 'E');
            let letters = &name[..name.len() - type_name.len()];
            letters.ends_with(number) && type_name.starts_with('E')
        });
        line.starts_with("_R")
            && line.ends_with(':')
            && line.contains(&format!("5shell{shell}"))
            && number_follows
    };
    let mut lines = text.lines().skip_while(|line| !is_label(line));
    lines.next()?;
    Some(lines.take_while(|line| !line.contains(machine.end)).map(|line| line.trim().to_owned()).collect())
}

fn check_body(body: &[String], machine: &Machine, packed: &[&str; 3], operand: &str) -> Result {
    let instruction = |line: &str| line.split_whitespace().next().unwrap_or("").to_owned();
    let is_fused = |line: &str| {
        let name = instruction(line);
        machine.fused.iter().any(|fused| name.starts_with(fused))
    };
    if let Some(line) = body.iter().find(|line| is_fused(line)) {
        return Err(format!("a fused operation: {line}"));
    }
    let is_packed = |line: &str| {
        let name = instruction(line);
        // AVX writes `vmulps` where SSE writes `mulps`.
        packed.contains(&name.strip_prefix('v').unwrap_or(&name)) && line.contains(operand)
    };
    let expected = packed.join(" or ");
    if body.iter().any(|line| is_packed(line)) {
        Ok(())
    } else {
        Err(format!("no packed arithmetic ({expected} with {operand})"))
    }
}
