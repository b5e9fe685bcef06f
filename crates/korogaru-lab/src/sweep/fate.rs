/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// f rose no higher in the second half of its updates than it had been in the first, however slowly it fell.
    Settled,
    /// f rose higher in the second half than it had been in the first. Where it goes on so, the run diverges; from a
    /// start beside a minimum it may come to swing no wider.
    Growing,
    /// Its numbers were no longer all finite.
    Overflowed,
}

impl Fate {
    /// Whether f grew, be it beyond all numbers.
    #[must_use]
    pub fn grew(self) -> bool {
        self != Self::Settled
    }
}
