/// How a run ended: whether f grew or fell without end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// f does not grow without end. It need not have come near a minimum.
    Settled,
    /// f grows without end, though all numbers of the run are finite.
    /// [`Sweep::followed`](crate::Sweep::followed) says how that is decided.
    Diverging,
    /// A number of the run was no longer finite, because f grew or has no value there.
    Overflowed,
    /// A number of the run was no longer finite, because f fell without end.
    Fell,
}

impl Outcome {
    /// Whether f grows without end, with or without an overflow in the run itself.
    #[must_use]
    pub fn diverges(self) -> bool {
        matches!(self, Self::Diverging | Self::Overflowed)
    }
}
