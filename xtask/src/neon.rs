//! AArch64: the kernels under an emulator, with NEON.

use crate::assembly;
use crate::cross::{Cross, KERNELS, Target};
use crate::outcome::{Outcome, Stop};
use crate::packages::Need;
use crate::same_bits;
use crate::shell;

const AARCH64: Target = Target {
    triple: "aarch64-unknown-linux-gnu",
    what: KERNELS,
    variable: "AARCH64_UNKNOWN_LINUX_GNU",
    flags: "",
    needs: &[
        Need { what: "qemu-aarch64", package: "qemu-user" },
        Need { what: "aarch64-linux-gnu-gcc", package: "gcc-aarch64-linux-gnu" },
        Need { what: "/usr/aarch64-linux-gnu/lib/crt1.o", package: "libc6-dev-arm64-cross" },
    ],
    needs_for_std: &[],
    flags_for_std: "",
    std: "std,test",
    linker: Some("aarch64-linux-gnu-gcc"),
    runner: "qemu-aarch64 -L /usr/aarch64-linux-gnu",
};

/// Runs the kernels' tests, compares their bits and reads their assembly.
pub(crate) fn check() -> Outcome {
    if !cfg!(target_os = "linux") {
        return Err(Stop::Skipped("the emulator of one program, qemu-user, is for Linux".to_owned()));
    }
    if cfg!(target_arch = "aarch64") {
        return Err(Stop::Skipped("this machine is AArch64: the other stages run with NEON".to_owned()));
    }
    let cross = Cross::new(AARCH64)?;
    // Fewer cases than natively, since each instruction is translated.
    shell::run(cross.cargo(&["test", "--lib", "--test", "it"])?.env("PROPTEST_CASES", "64"))?;
    let bits = same_bits::compare(&mut cross.cargo(&["run", "--example", "same_bits"])?)?;
    let read = assembly::read(&assembly::AARCH64, &mut cross.cargo(&["rustc"])?, &cross.examples())?;
    Ok(format!("the kernels' tests passed; {bits}; read {read} shells: packed, nothing fused"))
}
