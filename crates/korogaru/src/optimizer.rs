use std::collections::HashMap;
use std::mem::replace;

#[cfg(feature = "threads")]
use crate::Threads;
use crate::environment;
use crate::state::convert::Converter;
use crate::state::{Entry, State};
use crate::step::erased::Step;
use crate::{Backend, Convention, Element, Error, ErrorKind, HalfPrecision, Method, Tensor};

/// A method with its state, for a set of named tensors.
///
/// The first [`step`](Optimizer::step) registers its tensors and creates their state as zeros. Every later
/// step has the same tensors, in any order. One optimizer can have tensors of different element types.
///
/// ```
/// use korogaru::{Momentum, Optimizer, Tensor};
///
/// // f(x, y) = x²/20 + y² from (−7, 2), the article's first three updates.
/// let (mut x, mut y) = (-7.0, 2.0);
/// let mut optimizer = Optimizer::new(Momentum::new(0.1, 0.9)?);
/// for _ in 0..3 {
///     let (dx, dy) = (x / 10.0, 2.0 * y);
///     optimizer.step(&mut [Tensor::scalar("x", &mut x, &dx), Tensor::scalar("y", &mut y, &dy)])?;
/// }
/// assert_eq!((x, y), (-6.610653, 0.12399999999999967)); // as NumPy has it, to the last bit
/// # Ok::<(), korogaru::Error>(())
/// ```
#[doc(alias = "SGD")]
#[derive(Clone, Debug)]
pub struct Optimizer {
    method: Method,
    /// The backend that the caller chose. Otherwise it is that of the environment, or the widest.
    backend: Option<Backend>,
    half: HalfPrecision,
    #[cfg(feature = "threads")]
    threads: Threads,
    entries: Vec<Entry>,
    index: HashMap<Box<str>, usize>,
    /// The entry of each tensor of the last step, if its order was not that of the entries.
    order: Vec<usize>,
    /// The number of elements of all tensors together.
    elements: usize,
    steps: u64,
}

impl Optimizer {
    /// An optimizer for the given method. It has made no step yet.
    #[must_use]
    pub fn new(method: impl Into<Method>) -> Self {
        Self {
            method: method.into(),
            backend: None,
            half: HalfPrecision::default(),
            #[cfg(feature = "threads")]
            threads: Threads::default(),
            entries: Vec::new(),
            index: HashMap::new(),
            order: Vec::new(),
            elements: 0,
            steps: 0,
        }
    }

    /// The same optimizer with a backend of the caller's choice. All backends give the same bits.
    ///
    /// Without this, the environment variable `KOROGARU_BACKEND` may name a backend (`baseline`, `avx2`,
    /// `avx512`). The variable is read once in a process. If it is not set or is empty, the backend is the
    /// widest that the machine has.
    ///
    /// ```
    /// use korogaru::{Backend, Momentum, Optimizer};
    ///
    /// let mut optimizer = Optimizer::new(Momentum::default()).with_backend(Backend::baseline());
    /// # optimizer.step(&mut [])?;
    /// # Ok::<(), korogaru::Error>(())
    /// ```
    #[must_use]
    pub fn with_backend(self, backend: Backend) -> Self {
        Self { backend: Some(backend), ..self }
    }

    /// The backend that makes the updates: the caller's choice, that of `KOROGARU_BACKEND`, or the widest.
    ///
    /// ```
    /// use korogaru::{Backend, Momentum, Optimizer};
    ///
    /// let optimizer = Optimizer::new(Momentum::default()).with_backend(Backend::baseline());
    /// assert_eq!(optimizer.backend()?.name(), "baseline");
    /// # Ok::<(), korogaru::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::BackendVariable`] if `KOROGARU_BACKEND` decides and names a backend that this machine
    /// does not have.
    pub fn backend(&self) -> Result<Backend, Error> {
        self.backend.map_or_else(environment::backend, Ok)
    }

    /// The same optimizer with threads of the caller's choice, which share the work of large steps. Without
    /// this, it uses as many threads as the machine lets this process run at once.
    ///
    /// ```
    /// use korogaru::{Momentum, Optimizer, Threads};
    ///
    /// let mut optimizer = Optimizer::new(Momentum::default()).with_threads(Threads::this_thread());
    /// # optimizer.step(&mut [])?;
    /// # Ok::<(), korogaru::Error>(())
    /// ```
    #[cfg(feature = "threads")]
    #[must_use]
    pub fn with_threads(self, threads: Threads) -> Self {
        Self { threads, ..self }
    }

