use std::mem::take;
use std::sync::atomic::{Ordering, compiler_fence};

use crate::{Array, Backend, Batch, Error, Kernels, Number, Rule};

/// One update of a whole tensor. `parameters`, `gradient` and each slot of `state` have one value for each
/// element, in the same order. They may have any length, also 0. Parameters and state are changed in place.
///
/// # Errors
///
/// [`ErrorKind::Length`](crate::ErrorKind::Length), with nothing changed, if a length differs from that of
/// the parameters.
///
/// ```
/// use korogaru_kernels::{AdaGrad, Rule, update_slice};
///
/// let rule = AdaGrad::new(1.0, 1.0)?;
/// let (mut w, mut h) = ([2.0_f32; 3], [0.0; 3]);
/// update_slice::<AdaGrad, f32>(&rule.coefficients(1), &mut w, &[3.0, 0.0, -3.0], [&mut h])?;
/// assert_eq!((w, h), ([1.25, 2.0, 2.75], [9.0, 0.0, 9.0]));
///
/// let short = update_slice::<AdaGrad, f32>(&rule.coefficients(2), &mut w, &[3.0], [&mut h]);
/// assert_eq!(short.unwrap_err().to_string(), "gradient has 1 elements, but the parameters have 3");
/// # Ok::<(), korogaru_kernels::Error>(())
/// ```
pub fn update_slice<R: Rule, N: Number>(
    coefficients: &R::Coefficients<N>,
    parameters: &mut [N],
    gradient: &[N],
    state: R::State<&mut [N]>,
) -> Result<(), Error> {
    update_slice_on::<R, N>(Backend::widest(), coefficients, parameters, gradient, state)
}

/// [`update_slice`] by the given backend. The bits are the same.
///
/// # Errors
///
/// As [`update_slice`].
///
/// ```
/// use korogaru_kernels::{Backend, Rule, Sgd, update_slice_on};
///
/// let mut w = [1.0_f32, 2.0];
/// let rule = Sgd::new(0.5)?;
/// update_slice_on::<Sgd, f32>(Backend::baseline(), &rule.coefficients(1), &mut w, &[2.0, 2.0], [])?;
/// assert_eq!(w, [0.0, 1.0]);
/// # Ok::<(), korogaru_kernels::Error>(())
/// ```
#[inline]
pub fn update_slice_on<R: Rule, N: Number>(
    backend: Backend,
    coefficients: &R::Coefficients<N>,
    parameters: &mut [N],
    gradient: &[N],
    state: R::State<&mut [N]>,
) -> Result<(), Error> {
    backend.run(Each::<R, N>::new(coefficients, parameters, gradient, state)?);
    Ok(())
}

/// Checks that gradient and slots are as long as the parameters.
#[inline]
pub(crate) fn check_lengths<R: Rule, P, S>(
    parameters: &[P],
    gradient: &[P],
    state: &R::State<&mut [S]>,
) -> Result<(), Error> {
    const { assert!(R::SLOTS.len() == <R::State<f64> as Array<f64>>::LEN, "a rule names each of its slots") };
    let n = parameters.len();
    if gradient.len() != n {
        return Err(Error::length("gradient", n, gradient.len()));
    }
    for (slot, name) in state.as_ref().iter().zip(R::SLOTS) {
        if slot.len() != n {
            return Err(Error::length(name, n, slot.len()));
        }
    }
    Ok(())
}

/// How many elements are computed at once, as an array of their own. They fill a register of 512 bits with
/// `f32`, or several registers of a narrower backend.
const ROUND: usize = 16;

/// The size of a line of the cache. If the widest registers reach into two lines at each access, they lose a
/// third of their speed. Therefore the first elements are computed one by one, up to the beginning of a line.
const LINE: usize = 64;

/// The number of elements from which on that pays.
const LONG: usize = 1024;

/// Slices of one length, updated element by element.
pub(crate) struct Each<'a, 's, R: Rule, N: Number> {
    coefficients: &'a R::Coefficients<N>,
    parameters: &'a mut [N],
    gradient: &'a [N],
    state: R::State<&'s mut [N]>,
}

impl<R: Rule, N: Number> Batch for Each<'_, '_, R, N> {
    type Output = ();

