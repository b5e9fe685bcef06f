//! The classes as Python sees them. Their attributes hold whatever was given, as those of the book's classes do.

use std::sync::atomic::AtomicBool;

use korogaru::Convention;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyFloat, PyInt, PyString, PyType};
use pyo3::{Borrowed, intern};

use super::adam::BookAdam;
use super::book::{Book, Read, update};
use super::update::Keeping;

/// A value as it was given, or a default.
pub(crate) enum Given {
    Default(f64),
    Value(Py<PyAny>),
}

impl<'a, 'py> FromPyObject<'a, 'py> for Given {
    type Error = std::convert::Infallible;

    fn extract(object: Borrowed<'a, 'py, PyAny>) -> Result<Self, Self::Error> {
        Ok(Self::Value(object.to_owned().unbind()))
    }
}

impl Given {
    fn object(self, py: Python<'_>) -> Py<PyAny> {
        match self {
            Self::Default(value) => PyFloat::new(py, value).into_any().unbind(),
            Self::Value(object) => object,
        }
    }
}

/// The value of exactly a Python float: NumPy rounds that to the array's type, and promotes with all other numbers.
fn float(object: &Bound<'_, PyAny>) -> Option<f64> {
    object.cast_exact::<PyFloat>().ok().map(PyFloatMethods::value)
}

