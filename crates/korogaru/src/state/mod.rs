pub(crate) mod aligned;
pub(crate) mod convert;

use korogaru_kernels::{Number as _, with_element_types};

use crate::state::aligned::AlignedBuffer;
use crate::tensor::sealed::Sealed as _;
use crate::tensor::{Data, by_type, of_any_type};
use crate::{Element as _, ElementType, HalfPrecision};

with_element_types! {
    by_type [
        /// The state of one tensor: its slots one after the other, each as long as the tensor.
        #[derive(Clone, Debug)]
        State of AlignedBuffer
    ]
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
    fn zeros(data: &Data<'_>, len: usize, half: HalfPrecision) -> Self {
        of_any_type!(Data, data, _slices: E => {
            if E::IS_HALF && half == HalfPrecision::Mixed {
                // The elements of the state are larger than the parameter's, so that no place suits all of
                // them.
                f32::state(AlignedBuffer::new(0.0, len, 0))
            } else {
                E::state(AlignedBuffer::new(E::ZERO, len, data.place()))
            }
        })
    }

    /// The type of its numbers.
    pub(crate) fn element_type(&self) -> ElementType {
        of_any_type!(Self, self, _buffer: E => E::TYPE)
    }
}
