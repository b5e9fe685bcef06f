//! A flat list of instructions for a stack of values, with constants folded.

use std::f64::consts::{E, PI};

use super::names::{BinaryFunction, Function};
use super::parser::Node;

/// What an instruction does with the one or two values on top of the stack, u and w. c is a constant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Operation {
    X,
    Y,
    Constant(f64),
    Negate,
    Add,
    Subtract,
    Multiply,
    Divide,
    /// u + c. u − c is u + (−c), which has the same bits.
    Plus(f64),
    /// c − u
    From(f64),
    /// c·u
    Times(f64),
    /// u / c
    Over(f64),
    /// c / u
    Into(f64),
    /// uⁿ for a whole n, as a product from left to right, or 1 divided by it.
    Whole(i8),
    /// u^c
    Power(f64),
    /// c^u
    Exponential(f64),
    /// u^w
    PowerOf,
    Call(Function),
    CallBinary(BinaryFunction),
}

/// The variables that a value depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Depends {
    pub(super) x: bool,
    pub(super) y: bool,
}

impl Depends {
    const NOTHING: Self = Self { x: false, y: false };

    pub(super) fn both(self) -> bool {
        self.x && self.y
    }

    fn or(self, other: Self) -> Self {
        Self { x: self.x || other.x, y: self.y || other.y }
    }
}

/// An operation, with what its operands depend on. Derivatives that are 0 everywhere are neither kept nor
/// computed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Instruction {
    pub(super) operation: Operation,
    /// What the operand below the top depends on, if there are two operands.
    pub(super) first: Depends,
    /// What the operand on top depends on.
    pub(super) last: Depends,
    /// Whether the derivatives of the formula depend on this value, and not only on its derivatives.
    pub(super) is_value_needed: bool,
}

/// The instructions of a formula.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tape {
    pub(super) instructions: Vec<Instruction>,
    /// What the result depends on.
    pub(super) result: Depends,
    /// The largest number of values on the stack.
    pub(super) height: usize,
    /// Whether f is a polynomial of degree at most 2 and this can be seen from the formula.
    pub(super) is_quadratic: bool,
}

/// The largest power that is computed as a product.
const LARGEST_POWER: f64 = 16.0;

/// What is known of a value on the stack while instructions are written.
#[derive(Clone, Copy)]
struct Known {
    depends: Depends,
    /// Its value, if it is a constant. A constant is one instruction.
    constant: Option<f64>,
    /// Its degree, if it is a polynomial.
    degree: Option<f64>,
}

impl Tape {
    pub(super) fn new(nodes: &[Node]) -> Self {
        let mut writer =
            Writer { instructions: Vec::with_capacity(nodes.len()), stack: Vec::new(), height: 0 };
        for node in nodes {
            writer.node(*node);
        }
        mark_values(&mut writer.instructions);
        let result = writer.stack.pop();
        let is_quadratic = result.and_then(|result| result.degree).is_some_and(|degree| degree <= 2.0);
        let result = result.map_or(Depends::NOTHING, |result| result.depends);
        Self { instructions: writer.instructions, result, height: writer.height, is_quadratic }
    }
}

/// Marks the instructions whose values the derivatives need. It goes backwards from the last one, whose value
/// they do not need.
fn mark_values(instructions: &mut [Instruction]) {
    let mut needed = vec![false];
    for instruction in instructions.iter_mut().rev() {
        let result = needed.pop().unwrap_or(true);
        let operation = instruction.operation;
        instruction.is_value_needed = result || operation.is_in_its_slopes();
        let of_operands = result || !operation.is_linear();
        needed.extend((0..operation.operands()).map(|_| of_operands));
    }
}

struct Writer {
    instructions: Vec<Instruction>,
    stack: Vec<Known>,
    height: usize,
}

impl Writer {
    fn node(&mut self, node: Node) {
        match node {
            Node::Number(number) => self.constant(number),
            Node::Pi => self.constant(PI),
            Node::E => self.constant(E),
            Node::X => self.variable(Operation::X, Depends { x: true, y: false }),
            Node::Y => self.variable(Operation::Y, Depends { x: false, y: true }),
            Node::Negate => self.unary(Operation::Negate, |degree| degree),
            Node::Call(function) => self.unary(Operation::Call(function), |_| None),
            _ => self.binary(node),
        }
    }