macro_rules! class {
    (
        $(#[$about:meta])*
        $class:ident as $name:literal, $signature:literal, $fallback:literal, $keeping:ident, numbers: $numbers:literal, halves: $halves:literal, without_axis: $without_axis:literal,
        arguments: { $($argument:ident: $default:literal),* },
        $(convention: $convention:ident,)?
        $(iter: $iter:ident,)?
        slots: { $($slot:ident),* },
        rule: $rule_type:ty, |$this:ident, $py:ident| $rule:expr,
    ) => {
        $(#[$about])*
        #[pyclass(name = $name, module = "korogaru", subclass, dict, weakref)]
        pub(crate) struct $class {
            $(#[pyo3(get, set)] $argument: Py<PyAny>,)*
            $($convention: Convention,)?
            $(#[pyo3(get, set)] $iter: Py<PyAny>,)?
            $(#[pyo3(get, set)] $slot: Py<PyAny>,)*
            busy: AtomicBool,
        }

        #[pymethods]
        impl $class {
            /// Takes anything, so that a subclass can have arguments of its own.
            #[new]
            #[pyo3(signature = (*args, **kwargs), text_signature = $signature)]
            fn new(
                py: Python<'_>,
                args: &Bound<'_, pyo3::types::PyTuple>,
                kwargs: Option<&Bound<'_, PyDict>>,
            ) -> Self {
                let _ = (args, kwargs);
                Self {
                    $($argument: Given::Default($default).object(py),)*
                    $($convention: Convention::Book,)?
                    $($iter: PyInt::new(py, 0).into_any().unbind(),)?
                    $($slot: py.None(),)*
                    busy: AtomicBool::new(false),
                }
            }

            #[pyo3(signature = ($($argument = Given::Default($default)),* $(, *, $convention = "book")?))]
            fn __init__(
                slf: &Bound<'_, Self>,
                $($argument: Given,)*
                $($convention: &str,)?
            ) -> PyResult<()> {
                let py = slf.py();
                $(let $convention = named($convention)?;)?
                if !slf.as_any().is_exact_instance_of::<Self>() {
                    // As the book's class does it: a subclass may have made something else of an attribute.
                    $(slf.setattr(stringify!($argument), $argument.object(py))?;)*
                    $(slf.setattr("convention", $convention.name())?;)?
                    $(slf.setattr(stringify!($iter), 0)?;)?
                    $(slf.setattr(stringify!($slot), py.None())?;)*
                    return Ok(());
                }
                let mut this = slf.try_borrow_mut()?;
                $(this.$argument = $argument.object(py);)*
                $(this.$convention = $convention;)?
                $(this.$iter = PyInt::new(py, 0).into_any().unbind();)?
                $(this.$slot = py.None();)*
                Ok(())
            }

            /// One update of every parameter, by its gradient of the same key.
            ///
            /// Parameters
            /// ----------
            /// params : dict
            ///     Parameters by name: NumPy arrays of any shape, which are changed in place, or numbers, which are
            ///     replaced by new ones.
            /// grads : dict
            ///     Their gradients: of the same shape, or one that broadcasts to it. Further keys do not matter.
            ///
            /// Raises
            /// ------
            /// KeyError, TypeError, ValueError
            ///     Where NumPy refuses: no gradient, a type that cannot hold the result, a shape that does not
            ///     broadcast, an array that is read-only. Nothing has changed then.
            /// RuntimeError
            ///     Where this optimizer is updating already, in another thread.
            fn update(slf: &Bound<'_, Self>, params: &Bound<'_, PyAny>, grads: &Bound<'_, PyAny>) -> PyResult<()> {
                update(slf, params, grads)
            }

            $(
                /// Where the learning rate stands: ``"book"``, inside the velocity; ``"fresh"``, outside, as in
                /// PyTorch.
                #[getter]
                fn $convention(&self) -> &'static str {
                    self.$convention.name()
                }

                #[setter]
                fn set_convention(&mut self, name: &str) -> PyResult<()> {
                    self.$convention = named(name)?;
                    Ok(())
                }
            )?

            fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
                let mut arguments: Vec<String> = Vec::new();
                $(arguments.push(format!(
                    concat!(stringify!($argument), "={}"),
                    slf.getattr(stringify!($argument))?.repr()?
                ));)*
                $(if slf.borrow().$convention == Convention::Fresh {
                    arguments.push("convention='fresh'".to_owned());
                })?
                Ok(format!("{}({})", slf.get_type().name()?, arguments.join(", ")))
            }

            /// All attributes, as those of an instance of the book's class.
            fn __getstate__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyDict>> {
                let state = PyDict::new(slf.py());
                {
                    let this = slf.try_borrow()?;
                    $(state.set_item(stringify!($argument), &this.$argument)?;)*
                    $(state.set_item("convention", this.$convention.name())?;)?
                    $(state.set_item(stringify!($iter), &this.$iter)?;)?
                    $(state.set_item(stringify!($slot), &this.$slot)?;)*
                }
                state.update(slf.getattr(intern!(slf.py(), "__dict__"))?.cast::<PyDict>()?.as_mapping())?;
                Ok(state)
            }

            fn __setstate__(slf: &Bound<'_, Self>, state: &Bound<'_, PyDict>) -> PyResult<()> {
                let own = [$(stringify!($argument),)* $(stringify!($convention),)? $(stringify!($iter),)? $(stringify!($slot),)*];
                let rest = slf.getattr(intern!(slf.py(), "__dict__"))?;
                let (class, base) = (slf.get_type(), slf.py().get_type::<Self>());
                for (key, value) in state {
                    let is_own = key.cast::<PyString>().is_ok_and(|key| own.iter().any(|name| key == name));
                    if !is_own || hidden(&class, &base, &key)? {
                        rest.set_item(key, value)?;
                        continue;
                    }
                    $(if key.eq(stringify!($argument))? { slf.try_borrow_mut()?.$argument = value.clone().unbind(); })*
                    $(if key.eq(stringify!($convention))? {
                        slf.try_borrow_mut()?.$convention = named(value.cast::<PyString>()?.to_str()?)?;
                    })?
                    $(if key.eq(stringify!($iter))? { slf.try_borrow_mut()?.$iter = value.clone().unbind(); })?
                    $(if key.eq(stringify!($slot))? { slf.try_borrow_mut()?.$slot = value.clone().unbind(); })*
                }
                Ok(())
            }

            fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyAny>,), Bound<'py, PyAny>)> {
                let new = PyModule::import(slf.py(), "copyreg")?.getattr("__newobj__")?;
                Ok((new, (slf.get_type().into_any(),), slf.call_method0("__getstate__")?))
            }

            fn __traverse__(&self, visit: pyo3::PyVisit<'_>) -> Result<(), pyo3::PyTraverseError> {
                $(visit.call(&self.$argument)?;)*
                $(visit.call(&self.$slot)?;)*
                Ok(())
            }

            fn __clear__(&mut self, py: Python<'_>) {
                $(self.$argument = py.None();)*
                $(self.$slot = py.None();)*
            }
        }

        impl Book for $class {
            type Rule = $rule_type;
            const SLOTS: &'static [&'static str] = &[$(stringify!($slot)),*];
            const FALLBACK: &'static str = $fallback;
            const KEEPING: Keeping = Keeping::$keeping;
            const NUMBERS: bool = $numbers;
            const HALVES: bool = $halves;
            const WITHOUT_AXIS: bool = $without_axis;

            fn busy(&self) -> &AtomicBool {
                &self.busy
            }

            fn read<'py>(slf: &Bound<'py, Self>, exact: bool) -> PyResult<Option<Read<'py, Self::Rule>>> {
                let $py = slf.py();
                // A method without state leaves both empty.
                let state: [Option<Bound<'py, PyAny>>; 2];
                let rule = if exact {
                    let $this = slf.try_borrow()?;
                    $(let Some($argument) = float($this.$argument.bind($py)) else { return Ok(None) };)*
                    $(let $iter = $this.$iter.bind($py).clone();)?
                    state = filled([$(Some($this.$slot.bind($py).clone())),*]);
                    $rule
                } else {
                    $(let Some($argument) = float(&slf.getattr(intern!($py, stringify!($argument)))?) else { return Ok(None) };)*
                    $(let $iter = slf.getattr(intern!($py, stringify!($iter)))?;)?
                    state = filled([$(Some(slf.getattr(intern!($py, stringify!($slot)))?)),*]);
                    let $this = slf.try_borrow()?;
                    $rule
                };
                Ok(rule.map(|rule| Read { rule, state }))
            }

            fn set_state(slf: &Bound<'_, Self>, state: &[Bound<'_, PyDict>]) {
                let mut this = slf.borrow_mut();
                for (_index, (_dict, name)) in state.iter().zip(Self::SLOTS).enumerate() {
                    $(if *name == stringify!($slot) { this.$slot = _dict.clone().into_any().unbind(); })*
                    let _ = (&mut this, name);
                }
            }

            $(
                fn count(slf: &Bound<'_, Self>, exact: bool) -> PyResult<()> {
                    if exact {
                        let next = slf.borrow().$iter.bind(slf.py()).add(1)?.unbind();
                        slf.borrow_mut().$iter = next;
                        return Ok(());
                    }
                    let name = intern!(slf.py(), stringify!($iter));
                    slf.setattr(name, slf.getattr(name)?.add(1)?)
                }
            )?
        }
    };
}

