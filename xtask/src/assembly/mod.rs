//! Reads what the compiler made of the kernels' shells: their arithmetic must be packed, and nothing may be
//! fused but what is allowed to be.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::outcome::{Outcome, Stop};
use crate::shell::{self, Result, cargo, root};

mod machine;

pub(crate) use machine::{AARCH64, Machine, WASM};
use machine::{Arithmetic, Shell, X86_64};

const RULES: [&str; 6] = ["3sgd", "8momentum", "8nesterov", "7adagrad", "7rmsprop", "4adam"];

/// The rule that only the Python package uses. It is used on f32, with its last line in f64, and on f64.
const WIDE_ADAM: &str = "9wide_adam";

/// Reads the shells of x86-64: those for single slices, and those in which the library updates its tensors.
pub(crate) fn check() -> Outcome {
    if !cfg!(all(target_arch = "x86_64", unix)) {
        return Err(Stop::Skipped("this machine is none of x86-64 with Unix's assembly".to_owned()));
    }
    let folder = root().join("target/assembly");
    let compile = |package| {
        let mut compile = cargo(&["rustc", "--release", "--quiet", "--locked", "-p", package]);
        // With link-time optimisation a library is compiled to bitcode, and is not vectorised before it is
        // linked.
        compile.env("CARGO_TARGET_DIR", &folder).env("CARGO_PROFILE_RELEASE_LTO", "off");
        compile
    };
    let mut kernels = compile("korogaru-kernels");
    let slices = read(&X86_64, kernels.args(["--features", "half"]), &folder.join("release/examples"))?;
    let text = emit(&mut compile("korogaru"), &["--lib"], &folder.join("release/deps"), "korogaru-")?;
    let tensors = read_tensors(&X86_64, &text)?;
    let text = emit(&mut compile("korogaru-lab"), &["--lib"], &folder.join("release/deps"), "korogaru_lab-")?;
    let runs = read_runs(&X86_64, &text)?;
    Ok(format!(
        "read {slices} shells of slices, {tensors} of tensors and {runs} of runs: packed, nothing fused but quotients"
    ))
}

/// A loop that every rule has.
struct Loop {
    called: &'static str,
    is_wanted: fn(&Name<'_>) -> bool,
    /// The index in [`Machine::numbers`] of the type that it computes with.
    number: usize,
    converts_f16: bool,
}

impl Loop {
    const fn of(called: &'static str, is_wanted: fn(&Name<'_>) -> bool) -> Self {
        Self { called, is_wanted, number: 0, converts_f16: false }
    }
}

const LOOPS: [Loop; 6] = [
    Loop::of("f32", |name| name.is_slice() && name.is_of("f")),
    Loop { number: 1, ..Loop::of("f64", |name| name.is_slice() && name.is_of("d")) },
    Loop { converts_f16: true, ..Loop::of("f16, mixed", |name| name.is_mixed() && name.has("3f16")) },
    Loop::of("bf16, mixed", |name| name.is_mixed() && name.has("4bf16")),
    Loop { converts_f16: true, ..Loop::of("f16 as NumPy", |name| name.has("7Rounded") && name.has("3f16")) },
    Loop::of("bf16 as NumPy", |name| name.has("7Rounded") && name.has("4bf16")),
];

/// A mangled name, such as `…5shell4avx2…5slice4Each…5rules8momentum8MomentumfE…`, with its part from
/// the rule on.
struct Name<'a> {
    whole: &'a str,
    from_rule: &'a str,
}

impl Name<'_> {
    fn has(&self, part: &str) -> bool {
        self.whole.contains(part)
    }

    fn is_slice(&self) -> bool {
        self.has("5slice4Each")
    }

    fn is_mixed(&self) -> bool {
        self.has("7Widened") && !self.has("7Rounded")
    }

    /// Whether the letter of this number type ends the parameters that begin with the rule.
    fn is_of(&self, number: &str) -> bool {
        let name = self.from_rule.trim_start_matches(|c: char| c.is_ascii_digit());
        let after = name.trim_start_matches(|c: char| c.is_ascii_alphabetic() && c != 'E');
        name[..name.len() - after.len()].ends_with(number) && after.starts_with('E')
    }
}