    fn push(&mut self, operation: Operation, first: Depends, last: Depends, known: Known) {
        self.instructions.push(Instruction { operation, first, last, is_value_needed: true });
        self.stack.push(known);
        self.height = self.height.max(self.stack.len());
    }

    fn constant(&mut self, value: f64) {
        let known = Known { depends: Depends::NOTHING, constant: Some(value), degree: Some(0.0) };
        self.push(Operation::Constant(value), Depends::NOTHING, Depends::NOTHING, known);
    }

    fn variable(&mut self, operation: Operation, depends: Depends) {
        let known = Known { depends, constant: None, degree: Some(1.0) };
        self.push(operation, Depends::NOTHING, Depends::NOTHING, known);
    }

    fn pop(&mut self) -> Known {
        self.stack.pop().expect("the parser writes operands before what is done with them")
    }

    /// `degree` maps the degree of the operand to that of the result.
    fn unary(&mut self, operation: Operation, degree: impl Fn(Option<f64>) -> Option<f64>) {
        let operand = self.pop();
        if let Some(value) = operand.constant.map(|u| alone(operation, u)).filter(|value| value.is_finite()) {
            self.instructions.pop();
            return self.constant(value);
        }
        // A constant result that is not finite stays as it is written, so that it is found when it is
        // evaluated.
        let degree = if operand.constant.is_some() { None } else { degree(operand.degree) };
        let known = Known { depends: operand.depends, constant: None, degree };
        self.push(operation, Depends::NOTHING, operand.depends, known);
    }

    fn binary(&mut self, node: Node) {
        let (last, first) = (self.pop(), self.pop());
        if let (Some(a), Some(b)) = (first.constant, last.constant) {
            let value = together(node, a, b);
            if value.is_finite() {
                self.instructions.truncate(self.instructions.len() - 2);
                return self.constant(value);
            }
        } else if let Some(c) = last.constant
            && let Some((operation, degree)) = with_last(node, c)
        {
            self.instructions.pop();
            self.stack.push(first);
            return self.unary(operation, degree);
        } else if let Some(c) = first.constant
            && let Some((operation, degree)) = with_first(node, c)
        {
            // The instruction of the constant comes before all those of the other operand.
            let at = self.begin_of_last();
            self.instructions.remove(at - 1);
            self.stack.push(last);
            return self.unary(operation, degree);
        }
        let operation = match node {
            Node::Add => Operation::Add,
            Node::Subtract => Operation::Subtract,
            Node::Divide => Operation::Divide,
            Node::Power => Operation::PowerOf,
            Node::CallBinary(pair) => Operation::CallBinary(pair),
            _ => Operation::Multiply,
        };
        let degrees = first.degree.zip(last.degree);
        let degree = match node {
            Node::Add | Node::Subtract => degrees.map(|(a, b)| a.max(b)),
            Node::Multiply => degrees.map(|(a, b)| a + b),
            _ => None,
        };
        let finite = !(first.constant.is_some() && last.constant.is_some());
        let known = Known {
            depends: first.depends.or(last.depends),
            constant: None,
            degree: degree.filter(|_| finite),
        };
        self.push(operation, first.depends, last.depends, known);
    }

    /// The index of the first instruction of the value on top.
    fn begin_of_last(&self) -> usize {
        let mut wanted = 1;
        let mut at = self.instructions.len();
        while wanted > 0 && at > 0 {
            at -= 1;
            wanted = wanted - 1 + self.instructions[at].operation.operands();
        }
        at
    }
}

type Degree = fn(Option<f64>) -> Option<f64>;