/// The convention of that name.
fn named(name: &str) -> PyResult<Convention> {
    Convention::named(name).map_err(|error| PyValueError::new_err(error.to_string()))
}

/// Whether a subclass has something else under the name of an attribute, so that what is kept is in `__dict__`.
fn hidden(class: &Bound<'_, PyType>, base: &Bound<'_, PyType>, key: &Bound<'_, PyAny>) -> PyResult<bool> {
    let name = key.cast::<PyString>()?;
    Ok(!class.is(base) && !class.getattr(name)?.is(&base.getattr(name)?))
}

fn filled<const N: usize, T>(slots: [Option<T>; N]) -> [Option<T>; 2] {
    let mut slots = slots.into_iter();
    std::array::from_fn(|_| slots.next().flatten())
}

class! {
    /// Stochastic gradient descent, equation (6.1) of the book: ``W ← W − lr·g``.
    ///
    /// Parameters
    /// ----------
    /// lr : float
    ///     The learning rate η.
    Sgd as "SGD", "(lr=0.01)", "sgd", Same, numbers: true, halves: true, without_axis: true,
    arguments: { lr: 0.01 },
    slots: {},
    rule: korogaru::Sgd, |this, py| { let _ = &this; korogaru::Sgd::new(lr).ok() },
}

class! {
    /// Momentum SGD, equations (6.3) and (6.4) of the book: ``v ← momentum·v − lr·g``, ``W ← W + v``.
    ///
    /// Parameters
    /// ----------
    /// lr : float
    ///     The learning rate η.
    /// momentum : float
    ///     The momentum α: what is left of the velocity at each update.
    /// convention : {"book", "fresh"}
    ///     ``"book"`` keeps the learning rate inside the velocity, as Keras does. ``"fresh"`` keeps it outside, as
    ///     PyTorch does: ``v ← momentum·v + g``, ``W ← W − lr·v``. They differ when the learning rate changes.
    ///
    /// Attributes
    /// ----------
    /// v : dict or None
    ///     The velocity by name, of the shape of each parameter; ``None`` before the first update.
    ///
    /// Examples
    /// --------
    /// >>> import numpy as np
    /// >>> from korogaru import Momentum
    /// >>> params = {"W": np.array([-7.0, 2.0])}
    /// >>> optimizer = Momentum(lr=0.1)
    /// >>> optimizer.update(params, {"W": np.array([-0.7, 4.0])})
    /// >>> params["W"]
    /// array([-6.93,  1.6 ])
    Momentum as "Momentum", "(lr=0.01, momentum=0.9, *, convention='book')", "momentum", New, numbers: true, halves: true, without_axis: false,
    arguments: { lr: 0.01, momentum: 0.9 },
    convention: convention,
    slots: { v },
    rule: korogaru::Momentum, |this, py| korogaru::Momentum::new(lr, momentum)
        .ok()
        .map(|rule| rule.with_convention(this.convention)),
}

