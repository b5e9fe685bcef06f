use crate::instructions::Instructions;
use crate::shell::Loop;
use crate::{Array, Backend, Error, Number, Rule};

/// One update of a whole tensor: `parameters`, `gradient` and each slot of `state` hold one value an element,
/// in the same order, of any length, 0 included. Parameters and state are changed in place.
///
/// # Errors
///
/// [`ErrorKind::Length`](crate::ErrorKind::Length), with nothing changed, where a length differs from that of
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

/// [`update_slice`] by a named backend in place of the widest: the same bits by another road.
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
pub fn update_slice_on<R: Rule, N: Number>(
    backend: Backend,
    coefficients: &R::Coefficients<N>,
    parameters: &mut [N],
    gradient: &[N],
    state: R::State<&mut [N]>,
) -> Result<(), Error> {
    check_lengths::<R, N, N>(parameters, gradient, &state)?;
    backend.run(Each::<R, N> { coefficients, parameters, gradient, state });
    Ok(())
}

/// Whether gradient and slots are as long as the parameters.
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

/// Slices of one length, updated element by element.
struct Each<'a, 's, R: Rule, N: Number> {
    coefficients: &'a R::Coefficients<N>,
    parameters: &'a mut [N],
    gradient: &'a [N],
    state: R::State<&'s mut [N]>,
}

impl<R: Rule, N: Number> Loop for Each<'_, '_, R, N> {
    #[inline(always)]
    fn run<I: Instructions>(self, _: I) {
        let Self { coefficients, parameters, gradient, mut state } = self;
        let slots = state.as_mut();
        for (i, (p, &g)) in parameters.iter_mut().zip(gradient).enumerate() {
            let before = R::State::from_fn(|slot| slots[slot][i]);
            let (next, after) = R::update(coefficients, *p, g, before);
            *p = next;
            for (slot, &value) in slots.iter_mut().zip(after.as_ref()) {
                slot[i] = value;
            }
        }
    }
}
