use std::fmt;

use korogaru_kernels::{Argument, messages};

use crate::ElementType;
use crate::rule::{RuleError, RuleErrorKind};

/// Why an optimizer refused. Parameters, state and counters are as they were before the call.
#[derive(Clone, Debug, PartialEq)]
pub struct Error {
    kind: Box<ErrorKind>,
}

messages! {
    /// What went wrong, with what was expected and what came.
    #[derive(Clone, Debug, PartialEq)]
    pub enum ErrorKind {
        /// The kernels refused: a hyperparameter outside its range, or not finite, or a name that they do not know.
        Rule(kind: RuleErrorKind),
        /// The environment variable `KOROGARU_BACKEND` names a backend that there is not, or that this machine lacks.
        BackendVariable {
            /// What it holds.
            value: String,
            /// The names of those that this machine has.
            available: Vec<&'static str>,
        } = "error-backend-variable",
            "KOROGARU_BACKEND is {value:?}, but this machine has no such backend; it has {available}",
        /// A hyperparameter that the method does not have.
        UnknownHyperparameter {
            /// The method.
            method: &'static str,
            /// The name that came.
            name: String,
            /// The names that the method has.
            known: Vec<&'static str>,
        } = "error-unknown-hyperparameter", "{method} has no hyperparameter {name:?}; it has {known}",
        /// A choice of convention for a method that has none.
        NoConvention {
            /// The method.
            method: &'static str,
        } = "error-no-convention", "{method} has no velocity, and so no choice of convention",
        /// A velocity that has no counterpart in another convention: the learning rate is 0, or so small that what comes
        /// out is not finite.
        NoCounterpart {
            /// The tensor.
            tensor: String,
            /// The first element of its velocity that has none.
            velocity: f64,
            /// The learning rate.
            lr: f64,
        } = "error-no-counterpart",
            "the velocity of {tensor:?} holds {velocity}, which has no counterpart in the other convention at lr = {lr}",
        /// No method has this name.
        UnknownMethod {
            /// The name that came.
            name: String,
            /// The names there are.
            known: Vec<&'static str>,
        } = "error-unknown-method", "there is no method {name:?}; there are {known}",
        /// A gradient of another length than its parameter.
        GradientLength {
            /// The tensor.
            tensor: String,
            /// The length of the parameter.
            expected: usize,
            /// The length of the gradient.
            found: usize,
        } = "error-gradient-length",
            "the gradient of {tensor:?} has {found} elements, but the parameter has {expected}",
        /// A gradient of another shape than its parameter.
        GradientShape {
            /// The tensor.
            tensor: String,
            /// The shape of the parameter.
            expected: Vec<usize>,
            /// The shape of the gradient.
            found: Vec<usize>,
        } = "error-gradient-shape",
            "the gradient of {tensor:?} has shape {found}, but the parameter has {expected}",
        /// A parameter without a gradient.
        MissingGradient {
            /// The tensor.
            tensor: String,
        } = "error-missing-gradient", "the parameter {tensor:?} has no gradient",
        /// A gradient without a parameter.
        ExtraGradient {
            /// The tensor.
            tensor: String,
        } = "error-extra-gradient", "the gradient {tensor:?} belongs to no parameter",
        /// Two tensors of one step have the same name.
        DuplicateTensor {
            /// The name.
            tensor: String,
        } = "error-duplicate-tensor", "two tensors are named {tensor:?}",
        /// A tensor of the first step is absent from a later one.
        MissingTensor {
            /// The tensor.
            tensor: String,
        } = "error-missing-tensor", "the tensor {tensor:?} of the first step is missing from this one",
        /// A tensor that the first step did not have.
        ExtraTensor {
            /// The tensor.
            tensor: String,
        } = "error-extra-tensor", "the tensor {tensor:?} was not there at the first step",
        /// A tensor is longer or shorter than at the step before.
        LengthChanged {
            /// The tensor.
            tensor: String,
            /// Its length before.
            expected: usize,
            /// Its length now.
            found: usize,
        } = "error-length-changed",
            "the tensor {tensor:?} has {found} elements now, but had {expected} before",
        /// A slot of state has another element type than was asked for.
        SlotType {
            /// The tensor.
            tensor: String,
            /// The slot.
            slot: &'static str,
            /// The type that the slot has.
            expected: ElementType,
            /// The type that was asked for.
            found: ElementType,
        } = "error-slot-type", "the slot {slot:?} of {tensor:?} is of {expected}, not of {found}",
        /// A tensor has another element type than before.
        ElementType {
            /// The tensor.
            tensor: String,
            /// The type that it had.
            expected: ElementType,
            /// The type that came.
            found: ElementType,
        } = "error-element-type", "the tensor {tensor:?} is of {expected}, not of {found}",
        /// No step has had a tensor of this name, so that there is no state of it.
        UnknownTensor {
            /// The name that came.
            tensor: String,
        } = "error-unknown-tensor", "no step has had a tensor named {tensor:?}",
        /// The method has no slot of this name.
        UnknownSlot {
            /// The method.
            method: &'static str,
            /// The name that came.
            slot: String,
            /// The names that the method has.
            known: &'static [&'static str],
        } = "error-unknown-slot", "{method} has no slot {slot:?}; it has {known}",
        /// The method has no slot at all.
        NoState {
            /// The method.
            method: &'static str,
            /// The name that came.
            slot: String,
        } = "error-no-state", "{method} keeps no state, and so has no slot {slot:?}",
    }
}

impl From<&ElementType> for Argument<'_> {
    fn from(element: &ElementType) -> Self {
        Self::from(element.to_string())
    }
}

impl Error {
    /// What went wrong, as data.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.kind
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Self { kind: Box::new(kind) }
    }
}

impl From<RuleError> for Error {
    fn from(error: RuleError) -> Self {
        ErrorKind::Rule(error.kind().clone()).into()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)
    }
}

impl std::error::Error for Error {}
