//! The update of one parameter's memory by the kernels.

#![expect(unsafe_code, reason = "slices are made of NumPy's memory")]

use korogaru::borrowed::Borrowed;
use korogaru::rule::rounded;
use korogaru::{Backend, Rule};

use super::array::Array;
use super::element::{Element, Kind, of_kind};

/// The number of elements that are updated at a time if they are not contiguous. They stay in the nearest
/// cache.
const BLOCK: usize = 256;

/// A parameter, its gradient and its state as memory. Whoever makes this value has checked that nothing that
/// is written overlaps anything else.
pub(crate) struct Work<R: Rule> {
    kind: Kind,
    len: usize,
    parameter: *mut u8,
    gradient: *mut u8,
    state: R::State<*mut u8>,
    /// How to go through the arrays, if they are not all contiguous or have no elements. NumPy calls an empty
    /// array aligned wherever it is.
    walk: Option<Walk<R>>,
}

/// How to go through arrays of one shape. The last axis is the one along which the elements of the parameter
/// are closest.
struct Walk<R: Rule> {
    lengths: Vec<isize>,
    parameter: Vec<isize>,
    gradient: Vec<isize>,
    state: R::State<Vec<isize>>,
}

// SAFETY: writing: it is memory of arrays that whoever sends it keeps alive, and that nothing else touches
// meanwhile but what Python code does in another thread, as with NumPy's own functions.
unsafe impl<R: Rule> Send for Work<R> {}

