//! Several updates within one backend.

use crate::instructions::Instructions;
use crate::slice::Each;
use crate::{Bundle, Divisor, Error, LaneUpdate, Number, Rule};
#[cfg(feature = "half")]
use crate::{
    Half, Stored,
    half::{Rounded, Widened},
};

/// Updates of several slices that [`Backend::run`](crate::Backend::run) makes within one backend.
///
/// To call into a backend costs as much as to update a dozen elements. A program with many small tensors calls
/// once for all of them, and has its own loop compiled for the backend.
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
    /// What comes of it.
    type Output;

    /// Makes the updates, each by a method of `kernels`. Where this is not marked `#[inline(always)]`, or calls
    /// what is not inlined, that part is compiled without the backend's instructions: right, but slow.
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

    /// One parameter's update in many runs, each by the coefficients of its own lane, as far as the slices all go.
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
    /// let update = LaneUpdate { coefficients: &[lrs], state: &mut [[]], parameters: &mut p, gradient: &[1.0, 2.0] };
    /// Backend::widest().run(Once(update));
    /// assert_eq!(p, [5.0, 3.0]);
    /// ```
    #[inline(always)]
    fn update_lanes<R: Rule>(self, update: LaneUpdate<'_, R>) {
        update.run(self);
    }

    /// x/d for each lane of each bundle, with the bits of the division, by whatever is fastest within this backend. Some
    /// at once take less than each by itself.
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
    #[cfg(feature = "half")]
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
    #[cfg(feature = "half")]
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
