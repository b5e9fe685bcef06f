//! A macro that makes one of the book's classes from a rule: attributes, `update`, pickling and garbage
//! collection. Attributes hold whatever was given, as those of the book's classes do.

use korogaru::Convention;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyFloat, PyInt, PyString, PyType};
use pyo3::{Borrowed, PyClass, intern};

/// An argument as it was given, or its default.
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

/// The value of an object that is exactly a Python float. NumPy rounds that to the array's type, and promotes
/// with all other numbers.
pub(crate) fn float(object: &Bound<'_, PyAny>) -> Option<f64> {
    object.cast_exact::<PyFloat>().ok().map(PyFloatMethods::value)
}

macro_rules! class {
    (
        $(#[$about:meta])*
        $class:ident($attributes:ident) as $name:literal, $signature:literal, $fallback:literal, $state_change:ident, all_kinds: $all_kinds:literal,
        arguments: { $($argument:ident, $set_argument:ident: $default:literal),* },
        $(convention: $convention:ident,)?
        $(iter: $iter:ident, $set_iter:ident,)?
        slots: { $($slot:ident, $set_slot:ident),* },
        rule: $rule_type:ty, |$py:ident| $rule:expr,
    ) => {
        pub(crate) struct $attributes {
            $($argument: Py<PyAny>,)*
            $($convention: Convention,)?
            $($iter: Py<PyAny>,)?
            $($slot: Py<PyAny>,)*
        }

        $(#[$about])*
        #[pyclass(name = $name, module = "korogaru", subclass, dict, weakref, frozen)]
        pub(crate) struct $class {
            attributes: Mutex<$attributes>,
            busy: Busy,
            /// Whether the object is initialised. CPython allocates zeros, so that it is false at first.
            made: AtomicBool,
        }

        impl $class {
            /// The attributes, locked. Whoever has the lock only looks or exchanges. It runs no code and
            /// drops nothing.
            fn attributes(&self) -> MutexGuard<'_, $attributes> {
                self.attributes.lock().unwrap_or_else(PoisonError::into_inner)
            }
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
                let attributes = $attributes {
                    $($argument: Given::Default($default).object(py),)*
                    $($convention: Convention::LrInside,)?
                    $($iter: PyInt::new(py, 0).into_any().unbind(),)?
                    $($slot: py.None(),)*
                };
                Self { attributes: Mutex::new(attributes), busy: Busy::default(), made: AtomicBool::new(true) }
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
                let attributes = $attributes {
                    $($argument: $argument.object(py),)*
                    $($convention,)?
                    $($iter: PyInt::new(py, 0).into_any().unbind(),)?
                    $($slot: py.None(),)*
                };
                let old = replace(&mut *slf.get().attributes(), attributes);
                drop(old);
                Ok(())
            }

            $(
                #[getter]
                fn $argument(&self, py: Python<'_>) -> Py<PyAny> {
                    self.attributes().$argument.clone_ref(py)
                }

                #[setter]
                fn $set_argument(&self, value: Py<PyAny>) {
                    let old = replace(&mut self.attributes().$argument, value);
                    drop(old);
                }
            )*

            $(
                #[getter]
                fn $iter(&self, py: Python<'_>) -> Py<PyAny> {
                    self.attributes().$iter.clone_ref(py)
                }

                #[setter]
                fn $set_iter(&self, value: Py<PyAny>) {
                    let old = replace(&mut self.attributes().$iter, value);
                    drop(old);
                }
            )?

            $(
                #[getter]
                fn $slot(&self, py: Python<'_>) -> Py<PyAny> {
                    self.attributes().$slot.clone_ref(py)
                }

                #[setter]
                fn $set_slot(&self, value: Py<PyAny>) {
                    let old = replace(&mut self.attributes().$slot, value);
                    drop(old);
                }
            )*

            /// Make one update of every parameter, by its gradient of the same key.
            ///
            /// Parameters
            /// ----------
            /// params : dict
            ///     Parameters by name: NumPy arrays of any shape, which are changed in place, or numbers,
            ///     which are replaced by new ones.
            /// grads : dict
            ///     The gradient of each parameter, of the same shape or one that broadcasts to it. Other keys
            ///     are ignored.
            ///
            /// Raises
            /// ------
            /// KeyError, TypeError, ValueError
            ///     If a gradient is missing, a type cannot hold the result, a shape does not broadcast, or an
            ///     array is read-only, as with NumPy. Nothing has changed then.
            /// RuntimeError
            ///     If another thread is updating with this optimizer.
            fn update(slf: &Bound<'_, Self>, params: &Bound<'_, PyAny>, grads: &Bound<'_, PyAny>) -> PyResult<()> {
                update(slf, params, grads)
            }

            $(
                /// Where the learning rate is: ``"book"``, inside the velocity, or ``"fresh"``, outside it,
                /// as in PyTorch. It can be set to ``"inside"`` and ``"outside"`` too.
                #[getter]
                fn $convention(&self) -> &'static str {
                    self.attributes().$convention.name()
                }

                #[setter]
                fn set_convention(&self, name: &str) -> PyResult<()> {
                    let convention = named(name)?;
                    self.attributes().$convention = convention;
                    Ok(())
                }
            )?

            fn __repr__(slf: &Bound<'_, Self>) -> PyResult<String> {
                let mut arguments: Vec<String> = Vec::new();
                $(arguments.push(format!(
                    concat!(stringify!($argument), "={}"),
                    slf.getattr(stringify!($argument))?.repr()?
                ));)*
                $(if convention(&slf.getattr(stringify!($convention))?) == Some(Convention::LrOutside) {
                    arguments.push("convention='fresh'".to_owned());
                })?
                Ok(format!("{}({})", slf.get_type().name()?, arguments.join(", ")))
            }

            /// All attributes, as those of an instance of the book's class.
            fn __getstate__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyDict>> {
                let (py, this) = (slf.py(), slf.get());
                let state = PyDict::new(py);
                $(state.set_item(stringify!($argument), this.$argument(py))?;)*
                $(state.set_item("convention", this.$convention())?;)?
                $(state.set_item(stringify!($iter), this.$iter(py))?;)?
                $(state.set_item(stringify!($slot), this.$slot(py))?;)*
                state.update(slf.getattr(intern!(py, "__dict__"))?.cast::<PyDict>()?.as_mapping())?;
                Ok(state)
            }

            fn __setstate__(slf: &Bound<'_, Self>, state: &Bound<'_, PyDict>) -> PyResult<()> {
                let own = [$(stringify!($argument),)* $(stringify!($convention),)? $(stringify!($iter),)? $(stringify!($slot),)*];
                let rest = slf.getattr(intern!(slf.py(), "__dict__"))?;
                let (class, base) = (slf.get_type(), slf.py().get_type::<Self>());
                // Owned: what runs in between may change what was given, and could find a copy of it too.
                for (key, value) in state.iter().collect::<Vec<_>>() {
                    let is_own = key.cast::<PyString>().is_ok_and(|key| own.iter().any(|name| key == name));
                    if !is_own || hidden(&class, &base, &key)? {
                        rest.set_item(key, value)?;
                        continue;
                    }
                    let this = slf.get();
                    $(if key.eq(stringify!($argument))? { this.$set_argument(value.clone().unbind()); })*
                    $(if key.eq(stringify!($convention))? { this.set_convention(value.cast::<PyString>()?.to_str()?)?; })?
                    $(if key.eq(stringify!($iter))? { this.$set_iter(value.clone().unbind()); })?
                    $(if key.eq(stringify!($slot))? { this.$set_slot(value.clone().unbind()); })*
                }
                Ok(())
            }

            fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyAny>,), Bound<'py, PyAny>)> {
                let new = PyModule::import(slf.py(), "copyreg")?.getattr("__newobj__")?;
                Ok((new, (slf.get_type().into_any(),), slf.call_method0("__getstate__")?))
            }

            /// CPython makes an object's dict before there is anything else in it, and may collect garbage
            /// for that.
            fn __traverse__(&self, visit: pyo3::PyVisit<'_>) -> Result<(), pyo3::PyTraverseError> {
                if !self.made.load(Ordering::Relaxed) {
                    return Ok(());
                }
                let Ok(attributes) = self.attributes.try_lock() else { return Ok(()) };
                $(visit.call(&attributes.$argument)?;)*
                $(visit.call(&attributes.$iter)?;)?
                $(visit.call(&attributes.$slot)?;)*
                Ok(())
            }

            fn __clear__(&self, py: Python<'_>) {
                $(self.$set_argument(py.None());)*
                $(self.$set_iter(py.None());)?
                $(self.$set_slot(py.None());)*
            }
        }

        impl Book for $class {
            type Rule = $rule_type;
            const FALLBACK: &'static str = $fallback;
            const STATE_CHANGE: StateChange = StateChange::$state_change;
            const ALL_KINDS: bool = $all_kinds;

            fn busy(&self) -> &Busy {
                &self.busy
            }

            fn read<'py>(slf: &Bound<'py, Self>, exact: bool) -> PyResult<Option<Read<'py, Self::Rule>>> {
                let $py = slf.py();
                // A method without state leaves both empty.
                let state: [Option<Bound<'py, PyAny>>; 2];
                if exact {
                    let this = slf.get().attributes();
                    $(let Some($argument) = float(this.$argument.bind($py)) else { return Ok(None) };)*
                    $(let $convention = this.$convention;)?
                    $(let $iter = this.$iter.bind($py).clone();)?
                    state = filled([$(Some(this.$slot.bind($py).clone())),*]);
                    drop(this);
                    read!($rule, state $(, $iter)?)
                } else {
                    $(if is_followed(slf, intern!($py, stringify!($iter)))? {
                        return Ok(None);
                    })?
                    $(let Some($argument) = float(&slf.getattr(intern!($py, stringify!($argument)))?) else { return Ok(None) };)*
                    $(let Some($convention) = convention(&slf.getattr(intern!($py, stringify!($convention)))?) else {
                        return Ok(None);
                    };)?
                    $(let $iter = slf.getattr(intern!($py, stringify!($iter)))?;)?
                    state = filled([$(Some(slf.getattr(intern!($py, stringify!($slot)))?)),*]);
                    read!($rule, state $(, $iter)?)
                }
            }

            fn exchange(&self, count: &mut Option<Py<PyAny>>, state: &mut [Option<Py<PyAny>>; 2]) {
                let mut attributes = self.attributes();
                // A method without state or count exchanges nothing.
                let _ = (&mut attributes, count.as_mut());
                $(if let Some(count) = count {
                    swap(&mut attributes.$iter, count);
                })?
                let mut slots = state.iter_mut().flatten();
                $(if let Some(slot) = slots.next() {
                    swap(&mut attributes.$slot, slot);
                })*
                debug_assert!(slots.next().is_none(), "no more dicts than slots");
            }
        }
    };
}

