use crate::plane::Point;

/// The two parts of a velocity and their sum, as they move the ball along x and y.
///
/// If η is outside the velocity, the method's own parts are α·v and g. Here they are −η times those, so
/// that they are lengths in the plane in either convention. Their sum is then `sum` but for rounding; if η
/// is inside, it is `sum` exactly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Forces {
    /// α·v, what is left of the previous velocity.
    pub carried: [f64; 2],
    /// −η·g, what the gradient adds.
    pub fresh: [f64; 2],
    /// The sum of both: the new velocity, which moves the ball.
    pub sum: [f64; 2],
    /// How large each part, carried and fresh, may be by rounding alone, along x and y. A part that is no
    /// larger counts as 0. Such parts are left of a velocity whose parts cancelled, and of a gradient where
    /// the point has come to rest.
    pub rounding: [[f64; 2]; 2],
}

/// The relation of two parts of a velocity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// They point the same way: their signs along an axis are equal, or their angle in the plane is acute.
    Adds,
    /// They point against each other: their signs are opposite, or their angle is obtuse.
    Cancels,
    /// They are at a right angle, which only vectors can be.
    Across,
    /// The fresh part is 0.
    CarriedOnly,
    /// The carried part is 0.
    FreshOnly,
    /// Both are 0.
    Nothing,
}

/// The angle between two vectors.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Angle {
    /// From −1 for opposite directions to 1 for the same direction.
    pub cosine: f64,
    /// From 0 to 180.
    pub degrees: f64,
}

impl Relation {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Adds, Self::Cancels, Self::Across, Self::CarriedOnly, Self::FreshOnly, Self::Nothing];

    /// The name in files: `adds`, `cancels`, `across`, `carried-only`, `fresh-only` or `nothing`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Adds => "adds",
            Self::Cancels => "cancels",
            Self::Across => "across",
            Self::CarriedOnly => "carried-only",
            Self::FreshOnly => "fresh-only",
            Self::Nothing => "nothing",
        }
    }

    /// The relation from which parts are not 0. `towards` is positive if both point the same way, and
    /// negative if they are opposed.
    fn of(carried: bool, fresh: bool, towards: f64) -> Self {
        match (carried, fresh) {
            (false, false) => Self::Nothing,
            (true, false) => Self::CarriedOnly,
            (false, true) => Self::FreshOnly,
            (true, true) if towards > 0.0 => Self::Adds,
            (true, true) if towards < 0.0 => Self::Cancels,
            (true, true) => Self::Across,
        }
    }
}

impl Forces {
    /// Both parts, with 0 in place of what may be rounding.
    fn parts(&self) -> [Point; 2] {
        let counts = |part: f64, rounding: f64| if part.abs() <= rounding { 0.0 } else { part };
        let [of_carried, of_fresh] = self.rounding;
        let both = [(self.carried, of_carried), (self.fresh, of_fresh)];
        both.map(|(part, rounding)| [0, 1].map(|axis| counts(part[axis], rounding[axis])))
    }

    /// The relation of the parts along an axis, 0 for x and 1 for y.
    ///
    /// # Panics
    ///
    /// For another axis.
    #[must_use]
    pub fn relation(&self, axis: usize) -> Relation {
        let [carried, fresh] = self.parts().map(|part| part[axis]);
        let is = |part: f64| part.abs() > 0.0;
        Relation::of(is(carried), is(fresh), carried.signum() * fresh.signum())
    }

    /// The relation of the two vectors.
    #[must_use]
    pub fn relation_of_vectors(&self) -> Relation {
        let [carried, fresh] = self.parts().map(|part| largest(&[part]) > 0.0);
        Relation::of(carried, fresh, self.angle().map_or(0.0, |angle| angle.cosine))
    }

    /// How much of the parts is lost along an axis because they cancel: 1 − |carried + fresh| / (|carried|
    /// + |fresh|), from 0 for nothing to 1 for all. `None` if both are 0.
    ///
    /// ```
    /// use korogaru_lab::Forces;
    ///
    /// let (carried, fresh, sum) = ([1.0, -1.0], [2.0, 4.0], [3.0, 3.0]);
    /// let forces = Forces { carried, fresh, sum, rounding: [[0.0; 2]; 2] };
    /// assert_eq!([0, 1].map(|axis| forces.cancelled(axis)), [Some(0.0), Some(0.4)]); // of 5, 3 are left
    /// ```
    ///
    /// # Panics
    ///
    /// For an axis other than 0 and 1.
    #[must_use]
    pub fn cancelled(&self, axis: usize) -> Option<f64> {
        let [carried, fresh] = self.parts().map(|part| [part[axis], 0.0]);
        lost(carried, fresh)
    }

    /// How much of the lengths of the vectors is lost because they cancel. `None` if both are 0.
    #[must_use]
    pub fn cancelled_of_vectors(&self) -> Option<f64> {
        let [carried, fresh] = self.parts();
        lost(carried, fresh)
    }

    /// The angle between the two vectors. `None` if one of them is 0.
    ///
    /// ```
    /// use korogaru_lab::Forces;
    ///
    /// let (carried, fresh, sum) = ([2.0, 0.0], [0.0, -3.0], [2.0, -3.0]);
    /// let across = Forces { carried, fresh, sum, rounding: [[0.0; 2]; 2] };
    /// assert_eq!(across.angle().unwrap().degrees, 90.0);
    /// assert!(Forces { carried: [0.0; 2], ..across }.angle().is_none());
    /// ```
    #[must_use]
    pub fn angle(&self) -> Option<Angle> {
        let [carried, fresh] = self.parts();
        let ([ax, ay], [bx, by]) = (scaled(carried)?, scaled(fresh)?);
        let (along, across) = (ax * bx + ay * by, ax * by - ay * bx);
        let cosine = along / (libm::hypot(ax, ay) * libm::hypot(bx, by));
        // By the arc tangent, since a cosine near 1 has lost the digits of a small angle.
        let degrees = libm::atan2(across.abs(), along).to_degrees();
        Some(Angle { cosine: cosine.clamp(-1.0, 1.0), degrees })
    }
}

/// A vector of the same direction, scaled so that its products neither overflow nor vanish. `None` for 0.
fn scaled(vector: Point) -> Option<Point> {
    let largest = largest(&[vector]);
    (largest > 0.0).then(|| vector.map(|part| part / largest))
}

fn largest(vectors: &[Point]) -> f64 {
    vectors.iter().flatten().fold(0.0, |largest, part| largest.max(part.abs()))
}

fn lost(carried: Point, fresh: Point) -> Option<f64> {
    let largest = largest(&[carried, fresh]);
    if largest <= 0.0 {
        return None;
    }
    let ([ax, ay], [bx, by]) = (carried.map(|part| part / largest), fresh.map(|part| part / largest));
    let whole = libm::hypot(ax, ay) + libm::hypot(bx, by);
    Some((1.0 - libm::hypot(ax + bx, ay + by) / whole).clamp(0.0, 1.0))
}