impl<R: Rule> Work<R> {
    /// Arrays of one type and one shape.
    pub(crate) fn new(parameter: &Array, gradient: &Array, state: &R::State<Array>) -> Self {
        let orders = state.as_ref().iter().map(Array::orders);
        let shared = orders.fold(parameter.orders() & gradient.orders(), |shared, orders| shared & orders);
        Self {
            kind: parameter.kind,
            len: parameter.len(),
            parameter: parameter.data,
            gradient: gradient.data,
            state: korogaru::rule::Array::from_fn(|slot| state.as_ref()[slot].data),
            walk: (shared == 0 || parameter.len() == 0).then(|| Walk::new(parameter, gradient, state)),
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// Makes one update of every element.
    ///
    /// # Safety
    ///
    /// The arrays are alive. Nothing that is written overlaps anything else of theirs, or of another `Work`
    /// that is used at the same time.
    pub(crate) unsafe fn update(&self, backend: Backend, coefficients: &R::Coefficients<f64>) {
        // SAFETY: caller's: by this function's contract, with the type that the arrays have.
        unsafe { of_kind!(self.kind, T => self.update_as::<T>(backend, coefficients)) }
    }

    unsafe fn update_as<T: Element>(&self, backend: Backend, coefficients: &R::Coefficients<f64>) {
        let coefficients = rounded::<R, T>(coefficients);
        if let Some(walk) = &self.walk {
            // SAFETY: caller's, as this function's.
            return unsafe { self.walk_as::<T>(walk, backend, &coefficients) };
        }
        // SAFETY: caller's, as this function's.
        let (parameter, gradient, state) = unsafe { self.slices::<T>() };
        T::update::<R>(backend, &coefficients, parameter, gradient, state);
    }

    /// The memory as slices. There must be no walk.
    unsafe fn slices<'a, T>(&self) -> (&'a mut [T], &'a [T], R::State<&'a mut [T]>) {
        // SAFETY: caller's: this many elements of that type are there one after the other, aligned. All bits
        // are a number.
        unsafe {
            (
                std::slice::from_raw_parts_mut(self.parameter.cast::<T>(), self.len),
                std::slice::from_raw_parts(self.gradient.cast::<T>(), self.len),
                korogaru::rule::Array::from_fn(|slot| {
                    std::slice::from_raw_parts_mut(self.state.as_ref()[slot].cast::<T>(), self.len)
                }),
            )
        }
    }

    /// The memory for [`korogaru::borrowed::update_borrowed`], which shares large work among threads. `None`
    /// if elements are not contiguous.
    ///
    /// # Safety
    ///
    /// As [`update`](Self::update), as long as the result lives.
    pub(crate) unsafe fn borrow<'a>(&self) -> Option<Borrowed<'a, R>> {
        if self.walk.is_some() {
            return None;
        }
        // SAFETY: caller's: by this function's contract, with the type that the arrays have.
        Some(unsafe { of_kind!(self.kind, T => self.lend_as::<T>()) })
    }

    unsafe fn lend_as<'a, T: Element>(&self) -> Borrowed<'a, R> {
        // SAFETY: caller's, as this function's.
        let (parameter, gradient, state) = unsafe { self.slices::<T>() };
        Borrowed::new(parameter, gradient, state).expect("slices of one length")
    }

    /// Updates element by element through buffers.
    unsafe fn walk_as<T: Element>(
        &self,
        walk: &Walk<R>,
        backend: Backend,
        coefficients: &R::Coefficients<T>,
    ) {
        let (mut p, mut g) = ([T::ZERO; BLOCK], [T::ZERO; BLOCK]);
        let mut slots: R::State<[T; BLOCK]> = korogaru::rule::Array::from_fn(|_| [T::ZERO; BLOCK]);
        let mut at_p = [std::ptr::null_mut::<T>(); BLOCK];
        let mut at_slots: R::State<[*mut T; BLOCK]> =
            korogaru::rule::Array::from_fn(|_| [std::ptr::null_mut(); BLOCK]);
        let mut place = Cursor::new(walk);
        let mut left = self.len;
        while left > 0 {
            let n = left.min(BLOCK);
            for i in 0..n {
                // SAFETY: caller's: a place within the arrays' shape, so that each offset leads to an element
                // of its array.
                unsafe {
                    at_p[i] = self.parameter.offset(place.parameter).cast();
                    p[i] = at_p[i].read();
                    g[i] = self.gradient.offset(place.gradient).cast::<T>().read();
                    for slot in 0..R::SLOTS.len() {
                        let at = self.state.as_ref()[slot].offset(place.state.as_ref()[slot]).cast::<T>();
                        at_slots.as_mut()[slot][i] = at;
                        slots.as_mut()[slot][i] = at.read();
                    }
                }
                place.advance(walk);
            }
            let mut rest = slots.as_mut().iter_mut();
            let state: R::State<&mut [T]> =
                korogaru::rule::Array::from_fn(|_| &mut rest.next().expect("as many slots")[..n]);
            T::update::<R>(backend, coefficients, &mut p[..n], &g[..n], state);
            for i in 0..n {
                // SAFETY: caller's: the places that were read.
                unsafe {
                    at_p[i].write(p[i]);
                    for slot in 0..R::SLOTS.len() {
                        at_slots.as_ref()[slot][i].write(slots.as_ref()[slot][i]);
                    }
                }
            }
            left -= n;
        }
    }
}

impl<R: Rule> Walk<R> {
    fn new(parameter: &Array, gradient: &Array, state: &R::State<Array>) -> Self {
        let mut axes: Vec<usize> = (0..parameter.shape().len()).collect();
        axes.sort_by_key(|&axis| std::cmp::Reverse(parameter.strides()[axis].unsigned_abs()));
        let of = |values: &[isize]| axes.iter().map(|&axis| values[axis]).collect::<Vec<_>>();
        Self {
            lengths: of(parameter.shape()),
            parameter: of(parameter.strides()),
            gradient: of(gradient.strides()),
            state: korogaru::rule::Array::from_fn(|slot| of(state.as_ref()[slot].strides())),
        }
    }
}

/// An element's index along each axis, and its distance from the first element of each array, in bytes.
struct Cursor<R: Rule> {
    index: Vec<isize>,
    parameter: isize,
    gradient: isize,
    state: R::State<isize>,
}

impl<R: Rule> Cursor<R> {
    fn new(walk: &Walk<R>) -> Self {
        let state = korogaru::rule::Array::from_fn(|_| 0);
        Self { index: vec![0; walk.lengths.len()], parameter: 0, gradient: 0, state }
    }

    /// Goes to the next element, and from the last one to the first.
    #[inline]
    fn advance(&mut self, walk: &Walk<R>) {
        for axis in (0..self.index.len()).rev() {
            self.index[axis] += 1;
            let steps = if self.index[axis] < walk.lengths[axis] { 1 } else { 1 - walk.lengths[axis] };
            self.parameter += steps * walk.parameter[axis];
            self.gradient += steps * walk.gradient[axis];
            for (offset, strides) in self.state.as_mut().iter_mut().zip(walk.state.as_ref()) {
                *offset += steps * strides[axis];
            }
            if steps == 1 {
                return;
            }
            self.index[axis] = 0;
        }
    }
}
