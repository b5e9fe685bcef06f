use korogaru::{ErrorKind, Range, RuleErrorKind};

use crate::Lang;
use crate::number::shortest;
use crate::phrase::phrases;

/// What says an error of the optimizer.
pub(super) fn optimizer(kind: &ErrorKind) -> OptimizerRefusal {
    match kind {
        ErrorKind::Rule(RuleErrorKind::Hyperparameter { name, value, range }) => {
            let (name, value) = ((*name).to_owned(), shortest(*value));
            match range {
                Range::NonNegative => OptimizerRefusal::NotNonNegative { name, value },
                Range::Positive => OptimizerRefusal::NotPositive { name, value },
                Range::ZeroToBelowOne => OptimizerRefusal::NotBelowOne { name, value },
                _ => OptimizerRefusal::NotFinite { key: name, value },
            }
        }
        ErrorKind::Rule(RuleErrorKind::Backend { name, available }) => {
            OptimizerRefusal::UnknownBackend { name: name.clone(), available: available.join(", ") }
        }
        ErrorKind::BackendVariable { value, available } => {
            OptimizerRefusal::BackendVariable { value: value.clone(), available: available.join(", ") }
        }
        ErrorKind::UnknownHyperparameter { method, name, known } => OptimizerRefusal::UnknownHyperparameter {
            method: (*method).to_owned(),
            name: name.clone(),
            known: known.join(", "),
        },
        ErrorKind::UnknownMethod { name, known } => {
            OptimizerRefusal::UnknownMethod { name: name.clone(), known: known.join(", ") }
        }
        ErrorKind::GradientLength { tensor, expected, found } => OptimizerRefusal::GradientLength {
            tensor: tensor.clone(),
            expected: expected.to_string(),
            found: found.to_string(),
        },
        ErrorKind::GradientShape { tensor, expected, found } => OptimizerRefusal::GradientShape {
            tensor: tensor.clone(),
            expected: format!("{expected:?}"),
            found: format!("{found:?}"),
        },
        ErrorKind::MissingGradient { tensor } => OptimizerRefusal::MissingGradient { tensor: tensor.clone() },
        ErrorKind::ExtraGradient { tensor } => OptimizerRefusal::ExtraGradient { tensor: tensor.clone() },
        ErrorKind::DuplicateTensor { tensor } => OptimizerRefusal::DuplicateTensor { tensor: tensor.clone() },
        ErrorKind::MissingTensor { tensor } => OptimizerRefusal::MissingTensor { tensor: tensor.clone() },
        ErrorKind::ExtraTensor { tensor } => OptimizerRefusal::ExtraTensor { tensor: tensor.clone() },
        ErrorKind::LengthChanged { tensor, expected, found } => OptimizerRefusal::LengthChanged {
            tensor: tensor.clone(),
            expected: expected.to_string(),
            found: found.to_string(),
        },
        ErrorKind::ElementType { tensor, expected, found } => OptimizerRefusal::ElementType {
            tensor: tensor.clone(),
            expected: expected.to_string(),
            found: found.to_string(),
        },
        ErrorKind::SlotType { tensor, slot, expected, found } => OptimizerRefusal::SlotType {
            tensor: tensor.clone(),
            slot: (*slot).to_owned(),
            expected: expected.to_string(),
            found: found.to_string(),
        },
        ErrorKind::Rule(RuleErrorKind::Convention { name, known }) => {
            OptimizerRefusal::UnknownConvention { name: name.clone(), known: Lang::Ja.alternatives(known) }
        }
        ErrorKind::NoConvention { method } => OptimizerRefusal::NoConvention { method: (*method).to_owned() },
        ErrorKind::NoCounterpart { tensor, velocity, lr } => OptimizerRefusal::NoCounterpart {
            tensor: tensor.clone(),
            velocity: shortest(*velocity),
            lr: shortest(*lr),
        },
        ErrorKind::UnknownTensor { tensor } => OptimizerRefusal::UnknownTensor { tensor: tensor.clone() },
        ErrorKind::UnknownSlot { method, slot, known } => {
            let (method, slot, known) = ((*method).to_owned(), slot.clone(), known.join(", "));
            if known.is_empty() {
                OptimizerRefusal::NoState { method, slot }
            } else {
                OptimizerRefusal::UnknownSlot { method, slot, known }
            }
        }
        // A kind that is newer than this catalogue: its own words are better than none.
        other => OptimizerRefusal::Other { message: korogaru::Error::from(other.clone()).to_string() },
    }
}