    /// First the elements before the first whole line of parameters, then rounds, then the elements that are
    /// left.
    #[inline(always)]
    fn run(self, _: impl Kernels) {
        let len = self.parameters.len();
        if len < ROUND {
            return self.one_by_one();
        }
        let to_line = self.parameters.as_ptr().align_offset(LINE);
        let before = if len >= LONG && to_line < LINE { to_line } else { 0 };
        let (head, rest) = self.split_at(before);
        let (whole, tail) = rest.split_at((len - before) / ROUND * ROUND);
        head.one_by_one();
        whole.rounds();
        tail.one_by_one();
    }
}

impl<'a, 's, R: Rule, N: Number> Each<'a, 's, R, N> {
    #[inline(always)]
    pub(crate) fn new(
        coefficients: &'a R::Coefficients<N>,
        parameters: &'a mut [N],
        gradient: &'a [N],
        state: R::State<&'s mut [N]>,
    ) -> Result<Self, Error> {
        check_lengths::<R, N, N>(parameters, gradient, &state)?;
        Ok(Self { coefficients, parameters, gradient, state })
    }

    /// The first elements, and those from `at` on.
    #[inline(always)]
    fn split_at(self, at: usize) -> (Self, Self) {
        let Self { coefficients, parameters, gradient, mut state } = self;
        let (parameters, parameters_after) = parameters.split_at_mut(at);
        let (gradient, gradient_after) = gradient.split_at(at);
        let mut state_after = R::State::from_fn(|_| Default::default());
        for (slot, after) in state.as_mut().iter_mut().zip(state_after.as_mut()) {
            (*slot, *after) = take(slot).split_at_mut(at);
        }
        (
            Self { coefficients, parameters, gradient, state },
            Self { coefficients, parameters: parameters_after, gradient: gradient_after, state: state_after },
        )
    }

    /// Whole rounds. A round is read, computed and written as a whole. The compiler then need not prove that
    /// no slice overlaps another, and a short slice is as fast as a long one.
    #[inline(always)]
    fn rounds(self) {
        let Self { coefficients, parameters, gradient, mut state } = self;
        let (parameters, gradient) = (parameters.as_chunks_mut::<ROUND>().0, gradient.as_chunks::<ROUND>().0);
        let count = parameters.len().min(gradient.len());
        // A copy that the fence below cannot be thought to change stays in registers.
        let coefficients = R::Coefficients::from_fn(|i| coefficients.as_ref()[i]);
        // Cut to one length, so that the compiler sees that no index leaves them.
        let (parameters, gradient) = (&mut parameters[..count], &gradient[..count]);
        let mut slots = R::State::from_fn(|slot| {
            &mut take(&mut state.as_mut()[slot]).as_chunks_mut::<ROUND>().0[..count]
        });
        let slots: &mut [&mut [[N; ROUND]]] = slots.as_mut();
        for i in 0..count {
            // This is no instruction. It keeps the compiler from taking sixteen rounds at once, element by
            // element.
            compiler_fence(Ordering::SeqCst);
            let (old, g) = (parameters[i], gradient[i]);
            let before = R::State::<[N; ROUND]>::from_fn(|slot| slots[slot][i]);
            let (mut next, mut after) = (old, R::State::<[N; ROUND]>::from_fn(|slot| before.as_ref()[slot]));
            for j in 0..ROUND {
                let element = R::State::from_fn(|slot| before.as_ref()[slot][j]);
                let (value, states) = R::update(&coefficients, old[j], g[j], element);
                next[j] = value;
                for (slot, &state) in after.as_mut().iter_mut().zip(states.as_ref()) {
                    slot[j] = state;
                }
            }
            parameters[i] = next;
            for (slot, &values) in slots.iter_mut().zip(after.as_ref()) {
                slot[i] = values;
            }
        }
    }

    /// Too few elements for a round.
    #[inline(always)]
    fn one_by_one(self) {
        let Self { coefficients, parameters, gradient, mut state } = self;
        let slots = state.as_mut();
        for (i, (p, &g)) in parameters.iter_mut().zip(gradient).enumerate() {
            // This is no instruction. It keeps the compiler from vectorising so few elements.
            compiler_fence(Ordering::SeqCst);
            let before = R::State::from_fn(|slot| slots[slot][i]);
            let (next, after) = R::update(coefficients, *p, g, before);
            *p = next;
            for (slot, &value) in slots.iter_mut().zip(after.as_ref()) {
                slot[i] = value;
            }
        }
    }
}
