//! Tensors whose state is the caller's too, for whoever keeps it elsewhere than in an [`Optimizer`](crate::Optimizer):
//! in the arrays of another language, or in a framework's own.

use std::fmt;
use std::marker::PhantomData;

use korogaru_kernels::Rule;

use crate::rule::RuleErrorKind;
use crate::step::chunks::share_pieces;
use crate::step::erased::Pieces;
use crate::step::piece::{Arithmetic, Piece, Slices};
use crate::tensor::Data;
use crate::{Backend, Element, Error, ErrorKind, HalfPrecision, Threads};

/// A parameter with its gradient and its state by the rule `R`, all borrowed from their owner for one [`update_borrowed`].
///
/// The state has one slice a slot, in the order of [`Rule::SLOTS`], of the parameter's own type; tensors of half
/// types are computed with as NumPy does ([`HalfPrecision::AsNumpy`](crate::HalfPrecision::AsNumpy)).
pub struct Borrowed<'a, R: Rule> {
    piece: Piece<'a>,
    rule: PhantomData<R>,
}

impl<'a, R: Rule> Borrowed<'a, R> {
    /// Slices of one length, 0 included.
    ///
    /// # Errors
    ///
    /// [`RuleErrorKind::Length`](crate::rule::RuleErrorKind::Length) where a length differs from the parameter's.
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
        let slots = state.as_mut().iter_mut().map(|slot| E::data(std::mem::take(slot), &[]));
        // Each slot is of the parameter's type, as the signature says; `data` gives both back without the type.
        macro_rules! slots_of {
            ($variant:ident) => {
                slots
                    .filter_map(|data| match data {
                        Data::$variant(slot, _) => Some(slot),
                        _ => None,
                    })
                    .collect()
            };
        }
        let piece = match E::data(parameter, gradient) {
            Data::F32(p, g) => Piece::F32(Slices::apart(p, g, slots_of!(F32))),
            Data::F64(p, g) => Piece::F64(Slices::apart(p, g, slots_of!(F64))),
            #[cfg(feature = "half")]
            Data::F16(p, g) => Piece::F16(Slices::apart(p, g, slots_of!(F16))),
            #[cfg(feature = "half")]
            Data::Bf16(p, g) => Piece::Bf16(Slices::apart(p, g, slots_of!(Bf16))),
        };
        Ok(Self { piece, rule: PhantomData })
    }
}

impl<R: Rule> fmt::Debug for Borrowed<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Borrowed(of {} elements, for {})", self.piece.len(), R::LABEL)
    }
}

/// One update of every tensor, in place, by the same code as [`Optimizer::step`](crate::Optimizer::step): the same
/// bits, and a large one shared with the same threads. `step` is the number of the update, the first being 1. The backend
/// that [`backend`](crate::backend) gives is that of an optimizer; nothing here can fail.
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