    /// The same optimizer, which computes with tensors of half types in the given way. After the first step
    /// this changes nothing, because existing state keeps its type.
    ///
    /// ```
    /// # #[cfg(feature = "half")] {
    /// use half::bf16;
    /// use korogaru::{HalfPrecision, Momentum, Optimizer, Tensor};
    ///
    /// let mut optimizer = Optimizer::new(Momentum::new(0.1, 0.9)?).with_half(HalfPrecision::Mixed);
    /// let (mut w, g) = ([bf16::ONE; 3], [bf16::ONE; 3]);
    /// optimizer.step(&mut [Tensor::new("W", &mut w, &g)])?;
    /// assert_eq!(optimizer.slot::<f32>("W", "v")?, [-0.1; 3]);
    /// # }
    /// # Ok::<(), korogaru::Error>(())
    /// ```
    #[must_use]
    pub fn with_half(self, half: HalfPrecision) -> Self {
        if self.steps == 0 { Self { half, ..self } } else { self }
    }

    /// Changes a hyperparameter of the method, from the next step on, as in `optimizer.set("lr", 0.01)`.
    ///
    /// # Errors
    ///
    /// As [`Method::with`](Method::with). Nothing has changed then.
    ///
    /// ```
    /// use korogaru::{Momentum, Optimizer, Tensor};
    ///
    /// // With η inside v, as the book has it, the old velocity keeps the old learning rate.
    /// let (mut w, g) = (0.0, 1.0);
    /// let mut optimizer = Optimizer::new(Momentum::new(0.1, 0.9)?);
    /// optimizer.step(&mut [Tensor::scalar("w", &mut w, &g)])?;
    /// optimizer.set("lr", 0.01)?;
    /// optimizer.step(&mut [Tensor::scalar("w", &mut w, &g)])?;
    /// assert!((w + 0.2_f64).abs() < 1e-15);
    /// # Ok::<(), korogaru::Error>(())
    /// ```
    pub fn set(&mut self, hyperparameter: &str, value: f64) -> Result<(), Error> {
        self.method = self.method.with(hyperparameter, value)?;
        Ok(())
    }

    /// Changes the convention of momentum between two steps. Every velocity is replaced by its counterpart, v
    /// = −η·b, rounded once. A velocity of 0 stays as it is.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoConvention`] if the method has no choice of conventions, and
    /// [`ErrorKind::NoCounterpart`] if a velocity has no counterpart because η is 0 or very small. Nothing
    /// has changed then.
    ///
    /// ```
    /// use korogaru::{Convention, Momentum, Optimizer, Tensor};
    ///
    /// let (mut w, g) = (0.0_f64, 1.0);
    /// let mut optimizer = Optimizer::new(Momentum::new(0.5, 0.9)?);
    /// optimizer.step(&mut [Tensor::scalar("w", &mut w, &g)])?;
    /// assert_eq!(optimizer.slot::<f64>("w", "v")?, [-0.5]);
    ///
    /// optimizer.convert(Convention::LrOutside)?; // what is learned from here on is kept without η
    /// assert_eq!(optimizer.slot::<f64>("w", "v")?, [1.0]);
    /// optimizer.step(&mut [Tensor::scalar("w", &mut w, &g)])?;
    /// assert_eq!((w, optimizer.slot::<f64>("w", "v")?), (-1.45, &[1.9][..]));
    /// # Ok::<(), korogaru::Error>(())
    /// ```
    pub fn convert(&mut self, convention: Convention) -> Result<(), Error> {
        let method = self.method.with_convention(convention)?;
        if self.method.convention() != Some(convention) {
            let Some(converter) = Converter::between(&self.method, &method, self.half) else {
                return Err(ErrorKind::NoConvention { method: self.method.info().name }.into());
            };
            let states: Vec<State> =
                self.entries.iter().map(|entry| converter.convert(entry)).collect::<Result<_, _>>()?;
            for (entry, state) in self.entries.iter_mut().zip(states) {
                entry.state = state;
            }
        }
        self.method = method;
        Ok(())
    }

