use std::fmt;

use korogaru_kernels::{Argument, messages};

use crate::ElementType;
use crate::rule::{RuleError, RuleErrorKind};

/// Why an optimizer refused a call. Parameters, state and counters are as they were before the call.
#[derive(Clone, Debug, PartialEq)]
pub struct Error {
    kind: Box<ErrorKind>,
}

messages! {
    /// What went wrong: what was expected and what was found.
    #[derive(Clone, Debug, PartialEq)]
    pub enum ErrorKind {
        /// The kernels refused: a hyperparameter is outside its range or not finite, or they do not know a
        /// name.
        Rule(kind: RuleErrorKind),
        /// The environment variable `KOROGARU_BACKEND` names a backend that does not exist, or that this
        /// machine lacks.
        BackendVariable { value: String, available: Vec<&'static str> } = "error-backend-variable",
            "KOROGARU_BACKEND is {value:?}, but this machine has no such backend; it has {available}",
        /// The method has no hyperparameter of this name.
        UnknownHyperparameter {
            method: &'static str,
            name: String,
            known: Vec<&'static str>,
        } = "error-unknown-hyperparameter", "{method} has no hyperparameter {name:?}; it has {known}",
        /// A convention was chosen for a method that has no choice of conventions.
        NoConvention { method: &'static str } = "error-no-convention",
            "{method} has no velocity, and so no choice of convention",
        /// A velocity has no counterpart in the other convention, because the learning rate is 0, or so small
        /// that the result is not finite.
        NoCounterpart {
            tensor: String,
            /// The first element of its velocity that has no counterpart.
            velocity: f64,
            lr: f64,
        } = "error-no-counterpart",
            "the velocity of {tensor:?} holds {velocity}, which has no counterpart in the other convention at lr = {lr}",
        /// No method has this name.
        UnknownMethod { name: String, known: Vec<&'static str> } = "error-unknown-method",
            "there is no method {name:?}; there are {known}",
        /// A gradient has another length than its parameter.
        GradientLength { tensor: String, expected: usize, found: usize } = "error-gradient-length",
            "the gradient of {tensor:?} has {found} elements, but the parameter has {expected}",
        /// A gradient has another shape than its parameter.
        GradientShape { tensor: String, expected: Vec<usize>, found: Vec<usize> } = "error-gradient-shape",
            "the gradient of {tensor:?} has shape {found}, but the parameter has {expected}",
        /// A parameter has no gradient.
        MissingGradient { tensor: String } = "error-missing-gradient",
            "the parameter {tensor:?} has no gradient",
        /// A gradient has no parameter.
        ExtraGradient { tensor: String } = "error-extra-gradient",
            "the gradient {tensor:?} belongs to no parameter",
        /// Two tensors of one step have the same name.
        DuplicateTensor { tensor: String } = "error-duplicate-tensor", "two tensors are named {tensor:?}",
        /// A tensor of the first step is missing from a later one.
        MissingTensor { tensor: String } = "error-missing-tensor",
            "the tensor {tensor:?} of the first step is missing from this one",
        /// A later step has a tensor that the first step did not have.
        ExtraTensor { tensor: String } = "error-extra-tensor",
            "the tensor {tensor:?} was not there at the first step",
        /// A tensor is longer or shorter than in the step before.
        LengthChanged { tensor: String, expected: usize, found: usize } = "error-length-changed",
            "the tensor {tensor:?} has {found} elements now, but had {expected} before",
        /// A slot has another element type than the caller asked for.
        SlotType {
            tensor: String,
            slot: &'static str,
            expected: ElementType,
            found: ElementType,
        } = "error-slot-type", "the slot {slot:?} of {tensor:?} is of {expected}, not of {found}",
        /// A tensor has another element type than in the first step.
        ElementType { tensor: String, expected: ElementType, found: ElementType } = "error-element-type",
            "the tensor {tensor:?} is of {expected}, not of {found}",
        /// No step has had a tensor of this name, so that it has no state.
        UnknownTensor { tensor: String } = "error-unknown-tensor",
            "no step has had a tensor named {tensor:?}",
        /// The method has no slot of this name.
        UnknownSlot {
            method: &'static str,
            slot: String,
            known: &'static [&'static str],
        } = "error-unknown-slot", "{method} has no slot {slot:?}; it has {known}",
        /// The method has no slots at all.
        NoState { method: &'static str, slot: String } = "error-no-state",
            "{method} keeps no state, and so has no slot {slot:?}",
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
