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
    /// From the convention of one method to that of the same method in another.
    pub(crate) fn between(from: &Method, to: &Method, half: HalfPrecision) -> Self {
        let convention = |method: &Method| method.convention().unwrap_or_default();
        let lr = from.get("lr").expect("a method with a choice of convention has a learning rate");
        Self { from: convention(from), to: convention(to), lr, half }
    }

    /// The state in the other convention. All of it is velocity, see [`Rule::in_convention`].
    ///
    /// [`Rule::in_convention`]: korogaru_kernels::Rule::in_convention
    pub(crate) fn convert(&self, entry: &Entry) -> Result<State, Error> {
        let converted = match &entry.state {
            State::F32(values) => {
                self.all::<f32, f32>(values, |v| v, |v| v).map(|new| State::F32(values.with(&new)))
            }
            State::F64(values) => {
                self.all::<f64, f64>(values, |v| v, |v| v).map(|new| State::F64(values.with(&new)))
            }
            #[cfg(feature = "half")]
            State::F16(values) if self.half == HalfPrecision::AsNumpy => {
                self.all::<half::f16, _>(values, |v| v, |v| v).map(|new| State::F16(values.with(&new)))
            }
            #[cfg(feature = "half")]
            State::F16(values) => self
                .all(values, half::f16::to_f32, half::f16::from_f32)
                .map(|new| State::F16(values.with(&new))),
            #[cfg(feature = "half")]
            State::Bf16(values) if self.half == HalfPrecision::AsNumpy => {
                self.all::<half::bf16, _>(values, |v| v, |v| v).map(|new| State::Bf16(values.with(&new)))
            }
            #[cfg(feature = "half")]
            State::Bf16(values) => self
                .all(values, half::bf16::to_f32, half::bf16::from_f32)
                .map(|new| State::Bf16(values.with(&new))),
        };
        converted.map_err(|velocity| {
            ErrorKind::NoCounterpart { tensor: entry.name.to_string(), velocity, lr: self.lr }.into()
        })
    }

    /// All values, stored as `S` and converted as `N`, or the first that has no counterpart.
    fn all<S: Sealed + Copy, N: Number>(
        &self,
        values: &[S],
        load: impl Fn(S) -> N,
        store: impl Fn(N) -> S,
    ) -> Result<Vec<S>, f64> {
        let lr = N::from_f64(self.lr);
        let lr_is_zero = store(lr).to_f64() == 0.0;
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
