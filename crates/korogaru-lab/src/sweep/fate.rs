/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// f rose no higher in the second half of its updates than it had been in the first, however slowly it fell.
    Settled,
    /// f rose higher in the second half than it had been in the first: its swings grow.
    Growing,
    /// Its numbers were no longer all finite.
    Overflowed,
}

impl Fate {
    /// Whether the run diverged, as a map shows it: its swings grow, or led beyond all numbers.
    #[must_use]
    pub fn is_divergent(self) -> bool {
        self != Self::Settled
    }
}
