//! Reads what the compiler made of the kernels' shells: packed arithmetic, and nothing fused.

use crate::shell::{self, Result, cargo, root};

/// A shell's name in mangled symbols, and the registers that show its width.
const SHELLS: [(&str, &str); 3] = [("8baseline", "xmm"), ("4avx2", "ymm"), ("6avx512", "zmm")];
const RULES: [&str; 6] = ["3sgd", "8momentum", "8nesterov", "7adagrad", "7rmsprop", "4adam"];

/// Compiles the example that uses every shell, and reads each of them.
pub(crate) fn check() -> Result {
    if !cfg!(all(target_arch = "x86_64", unix)) {
        println!("    skipped: the shells with instruction sets of their own are those of x86-64");
        return Ok(());
    }
    // One unit, so that all shells stand in one file.
    let words =
        ["rustc", "--release", "--quiet", "--locked", "-p", "korogaru-kernels", "--example", "shells"];
    let mut compile = cargo(&words);
    compile.args([
        "--",
        "--emit",
        "asm",
        "-C",
        "codegen-units=1",
        "-C",
        "symbol-mangling-version=v0",
        "-C",
        "lto=off",
    ]);
    shell::run(compile.env("CARGO_TARGET_DIR", root().join("target/assembly")))?;
    let folder = root().join("target/assembly/release/examples");
    let file = newest_assembly(&folder)?;
    let text = shell::read(&file)?;

    let mut read = 0;
    for (shell, register) in SHELLS {
        for rule in RULES {
            for (number, suffix) in [("f", "ps"), ("d", "pd")] {
                let body = function(&text, shell, rule, number)
                    .ok_or_else(|| format!("no shell {shell} of {rule} for {number} in the assembly"))?;
                check_body(&body, register, suffix)
                    .map_err(|what| format!("{shell} {rule} {number}: {what}"))?;
                read += 1;
            }
        }
    }
    println!("    read {read} shells: packed, nothing fused");
    Ok(())
}

fn newest_assembly(folder: &std::path::Path) -> Result<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let files = entries.filter_map(std::result::Result::ok).map(|entry| entry.path());
    let assembly = files.filter(|path| path.extension().is_some_and(|extension| extension == "s"));
    let newest = assembly.max_by_key(|path| path.metadata().and_then(|data| data.modified()).ok());
    newest.ok_or_else(|| format!("no assembly in {}", folder.display()))
}

/// The lines of the shell's function for a rule and a number type, by its mangled name:
/// `…5shell4avx2…5rules8momentum8MomentumfE…`.
fn function(text: &str, shell: &str, rule: &str, number: &str) -> Option<Vec<String>> {
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
    Some(lines.take_while(|line| !line.contains(".cfi_endproc")).map(|line| line.trim().to_owned()).collect())
}

fn check_body(body: &[String], register: &str, suffix: &str) -> Result {
    let instruction = |line: &String| line.split_whitespace().next().unwrap_or("").to_owned();
    if let Some(fused) = body.iter().find(|line| {
        let name = instruction(line);
        ["vfmadd", "vfmsub", "vfnmadd", "vfnmsub"].iter().any(|fused| name.starts_with(fused))
    }) {
        return Err(format!("a fused operation: {fused}"));
    }
    let packed = body.iter().any(|line| {
        let name = instruction(line);
        let name = name.strip_prefix('v').unwrap_or(&name);
        ["mul", "add", "sub"].iter().any(|op| name == format!("{op}{suffix}")) && line.contains(register)
    });
    if packed { Ok(()) } else { Err(format!("no packed {suffix} arithmetic on {register}")) }
}
