pub(crate) mod aligned;
pub(crate) mod convert;

#[cfg(feature = "half")]
use half::{bf16, f16};

use crate::state::aligned::AlignedBuffer;
use crate::tensor::Data;
use crate::{ElementType, HalfPrecision};

/// The state of one tensor: its slots one after the other, each as long as the tensor.
#[derive(Clone, Debug)]
pub(crate) enum State {
    F32(AlignedBuffer<f32>),
    F64(AlignedBuffer<f64>),
    #[cfg(feature = "half")]
    F16(AlignedBuffer<f16>),
    #[cfg(feature = "half")]
    Bf16(AlignedBuffer<bf16>),
}

/// What the optimizer remembers of one tensor.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) name: Box<str>,
    pub(crate) len: usize,
    pub(crate) element_type: ElementType,
    pub(crate) state: State,
}

impl Entry {
    /// The entry of a tensor that is seen for the first time: all slots zero.
    pub(crate) fn new(name: &str, data: &Data<'_>, slots: usize, half: HalfPrecision) -> Self {
        let len = data.parameter_len();
        Self {
            name: name.into(),
            len,
            element_type: data.element_type(),
            state: State::zeros(data, slots * len, half),
        }
    }
}

impl State {
    #[cfg_attr(not(feature = "half"), expect(unused_variables, reason = "what is not half needs no choice"))]
    fn zeros(data: &Data<'_>, len: usize, half: HalfPrecision) -> Self {
        let place = data.place();
        match data.element_type() {
            ElementType::F32 => Self::F32(AlignedBuffer::new(0.0, len, place)),
            ElementType::F64 => Self::F64(AlignedBuffer::new(0.0, len, place)),
            #[cfg(feature = "half")]
            ElementType::F16 | ElementType::Bf16 if half == HalfPrecision::Mixed => {
                // Its elements are larger than the parameter's: no place suits all.
                Self::F32(AlignedBuffer::new(0.0, len, 0))
            }
            #[cfg(feature = "half")]
            ElementType::F16 => Self::F16(AlignedBuffer::new(f16::ZERO, len, place)),
            #[cfg(feature = "half")]
            ElementType::Bf16 => Self::Bf16(AlignedBuffer::new(bf16::ZERO, len, place)),
        }
    }

    /// The type of its numbers.
    pub(crate) fn element_type(&self) -> ElementType {
        match self {
            Self::F32(_) => ElementType::F32,
            Self::F64(_) => ElementType::F64,
            #[cfg(feature = "half")]
            Self::F16(_) => ElementType::F16,
            #[cfg(feature = "half")]
            Self::Bf16(_) => ElementType::Bf16,
        }
    }
}
