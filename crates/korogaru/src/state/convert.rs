//! Conversion of velocities from one convention of momentum to the other.

use korogaru_kernels::{Convention, Number};

use crate::state::{Entry, State};
use crate::tensor::of_any_type;
use crate::tensor::sealed::Sealed as _;
use crate::{Element, Error, ErrorKind, HalfPrecision, Method};

/// How every velocity is converted when a method changes its convention.
pub(crate) struct Converter {
    from: Convention,
    to: Convention,
    lr: f64,
    half: HalfPrecision,
}

impl Converter {
    /// The conversion from the convention of one method to that of the same method in another. `None` if the
    /// method has no convention or no learning rate.
    pub(crate) fn between(from: &Method, to: &Method, half: HalfPrecision) -> Option<Self> {
        Some(Self { from: from.convention()?, to: to.convention()?, lr: from.get("lr")?, half })
    }

    /// The state in the other convention. All of it is velocity, as [`Rule::in_convention`] requires.
    ///
    /// [`Rule::in_convention`]: korogaru_kernels::Rule::in_convention
    pub(crate) fn convert(&self, entry: &Entry) -> Result<State, Error> {
        let converted = of_any_type!(State, &entry.state, values: E => {
            self.all(values).map(|new| E::state(values.with(&new)))
        });
        converted.map_err(|velocity| {
            ErrorKind::NoCounterpart { tensor: entry.name.to_string(), velocity, lr: self.lr }.into()
        })
    }

    /// All values, or the first that has no counterpart.
    fn all<E: Element>(&self, values: &[E]) -> Result<Vec<E>, f64> {
        if E::IS_HALF && self.half != HalfPrecision::AsNumpy {
            // In f64, in which the product is exact and the quotient near enough to be rounded once, with the
            // learning rate that the steps compute with.
            let lr = f64::from(<f32 as Number>::from_f64(self.lr));
            self.computed_as(values, lr, E::to_wide, E::from_wide)
        } else {
            self.computed_as(values, E::from_f64(self.lr), |v| v, |v| v)
        }
    }

    /// The same, stored as `E` and computed as `N`.
    fn computed_as<E: Element, N: Number<Wide = f64>>(
        &self,
        values: &[E],
        lr: N,
        load: impl Fn(E) -> N,
        store: impl Fn(N) -> E,
    ) -> Result<Vec<E>, f64> {
        let lr_is_zero = lr.to_wide() == 0.0;
        let one = |&value: &E| {
            let velocity = value.to_wide();
            if velocity == 0.0 {
                return Ok(value);
            }
            let converted = store(self.from.convert(self.to, lr, load(value)));
            let lost = lr_is_zero || (velocity.is_finite() && !converted.to_wide().is_finite());
            if lost { Err(velocity) } else { Ok(converted) }
        };
        values.iter().map(one).collect()
    }
}
