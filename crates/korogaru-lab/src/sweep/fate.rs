/// What becomes of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// f does not grow without end. It need not have come near a minimum.
    Settled,
    /// f grows without end, though all numbers of the run are finite. See [`Sweep::followed`](crate::Sweep::followed) for
    /// how that is known.
    Diverging,
    /// The numbers of the run itself were no longer all finite, since f grew, or has no value there.
    Overflowed,
    /// The numbers of the run itself were no longer all finite, since f fell without end.
    Fell,
}

impl Fate {
    /// Whether f grows without end, be it that its numbers already came to an end.
    #[must_use]
    pub fn diverges(self) -> bool {
        matches!(self, Self::Diverging | Self::Overflowed)
    }
}
