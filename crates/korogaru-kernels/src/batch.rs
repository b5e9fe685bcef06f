//! Several updates by one call of a backend.

use crate::half::{Rounded, Widened};
use crate::instructions::Instructions;
use crate::slice::Each;
use crate::{Bundle, Divisor, Error, Half, LaneUpdate, Number, Rule, Stored};

/// Updates of several slices, which [`Backend::run`](crate::Backend::run) makes in one call.
///
/// A call into a backend costs as much as the update of a dozen elements. A program with many small tensors
/// calls once for all of them, and its own loop is then compiled for the backend too.
///
/// ```
/// use korogaru_kernels::{Backend, Batch, Error, Kernels, Momentum, Rule};
///
/// /// Parameters, gradients and velocities of many small layers.
/// struct Layers<'a>(&'a mut [([f32; 3], [f32; 3], [f32; 3])]);
///
/// impl Batch for Layers<'_> {
///     type Output = Result<(), Error>;
///
///     #[inline(always)]
///     fn run(self, kernels: impl Kernels) -> Result<(), Error> {
///         let coefficients = Momentum::new(0.5, 0.9)?.coefficients(1);
///         for (w, gradient, v) in self.0 {
///             kernels.update_slice::<Momentum, f32>(&coefficients, w, gradient, [v])?;
///         }
///         Ok(())
///     }
/// }
///
/// let mut layers = [([1.0; 3], [2.0; 3], [0.0; 3]), ([3.0; 3], [4.0; 3], [0.0; 3])];
/// Backend::widest().run(Layers(&mut layers))?;
/// assert_eq!(layers, [([0.0; 3], [2.0; 3], [-1.0; 3]), ([1.0; 3], [4.0; 3], [-2.0; 3])]);
/// # Ok::<(), Error>(())
/// ```
pub trait Batch {
    /// What the updates return.
    type Output;

    /// Makes the updates, each by a method of `kernels`. Mark this method and what it calls
    /// `#[inline(always)]`. A part that is not inlined is compiled without the backend's instructions: its
    /// results are right, but it is slow.
    fn run(self, kernels: impl Kernels) -> Self::Output;
}

/// The kernels of one backend, for a [`Batch`].
pub trait Kernels: Instructions {
    /// [`update_slice`](crate::update_slice) within this backend.
    ///
    /// # Errors
    ///
    /// As [`update_slice`](crate::update_slice).
    #[inline(always)]
    fn update_slice<R: Rule, N: Number>(
        self,
        coefficients: &R::Coefficients<N>,
        parameters: &mut [N],
        gradient: &[N],
        state: R::State<&mut [N]>,
    ) -> Result<(), Error> {
        Each::<R, N>::new(coefficients, parameters, gradient, state)?.run(self);
        Ok(())
    }

    /// One update of one parameter in many runs, each with the coefficients of its own lane. It ends with the
    /// shortest of the slices.
    ///
    /// ```
    /// use korogaru_kernels::{Backend, Batch, Bundle, Kernels, LaneUpdate, Number, Rule, Sgd};
    ///
    /// struct Once<'a>(LaneUpdate<'a, Sgd>);
    ///
    /// impl Batch for Once<'_> {
    ///     type Output = ();
    ///
    ///     #[inline(always)]
    ///     fn run(self, kernels: impl Kernels) {
    ///         kernels.update_lanes(self.0);
    ///     }
    /// }
    ///
    /// // η is 0, 1, 2, … in the lanes; two runs need two of them.
    /// let lrs = [Bundle(std::array::from_fn(|lane| lane as f64))];
    /// let mut p = [5.0, 5.0];
    /// let gradient = &[1.0, 2.0];
    /// let update = LaneUpdate { coefficients: &[lrs], state: &mut [[]], parameters: &mut p, gradient };
    /// Backend::widest().run(Once(update));
    /// assert_eq!(p, [5.0, 3.0]);
    /// ```
    #[inline(always)]
    fn update_lanes<R: Rule>(self, update: LaneUpdate<'_, R>) {
        update.run(self);
    }

    /// x/d for each lane of each bundle, with the bits of the division, by the fastest way that this backend
    /// has. Several quotients at once take less time than one after the other.
    ///
    /// ```
    /// use korogaru_kernels::{Backend, Batch, Bundle, Divisor, Kernels, Number};
    ///
    /// struct Tenth(f64);
    ///
    /// impl Batch for Tenth {
    ///     type Output = f64;
    ///
    ///     #[inline(always)]
    ///     fn run(self, kernels: impl Kernels) -> f64 {
    ///         const TEN: Divisor = Divisor::new(10);
    ///         kernels.quotients([(Bundle::from_f64(self.0), TEN)])[0].0[0]
    ///     }
    /// }
    ///
    /// for backend in Backend::available() {
    ///     assert_eq!(backend.run(Tenth(3.0)), 0.3); // 3 × 0.1 is another number
    /// }
    /// ```
    #[inline(always)]
    fn quotients<const N: usize>(self, of: [(Bundle, Divisor); N]) -> [Bundle; N] {
        if Self::FUSES { Divisor::divide_fused(of) } else { Divisor::divide(of) }
    }

    /// [`update_half_slice`](crate::update_half_slice) within this backend.
    ///
    /// # Errors
    ///
    /// As [`update_slice`](crate::update_slice).
    #[inline(always)]
    fn update_half_slice<R: Rule, H: Half>(
        self,
        coefficients: &R::Coefficients<H>,
        parameters: &mut [H],
        gradient: &[H],
        state: R::State<&mut [H]>,
    ) -> Result<(), Error> {
        let held = Rounded::coefficients::<R>(coefficients);
        Widened::<R, Rounded<H>, H, H>::new(&held, parameters, gradient, state)?.run(self);
        Ok(())
    }

    /// [`update_mixed_slice`](crate::update_mixed_slice) within this backend.
    ///
    /// # Errors
    ///
    /// As [`update_slice`](crate::update_slice).
    #[inline(always)]
    fn update_mixed_slice<R: Rule, H: Half, S: Stored>(
        self,
        coefficients: &R::Coefficients<f32>,
        parameters: &mut [H],
        gradient: &[H],
        state: R::State<&mut [S]>,
    ) -> Result<(), Error> {
        Widened::<R, f32, H, S>::new(coefficients, parameters, gradient, state)?.run(self);
        Ok(())
    }
}

impl<I: Instructions> Kernels for I {}