/// Compiles the example that uses every shell with this `cargo rustc`, and reads each shell. Returns how many
/// it read.
pub(crate) fn read(machine: &Machine, compile: &mut Command, folder: &Path) -> Result<usize> {
    let text = emit(compile, &["--example", "shells"], folder, "shells-")?;
    let mut read = 0;
    for shell in machine.shells {
        for rule in RULES {
            for each in &LOOPS {
                let (arithmetic, width) = (&machine.numbers[each.number], shell.width[each.number]);
                check_loop(&text, machine, shell, rule, each, arithmetic, width)?;
                read += 1;
            }
        }
        let [narrow, wide, ..] = &LOOPS;
        let [of_f32, of_f64] = machine.numbers;
        // The step size is a sum of its parts that is computed only once.
        for (each, number, arithmetic) in
            [(narrow, 0, of_f32), (narrow, 1, of_f64.without_additions()), (wide, 1, of_f64)]
        {
            check_loop(&text, machine, shell, WIDE_ADAM, each, &arithmetic, shell.width[number])?;
        }
        read += 2;
    }
    Ok(read)
}

/// Checks that this arithmetic is packed in a rule's loop.
fn check_loop(
    text: &str,
    machine: &Machine,
    shell: &Shell,
    rule: &str,
    Loop { called, is_wanted, converts_f16, .. }: &Loop,
    arithmetic: &Arithmetic,
    width: &str,
) -> Result {
    let body = function(text, machine, shell, rule, is_wanted)
        .ok_or_else(|| format!("no shell {} of {rule} for {called} in the assembly", shell.name))?;
    let converting = if *converts_f16 { shell.converts_f16 } else { &[] };
    check_body(&body, machine, arithmetic, width)
        .and_then(|()| check_has(&body, converting))
        .map_err(|what| format!("{} {rule} {called}: {what}", shell.name))
}

/// Reads the shells in which the optimizer updates tensors. Each has the loops for f32 and for f64.
fn read_tensors(machine: &Machine, text: &str) -> Result<usize> {
    let mut read = 0;
    for shell in machine.shells {
        for rule in RULES {
            let body = function(text, machine, shell, rule, |name| name.has("6erased7Tensors"))
                .ok_or_else(|| format!("no shell {} of {rule} for tensors in the assembly", shell.name))?;
            for (width, arithmetic) in shell.width.iter().zip(&machine.numbers) {
                check_body(&body, machine, arithmetic, width)
                    .map_err(|what| format!("{} {rule} for tensors: {what}", shell.name))?;
            }
            read += 1;
        }
    }
    Ok(read)
}

/// Reads the shells in which runs side by side minimise the book's function. Nothing is computed lane by lane
/// there but Adam's coefficients.
fn read_runs(machine: &Machine, text: &str) -> Result<usize> {
    let mut read = 0;
    let arithmetic = &machine.numbers[1];
    for shell in machine.shells {
        for rule in RULES {
            let body = function(text, machine, shell, rule, |name| {
                name.has("8observer6Follow") && name.has("4book4Book")
            })
            .ok_or_else(|| format!("no shell {} of {rule} for runs in the assembly", shell.name))?;
            check_packing(&body, arithmetic, shell.width[1])
                .and_then(|()| check_quotients(&body, machine, shell))
                .and_then(|()| if rule == "4adam" { Ok(()) } else { check_packed(&body, arithmetic) })
                .map_err(|what| format!("{} {rule} for runs: {what}", shell.name))?;
            read += 1;
        }
    }
    Ok(read)
}

/// Checks that nothing is scalar but the addition that turns the number of the update into an f64.
fn check_packed(body: &[String], arithmetic: &Arithmetic) -> Result {
    let alone = arithmetic.operations.map(|[_, alone]| alone);
    let is_alone = |line: &&String| operation(line) != "addsd" && alone.contains(&operation(line));
    body.iter().find(is_alone).map_or(Ok(()), |line| Err(format!("one lane by itself: {line}")))
}

/// The quotients of the book's function that are computed together: those of f and of its gradient, in two
/// bundles.
const QUOTIENTS: usize = 4;

