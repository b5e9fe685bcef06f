//! Evaluates a tape with its derivatives at N points at once, forward: every instruction takes the values and
//! derivatives of its operands, and gives its own. The points share the cost of decoding an instruction.

use super::binary::{angle, choice, power_of, product, quotient, sum};
use super::names::BinaryFunction;
use super::tape::{Depends, Instruction, Operation, Tape, alone};

/// A number at each of N points.
pub(super) type Lanes<const N: usize> = [f64; N];

/// A value with its derivatives, each at N points: f alone (C = 1), with ∂f/∂x and ∂f/∂y (C = 3), or
/// with ∂²f/∂x², ∂²f/∂x∂y and ∂²f/∂y² as well (C = 6). A derivative by a variable that the
/// value does not depend on is not computed, and its component has no meaning.
pub(super) type Jet<const N: usize, const C: usize> = [Lanes<N>; C];

/// The number of components: the value, with the first derivatives, and with the second.
pub(super) const VALUE: usize = 1;
pub(super) const GRADIENT: usize = 3;
pub(super) const HESSIAN: usize = 6;

pub(super) const DX: usize = 1;
pub(super) const DY: usize = 2;
pub(super) const XX: usize = 3;
pub(super) const XY: usize = 4;
pub(super) const YY: usize = 5;

/// Memory for the stack of a tape. Formulas that people type need only a few places.
pub(super) enum Stack<const N: usize, const C: usize> {
    Small(Aligned<[Jet<N, C>; 8]>),
    Large(Vec<Jet<N, C>>),
}

/// Aligned to a cache line, so that no vector register is loaded from two.
#[repr(align(64))]
pub(super) struct Aligned<T>(T);

impl<const N: usize, const C: usize> Stack<N, C> {
    pub(super) fn new(tape: &Tape) -> Self {
        let empty = [[0.0; N]; C];
        if tape.height <= 8 {
            Self::Small(Aligned([empty; 8]))
        } else {
            Self::Large(vec![empty; tape.height])
        }
    }

    pub(super) fn places(&mut self) -> &mut [Jet<N, C>] {
        match self {
            Self::Small(Aligned(places)) => places,
            Self::Large(places) => places,
        }
    }
}

/// The formula at N points, in the first place of the stack. Its derivative by a variable that it does not
/// depend on is 0.
#[inline(always)]
pub(super) fn evaluate<'s, const N: usize, const C: usize>(
    tape: &Tape,
    x: &Lanes<N>,
    y: &Lanes<N>,
    stack: &'s mut Stack<N, C>,
) -> &'s Jet<N, C> {
    walk(tape, x, y, stack, false)
}

/// The first derivatives alone. The component of the value has no meaning.
pub(super) fn slope<'s, const N: usize>(
    tape: &Tape,
    x: &Lanes<N>,
    y: &Lanes<N>,
    stack: &'s mut Stack<N, GRADIENT>,
) -> &'s Jet<N, GRADIENT> {
    walk(tape, x, y, stack, true)
}

#[inline(always)]
fn walk<'s, const N: usize, const C: usize>(
    tape: &Tape,
    x: &Lanes<N>,
    y: &Lanes<N>,
    stack: &'s mut Stack<N, C>,
    without_value: bool,
) -> &'s Jet<N, C> {
    let stack = stack.places();
    let mut top = 0;
    for instruction in &tape.instructions {
        top = step(instruction, x, y, stack, top, without_value && !instruction.is_value_needed);
    }
    let jet = &mut stack[0];
    for (component, lanes) in jet.iter_mut().enumerate().skip(1) {
        if !has(tape.result, component) {
            lanes.fill(0.0);
        }
    }
    jet
}