/// The operation on a value and a constant after it, if there is one for this case.
fn with_last(node: Node, c: f64) -> Option<(Operation, Degree)> {
    let same: Degree = |degree| degree;
    let none: Degree = |_| None;
    Some(match node {
        Node::Add => (Operation::Plus(c), same),
        Node::Subtract => (Operation::Plus(-c), same),
        Node::Multiply => (Operation::Times(c), same),
        Node::Divide => (Operation::Over(c), same),
        Node::Power if c.abs() <= LARGEST_POWER && (c == 0.0 || libm::rint(c).to_bits() == c.to_bits()) => {
            #[expect(clippy::cast_possible_truncation, reason = "whole and small")]
            let whole = Operation::Whole(c as i8);
            let square: Degree = |degree| degree.map(|degree| 2.0 * degree);
            let more: Degree = |degree| degree.map(|degree| 3.0 * degree);
            let nothing: Degree = |degree| degree.map(|_| 0.0);
            match whole {
                Operation::Whole(0) => (whole, nothing),
                Operation::Whole(1) => (whole, same),
                Operation::Whole(2) => (whole, square),
                _ if c > 0.0 => (whole, more),
                _ => (whole, none),
            }
        }
        Node::Power => (Operation::Power(c), none),
        _ => return None,
    })
}

/// The same with the constant before the value.
fn with_first(node: Node, c: f64) -> Option<(Operation, Degree)> {
    let same: Degree = |degree| degree;
    let none: Degree = |_| None;
    Some(match node {
        Node::Add => (Operation::Plus(c), same),
        Node::Subtract => (Operation::From(c), same),
        Node::Multiply => (Operation::Times(c), same),
        Node::Divide => (Operation::Into(c), none),
        Node::Power if c.to_bits() == E.to_bits() => (Operation::Call(Function::Exp), none),
        Node::Power => (Operation::Exponential(c), none),
        _ => return None,
    })
}

impl Operation {
    /// How many values it takes from the stack.
    pub(super) fn operands(self) -> usize {
        match self {
            Self::X | Self::Y | Self::Constant(_) => 0,
            Self::Add
            | Self::Subtract
            | Self::Multiply
            | Self::Divide
            | Self::PowerOf
            | Self::CallBinary(_) => 2,
            _ => 1,
        }
    }

    /// Whether its derivatives are those of its operands times a constant.
    fn is_linear(self) -> bool {
        matches!(
            self,
            Self::Add
                | Self::Subtract
                | Self::Negate
                | Self::Plus(_)
                | Self::From(_)
                | Self::Times(_)
                | Self::Over(_)
        )
    }

    /// Whether its derivatives are computed from its value.
    fn is_in_its_slopes(self) -> bool {
        match self {
            Self::Divide | Self::Into(_) | Self::PowerOf | Self::Exponential(_) => true,
            Self::Whole(n) => n < 0,
            Self::Call(function) => matches!(
                function,
                Function::Tan | Function::Tanh | Function::Exp | Function::Sqrt | Function::Cbrt
            ),
            _ => false,
        }
    }
}

/// The value of an operation on one number.
pub(super) fn alone(operation: Operation, u: f64) -> f64 {
    match operation {
        Operation::Negate => -u,
        Operation::Plus(c) => u + c,
        Operation::From(c) => c - u,
        Operation::Times(c) => c * u,
        Operation::Over(c) => u / c,
        Operation::Into(c) => c / u,
        Operation::Whole(n) => whole_power(u, n),
        Operation::Power(c) => libm::pow(u, c),
        Operation::Exponential(c) => libm::pow(c, u),
        Operation::Call(function) => function.value(u),
        _ => u,
    }
}

/// The value of two constants.
fn together(node: Node, a: f64, b: f64) -> f64 {
    match node {
        Node::Add => a + b,
        Node::Subtract => a - b,
        Node::Divide => a / b,
        Node::CallBinary(pair) => pair.value(a, b),
        Node::Power => match with_last(node, b) {
            // As it would be computed if the base were not a constant.
            Some((operation, _)) => alone(operation, a),
            None => libm::pow(a, b),
        },
        _ => a * b,
    }
}

/// ((u·u)·u)·…, or 1 divided by it.
fn whole_power(u: f64, n: i8) -> f64 {
    if n == 0 {
        return 1.0;
    }
    let product = (1..n.unsigned_abs()).fold(u, |product, _| product * u);
    if n < 0 { 1.0 / product } else { product }
}
