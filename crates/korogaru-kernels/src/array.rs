/// A fixed number of values, `[T; N]`. A rule says by it how many coefficients and slots it has.
///
/// A rule's slots hold numbers in its arithmetic, slices in [`update_slice`](crate::update_slice) and lanes
/// in a sweep. This trait lets one associated type, `State<T>`, serve all three. It is implemented for arrays
/// of every length and cannot be implemented for anything else.
///
/// ```
/// use korogaru_kernels::Array;
///
/// let squares: [usize; 3] = Array::from_fn(|i| i * i);
/// assert_eq!(squares, [0, 1, 4]);
/// ```
pub trait Array<T>: AsRef<[T]> + AsMut<[T]> + Sized + sealed::Sealed {
    /// How many values there are.
    const LEN: usize;

    /// The array whose value at each index is `value(index)`.
    fn from_fn(value: impl FnMut(usize) -> T) -> Self;
}

impl<T, const N: usize> Array<T> for [T; N] {
    const LEN: usize = N;

    #[inline(always)]
    fn from_fn(value: impl FnMut(usize) -> T) -> Self {
        std::array::from_fn(value)
    }
}

mod sealed {
    pub trait Sealed {}
    impl<T, const N: usize> Sealed for [T; N] {}
}
