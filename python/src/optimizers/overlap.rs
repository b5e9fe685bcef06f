//! Whether memory that an update writes is also some other array's.

/// Address ranges, those that are written being marked.
#[derive(Default)]
pub(crate) struct Ranges(Vec<(usize, usize, bool)>);

impl Ranges {
    pub(crate) fn with_capacity(capacity: usize) -> Self {
        Self(Vec::with_capacity(capacity))
    }

    pub(crate) fn add(&mut self, (start, end): (usize, usize), written: bool) {
        if start < end {
            self.0.push((start, end, written));
        }
    }

    /// Whether a range that is written meets another range. Between the first and the last byte of an array with
    /// gaps may lie another's elements: that counts as well, being rare.
    pub(crate) fn meet(&mut self) -> bool {
        self.0.sort_unstable();
        // The farthest ends so far, of all ranges and of those that are written.
        let (mut of_any, mut of_written) = (0, 0);
        for &(start, end, written) in &self.0 {
            if start < of_written || (written && start < of_any) {
                return true;
            }
            of_any = of_any.max(end);
            if written {
                of_written = of_written.max(end);
            }
        }
        false
    }
}
