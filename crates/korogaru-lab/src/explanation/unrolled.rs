use super::update::moving;
use super::{Explanation, Mechanism};

/// One of the gradients that a velocity is the sum of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Term {
    /// How many updates ago the gradient was added: 0 for the fresh part.
    pub age: usize,
    /// The update that added it.
    pub update: usize,
    /// The share of it that is left: αʲ at age j.
    pub weight: f64,
    /// What it contributes to the velocity now: −η·αʲ·g, along x and y.
    pub part: [f64; 2],
}

impl<'a> Explanation<'a> {
    /// The velocity after an update, unrolled by (6.3) into the gradients that it is the sum of, the newest
    /// first. Their parts add up to the velocity but for rounding. The list ends early if nothing is left of
    /// older gradients. `None` for an update that the run does not have, and for a method without a velocity
    /// of this kind.
    ///
    /// ```
    /// use korogaru_lab::{Explanation, Experiment, Setting, run};
    ///
    /// let settings = [Setting::text("lr", ".95"), Setting::text("momentum", ".5")];
    /// let trajectory = run(&Experiment::default().with_settings(&settings)?);
    /// let terms: Vec<_> = Explanation::new(&trajectory).unrolled(3).unwrap().collect();
    /// assert_eq!([terms[0].weight, terms[1].weight, terms[2].weight], [1.0, 0.5, 0.25]);
    /// assert_eq!(terms[2].part[1], 0.25 * -3.8); // what is left of the first update's −3.8
    /// # Ok::<(), korogaru_lab::Error>(())
    /// ```
    #[must_use]
    pub fn unrolled(&self, number: usize) -> Option<impl Iterator<Item = Term> + use<'a>> {
        let momentum = match self.mechanism() {
            Mechanism::Fresh => 0.0,
            Mechanism::Velocity | Mechanism::LookAhead => {
                self.trajectory().experiment().method().get("momentum")?
            }
            Mechanism::StepSize | Mechanism::Unseen => return None,
        };
        self.update(number).ok()?;
        let this = *self;
        let mut weight = 1.0;
        let terms = (0..number).map_while(move |age| {
            let update = number - age;
            let term = Term { age, update, weight, part: this.fresh(update).map(|part| weight * part) };
            weight *= momentum;
            (term.weight > 0.0).then_some(term)
        });
        Some(terms)
    }

    /// The fresh part of an update that the run has.
    fn fresh(&self, number: usize) -> [f64; 2] {
        match self.trajectory().velocity_parts(number) {
            Some(parts) => parts.map(|part| moving(self.trajectory(), part.fresh)),
            None => {
                self.update(number).ok().and_then(|update| Some(update.forces()?.fresh)).unwrap_or_default()
            }
        }
    }
}
