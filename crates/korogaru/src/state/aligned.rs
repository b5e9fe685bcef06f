use std::ops::{Deref, DerefMut};

/// The size of a line of the cache, in bytes.
const LINE: usize = 64;

/// A processor compares the addresses of loads with those of earlier stores. It takes two addresses for equal
/// if they are equally far into a page of this many bytes, and waits.
pub(crate) const PAGE: usize = 4096;

/// Numbers whose first one is as far into a line of the cache as the first number of another array. If they
/// are very many, it is as far into a page.
///
/// The kernels begin where the parameters begin a line. They are a fifth slower if the state does not begin a
/// line there too, or if the place in a page to which they store one array is near the place from which they
/// load another one next. A few numbers are not aligned, since that would take more of the cache than it
/// gains.
#[derive(Debug)]
pub(crate) struct AlignedBuffer<S> {
    numbers: Vec<S>,
    start: usize,
    len: usize,
    place: usize,
}

impl<S: Copy> AlignedBuffer<S> {
    /// `len` copies of a number. If they are many, the first one is `place` bytes after the beginning of a
    /// page.
    pub(crate) fn new(number: S, len: usize, place: usize) -> Self {
        let period = match len * size_of::<S>() {
            bytes if bytes >= 16 * PAGE => PAGE,
            bytes if bytes >= PAGE => LINE,
            _ => size_of::<S>(),
        };
        let spare = period / size_of::<S>() - 1;
        let numbers = vec![number; len + spare];
        let bytes = (place + PAGE - numbers.as_ptr().addr() % PAGE) % period;
        Self { numbers, start: bytes / size_of::<S>(), len, place }
    }

    /// Other numbers with the same alignment.
    pub(crate) fn with(&self, numbers: &[S]) -> Self {
        let mut aligned = Self { numbers: Vec::new(), start: 0, len: 0, place: self.place };
        if let Some(&first) = numbers.first() {
            aligned = Self::new(first, numbers.len(), self.place);
            aligned.copy_from_slice(numbers);
        }
        aligned
    }
}

/// A copy is elsewhere in memory, and is aligned anew.
impl<S: Copy> Clone for AlignedBuffer<S> {
    fn clone(&self) -> Self {
        self.with(self)
    }
}

impl<S> Deref for AlignedBuffer<S> {
    type Target = [S];

    fn deref(&self) -> &[S] {
        &self.numbers[self.start..][..self.len]
    }
}

impl<S> DerefMut for AlignedBuffer<S> {
    fn deref_mut(&mut self) -> &mut [S] {
        &mut self.numbers[self.start..][..self.len]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_copy_is_placed_as_the_first() {
        for (len, period) in [(1_100, LINE), (20_000, PAGE)] {
            for place in (0..PAGE).step_by(4) {
                let mut placed = AlignedBuffer::new(0.0_f32, len, place);
                placed[len - 1] = 1.0;
                for placed in [placed.clone(), placed] {
                    assert_eq!(placed.as_ptr().addr() % period, place % period);
                    assert_eq!((placed.len(), placed[0].to_bits(), placed[len - 1]), (len, 0, 1.0));
                }
            }
        }
        assert!(AlignedBuffer::new(0.0_f64, 0, 8).clone().is_empty());
    }
}