    /// Makes one update of every tensor, in place.
    ///
    /// # Errors
    ///
    /// A gradient has another length than its parameter, or two tensors have the same name. From the second
    /// step on: a tensor is missing, is new, or has another length or element type than before.
    /// `KOROGARU_BACKEND` names a backend that this machine lacks. Nothing has changed then.
    ///
    /// # Panics
    ///
    /// If a rule or a pool of the caller's panics. Some tensors have then been updated and some have not.
    pub fn step(&mut self, tensors: &mut [Tensor<'_>]) -> Result<(), Error> {
        let backend = self.backend()?;
        if !self.in_order(tensors) {
            self.find_order(tensors)?;
        }
        self.steps += 1;
        #[cfg(feature = "threads")]
        let shared = self.threads.share(self.elements);
        self.method.update(Step {
            number: self.steps,
            backend,
            half: self.half,
            #[cfg(feature = "threads")]
            threads: shared.then_some(&self.threads),
            tensors,
            entries: &mut self.entries,
            order: Some(&*self.order).filter(|order| !order.is_empty()),
        });
        Ok(())
    }

    /// A tensor's state in one slot, with one value for each element, as in `slot::<f32>("W1", "v")`.
    ///
    /// ```
    /// use korogaru::{AdaGrad, Optimizer, Tensor};
    ///
    /// let mut optimizer = Optimizer::new(AdaGrad::default());
    /// optimizer.step(&mut [Tensor::new("W1", &mut [1.0_f32, 2.0], &[3.0, -4.0])])?;
    /// assert_eq!(optimizer.slot::<f32>("W1", "h")?, [9.0, 16.0]);
    /// # Ok::<(), korogaru::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If no step has had such a tensor, the method has no such slot, or the slot is not of the type `E`.
    pub fn slot<E: Element>(&self, tensor: &str, slot: &str) -> Result<&[E], Error> {
        let Some(&index) = self.index.get(tensor) else {
            return Err(ErrorKind::UnknownTensor { tensor: tensor.into() }.into());
        };
        let info = self.method.info();
        let Some(position) = info.slots.iter().position(|&name| name == slot) else {
            let (method, slot) = (info.name, slot.to_owned());
            return Err(match info.slots {
                [] => ErrorKind::NoState { method, slot },
                known => ErrorKind::UnknownSlot { method, slot, known },
            }
            .into());
        };
        let entry = &self.entries[index];
        match E::buffer(&entry.state) {
            Some(values) => Ok(&values[position * entry.len..][..entry.len]),
            None => {
                let (expected, found) = (entry.state.element_type(), E::TYPE);
                let slot = info.slots[position];
                Err(ErrorKind::SlotType { tensor: tensor.into(), slot, expected, found }.into())
            }
        }
    }

    /// The method and its hyperparameters.
    #[must_use]
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// How many updates have been made: the t of Adam's βᵗ.
    #[must_use]
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// The names of the tensors, in the order of the first step.
    pub fn names(&self) -> impl ExactSizeIterator<Item = &str> {
        self.entries.iter().map(|entry| &*entry.name)
    }

    fn register(&mut self, tensors: &[Tensor<'_>]) -> Result<(), Error> {
        let mut index = HashMap::with_capacity(tensors.len());
        for (i, tensor) in tensors.iter().enumerate() {
            if index.insert(tensor.name.into(), i).is_some() {
                return Err(ErrorKind::DuplicateTensor { tensor: tensor.name.into() }.into());
            }
        }
        let slots = self.method.info().slots.len();
        self.entries =
            tensors.iter().map(|tensor| Entry::new(tensor.name, &tensor.data, slots, self.half)).collect();
        self.elements = self.entries.iter().map(|entry| entry.len).sum();
        self.index = index;
        Ok(())
    }

    /// Whether the tensors are valid and in the order of the last step. This is the common case, in which
    /// nothing is looked up.
    fn in_order(&self, tensors: &[Tensor<'_>]) -> bool {
        if self.steps == 0 || self.entries.len() != tensors.len() {
            return false;
        }
        if self.order.is_empty() {
            return self.entries.iter().zip(tensors).all(|(entry, tensor)| fits(entry, tensor));
        }
        self.order.iter().zip(tensors).all(|(&index, tensor)| fits(&self.entries[index], tensor))
    }

    /// Finds the entry of each tensor, or what is wrong with it. The first step creates the entries.
    #[cold]
    fn find_order(&mut self, tensors: &[Tensor<'_>]) -> Result<(), Error> {
        tensors.iter().try_for_each(check_gradient)?;
        if self.steps == 0 {
            return self.register(tensors);
        }
        let mut seen = vec![false; self.entries.len()];
        let mut order = Vec::with_capacity(tensors.len());
        for tensor in tensors {
            let name = || tensor.name.to_owned();
            let Some(&index) = self.index.get(tensor.name) else {
                return Err(ErrorKind::ExtraTensor { tensor: name() }.into());
            };
            if replace(&mut seen[index], true) {
                return Err(ErrorKind::DuplicateTensor { tensor: name() }.into());
            }
            let entry = &self.entries[index];
            if entry.element_type != tensor.data.element_type() {
                let (expected, found) = (entry.element_type, tensor.data.element_type());
                return Err(ErrorKind::ElementType { tensor: name(), expected, found }.into());
            }
            if entry.len != tensor.data.parameter_len() {
                let (expected, found) = (entry.len, tensor.data.parameter_len());
                return Err(ErrorKind::LengthChanged { tensor: name(), expected, found }.into());
            }
            order.push(index);
        }
        if let Some(missing) = seen.iter().position(|&seen| !seen) {
            return Err(ErrorKind::MissingTensor { tensor: self.entries[missing].name.to_string() }.into());
        }
        self.order = if order.is_sorted() { Vec::new() } else { order };
        Ok(())
    }
}

fn check_gradient(tensor: &Tensor<'_>) -> Result<(), Error> {
    let (expected, found) = (tensor.data.parameter_len(), tensor.data.gradient_len());
    if expected == found {
        Ok(())
    } else {
        Err(ErrorKind::GradientLength { tensor: tensor.name.into(), expected, found }.into())
    }
}

fn fits(entry: &Entry, tensor: &Tensor<'_>) -> bool {
    *entry.name == *tensor.name
        && entry.len == tensor.data.parameter_len()
        && entry.len == tensor.data.gradient_len()
        && entry.element_type == tensor.data.element_type()
}