/// Checks that nothing is fused but the quotients by a known number, each of which is one packed operation in
/// a shell that computes them so.
fn check_quotients(body: &[String], machine: &Machine, shell: &Shell) -> Result {
    let Some(quotient) = shell.quotient else { return check_unfused(body, machine) };
    let is_quotient = |line: &str| {
        instruction(line).starts_with(quotient)
            && instruction(line).ends_with("pd")
            && line.contains(shell.width[1])
    };
    if let Some(line) = body.iter().find(|line| is_fused(line, machine) && !is_quotient(line)) {
        return Err(format!("a fused operation that is no quotient: {line}"));
    }
    match body.iter().filter(|line| is_quotient(line)).count() {
        0 => Err("no quotient by a fused operation".to_owned()),
        found if found % QUOTIENTS == 0 => Ok(()),
        found => Err(format!("{found} fused operations, for {QUOTIENTS} quotients at a time")),
    }
}

/// Compiles a target with this `cargo rustc` and returns its assembly, which is written into `folder` under a
/// name with this prefix.
fn emit(compile: &mut Command, target: &[&str], folder: &Path, begins: &str) -> Result<String> {
    compile.args(target).args(["--", "--emit", "asm", "-C", "symbol-mangling-version=v0"]);
    // One unit, so that all shells are in one file.
    compile.args(["-C", "codegen-units=1", "-C", "lto=off"]);
    shell::run(compile)?;
    shell::read(&newest_assembly(folder, begins)?)
}

fn newest_assembly(folder: &Path, begins: &str) -> Result<PathBuf> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let files = entries.filter_map(std::result::Result::ok).map(|entry| entry.path());
    let assembly = files.filter(|path| {
        let name = path.file_name().map(std::ffi::OsStr::to_string_lossy).unwrap_or_default();
        name.starts_with(begins) && name.ends_with(".s")
    });
    let newest = assembly.max_by_key(|path| path.metadata().and_then(|data| data.modified()).ok());
    newest.ok_or_else(|| format!("no assembly in {}", folder.display()))
}

/// The lines of the shell's function for the first rule whose name is wanted.
fn function(
    text: &str,
    machine: &Machine,
    shell: &Shell,
    rule: &str,
    is_wanted: impl Fn(&Name<'_>) -> bool,
) -> Option<Vec<String>> {
    let (in_shell, of_rule) = (format!("5shell{}", shell.name), format!("5rules{rule}"));
    let is_label = |line: &str| {
        let is_function = line.starts_with("_R") && line.ends_with(':') && line.contains(&in_shell);
        let name = line.split_once(&of_rule).map(|(_, from_rule)| Name { whole: line, from_rule });
        is_function && name.is_some_and(|name| is_wanted(&name))
    };
    let mut lines = text.lines().skip_while(|line| !is_label(line));
    lines.next()?;
    Some(lines.take_while(|line| !line.contains(machine.end)).map(|line| line.trim().to_owned()).collect())
}

/// The operation of a line. AVX writes `vmulps` where SSE writes `mulps`.
fn operation(line: &str) -> &str {
    let found = instruction(line);
    found.strip_prefix('v').unwrap_or(found)
}

fn instruction(line: &str) -> &str {
    line.split_whitespace().next().unwrap_or_default()
}

fn check_has(body: &[String], operations: &[&str]) -> Result {
    let missing = operations.iter().find(|wanted| !body.iter().any(|line| operation(line) == **wanted));
    missing.map_or(Ok(()), |missing| Err(format!("no {missing}")))
}

fn check_body(body: &[String], machine: &Machine, arithmetic: &Arithmetic, width: &str) -> Result {
    check_unfused(body, machine)?;
    check_packing(body, arithmetic, width)
}

fn is_fused(line: &str, machine: &Machine) -> bool {
    machine.fused.iter().any(|fused| instruction(line).starts_with(fused))
}

fn check_unfused(body: &[String], machine: &Machine) -> Result {
    let fused = body.iter().find(|line| is_fused(line, machine));
    fused.map_or(Ok(()), |line| Err(format!("a fused operation: {line}")))
}

fn check_packing(body: &[String], arithmetic: &Arithmetic, width: &str) -> Result {
    // An operation that is scalar for the remainder of a slice must be packed for the rest of it.
    let mut any = false;
    for [packed, alone] in arithmetic.operations {
        if body.iter().any(|line| operation(line) == packed && line.contains(width)) {
            any = true;
        } else if body.iter().any(|line| operation(line) == alone && line.contains(arithmetic.alone)) {
            return Err(format!("{alone}, but no {packed} with {width}"));
        }
    }
    if any { Ok(()) } else { Err(format!("no packed arithmetic with {width}")) }
}