/// Runs one instruction, with or without its own value. `top` is the number of values on the stack before it.
/// Returns the number after it.
#[inline(always)]
pub(super) fn step<const N: usize, const C: usize>(
    instruction: &Instruction,
    x: &Lanes<N>,
    y: &Lanes<N>,
    stack: &mut [Jet<N, C>],
    top: usize,
    without_value: bool,
) -> usize {
    let &Instruction { operation, first, last, .. } = instruction;
    let keeps = !without_value;
    match operation.operands() {
        0 => {
            let jet = &mut stack[top];
            match operation {
                Operation::X => variable(jet, x, DX, XX),
                Operation::Y => variable(jet, y, DY, YY),
                Operation::Constant(c) => jet[0].fill(c),
                _ => {}
            }
            top + 1
        }
        1 => {
            unary(operation, &mut stack[top - 1], last, keeps);
            top
        }
        _ => {
            let (below, above) = stack.split_at_mut(top - 1);
            let (u, w) = (&mut below[top - 2], &above[0]);
            match operation {
                Operation::Add => sum(u, first, w, last, keeps, |w| w),
                Operation::Subtract => sum(u, first, w, last, keeps, |w| -w),
                Operation::Multiply => product(u, first, w, last, keeps),
                Operation::Divide => quotient(u, first, w, last),
                Operation::CallBinary(pair @ (BinaryFunction::Min | BinaryFunction::Max)) => {
                    choice(pair, u, first, w, last);
                }
                Operation::CallBinary(BinaryFunction::Atan2) => angle(u, first, w, last),
                _ => power_of(u, first, w, last),
            }
            top - 1
        }
    }
}

/// Makes each lane from its index.
#[inline(always)]
pub(super) fn lanes<const N: usize>(of: impl Fn(usize) -> f64) -> Lanes<N> {
    let mut lanes = [0.0; N];
    each(&mut lanes, |i, _| of(i));
    lanes
}

/// Changes each lane by its index and number. All arithmetic goes through loops as plain as this one, because
/// the compiler vectorises them.
#[inline(always)]
pub(super) fn each<const N: usize>(lanes: &mut Lanes<N>, of: impl Fn(usize, f64) -> f64) {
    for (i, lane) in lanes.iter_mut().enumerate() {
        *lane = of(i, *lane);
    }
}

#[inline(always)]
fn variable<const N: usize, const C: usize>(jet: &mut Jet<N, C>, at: &Lanes<N>, first: usize, second: usize) {
    jet[0].copy_from_slice(at);
    if C >= GRADIENT {
        jet[first].fill(1.0);
    }
    if C >= HESSIAN {
        jet[second].fill(0.0);
    }
}

#[inline(always)]
fn unary<const N: usize, const C: usize>(
    operation: Operation,
    jet: &mut Jet<N, C>,
    depends: Depends,
    keeps: bool,
) {
    match operation {
        // Linear operations do to the derivatives what they do to the value.
        Operation::Negate => every(jet, depends, keeps, |u| -u),
        Operation::Times(c) => every(jet, depends, keeps, |u| c * u),
        Operation::Over(c) => every(jet, depends, keeps, |u| u / c),
        Operation::Plus(c) => valued(jet, keeps, |u| u + c),
        Operation::From(c) => {
            derivatives(jet, depends, |u| -u);
            valued(jet, keeps, |u| c - u);
        }
        Operation::Whole(2) => {
            // By far the most common power.
            let slope: Lanes<N> = lanes(|i| 2.0 * jet[0][i]);
            if C >= HESSIAN {
                for (component, a, b) in SECONDS {
                    if has(depends, component) {
                        let mixed: Lanes<N> = lanes(|i| 2.0 * (jet[a][i] * jet[b][i]));
                        each(&mut jet[component], |i, u| slope[i] * u + mixed[i]);
                    }
                }
            }
            for component in [DX, DY] {
                if C >= GRADIENT && has(depends, component) {
                    each(&mut jet[component], |i, u| slope[i] * u);
                }
            }
            valued(jet, keeps, |u| u * u);
        }
        Operation::Whole(n @ 3..) => power(jet, depends, n),
        _ => function(operation, jet, depends, keeps),
    }
}

/// Changes the value, if it is needed.
#[inline(always)]
fn valued<const N: usize, const C: usize>(jet: &mut Jet<N, C>, keeps: bool, of: impl Fn(f64) -> f64) {
    if keeps {
        each(&mut jet[0], |_, u| of(u));
    }
}

/// Applies the same operation to the value and its derivatives.
#[inline(always)]
fn every<const N: usize, const C: usize>(
    jet: &mut Jet<N, C>,
    depends: Depends,
    keeps: bool,
    of: impl Fn(f64) -> f64,
) {
    valued(jet, keeps, &of);
    derivatives(jet, depends, of);
}

