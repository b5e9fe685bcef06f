//! How machines write their arithmetic.

/// How a kind of machine writes packed and fused arithmetic, and the shells that it has.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Machine {
    pub(super) shells: &'static [Shell],
    /// For f32 and for f64.
    pub(super) numbers: [Arithmetic; 2],
    /// The prefixes of fused operations.
    pub(super) fused: &'static [&'static str],
    /// The line that ends a function.
    pub(super) end: &'static str,
}

/// One instruction set of a machine.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shell {
    /// Its name in mangled symbols.
    pub(super) name: &'static str,
    /// The text in an instruction's operands that shows its width, for f32 and for f64.
    pub(super) width: [&'static str; 2],
    /// The instructions that convert f16, if the set has any.
    pub(super) converts_f16: &'static [&'static str],
    /// The prefix of its fused multiply-add of f64, if quotients by a known number are computed by it.
    pub(super) quotient: Option<&'static str>,
}

/// How arithmetic on a type of number is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arithmetic {
    /// Each operation, in its packed and in its scalar form.
    pub(super) operations: [[&'static str; 2]; 5],
    /// The text in the operands that shows a scalar operation.
    pub(super) alone: &'static str,
}

impl Arithmetic {
    /// The same without additions.
    pub(super) fn without_additions(mut self) -> Self {
        let [product, addition, ..] = &mut self.operations;
        *addition = *product;
        self
    }
}

pub(super) const X86_64: Machine = Machine {
    shells: &[
        Shell { name: "8baseline", width: ["xmm"; 2], converts_f16: &[], quotient: None },
        Shell { name: "4avx2", width: ["ymm"; 2], converts_f16: &F16C, quotient: None },
        Shell { name: "6avx512", width: ["zmm"; 2], converts_f16: &F16C, quotient: Some("vfmadd") },
    ],
    numbers: [
        Arithmetic {
            operations: [
                ["mulps", "mulss"],
                ["addps", "addss"],
                ["subps", "subss"],
                ["divps", "divss"],
                ["sqrtps", "sqrtss"],
            ],
            alone: "xmm",
        },
        Arithmetic {
            operations: [
                ["mulpd", "mulsd"],
                ["addpd", "addsd"],
                ["subpd", "subsd"],
                ["divpd", "divsd"],
                ["sqrtpd", "sqrtsd"],
            ],
            alone: "xmm",
        },
    ],
    fused: &["vfmadd", "vfmsub", "vfnmadd", "vfnmsub"],
    end: ".cfi_endproc",
};

const F16C: [&str; 2] = ["cvtph2ps", "cvtps2ph"];

pub(crate) const AARCH64: Machine = Machine {
    shells: &[Shell { name: "8baseline", width: [".4s", ".2d"], converts_f16: &[], quotient: None }],
    numbers: [
        Arithmetic { operations: AARCH64_OPERATIONS, alone: "\ts" },
        Arithmetic { operations: AARCH64_OPERATIONS, alone: "\td" },
    ],
    fused: &["fmla", "fmls", "fmadd", "fmsub", "fnmadd", "fnmsub"],
    end: ".cfi_endproc",
};

const AARCH64_OPERATIONS: [[&str; 2]; 5] = [["fmul"; 2], ["fadd"; 2], ["fsub"; 2], ["fdiv"; 2], ["fsqrt"; 2]];

pub(crate) const WASM: Machine = Machine {
    shells: &[Shell { name: "8baseline", width: [""; 2], converts_f16: &[], quotient: None }],
    numbers: [
        Arithmetic {
            operations: [
                ["f32x4.mul", "f32.mul"],
                ["f32x4.add", "f32.add"],
                ["f32x4.sub", "f32.sub"],
                ["f32x4.div", "f32.div"],
                ["f32x4.sqrt", "f32.sqrt"],
            ],
            alone: "",
        },
        Arithmetic {
            operations: [
                ["f64x2.mul", "f64.mul"],
                ["f64x2.add", "f64.add"],
                ["f64x2.sub", "f64.sub"],
                ["f64x2.div", "f64.div"],
                ["f64x2.sqrt", "f64.sqrt"],
            ],
            alone: "",
        },
    ],
    fused: &["f32x4.relaxed", "f64x2.relaxed"],
    end: "end_function",
};
