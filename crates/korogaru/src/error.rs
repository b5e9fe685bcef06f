use std::fmt;

use crate::{ElementType, RuleError, RuleErrorKind};

/// Why an optimizer refused. Parameters, state and counters are as they were before the call.
#[derive(Clone, Debug, PartialEq)]
pub struct Error {
    kind: Box<ErrorKind>,
}

/// What went wrong, with what was expected and what came.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The kernels refused: a hyperparameter outside its range, or not finite, or a name that they do not know.
    Rule(RuleErrorKind),
    /// The environment variable `KOROGARU_BACKEND` names a backend that there is not, or that this machine lacks.
    BackendVariable {
        /// What it holds.
        value: String,
        /// The names of those that this machine has.
        available: Vec<&'static str>,
    },
    /// A hyperparameter that the method does not have.
    UnknownHyperparameter {
        /// The method.
        method: &'static str,
        /// The name that came.
        name: String,
        /// The names that the method has.
        known: Vec<&'static str>,
    },
    /// A choice of convention for a method that has none.
    NoConvention {
        /// The method.
        method: &'static str,
    },
    /// A velocity that has no counterpart in another convention: the learning rate is 0, or so small that what
    /// comes out is not finite.
    NoCounterpart {
        /// The tensor.
        tensor: String,
        /// The first element of its velocity that has none.
        velocity: f64,
        /// The learning rate.
        lr: f64,
    },
    /// No method has this name.
    UnknownMethod {
        /// The name that came.
        name: String,
        /// The names there are.
        known: Vec<&'static str>,
    },
    /// A gradient of another length than its parameter.
    GradientLength {
        /// The tensor.
        tensor: String,
        /// The length of the parameter.
        expected: usize,
        /// The length of the gradient.
        found: usize,
    },
    /// A gradient of another shape than its parameter.
    GradientShape {
        /// The tensor.
        tensor: String,
        /// The shape of the parameter.
        expected: Vec<usize>,
        /// The shape of the gradient.
        found: Vec<usize>,
    },
    /// A parameter without a gradient.
    MissingGradient {
        /// The tensor.
        tensor: String,
    },
    /// A gradient without a parameter.
    ExtraGradient {
        /// The tensor.
        tensor: String,
    },
    /// Two tensors of one step have the same name.
    DuplicateTensor {
        /// The name.
        tensor: String,
    },
    /// A tensor of the first step is absent from a later one.
    MissingTensor {
        /// The tensor.
        tensor: String,
    },
    /// A tensor that the first step did not have.
    ExtraTensor {
        /// The tensor.
        tensor: String,
    },
    /// A tensor is longer or shorter than at the step before.
    LengthChanged {
        /// The tensor.
        tensor: String,
        /// Its length before.
        expected: usize,
        /// Its length now.
        found: usize,
    },
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
    },
    /// A tensor has another element type than before.
    ElementType {
        /// The tensor.
        tensor: String,
        /// The type that it had.
        expected: ElementType,
        /// The type that came.
        found: ElementType,
    },
    /// No step has had a tensor of this name, so that there is no state of it.
    UnknownTensor {
        /// The name that came.
        tensor: String,
    },
    /// The method has no slot of this name.
    UnknownSlot {
        /// The method.
        method: &'static str,
        /// The name that came.
        slot: String,
        /// The names that the method has.
        known: &'static [&'static str],
    },
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

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rule(kind) => kind.fmt(f),
            Self::BackendVariable { value, available } => write!(
                f,
                "KOROGARU_BACKEND is {value:?}, but this machine has no such backend; it has {}",
                list(available)
            ),
            Self::UnknownHyperparameter { method, name, known } => {
                write!(f, "{method} has no hyperparameter {name:?}; it has {}", list(known))
            }
            Self::NoConvention { method } => {
                write!(f, "{method} has no velocity, and so no choice of convention")
            }
            Self::NoCounterpart { tensor, velocity, lr } => write!(
                f,
                "the velocity of {tensor:?} holds {}, which has no counterpart in the other convention at lr = {}",
                crate::written(*velocity),
                crate::written(*lr)
            ),
            Self::UnknownMethod { name, known } => {
                write!(f, "there is no method {name:?}; there are {}", list(known))
            }
            Self::GradientLength { tensor, expected, found } => {
                write!(f, "the gradient of {tensor:?} has {found} elements, but the parameter has {expected}")
            }
            Self::GradientShape { tensor, expected, found } => {
                write!(
                    f,
                    "the gradient of {tensor:?} has shape {found:?}, but the parameter has {expected:?}"
                )
            }
            Self::MissingGradient { tensor } => write!(f, "the parameter {tensor:?} has no gradient"),
            Self::ExtraGradient { tensor } => {
                write!(f, "the gradient {tensor:?} belongs to no parameter")
            }
            Self::DuplicateTensor { tensor } => write!(f, "two tensors are named {tensor:?}"),
            Self::MissingTensor { tensor } => {
                write!(f, "the tensor {tensor:?} of the first step is missing from this one")
            }
            Self::ExtraTensor { tensor } => {
                write!(f, "the tensor {tensor:?} was not there at the first step")
            }
            Self::LengthChanged { tensor, expected, found } => {
                write!(f, "the tensor {tensor:?} has {found} elements now, but had {expected} before")
            }
            Self::SlotType { tensor, slot, expected, found } => {
                write!(f, "the slot {slot:?} of {tensor:?} is of {expected}, not of {found}")
            }
            Self::ElementType { tensor, expected, found } => {
                write!(f, "the tensor {tensor:?} is of {expected}, not of {found}")
            }
            Self::UnknownTensor { tensor } => {
                write!(f, "no step has had a tensor named {tensor:?}")
            }
            Self::UnknownSlot { method, slot, known: [] } => {
                write!(f, "{method} keeps no state, and so has no slot {slot:?}")
            }
            Self::UnknownSlot { method, slot, known } => {
                write!(f, "{method} has no slot {slot:?}; it has {}", list(known))
            }
        }
    }
}

impl std::error::Error for Error {}

fn list(names: &[&str]) -> String {
    names.join(", ")
}
