//! A rule without its type, and the updates that it makes.

use std::any::TypeId;
use std::sync::Arc;

use korogaru_kernels::{Array, Backend, Batch, Convention, Kernels, Rule, StepSize, Velocity};

#[cfg(feature = "threads")]
use crate::Threads;
use crate::lanes::{ErasedLanes, RuleLanes};
use crate::rule::RuleError;
use crate::state::Entry;
#[cfg(feature = "threads")]
use crate::step::piece::Piece;
use crate::step::update::Arithmetic;
use crate::{HalfPrecision, Tensor};

/// A [`Rule`] without its type. It is called once for each step.
pub(crate) trait ErasedRule: Send + Sync {
    /// The type of the rule behind this.
    fn rule_type(&self) -> TypeId;
    fn hyperparameter(&self, index: usize) -> f64;
    fn with_hyperparameters(&self, values: &[f64]) -> Result<Arc<dyn ErasedRule>, RuleError>;
    fn convention(&self) -> Option<Convention>;
    fn in_convention(&self, convention: Convention) -> Option<Arc<dyn ErasedRule>>;
    fn formula(&self) -> &'static [&'static str];
    fn velocity(&self, step: u64, gradient: f64, state: &[f64]) -> Option<Velocity<f64>>;
    fn step_size(&self, step: u64, gradient: f64, state: &[f64]) -> Option<StepSize<f64>>;
    /// The rule in lanes. Each column has the index of a hyperparameter and its values.
    fn lanes(&self, columns: &[(usize, &[f64])], elements: usize) -> Result<Box<dyn ErasedLanes>, RuleError>;
    fn update(&self, step: Step<'_, '_>);
}

/// What an update needs. The optimizer has checked that tensors and entries belong together.
pub(crate) struct Step<'a, 't> {
    /// The number of the update. The first has the number 1.
    pub(crate) number: u64,
    pub(crate) backend: Backend,
    pub(crate) half: HalfPrecision,
    /// The threads that share the work, if it is shared.
    #[cfg(feature = "threads")]
    pub(crate) threads: Option<&'a Threads>,
    pub(crate) tensors: &'a mut [Tensor<'t>],
    pub(crate) entries: &'a mut [Entry],
    /// The tensor at `i` belongs to the entry at `order[i]`, or at `i` without an order.
    pub(crate) order: Option<&'a [usize]>,
}

pub(crate) struct Erased<R>(pub(crate) R);

impl<R: Rule> ErasedRule for Erased<R> {
    fn rule_type(&self) -> TypeId {
        TypeId::of::<R>()
    }

    fn hyperparameter(&self, index: usize) -> f64 {
        self.0.hyperparameters().as_ref()[index]
    }

    fn with_hyperparameters(&self, values: &[f64]) -> Result<Arc<dyn ErasedRule>, RuleError> {
        Ok(Arc::new(Self(self.0.with_hyperparameters(Array::from_fn(|i| values[i]))?)))
    }

    fn convention(&self) -> Option<Convention> {
        self.0.convention()
    }

    fn in_convention(&self, convention: Convention) -> Option<Arc<dyn ErasedRule>> {
        Some(Arc::new(Self(self.0.in_convention(convention)?)))
    }

    fn formula(&self) -> &'static [&'static str] {
        self.0.formula()
    }

    fn velocity(&self, step: u64, gradient: f64, state: &[f64]) -> Option<Velocity<f64>> {
        R::velocity(&self.0.coefficients(step), gradient, Array::from_fn(|slot| state[slot]))
    }

    fn step_size(&self, step: u64, gradient: f64, state: &[f64]) -> Option<StepSize<f64>> {
        R::step_size(&self.0.coefficients(step), gradient, Array::from_fn(|slot| state[slot]))
    }

    fn lanes(&self, columns: &[(usize, &[f64])], elements: usize) -> Result<Box<dyn ErasedLanes>, RuleError> {
        Ok(Box::new(RuleLanes::new(&self.0, columns, elements)?))
    }

    fn update(&self, step: Step<'_, '_>) {
        let Step { number, backend, half, tensors, entries, order, .. } = step;
        let arithmetic = || Arithmetic::new(&self.0, number, half);
        #[cfg(feature = "threads")]
        if let Some(threads) = step.threads {
            let work = |pieces: Vec<Piece<'_>>| backend.run(Pieces { pieces, arithmetic: &arithmetic() });
            return crate::step::chunks::share(threads, tensors, entries, order, &work);
        }
        backend.run(Tensors { tensors, entries, order, arithmetic: &arithmetic() });
    }
}

/// Whole tensors with their entries.
struct Tensors<'a, 't, R: Rule> {
    tensors: &'a mut [Tensor<'t>],
    entries: &'a mut [Entry],
    order: Option<&'a [usize]>,
    arithmetic: &'a Arithmetic<R>,
}

impl<R: Rule> Batch for Tensors<'_, '_, R> {
    type Output = ();

    #[inline(always)]
    fn run(self, kernels: impl Kernels) {
        for (i, tensor) in self.tensors.iter_mut().enumerate() {
            let entry = &mut self.entries[self.order.map_or(i, |order| order[i])];
            tensor.data.update(&mut entry.state, self.arithmetic, kernels);
        }
    }
}

/// The pieces that one thread takes at a time.
#[cfg(feature = "threads")]
pub(crate) struct Pieces<'a, 'p, R: Rule> {
    pub(crate) pieces: Vec<Piece<'p>>,
    pub(crate) arithmetic: &'a Arithmetic<R>,
}

#[cfg(feature = "threads")]
impl<R: Rule> Batch for Pieces<'_, '_, R> {
    type Output = ();

    #[inline(always)]
    fn run(self, kernels: impl Kernels) {
        for piece in self.pieces {
            piece.update(self.arithmetic, kernels);
        }
    }
}