phrases! {
    /// The optimizer's errors in Japanese.
    pub(crate) enum OptimizerRefusal {
        /// [`korogaru::RuleErrorKind::Hyperparameter`]
        NotNonNegative {
            /// Name.
            name: String,
            /// Value.
            value: String,
        } = "error-not-non-negative",
        /// [`korogaru::RuleErrorKind::Hyperparameter`]
        NotPositive {
            /// Name.
            name: String,
            /// Value.
            value: String,
        } = "error-not-positive",
        /// [`korogaru::RuleErrorKind::Hyperparameter`]
        NotBelowOne {
            /// Name.
            name: String,
            /// Value.
            value: String,
        } = "error-not-below-one",
        /// [`korogaru::RuleErrorKind::Hyperparameter`], and [`korogaru_lab::ErrorKind::NotFinite`]
        NotFinite {
            /// Key.
            key: String,
            /// Value.
            value: String,
        } = "error-not-finite",
        /// [`korogaru::RuleErrorKind::Backend`]
        UnknownBackend {
            /// Name.
            name: String,
            /// Those that the machine has.
            available: String,
        } = "error-unknown-backend",
        /// [`korogaru::ErrorKind::BackendVariable`]
        BackendVariable {
            /// Value.
            value: String,
            /// Those that the machine has.
            available: String,
        } = "error-backend-variable",
        /// [`korogaru::ErrorKind::UnknownHyperparameter`]
        UnknownHyperparameter {
            /// Method.
            method: String,
            /// Name.
            name: String,
            /// Choices.
            known: String,
        } = "error-unknown-hyperparameter",
        /// [`korogaru::ErrorKind::UnknownMethod`]
        UnknownMethod {
            /// Name.
            name: String,
            /// Choices.
            known: String,
        } = "error-unknown-method",
        /// [`korogaru::ErrorKind::GradientLength`]
        GradientLength {
            /// Tensor.
            tensor: String,
            /// Expected.
            expected: String,
            /// Found.
            found: String,
        } = "error-gradient-length",
        /// [`korogaru::ErrorKind::GradientShape`]
        GradientShape {
            /// Tensor.
            tensor: String,
            /// Expected.
            expected: String,
            /// Found.
            found: String,
        } = "error-gradient-shape",
        /// [`korogaru::ErrorKind::MissingGradient`]
        MissingGradient {
            /// Tensor.
            tensor: String,
        } = "error-missing-gradient",
        /// [`korogaru::ErrorKind::ExtraGradient`]
        ExtraGradient {
            /// Tensor.
            tensor: String,
        } = "error-extra-gradient",
        /// [`korogaru::ErrorKind::DuplicateTensor`]
        DuplicateTensor {
            /// Tensor.
            tensor: String,
        } = "error-duplicate-tensor",
        /// [`korogaru::ErrorKind::MissingTensor`]
        MissingTensor {
            /// Tensor.
            tensor: String,
        } = "error-missing-tensor",
        /// [`korogaru::ErrorKind::ExtraTensor`]
        ExtraTensor {
            /// Tensor.
            tensor: String,
        } = "error-extra-tensor",
        /// [`korogaru::ErrorKind::LengthChanged`]
        LengthChanged {
            /// Tensor.
            tensor: String,
            /// Expected.
            expected: String,
            /// Found.
            found: String,
        } = "error-length-changed",
        /// [`korogaru::ErrorKind::ElementType`]
        ElementType {
            /// Tensor.
            tensor: String,
            /// Expected.
            expected: String,
            /// Found.
            found: String,
        } = "error-element-type",
        /// [`korogaru::ErrorKind::SlotType`]
        SlotType {
            /// Tensor.
            tensor: String,
            /// Slot.
            slot: String,
            /// Expected.
            expected: String,
            /// Found.
            found: String,
        } = "error-slot-type",
        /// [`korogaru::RuleErrorKind::Convention`]
        UnknownConvention {
            /// The name that came.
            name: String,
            /// Choices.
            known: String,
        } = "error-unknown-convention",
        /// [`korogaru::ErrorKind::NoConvention`]
        NoConvention {
            /// Method.
            method: String,
        } = "error-no-convention",
        /// [`korogaru::ErrorKind::NoCounterpart`]
        NoCounterpart {
            /// Tensor.
            tensor: String,
            /// The velocity.
            velocity: String,
            /// The learning rate.
            lr: String,
        } = "error-no-counterpart",
        /// [`korogaru::ErrorKind::UnknownTensor`]
        UnknownTensor {
            /// Tensor.
            tensor: String,
        } = "error-unknown-tensor",
        /// [`korogaru::ErrorKind::UnknownSlot`]
        UnknownSlot {
            /// Method.
            method: String,
            /// Slot.
            slot: String,
            /// Choices.
            known: String,
        } = "error-unknown-slot",
        /// [`korogaru::ErrorKind::UnknownSlot`] of a method without any
        NoState {
            /// Method.
            method: String,
            /// Slot.
            slot: String,
        } = "error-no-state",
        /// A kind that this catalogue does not know.
        Other {
            /// English.
            message: String,
        } = "error-other",
    }
}