#[inline(always)]
#[expect(clippy::needless_range_loop, reason = "an iterator's first round is torn apart, and lane 0 with it")]
fn derivatives<const N: usize, const C: usize>(
    jet: &mut Jet<N, C>,
    depends: Depends,
    of: impl Fn(f64) -> f64,
) {
    for component in 1..C {
        if has(depends, component) {
            each(&mut jet[component], |_, u| of(u));
        }
    }
}

/// uⁿ with its derivatives n·uⁿ⁻¹ and n(n − 1)·uⁿ⁻², all three as products from left to
/// right.
#[inline(always)]
fn power<const N: usize, const C: usize>(jet: &mut Jet<N, C>, depends: Depends, n: i8) {
    let u = jet[0];
    let [mut below, mut before, mut value] = [[1.0; N], u, lanes(|i| u[i] * u[i])];
    for _ in 2..n {
        below = before;
        before = value;
        each(&mut value, |i, power| power * u[i]);
    }
    let size = f64::from(n);
    each(&mut before, |_, power| size * power);
    each(&mut below, |_, power| size * (size - 1.0) * power);
    sloped(jet, depends, &before, &below);
    jet[0] = value;
}

/// Any other operation on one number, with its derivatives lane by lane.
fn function<const N: usize, const C: usize>(
    operation: Operation,
    jet: &mut Jet<N, C>,
    depends: Depends,
    keeps: bool,
) {
    let u = jet[0];
    valued(jet, keeps, |u| alone(operation, u));
    if C >= GRADIENT {
        let value = jet[0];
        let [mut first, mut second] = [[0.0; N]; 2];
        for i in 0..N {
            [first[i], second[i]] = slopes(operation, u[i], value[i]);
        }
        sloped(jet, depends, &first, &second);
    }
}

/// f′(u) and f″(u) of an operation on one number, where `v` is f(u).
fn slopes(operation: Operation, u: f64, v: f64) -> [f64; 2] {
    match operation {
        Operation::Into(_) => {
            let slope = -v / u;
            [slope, -2.0 * slope / u]
        }
        Operation::Whole(0) => [0.0, 0.0],
        Operation::Whole(n) if n < 0 => {
            let slope = f64::from(n) * v / u;
            [slope, (f64::from(n) - 1.0) * slope / u]
        }
        Operation::Power(c) => {
            let slope = c * libm::pow(u, c - 1.0);
            [slope, c * (c - 1.0) * libm::pow(u, c - 2.0)]
        }
        Operation::Exponential(c) => {
            let log = libm::log(c);
            // 0^u is 0 for every positive u, and therefore flat.
            if v == 0.0 { [0.0, 0.0] } else { [v * log, v * log * log] }
        }
        Operation::Call(function) => function.slopes(u, v),
        // u¹
        _ => [1.0, 0.0],
    }
}

/// The chain rule for slopes that may be infinite. Where u is flat, so is f∘u: √(x² + y²) at (0, 0),
/// where 0 is a subgradient of the cone, has gradient 0.
#[inline(always)]
fn sloped<const N: usize, const C: usize>(
    jet: &mut Jet<N, C>,
    depends: Depends,
    first: &Lanes<N>,
    second: &Lanes<N>,
) {
    let times = |slope: f64, u: f64| if u == 0.0 { 0.0 } else { slope * u };
    if C >= HESSIAN {
        for (component, a, b) in SECONDS {
            if has(depends, component) {
                let mixed: Lanes<N> = lanes(|i| times(second[i], jet[a][i] * jet[b][i]));
                each(&mut jet[component], |i, u| times(first[i], u) + mixed[i]);
            }
        }
    }
    if C >= GRADIENT {
        for component in [DX, DY] {
            if has(depends, component) {
                each(&mut jet[component], |i, u| times(first[i], u));
            }
        }
    }
}

#[inline(always)]
pub(super) fn has(depends: Depends, component: usize) -> bool {
    match component {
        DX | XX => depends.x,
        DY | YY => depends.y,
        _ => depends.both(),
    }
}

/// The components of the second derivatives, each with the two first derivatives of its variables.
pub(super) const SECONDS: [(usize, usize, usize); 3] = [(XX, DX, DX), (XY, DX, DY), (YY, DY, DY)];
