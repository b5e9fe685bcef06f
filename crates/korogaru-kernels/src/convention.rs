use std::fmt;

use crate::{Error, Number};

/// Where the learning rate η of a method with a velocity stands: inside the velocity, or outside of it.
///
/// While η is constant the two walk the same path, to rounding. When it changes they differ: inside, the
/// velocity goes on with the η of the time when each gradient came; outside, all of it moves by the η of now.
///
/// ```
/// use korogaru_kernels::{Convention, Momentum, Rule};
///
/// // g = 1 and α = 0.9 throughout, while η goes from 0.1 to 0.01.
/// let second_step = |convention| {
///     let rule = |lr| Ok::<_, korogaru_kernels::Error>(Momentum::new(lr, 0.9)?.with_convention(convention));
///     let (p, state) = Momentum::update(&rule(0.1)?.coefficients(1), 0.0, 1.0, [0.0]);
///     let (p, _) = Momentum::update(&rule(0.01)?.coefficients(2), p, 1.0, state);
///     Ok::<f64, korogaru_kernels::Error>(p)
/// };
/// assert!((second_step(Convention::Book)? - -0.200).abs() < 1e-12);
/// assert!((second_step(Convention::Fresh)? - -0.119).abs() < 1e-12);
/// # Ok::<(), korogaru_kernels::Error>(())
/// ```
#[doc(alias = "pytorch")]
#[doc(alias = "keras")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Convention {
    /// v ← α·v − η·g, and W moves by v: the book, Keras. The default.
    #[default]
    Book,
    /// v ← α·v + g, and W moves by −η·v: PyTorch and optax.
    Fresh,
}

impl Convention {
    /// Both, the default first.
    pub const ALL: [Self; 2] = [Self::Book, Self::Fresh];

    /// The name in files and on the command line: `book` or `fresh`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Book => "book",
            Self::Fresh => "fresh",
        }
    }

    /// The convention of that name.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Convention`](crate::ErrorKind::Convention) where none has it.
    ///
    /// ```
    /// use korogaru_kernels::Convention;
    ///
    /// assert_eq!(Convention::named("fresh")?, Convention::Fresh);
    /// # Ok::<(), korogaru_kernels::Error>(())
    /// ```
    pub fn named(name: &str) -> Result<Self, Error> {
        Self::ALL
            .into_iter()
            .find(|convention| convention.name() == name)
            .ok_or_else(|| Error::convention(name))
    }

    /// What a velocity of this convention is in another, at the learning rate `lr`: v = −η·b, one rounding either
    /// way. At η = 0 a velocity of the book's has no counterpart, and what comes out is not finite.
    ///
    /// ```
    /// use korogaru_kernels::Convention::{Book, Fresh};
    ///
    /// assert_eq!(Fresh.convert(Book, 0.5, 3.0), -1.5);
    /// assert_eq!(Book.convert(Fresh, 0.5, -1.5), 3.0);
    /// ```
    #[must_use]
    pub fn convert<N: Number>(self, to: Self, lr: N, velocity: N) -> N {
        match (self, to) {
            (Self::Book, Self::Fresh) => -velocity / lr,
            (Self::Fresh, Self::Book) => -(lr * velocity),
            (Self::Book, Self::Book) | (Self::Fresh, Self::Fresh) => velocity,
        }
    }

    /// What a gradient is multiplied by when it enters the velocity.
    pub(crate) fn entry(self, lr: f64) -> f64 {
        match self {
            Self::Book => -lr,
            Self::Fresh => 1.0,
        }
    }

    /// What a velocity is multiplied by when it moves the parameter.
    pub(crate) fn stride(self, lr: f64) -> f64 {
        match self {
            Self::Book => 1.0,
            Self::Fresh => -lr,
        }
    }
}

impl fmt::Display for Convention {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
