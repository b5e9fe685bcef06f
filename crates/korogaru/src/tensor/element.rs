use std::fmt;

use korogaru_kernels::{Kernels, Number, Rule, with_element_types};

use crate::rule::RuleError;
use crate::state::State;
use crate::state::aligned::AlignedBuffer;
#[cfg(feature = "threads")]
use crate::step::piece::SlotsByType;
use crate::step::update::{self, Arithmetic, Slots, StateSlots};
use crate::tensor::{Data, Slices};

/// A number that tensors can be made of: `f32`, `f64`, or with the feature `half` `f16` and `bf16` of that
/// crate.
pub trait Element: Number<Wide = f64> + sealed::Sealed {
    /// The type, as a value.
    const TYPE: ElementType;
}

/// Declares an enum with one variant for each element type, which holds `$held` of that type.
macro_rules! by_type {
    ([$(#[$meta:meta])* $name:ident of $held:ident]
        $(($variant:ident, $type:ty, $($_rest:tt)*))*) => {
        $(#[$meta])*
        pub(crate) enum $name { $($variant($held<$type>)),* }
    };
    ([$(#[$meta:meta])* $name:ident<$life:lifetime> of $held:ident]
        $(($variant:ident, $type:ty, $($_rest:tt)*))*) => {
        $(#[$meta])*
        pub(crate) enum $name<$life> { $($variant($held<$life, $type>)),* }
    };
}

/// Evaluates `$result` with what an enum of [`by_type`] holds, as `$held`, and its type, as `$element`.
macro_rules! of_any_type {
    ([$name:ident, $value:expr, $held:ident: $element:ident => $result:expr]
        $(($variant:ident, $type:ty, $($_rest:tt)*))*) => {
        match $value {
            $($name::$variant($held) => {
                #[allow(dead_code, reason = "not every result names the type")]
                type $element = $type;
                $result
            })*
        }
    };
    ($name:ident, $value:expr, $held:ident: $element:ident => $result:expr) => {
        korogaru_kernels::with_element_types! { of_any_type [$name, $value, $held: $element => $result] }
    };
}

pub(crate) use {by_type, of_any_type};

pub(crate) mod sealed {
    #[cfg(feature = "threads")]
    use super::SlotsByType;
    use super::{
        AlignedBuffer, Arithmetic, Data, Kernels, Rule, RuleError, Slices, Slots, State, StateSlots,
    };

    /// How an element type is found in the enums that have a variant for each.
    #[allow(private_interfaces, private_bounds, reason = "the trait is sealed: nobody outside can call this")]
    pub trait Sealed: Sized {
        /// Whether [`HalfPrecision`](crate::HalfPrecision) says how it is computed with.
        const IS_HALF: bool;

        fn data(slices: Slices<'_, Self>) -> Data<'_>;
        fn state(buffer: AlignedBuffer<Self>) -> State;
        fn buffer(state: &State) -> Option<&AlignedBuffer<Self>>;
        #[cfg(feature = "threads")]
        fn into_slots(slots: Slots<'_, Self>) -> SlotsByType<'_>;
        #[cfg(feature = "threads")]
        fn slots(slots: SlotsByType<'_>) -> Result<Slots<'_, Self>, SlotsByType<'_>>;
        fn whole(state: &mut State) -> Result<Slots<'_, Self>, &mut State>;

        /// One update of every element.
        fn update_slices<R: Rule>(
            slices: &mut Slices<'_, Self>,
            state: impl StateSlots,
            arithmetic: &Arithmetic<R>,
            kernels: impl Kernels,
        ) -> Result<(), RuleError>;
    }
}

macro_rules! is_half {
    (half) => {
        true
    };
    ($other:ident) => {
        false
    };
}

macro_rules! elements {
    ([] $(($variant:ident, $type:ty, $kind:ident, $name:literal, $about:literal))*) => {
        /// The type of a tensor's elements.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum ElementType {
            $(#[doc = $about] $variant,)*
        }

        impl fmt::Display for ElementType {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self { $(Self::$variant => $name,)* })
            }
        }

        $(
            impl Element for $type {
                const TYPE: ElementType = ElementType::$variant;
            }

            #[allow(private_interfaces, private_bounds, reason = "the trait is sealed: nobody outside can call this")]
            impl sealed::Sealed for $type {
                const IS_HALF: bool = is_half!($kind);

                fn data(slices: Slices<'_, Self>) -> Data<'_> {
                    Data::$variant(slices)
                }

                fn state(buffer: AlignedBuffer<Self>) -> State {
                    State::$variant(buffer)
                }

                fn buffer(state: &State) -> Option<&AlignedBuffer<Self>> {
                    if let State::$variant(buffer) = state { Some(buffer) } else { None }
                }

                #[cfg(feature = "threads")]
                #[inline(always)]
                fn into_slots(slots: Slots<'_, Self>) -> SlotsByType<'_> {
                    SlotsByType::$variant(slots)
                }

                #[cfg(feature = "threads")]
                #[inline(always)]
                fn slots(slots: SlotsByType<'_>) -> Result<Slots<'_, Self>, SlotsByType<'_>> {
                    if let SlotsByType::$variant(slots) = slots { Ok(slots) } else { Err(slots) }
                }

                #[inline(always)]
                fn whole(state: &mut State) -> Result<Slots<'_, Self>, &mut State> {
                    match state {
                        State::$variant(buffer) => Ok(Slots::Whole(buffer)),
                        other => Err(other),
                    }
                }

                #[inline(always)]
                fn update_slices<R: Rule>(
                    slices: &mut Slices<'_, Self>,
                    state: impl StateSlots,
                    arithmetic: &Arithmetic<R>,
                    kernels: impl Kernels,
                ) -> Result<(), RuleError> {
                    update::$kind(slices, state, arithmetic, kernels)
                }
            }
        )*
    };
}

with_element_types! { elements [] }
