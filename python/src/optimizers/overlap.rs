//! Whether memory that an update writes also belongs to another array.

/// Address ranges, each with whether it is written.
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

    /// Whether a range that is written overlaps another range. The elements of an array may lie in the gaps
    /// of another array. This counts as an overlap too, since it is rare.
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
