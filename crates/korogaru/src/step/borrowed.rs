//! Updates of tensors whose state is borrowed too. This is for callers that keep the state elsewhere than in
//! an [`Optimizer`](crate::Optimizer), such as in the arrays of another language or of a framework.

use std::fmt;
use std::marker::PhantomData;

use korogaru_kernels::Rule;
#[cfg(feature = "half")]
pub use korogaru_kernels::update_half_slice_on;
pub use korogaru_kernels::update_slice_on;

use crate::rule::RuleErrorKind;
use crate::step::chunks::share_pieces;
use crate::step::erased::Pieces;
use crate::step::piece::Piece;
use crate::step::update::{Arithmetic, Slots};
use crate::tensor::Slices;
use crate::{Backend, Element, Error, ErrorKind, HalfPrecision, Threads};

/// A parameter with its gradient and its state for the rule `R`, all borrowed for one [`update_borrowed`].
///
/// The state has one slice for each slot, in the order of [`Rule::SLOTS`], of the parameter's own type. Half
/// types are computed as NumPy does ([`HalfPrecision::AsNumpy`](crate::HalfPrecision::AsNumpy)).
pub struct Borrowed<'a, R: Rule> {
    piece: Piece<'a>,
    rule: PhantomData<R>,
}

impl<'a, R: Rule> Borrowed<'a, R> {
    /// Borrows slices of one length, which may be 0.
    ///
    /// # Errors
    ///
    /// [`RuleErrorKind::Length`](crate::rule::RuleErrorKind::Length) if a length differs from the
    /// parameter's.
    pub fn new<E: Element>(
        parameter: &'a mut [E],
        gradient: &'a [E],
        state: R::State<&'a mut [E]>,
    ) -> Result<Self, Error> {
        let expected = parameter.len();
        let lengths = state.as_ref().iter().map(|slot| slot.len());
        let named = [("gradient", gradient.len())].into_iter().chain(R::SLOTS.iter().copied().zip(lengths));
        for (what, found) in named {
            if found != expected {
                return Err(ErrorKind::Rule(RuleErrorKind::Length { what, expected, found }).into());
            }
        }
        let mut state = state;
        let slots = state.as_mut().iter_mut().map(std::mem::take).collect();
        let (data, state) = (E::data(Slices { parameter, gradient }), E::into_slots(Slots::Parts(slots)));
        let piece = Piece { data, state };
        Ok(Self { piece, rule: PhantomData })
    }
}

impl<R: Rule> fmt::Debug for Borrowed<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Borrowed(of {} elements, for {})", self.piece.len(), R::LABEL)
    }
}

/// Makes one update of every tensor, in place, by the same code as
/// [`Optimizer::step`](crate::Optimizer::step). The bits are the same, and a large update is shared with the
/// threads in the same way. `step` is the number of the update, and the first has the number 1.
/// [`backend`](crate::backend) returns the backend that an optimizer uses. This function cannot fail.
///
/// ```
/// use korogaru::borrowed::{Borrowed, update_borrowed};
/// use korogaru::{Momentum, Threads};
///
/// let rule = Momentum::new(0.1, 0.9)?;
/// let (mut w, mut v, g) = ([-7.0_f32, 2.0], [0.0; 2], [-0.7, 4.0]);
/// let (mut b, mut u, h) = ([0.5_f64], [0.0], [1.0]);
/// let tensors = vec![Borrowed::new(&mut w, &g, [&mut v[..]])?, Borrowed::new(&mut b, &h, [&mut u[..]])?];
/// update_borrowed(korogaru::backend()?, &rule, 1, tensors, &Threads::available());
/// assert_eq!((w, v), ([-6.93, 1.6], [0.07, -0.4]));
/// assert_eq!((b, u), ([0.4], [-0.1]));
/// # Ok::<(), korogaru::Error>(())
/// ```
pub fn update_borrowed<R: Rule>(
    backend: Backend,
    rule: &R,
    step: u64,
    tensors: Vec<Borrowed<'_, R>>,
    threads: &Threads,
) {
    let work = |pieces: Vec<Piece<'_>>| {
        let arithmetic = Arithmetic::new(rule, step, HalfPrecision::AsNumpy);
        backend.run(Pieces { pieces, arithmetic: &arithmetic });
    };
    let elements: usize = tensors.iter().map(|tensor| tensor.piece.len()).sum();
    let pieces = tensors.into_iter().map(|tensor| tensor.piece).collect();
    if threads.share(elements) {
        share_pieces(threads, pieces, &work);
    } else {
        work(pieces);
    }
}
