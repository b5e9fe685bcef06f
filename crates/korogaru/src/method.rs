use std::fmt;
use std::sync::Arc;

use korogaru_kernels::{Array, Convention, Hyperparameter, Rule, StepSize, Velocity, with_methods};

use crate::lanes::ErasedLanes;
use crate::rule::RuleError;
use crate::step::erased::{Erased, ErasedRule, Step};
use crate::{Error, ErrorKind};

macro_rules! infos {
    ($($rule:path),*) => {
        &[$(MethodInfo::of::<$rule>()),*]
    };
}

/// The methods that come with the library, by name.
pub const METHODS: &[MethodInfo] = with_methods!(infos);

/// What is known about a method before it has hyperparameters.
///
/// ```
/// use korogaru::METHODS;
///
/// let names: Vec<_> = METHODS.iter().map(|method| method.name).collect();
/// assert_eq!(names, ["sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam"]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct MethodInfo {
    /// The name in code, files and on the command line, such as `momentum`.
    pub name: &'static str,
    /// The name as people write it, such as `Momentum`.
    pub label: &'static str,
    /// The update in the book's symbols, with η inside, one assignment for each line.
    pub formula: &'static [&'static str],
    /// The hyperparameters, in order.
    pub hyperparameters: &'static [Hyperparameter],
    /// The names of the slots of state.
    pub slots: &'static [&'static str],
    /// Whether the parameter is the look-ahead point, to which the velocity carries the ball next, and not
    /// the ball itself.
    pub parameter_is_lookahead: bool,
    make: fn(&[f64]) -> Result<Method, RuleError>,
}

impl MethodInfo {
    /// What the rule `R` says about itself.
    #[must_use]
    pub const fn of<R: Rule>() -> Self {
        const {
            let hyperparameters = <R::Hyperparameters as Array<f64>>::LEN;
            assert!(
                R::HYPERPARAMETERS.len() == hyperparameters,
                "a rule describes each of its hyperparameters"
            );
        }
        Self {
            name: R::NAME,
            label: R::LABEL,
            formula: R::FORMULA,
            hyperparameters: R::HYPERPARAMETERS,
            slots: R::SLOTS,
            parameter_is_lookahead: R::PARAMETER_IS_LOOKAHEAD,
            make: |values| R::from_hyperparameters(Array::from_fn(|i| values[i])).map(Method::from),
        }
    }

    /// The method with its default hyperparameters.
    #[must_use]
    pub fn default_method(&self) -> Method {
        let defaults: Vec<f64> = self.hyperparameters.iter().map(|h| h.default).collect();
        (self.make)(&defaults).expect("a method's defaults are in their ranges, which a test checks")
    }
}

/// Any method with its hyperparameters: a [`Rule`] behind a pointer, cheap to clone.
///
/// ```
/// use korogaru::{Method, Momentum};
///
/// let by_name = Method::named("momentum")?.with("lr", 0.1)?;
/// assert_eq!(by_name, Momentum::new(0.1, 0.9)?.into());
/// assert_eq!(by_name.get("momentum"), Some(0.9));
/// # Ok::<(), korogaru::Error>(())
/// ```
#[derive(Clone)]
pub struct Method {
    info: MethodInfo,
    rule: Arc<dyn ErasedRule>,
}

impl Method {
    /// The method of the given name from [`METHODS`], with its default hyperparameters.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownMethod`] if no method has that name.
    pub fn named(name: &str) -> Result<Self, Error> {
        match METHODS.iter().find(|info| info.name == name) {
            Some(info) => Ok(info.default_method()),
            None => {
                let known = METHODS.iter().map(|info| info.name).collect();
                Err(ErrorKind::UnknownMethod { name: name.into(), known }.into())
            }
        }
    }

    /// The same method with one hyperparameter changed.
    ///
    /// ```
    /// use korogaru::Method;
    ///
    /// let adam = Method::named("adam")?.with("beta1", 0.8)?;
    /// assert_eq!(adam.get("beta1"), Some(0.8));
    /// assert!(adam.with("momentum", 0.9).is_err()); // Adam has none
    /// # Ok::<(), korogaru::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownHyperparameter`] if the method has no hyperparameter of that name, and
    /// [`ErrorKind::Rule`] if the value is out of range.
    pub fn with(&self, hyperparameter: &str, value: f64) -> Result<Self, Error> {
        let index = self.index(hyperparameter)?;
        let mut values: Vec<f64> = self.hyperparameters().map(|(_, value)| value).collect();
        values[index] = value;
        Ok(Self { info: self.info, rule: self.rule.with_hyperparameters(&values)? })
    }

