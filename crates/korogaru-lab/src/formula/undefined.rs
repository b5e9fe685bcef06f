//! Finds the function that has no finite value or derivative although its operands have, and its operands.

use super::evaluate::{GRADIENT, Stack, step};
use super::names::Function;
use super::tape::{Operation, Tape};

/// Why a function has no finite value or derivative at a point: an operation that has none for its operands.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Undefined {
    /// The operation.
    pub operation: Partial,
    /// Its operands. A missing one is 0.
    pub arguments: [f64; 2],
    /// Whether it has a value, but no derivative.
    pub has_value: bool,
}

/// An operation that does not have a value everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Partial {
    /// The first operand divided by the second.
    Quotient,
    /// The first operand to the power of the second.
    Power,
    /// A function of one number.
    Function(&'static str),
    /// A function of two numbers.
    BinaryFunction(&'static str),
}

impl Tape {
    /// The first instruction whose operands are finite and whose value or derivative is not. `None` if the
    /// numbers only grew too large.
    pub(super) fn undefined(&self, [x, y]: [f64; 2]) -> Option<Undefined> {
        let mut stack = Stack::<1, GRADIENT>::new(self);
        let stack = stack.places();
        let mut top = 0;
        for instruction in &self.instructions {
            let operands = instruction.operation.operands();
            let values = |stack: &[[[f64; 1]; GRADIENT]]| {
                [top - operands, top.saturating_sub(1)].map(|i| stack.get(i).map_or(0.0, |jet| jet[0][0]))
            };
            let [u, w] = values(stack);
            top = step(instruction, &[x], &[y], stack, top, false);
            let [[value], [dx], [dy]] = stack[top - 1];
            let slope = |slope: f64, kept: bool| !kept || slope.is_finite();
            let (first, last) = (instruction.first, instruction.last);
            let has_value = value.is_finite();
            if has_value && slope(dx, first.x || last.x) && slope(dy, first.y || last.y) {
                continue;
            }
            let (operation, arguments) = named(instruction.operation, u, w)?;
            let varies = operands == 2 && (last.x || last.y);
            return is_partial(operation, arguments, varies).then_some(Undefined {
                operation,
                arguments,
                has_value,
            });
        }
        None
    }
}

fn named(operation: Operation, u: f64, w: f64) -> Option<(Partial, [f64; 2])> {
    Some(match operation {
        Operation::Divide => (Partial::Quotient, [u, w]),
        Operation::Over(c) => (Partial::Quotient, [u, c]),
        Operation::Into(c) => (Partial::Quotient, [c, u]),
        Operation::Whole(n) => (Partial::Power, [u, f64::from(n)]),
        Operation::Power(c) => (Partial::Power, [u, c]),
        Operation::Exponential(c) => (Partial::Power, [c, u]),
        Operation::PowerOf => (Partial::Power, [u, w]),
        Operation::Call(function) => (Partial::Function(function.word()), [u, 0.0]),
        Operation::CallBinary(pair) => (Partial::BinaryFunction(pair.word()), [u, w]),
        _ => return None,
    })
}

/// Whether the operation has no value or derivative for these operands. Otherwise a result that is not finite
/// is only too large. An exponent that varies counts as never whole, since it is whole only at points.
fn is_partial(operation: Partial, [u, w]: [f64; 2], varies: bool) -> bool {
    let grows = [Function::Exp, Function::Sinh, Function::Cosh, Function::Tan].map(Function::word);
    match operation {
        Partial::Quotient => w == 0.0,
        Partial::Power => (u < 0.0 && (varies || !is_whole(w))) || (u == 0.0 && w < 1.0),
        Partial::Function(name) => !grows.contains(&name),
        Partial::BinaryFunction(_) => true,
    }
}

fn is_whole(number: f64) -> bool {
    libm::rint(number).to_bits() == number.to_bits()
}
