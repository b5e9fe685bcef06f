//! WebAssembly: the kernels in Node, with SIMD128.

use crate::assembly;
use crate::cross::{Cross, KERNELS, Target};
use crate::outcome::Outcome;
use crate::packages::Need;
use crate::same_bits;

const WASM: Target = Target {
    triple: "wasm32-wasip1",
    what: KERNELS,
    variable: "WASM32_WASIP1",
    // No relaxed SIMD, whose multiply-add may round once or twice.
    flags: "-Ctarget-feature=+simd128",
    needs: &[Need { what: "node", package: "nodejs" }],
    needs_for_std: &[Need { what: "/usr/lib/wasm32-wasi/crt1-command.o", package: "wasi-libc" }],
    flags_for_std: "-Clink-self-contained=no -Clink-arg=/usr/lib/wasm32-wasi/crt1-command.o \
                    -Lnative=/usr/lib/wasm32-wasi",
    std: "std,panic_abort",
    linker: None,
    runner: "node --no-warnings xtask/wasi/run.mjs",
};

/// Compares the kernels' bits and reads their assembly.
pub(crate) fn check() -> Outcome {
    let cross = Cross::new(WASM)?;
    let bits = same_bits::compare(&mut cross.cargo(&["run", "--example", "same_bits"])?)?;
    let read = assembly::read(&assembly::WASM, &mut cross.cargo(&["rustc"])?, &cross.examples())?;
    Ok(format!("{bits}; read {read} shells: packed, nothing fused"))
}