    /// The same method in the given convention of momentum.
    ///
    /// ```
    /// use korogaru::{Convention, Method};
    ///
    /// let outside = Method::named("momentum")?.with_convention(Convention::LrOutside)?;
    /// assert_eq!(outside.formula(), ["v ← α·v + g", "W ← W − η·v"]);
    /// let adam = Method::named("adam")?;
    /// assert!(adam.with_convention(Convention::LrOutside).is_err()); // it has no velocity
    /// # Ok::<(), korogaru::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoConvention`] if the method has no choice of conventions.
    pub fn with_convention(&self, convention: Convention) -> Result<Self, Error> {
        match self.rule.in_convention(convention) {
            Some(rule) if rule.convention() == Some(convention) => Ok(Self { info: self.info, rule }),
            _ => Err(ErrorKind::NoConvention { method: self.info.name }.into()),
        }
    }

    /// The convention of momentum. `None` for a method that has no choice of conventions.
    #[must_use]
    pub fn convention(&self) -> Option<Convention> {
        self.rule.convention()
    }

    /// The update in the book's symbols, one assignment for each line, in this method's convention.
    #[must_use]
    pub fn formula(&self) -> &'static [&'static str] {
        self.rule.formula()
    }

    /// The value of a hyperparameter. `None` if the method has none of that name.
    #[must_use]
    pub fn get(&self, hyperparameter: &str) -> Option<f64> {
        self.hyperparameters().find(|(h, _)| h.name == hyperparameter).map(|(_, value)| value)
    }

    /// The hyperparameters with their values, in order.
    pub fn hyperparameters(&self) -> impl ExactSizeIterator<Item = (&'static Hyperparameter, f64)> + '_ {
        self.info.hyperparameters.iter().enumerate().map(|(i, h)| (h, self.rule.hyperparameter(i)))
    }

    /// Whether the rule is one of [`METHODS`]. A rule of your own is not, even if it has the same name.
    ///
    /// ```
    /// assert!(korogaru::Method::named("sgd")?.is_built_in());
    /// # Ok::<(), korogaru::Error>(())
    /// ```
    #[must_use]
    pub fn is_built_in(&self) -> bool {
        METHODS.iter().any(|info| info.default_method().rule.rule_type() == self.rule.rule_type())
    }

    /// What is known about the method itself, such as its name, label and slots.
    #[must_use]
    pub fn info(&self) -> &MethodInfo {
        &self.info
    }

    /// The two parts of the next velocity of one element, from its gradient and its state before the update
    /// with the number `step`. `state` has one value for each slot. `None` for a method without a velocity.
    ///
    /// # Panics
    ///
    /// If `state` does not have one value for each slot.
    ///
    /// ```
    /// use korogaru::{Method, Momentum};
    ///
    /// let method = Method::from(Momentum::new(0.5, 0.5)?);
    /// let parts = method.velocity(2, -3.0, &[-4.0]).unwrap();
    /// assert_eq!((parts.carried, parts.fresh, parts.sum()), (-2.0, 1.5, -0.5));
    /// # Ok::<(), korogaru::Error>(())
    /// ```
    #[must_use]
    pub fn velocity(&self, step: u64, gradient: f64, state: &[f64]) -> Option<Velocity<f64>> {
        assert_eq!(state.len(), self.info.slots.len(), "one value for each slot");
        self.rule.velocity(step, gradient, state)
    }

    /// How far and in which direction the update with the number `step` moved one element, from the gradient
    /// that it used and the state that it left. `state` has one value for each slot. `None` for a method that
    /// moves in another way, such as by a velocity.
    ///
    /// # Panics
    ///
    /// If `state` does not have one value for each slot.
    ///
    /// ```
    /// use korogaru::{AdaGrad, Method};
    ///
    /// let method = Method::from(AdaGrad::new(1.0, 1.0)?);
    /// let step = method.step_size(1, 3.0, &[9.0]).unwrap();
    /// assert_eq!((step.size, step.direction), (0.25, 3.0)); // 1/(√9 + 1), along g
    /// # Ok::<(), korogaru::Error>(())
    /// ```
    #[must_use]
    pub fn step_size(&self, step: u64, gradient: f64, state: &[f64]) -> Option<StepSize<f64>> {
        assert_eq!(state.len(), self.info.slots.len(), "one value for each slot");
        self.rule.step_size(step, gradient, state)
    }

    /// The index of a hyperparameter among the method's.
    pub(crate) fn index(&self, hyperparameter: &str) -> Result<usize, Error> {
        let known = self.info.hyperparameters;
        known.iter().position(|h| h.name == hyperparameter).ok_or_else(|| {
            let known = known.iter().map(|h| h.name).collect();
            let (method, name) = (self.info.name, hyperparameter.into());
            ErrorKind::UnknownHyperparameter { method, name, known }.into()
        })
    }

    /// The method in lanes. Each column has the index of a hyperparameter and its values.
    pub(crate) fn erased_lanes(
        &self,
        columns: &[(usize, &[f64])],
        elements: usize,
    ) -> Result<Box<dyn ErasedLanes>, RuleError> {
        self.rule.lanes(columns, elements)
    }

    /// The update of a step's tensors.
    pub(crate) fn update(&self, step: Step<'_, '_>) {
        self.rule.update(step);
    }
}