/// What was read. For a method that counts, the rule is that of the next count.
macro_rules! read {
    ($rule:expr, $state:ident) => {
        Ok($rule.map(|rule| Read { rule, state: $state, count: None }))
    };
    ($rule:expr, $state:ident, $iter:ident) => {{
        let Some($iter) = next_count(&$iter) else { return Ok(None) };
        Ok($rule.map(|rule| Read { rule, state: $state, count: Some($iter.into_any()) }))
    }};
}

/// The next count. `None` if the count is no int.
pub(crate) fn next_count<'py>(count: &Bound<'py, PyAny>) -> Option<Bound<'py, PyInt>> {
    count.cast_exact::<PyInt>().ok()?.add(1).ok()?.cast_into_exact().ok()
}

/// Whether a subclass runs code of its own when an attribute is set.
pub(crate) fn is_followed<C: PyClass>(
    optimizer: &Bound<'_, C>,
    name: &Bound<'_, PyString>,
) -> PyResult<bool> {
    let py = optimizer.py();
    let (class, base) = (optimizer.as_any().get_type(), py.get_type::<C>());
    Ok(hidden(&class, &base, name)? || hidden(&class, &base, intern!(py, "__setattr__"))?)
}

/// The convention of the given name.
pub(crate) fn named(name: &str) -> PyResult<Convention> {
    Convention::named(name).map_err(|error| PyValueError::new_err(error.to_string()))
}

/// The convention that an attribute names. `None` for anything else.
pub(crate) fn convention(name: &Bound<'_, PyAny>) -> Option<Convention> {
    Convention::named(name.cast::<PyString>().ok()?.to_str().ok()?).ok()
}

/// Whether a subclass has something else under the name of an attribute, so that the value is in `__dict__`.
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

pub(crate) use {class, read};
