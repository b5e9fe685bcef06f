//! The ways in which a tensor can be updated.

use std::marker::PhantomData;

use korogaru_kernels::{Backend, Error, Number, Rule, update_slice_on};

use crate::data::Bits;

/// A function of the library on slices, and what each element should come to.
pub(crate) trait Road {
    const NAME: &'static str;
    type Parameter: Bits;
    type State: Bits;
    /// What is computed with.
    type Number: Number;

    /// What the library does, by a backend.
    fn many<R: Rule>(
        backend: Backend,
        coefficients: &R::Coefficients<Self::Number>,
        parameters: &mut [Self::Parameter],
        gradient: &[Self::Parameter],
        state: R::State<&mut [Self::State]>,
    ) -> Result<(), Error>;

    /// One element, by the rule's function on numbers.
    fn one<R: Rule>(
        coefficients: &R::Coefficients<Self::Number>,
        parameter: Self::Parameter,
        gradient: Self::Parameter,
        state: R::State<Self::State>,
    ) -> (Self::Parameter, R::State<Self::State>);
}

/// `update_slice_on`: everything of one type.
pub(crate) struct Plain<N>(PhantomData<N>);

impl<N: Number + Bits> Road for Plain<N> {
    const NAME: &'static str = <N as Bits>::NAME;
    type Parameter = N;
    type State = N;
    type Number = N;

    fn many<R: Rule>(
        backend: Backend,
        coefficients: &R::Coefficients<N>,
        parameters: &mut [N],
        gradient: &[N],
        state: R::State<&mut [N]>,
    ) -> Result<(), Error> {
        update_slice_on::<R, N>(backend, coefficients, parameters, gradient, state)
    }

    fn one<R: Rule>(
        coefficients: &R::Coefficients<N>,
        parameter: N,
        gradient: N,
        state: R::State<N>,
    ) -> (N, R::State<N>) {
        R::update(coefficients, parameter, gradient, state)
    }
}