impl<R: Rule> From<R> for Method {
    fn from(rule: R) -> Self {
        Self { info: MethodInfo::of::<R>(), rule: Arc::new(Erased(rule)) }
    }
}

/// Methods are equal if they are the same rule in the same convention and their hyperparameters have the same
/// bits.
impl PartialEq for Method {
    fn eq(&self, other: &Self) -> bool {
        let bits = |method: &Self, i| method.rule.hyperparameter(i).to_bits();
        let count = self.info.hyperparameters.len();
        self.rule.rule_type() == other.rule.rule_type()
            && self.convention() == other.convention()
            && (0..count).all(|i| bits(self, i) == bits(other, i))
    }
}

/// `Momentum (η = 0.1, α = 0.9)`, in the symbols of equations and with all digits. If η is outside, `η
/// outside v` follows the hyperparameters.
///
/// ```
/// assert_eq!(korogaru::Method::named("adagrad")?.to_string(), "AdaGrad (η = 0.01, ε = 1e−7)");
/// # Ok::<(), korogaru::Error>(())
/// ```
impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.info.label)?;
        for (i, (hyperparameter, value)) in self.hyperparameters().enumerate() {
            let (before, value) = (if i == 0 { " (" } else { ", " }, crate::message::written(value));
            write!(f, "{before}{} = {value}", hyperparameter.symbol)?;
        }
        if self.convention() == Some(Convention::LrOutside) {
            write!(f, ", η outside v")?;
        }
        if self.info.hyperparameters.is_empty() { Ok(()) } else { write!(f, ")") }
    }
}

impl fmt::Debug for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct(self.info.label);
        for (hyperparameter, value) in self.hyperparameters() {
            out.field(hyperparameter.name, &value);
        }
        if let Some(convention) = self.convention() {
            out.field("convention", &convention);
        }
        out.finish()
    }
}

#[cfg(test)]
mod tests {
    use korogaru_kernels::Number;

    use super::*;
    use crate::Sgd;

    #[test]
    fn every_default_is_in_its_range() {
        for info in METHODS {
            let method = info.default_method();
            assert_eq!(method.info().name, info.name);
            for (h, value) in method.hyperparameters() {
                assert_eq!(value.to_bits(), h.default.to_bits(), "{} {}", info.name, h.name);
            }
        }
    }

    #[test]
    fn names_are_found_once() {
        for info in METHODS {
            assert_eq!(METHODS.iter().filter(|other| other.name == info.name).count(), 1);
            assert_eq!(Method::named(info.name).unwrap().info().name, info.name);
        }
    }

    /// Another rule of the same name and the same hyperparameters is another method.
    #[test]
    fn a_name_makes_no_method() {
        struct Impostor;

        impl Rule for Impostor {
            const NAME: &'static str = Sgd::NAME;
            const LABEL: &'static str = Sgd::LABEL;
            const FORMULA: &'static [&'static str] = Sgd::FORMULA;
            const HYPERPARAMETERS: &'static [Hyperparameter] = Sgd::HYPERPARAMETERS;
            const SLOTS: &'static [&'static str] = Sgd::SLOTS;
            type Hyperparameters = [f64; 1];
            type Coefficients<T> = [T; 0];
            type State<T> = [T; 0];

            fn from_hyperparameters(_: [f64; 1]) -> Result<Self, RuleError> {
                Ok(Self)
            }

            fn hyperparameters(&self) -> [f64; 1] {
                [0.01]
            }

            fn exact_coefficients(&self, _: u64) -> [f64; 0] {
                []
            }

            fn update<N: Number>(_: &[N; 0], p: N, _: N, []: [N; 0]) -> (N, [N; 0]) {
                (p, [])
            }
        }

        let sgd = || Method::from(Sgd::new(0.01).unwrap());
        assert!(sgd() == sgd() && sgd() != Method::from(Impostor));
        assert!(sgd().is_built_in() && !Method::from(Impostor).is_built_in());
        assert!(sgd() != Method::from(Sgd::new(0.02).unwrap()));
        assert!(Method::from(Sgd::new(0.0).unwrap()) != Method::from(Sgd::new(-0.0).unwrap()));
    }
}
