use std::fmt;

use crate::{Error, Number};

/// Where a method with a velocity applies its learning rate η: inside the velocity or outside it.
///
/// While η is constant, both give the same path except for rounding. They differ when η changes. Inside, each
/// gradient stays in the velocity multiplied by the η with which it came. Outside, the whole velocity is
/// multiplied by the current η.
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
/// assert!((second_step(Convention::LrInside)? - -0.200).abs() < 1e-12);
/// assert!((second_step(Convention::LrOutside)? - -0.119).abs() < 1e-12);
/// # Ok::<(), korogaru_kernels::Error>(())
/// ```
#[doc(alias = "pytorch")]
#[doc(alias = "keras")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Convention {
    /// v ← α·v − η·g, and W moves by v, as in the book and in Keras. The default.
    #[default]
    #[doc(alias = "book")]
    LrInside,
    /// v ← α·v + g, and W moves by −η·v, as in PyTorch and optax.
    #[doc(alias = "fresh")]
    LrOutside,
}

impl Convention {
    /// Both conventions, the default first.
    pub const ALL: [Self; 2] = [Self::LrInside, Self::LrOutside];

    /// The name that is written to files and commands: `book` or `fresh`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.spellings()[0]
    }

    /// The names that are read: [`name`](Self::name), and `inside` or `outside`.
    #[must_use]
    pub const fn spellings(self) -> [&'static str; 2] {
        match self {
            Self::LrInside => ["book", "inside"],
            Self::LrOutside => ["fresh", "outside"],
        }
    }

    /// The convention with one of its [`spellings`](Self::spellings).
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Convention`](crate::ErrorKind::Convention) if neither convention has that name.
    ///
    /// ```
    /// use korogaru_kernels::Convention;
    ///
    /// assert_eq!(Convention::named("outside")?, Convention::LrOutside);
    /// assert_eq!(Convention::named("fresh")?, Convention::LrOutside);
    /// # Ok::<(), korogaru_kernels::Error>(())
    /// ```
    pub fn named(name: &str) -> Result<Self, Error> {
        Self::ALL
            .into_iter()
            .find(|convention| convention.spellings().contains(&name))
            .ok_or_else(|| Error::convention(name))
    }

    /// Converts a velocity of this convention to another convention at the learning rate `lr`, by v = −η·b
    /// with one rounding. At η = 0 a velocity with η inside has no counterpart, and the result is not finite.
    ///
    /// ```
    /// use korogaru_kernels::Convention::{LrInside, LrOutside};
    ///
    /// assert_eq!(LrOutside.convert(LrInside, 0.5, 3.0), -1.5);
    /// assert_eq!(LrInside.convert(LrOutside, 0.5, -1.5), 3.0);
    /// ```
    #[must_use]
    pub fn convert<N: Number>(self, to: Self, lr: N, velocity: N) -> N {
        match (self, to) {
            (Self::LrInside, Self::LrOutside) => -velocity / lr,
            (Self::LrOutside, Self::LrInside) => -(lr * velocity),
            (Self::LrInside, Self::LrInside) | (Self::LrOutside, Self::LrOutside) => velocity,
        }
    }

    /// What a gradient is multiplied by when it enters the velocity.
    pub(crate) fn entry(self, lr: f64) -> f64 {
        match self {
            Self::LrInside => -lr,
            Self::LrOutside => 1.0,
        }
    }

    /// What a velocity is multiplied by when it moves the parameter.
    pub(crate) fn stride(self, lr: f64) -> f64 {
        match self {
            Self::LrInside => 1.0,
            Self::LrOutside => -lr,
        }
    }
}

impl fmt::Display for Convention {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
