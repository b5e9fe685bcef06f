//! Velocities from one convention of momentum to the other.

use korogaru_kernels::{Convention, Number};

use crate::state::{Entry, State};
use crate::tensor::sealed::Sealed;
use crate::{Error, ErrorKind, HalfPrecision, Method};

/// What becomes of every velocity when a method changes its convention.
pub(crate) struct Converter {
    from: Convention,
    to: Convention,
    lr: f64,
    #[cfg_attr(not(feature = "half"), expect(dead_code, reason = "what is not half needs no choice"))]
    half: HalfPrecision,
}

impl Converter {
    /// From the convention of one method to that of the same method in another. `None` where they have none, or no
    /// learning rate.
    pub(crate) fn between(from: &Method, to: &Method, half: HalfPrecision) -> Option<Self> {
        Some(Self { from: from.convention()?, to: to.convention()?, lr: from.get("lr")?, half })
    }

    /// The state in the other convention. All of it is velocity, see [`Rule::in_convention`].
    ///
    /// [`Rule::in_convention`]: korogaru_kernels::Rule::in_convention
    pub(crate) fn convert(&self, entry: &Entry) -> Result<State, Error> {
        let converted = match &entry.state {
            State::F32(values) => self
                .all(values, f32::from_f64(self.lr), |v| v, |v| v)
                .map(|new| State::F32(values.with(&new))),
            State::F64(values) => {
                self.all(values, self.lr, |v| v, |v| v).map(|new| State::F64(values.with(&new)))
            }
            #[cfg(feature = "half")]
            State::F16(values) => self.halves(values).map(|new| State::F16(values.with(&new))),
            #[cfg(feature = "half")]
            State::Bf16(values) => self.halves(values).map(|new| State::Bf16(values.with(&new))),
        };
        converted.map_err(|velocity| {
            ErrorKind::NoCounterpart { tensor: entry.name.to_string(), velocity, lr: self.lr }.into()
        })
    }

    /// Values of a half type, with the learning rate that the steps compute with.
    #[cfg(feature = "half")]
    fn halves<H: Number + Sealed>(&self, values: &[H]) -> Result<Vec<H>, f64> {
        match self.half {
            HalfPrecision::AsNumpy => self.all(values, H::from_f64(self.lr), |v| v, |v| v),
            // In f64, in which the product is exact and the quotient near enough to be rounded once.
            HalfPrecision::Mixed | HalfPrecision::MixedHalfState => {
                let lr = f64::from(<f32 as Number>::from_f64(self.lr));
                self.all(values, lr, Sealed::to_f64, H::from_f64)
            }
        }
    }

    /// All values, stored as `S` and converted as `N`, or the first that has no counterpart.
    fn all<S: Sealed + Copy, N: Number + Sealed>(
        &self,
        values: &[S],
        lr: N,
        load: impl Fn(S) -> N,
        store: impl Fn(N) -> S,
    ) -> Result<Vec<S>, f64> {
        let lr_is_zero = lr.to_f64() == 0.0;
        let one = |&value: &S| {
            let velocity = value.to_f64();
            if velocity == 0.0 {
                return Ok(value);
            }
            let converted = store(self.from.convert(self.to, lr, load(value)));
            let lost = lr_is_zero || (velocity.is_finite() && !converted.to_f64().is_finite());
            if lost { Err(velocity) } else { Ok(converted) }
        };
        values.iter().map(one).collect()
    }
}
