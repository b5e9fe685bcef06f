//! What it takes to make one of the book's classes of a rule: attributes, `update`, pickling, the garbage collector's
//! questions. Attributes hold whatever was given, as those of the book's classes do.

use korogaru::Convention;
use pyo3::Borrowed;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyFloat, PyString, PyType};

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
    pub(crate) fn object(self, py: Python<'_>) -> Py<PyAny> {
        match self {
            Self::Default(value) => PyFloat::new(py, value).into_any().unbind(),
            Self::Value(object) => object,
        }
    }
}

/// The value of exactly a Python float: NumPy rounds that to the array's type, and promotes with all other numbers.
pub(crate) fn float(object: &Bound<'_, PyAny>) -> Option<f64> {
    object.cast_exact::<PyFloat>().ok().map(PyFloatMethods::value)
}

macro_rules! class {
    (
        $(#[$about:meta])*
        $class:ident as $name:literal, $signature:literal, $fallback:literal, $keeping:ident, all_kinds: $all_kinds:literal,
        arguments: { $($argument:ident: $default:literal),* },
        $(convention: $convention:ident,)?
        $(iter: $iter:ident,)?
        slots: { $($slot:ident),* },
        rule: $rule_type:ty, |$py:ident| $rule:expr,
    ) => {
        $(#[$about])*
        #[pyclass(name = $name, module = "korogaru", subclass, dict, weakref)]
        pub(crate) struct $class {
            $(#[pyo3(get, set)] $argument: Py<PyAny>,)*
            $($convention: Convention,)?
            $(#[pyo3(get, set)] $iter: Py<PyAny>,)?
            $(#[pyo3(get, set)] $slot: Py<PyAny>,)*
            busy: AtomicBool,
            /// Whether there is anything in it: false in the zeros that CPython allocates.
            made: AtomicBool,
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
                    made: AtomicBool::new(true),
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
                $(if convention(&slf.getattr(stringify!($convention))?) == Some(Convention::Fresh) {
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

            /// CPython makes an object's dict before there is anything else in it, and may collect garbage for that.
            fn __traverse__(&self, visit: pyo3::PyVisit<'_>) -> Result<(), pyo3::PyTraverseError> {
                if !self.made.load(Ordering::Relaxed) {
                    return Ok(());
                }
                $(visit.call(&self.$argument)?;)*
                $(visit.call(&self.$iter)?;)?
                $(visit.call(&self.$slot)?;)*
                Ok(())
            }

            fn __clear__(&mut self, py: Python<'_>) {
                $(self.$argument = py.None();)*
                $(self.$iter = py.None();)?
                $(self.$slot = py.None();)*
            }
        }

        impl Book for $class {
            type Rule = $rule_type;
            const SLOTS: &'static [&'static str] = &[$(stringify!($slot)),*];
            const FALLBACK: &'static str = $fallback;
            const KEEPING: Keeping = Keeping::$keeping;
            const ALL_KINDS: bool = $all_kinds;

            fn busy(&self) -> &AtomicBool {
                &self.busy
            }

            fn read<'py>(slf: &Bound<'py, Self>, exact: bool) -> PyResult<Option<Read<'py, Self::Rule>>> {
                let $py = slf.py();
                // A method without state leaves both empty.
                let state: [Option<Bound<'py, PyAny>>; 2];
                let rule = if exact {
                    let this = slf.try_borrow()?;
                    $(let Some($argument) = float(this.$argument.bind($py)) else { return Ok(None) };)*
                    $(let $convention = this.$convention;)?
                    $(let $iter = this.$iter.bind($py).clone();)?
                    state = filled([$(Some(this.$slot.bind($py).clone())),*]);
                    $rule
                } else {
                    $(let Some($argument) = float(&slf.getattr(intern!($py, stringify!($argument)))?) else { return Ok(None) };)*
                    $(let Some($convention) = convention(&slf.getattr(intern!($py, stringify!($convention)))?) else {
                        return Ok(None);
                    };)?
                    $(let $iter = slf.getattr(intern!($py, stringify!($iter)))?;)?
                    state = filled([$(Some(slf.getattr(intern!($py, stringify!($slot)))?)),*]);
                    $rule
                };
                Ok(rule.map(|rule| Read { rule, state }))
            }

            fn set_state(slf: &Bound<'_, Self>, state: &[Bound<'_, PyDict>]) {
                // A method without state sets nothing.
                let _ = slf;
                let mut dicts = state.iter().cloned();
                $(slf.borrow_mut().$slot = dicts.next().expect("a dict a slot").into_any().unbind();)*
                debug_assert!(dicts.next().is_none(), "no more dicts than slots");
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
pub(crate) fn named(name: &str) -> PyResult<Convention> {
    Convention::named(name).map_err(|error| PyValueError::new_err(error.to_string()))
}

/// The convention that an attribute names. `None` for anything else.
pub(crate) fn convention(name: &Bound<'_, PyAny>) -> Option<Convention> {
    Convention::named(name.cast::<PyString>().ok()?.to_str().ok()?).ok()
}

/// Whether a subclass has something else under the name of an attribute, so that what is kept is in `__dict__`.
pub(crate) fn hidden(
    class: &Bound<'_, PyType>,
    base: &Bound<'_, PyType>,
    key: &Bound<'_, PyAny>,
) -> PyResult<bool> {
    let name = key.cast::<PyString>()?;
    Ok(!class.is(base) && !class.getattr(name)?.is(&base.getattr(name)?))
}

pub(crate) fn filled<const N: usize, T>(slots: [Option<T>; N]) -> [Option<T>; 2] {
    let mut slots = slots.into_iter();
    std::array::from_fn(|_| slots.next().flatten())
}

pub(crate) use class;
