//! A tensor, or a chunk of one, with its gradient and state: what one thread updates at a time.

use korogaru_kernels::{Kernels, Rule, with_element_types};

use crate::Element;
use crate::state::State;
use crate::step::update::{Arithmetic, Slots, StateSlots};
use crate::tensor::sealed::Sealed as _;
use crate::tensor::{Data, by_type, of_any_type};

with_element_types! {
    by_type [
        /// Slots, whose type is that of the parameter or, for a half type, f32.
        SlotsByType<'a> of Slots
    ]
}

/// Slices of one length.
pub(crate) struct Piece<'a> {
    pub(crate) data: Data<'a>,
    pub(crate) state: SlotsByType<'a>,
}

impl StateSlots for SlotsByType<'_> {
    #[inline(always)]
    fn of<'a, E: Element>(self) -> Result<Slots<'a, E>, Self>
    where
        Self: 'a,
    {
        E::slots(self)
    }
}

impl<'a> Piece<'a> {
    pub(crate) fn whole(data: &'a mut Data<'_>, state: &'a mut State) -> Self {
        Self {
            data: of_any_type!(Data, data, slices: E => E::data(slices.reborrow())),
            state: of_any_type!(State, state, buffer: E => E::into_slots(Slots::Whole(buffer))),
        }
    }

    /// One update of every element.
    #[inline(always)]
    pub(crate) fn update<R: Rule>(mut self, arithmetic: &Arithmetic<R>, kernels: impl Kernels) {
        let updated = of_any_type!(Data, &mut self.data, slices: E => {
            E::update_slices(slices, self.state, arithmetic, kernels)
        });
        updated.expect("the lengths were compared");
    }

    pub(crate) fn len(&self) -> usize {
        self.data.parameter_len()
    }

    /// The first `count` elements, and the others.
    pub(crate) fn split(self, count: usize) -> (Self, Self) {
        let len = self.len();
        let (data, other_data) = of_any_type!(Data, self.data, slices: E => {
            let (first, others) = slices.split(count);
            (E::data(first), E::data(others))
        });
        let (state, other_state) = of_any_type!(SlotsByType, self.state, slots: E => {
            let (first, others) = slots.split(len, count);
            (E::into_slots(first), E::into_slots(others))
        });
        (Self { data, state }, Self { data: other_data, state: other_state })
    }
}