class! {
    /// Nesterov's accelerated gradient, in the form of the book's repository:
    /// ``W ← W + momentum²·v − (1 + momentum)·lr·g``, ``v ← momentum·v − lr·g``.
    ///
    /// Parameters
    /// ----------
    /// lr : float
    ///     The learning rate η.
    /// momentum : float
    ///     The momentum α.
    /// convention : {"book", "fresh"}
    ///     Where the learning rate stands, as for :class:`Momentum`.
    ///
    /// Attributes
    /// ----------
    /// v : dict or None
    ///     The velocity by name; ``None`` before the first update.
    Nesterov as "Nesterov", "(lr=0.01, momentum=0.9, *, convention='book')", "nesterov", Same, numbers: false, halves: true, without_axis: true,
    arguments: { lr: 0.01, momentum: 0.9 },
    convention: convention,
    slots: { v },
    rule: korogaru::Nesterov, |this, py| korogaru::Nesterov::new(lr, momentum)
        .ok()
        .map(|rule| rule.with_convention(this.convention)),
}

class! {
    /// AdaGrad, equations (6.5) and (6.6) of the book: ``h ← h + g²``, ``W ← W − lr·g/(√h + 1e-7)``.
    ///
    /// Parameters
    /// ----------
    /// lr : float
    ///     The learning rate η.
    ///
    /// Attributes
    /// ----------
    /// h : dict or None
    ///     The sum of squared gradients by name; ``None`` before the first update.
    AdaGrad as "AdaGrad", "(lr=0.01)", "adagrad", Same, numbers: false, halves: true, without_axis: true,
    arguments: { lr: 0.01 },
    slots: { h },
    rule: korogaru::AdaGrad, |this, py| { let _ = &this; korogaru::AdaGrad::new(lr, 1e-7).ok() },
}

class! {
    /// RMSprop, as in the book's repository: ``h ← ρ·h + (1 − ρ)·g²``, ``W ← W − lr·g/(√h + 1e-7)``.
    ///
    /// Parameters
    /// ----------
    /// lr : float
    ///     The learning rate η.
    /// decay_rate : float
    ///     ρ: what is left of h at each update.
    ///
    /// Attributes
    /// ----------
    /// h : dict or None
    ///     The decayed mean of squared gradients by name; ``None`` before the first update.
    RmsProp as "RMSprop", "(lr=0.01, decay_rate=0.99)", "rmsprop", Same, numbers: false, halves: true, without_axis: true,
    arguments: { lr: 0.01, decay_rate: 0.99 },
    slots: { h },
    rule: korogaru::RmsProp, |this, py| { let _ = &this; korogaru::RmsProp::new(lr, decay_rate, 1e-7).ok() },
}

class! {
    /// Adam, as in the book's repository (Kingma and Ba 2015, http://arxiv.org/abs/1412.6980v8).
    ///
    /// On float32 arrays each step is within one unit in the last place of the book's class, whose step size is a float64
    /// since NumPy 2, and was none before; on all others it has the same bits.
    ///
    /// Parameters
    /// ----------
    /// lr : float
    ///     The learning rate η.
    /// beta1, beta2 : float
    ///     What is left of the moments at each update.
    ///
    /// Attributes
    /// ----------
    /// iter : int
    ///     The number of updates made.
    /// m, v : dict or None
    ///     The first and second moments by name; ``None`` before the first update.
    Adam as "Adam", "(lr=0.001, beta1=0.9, beta2=0.999)", "adam", Same, numbers: false, halves: false, without_axis: false,
    arguments: { lr: 0.001, beta1: 0.9, beta2: 0.999 },
    iter: iter,
    slots: { m, v },
    rule: BookAdam, |this, py| {
        let _ = &this;
        step_size(py, lr, beta1, beta2, &iter).and_then(|lr_t| BookAdam::new(lr, lr_t, beta1, beta2))
    },
}

/// lrₜ as the book's class computes it, by Python's own powers. `None` where `iter` is no int or the result no number.
fn step_size(py: Python<'_>, lr: f64, beta1: f64, beta2: f64, iter: &Bound<'_, PyAny>) -> Option<f64> {
    let t = iter.cast_exact::<PyInt>().ok()?.add(1).ok()?;
    let power = |beta: f64| PyFloat::new(py, beta).pow(&t, py.None()).ok().and_then(|power| float(&power));
    let lr_t = lr * (1.0 - power(beta2)?).sqrt() / (1.0 - power(beta1)?);
    lr_t.is_finite().then_some(lr_t)
}
