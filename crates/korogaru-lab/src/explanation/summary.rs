use super::{Explanation, Relation};

/// How often each relation occurred.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    counts: [usize; Relation::ALL.len()],
}

impl Tally {
    /// How often a relation occurred.
    #[must_use]
    pub fn of(&self, relation: Relation) -> usize {
        self.counts[relation as usize]
    }

    fn add(&mut self, relation: Relation) {
        self.counts[relation as usize] += 1;
    }
}

/// What the updates of a run have in common, for a method with carried and fresh parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The number of updates that are counted: all but the first, which has nothing to carry on.
    pub updates: usize,
    /// The relations of carried and fresh part along x and along y.
    pub axes: [Tally; 2],
    /// The relations of the vectors. They cancel if the angle between them is obtuse.
    pub vectors: Tally,
    /// For x and y, the first update after which the partial derivative has another sign than at the start.
    /// Until then no gradient along the axis was against another. `None` for a run with noise, whose
    /// gradients change sign by chance.
    pub crossing: [Option<usize>; 2],
    /// Whether f is known to have one valley along x and along y, so that a change of sign means that the
    /// point crossed it: f is a quadratic without a term in x·y, its second derivative along the axis is
    /// positive, and the run has no noise.
    pub valley: [bool; 2],
    /// For x and y, the first update in which the parts cancel. In later ones they may add up again.
    pub first_cancelling: [Option<usize>; 2],
    /// The last update in which anything acts, the first update included. `None` if nothing ever does, as at
    /// a minimum or with η = 0.
    pub last_acting: Option<usize>,
}

impl Summary {
    /// Whether something acts after the first update, and nothing is ever carried on, as in SGD or if α is
    /// 0.
    #[must_use]
    pub fn is_fresh_alone(&self) -> bool {
        use Relation::{Across, Adds, Cancels, CarriedOnly, FreshOnly};
        let met = |relation| self.vectors.of(relation) > 0;
        met(FreshOnly) && ![Adds, Cancels, Across, CarriedOnly].into_iter().any(met)
    }
}

impl Explanation<'_> {
    /// Counts over all updates. `None` for a method without carried and fresh parts.
    ///
    /// ```
    /// use korogaru_lab::{Explanation, Experiment, Relation, run};
    ///
    /// let trajectory = run(&Experiment::default());
    /// let summary = Explanation::new(&trajectory).summary().unwrap();
    /// assert_eq!(summary.updates, 29);
    /// assert_eq!(summary.axes.map(|tally| tally.of(Relation::Cancels)), [6, 15]);
    /// assert_eq!(summary.vectors.of(Relation::Cancels), 13);
    /// ```
    #[must_use]
    pub fn summary(&self) -> Option<Summary> {
        if !self.mechanism().has_forces() {
            return None;
        }
        let mut summary = Summary {
            updates: self.len().saturating_sub(1),
            axes: [Tally::default(); 2],
            vectors: Tally::default(),
            crossing: [0, 1].map(|axis| self.crossing(axis)),
            valley: self.valleys(),
            first_cancelling: [None; 2],
            last_acting: None,
        };
        for update in self.updates() {
            let forces = update.forces()?;
            if forces.relation_of_vectors() != Relation::Nothing {
                summary.last_acting = Some(update.number);
            }
            if update.number == 1 {
                continue;
            }
            for axis in [0, 1] {
                let relation = forces.relation(axis);
                summary.axes[axis].add(relation);
                if relation == Relation::Cancels {
                    summary.first_cancelling[axis].get_or_insert(update.number);
                }
            }
            summary.vectors.add(forces.relation_of_vectors());
        }
        Some(summary)
    }

    fn valleys(&self) -> [bool; 2] {
        let experiment = self.trajectory().experiment();
        let objective = experiment.objective();
        if !objective.is_quadratic() || experiment.noise().is_any() {
            return [false; 2];
        }
        let [xx, xy, yy] = objective.hessian(experiment.start());
        [xx, yy].map(|curvature| curvature > 0.0 && xy.abs() <= 0.0)
    }

    fn crossing(&self, axis: usize) -> Option<usize> {
        if self.trajectory().experiment().noise().is_any() {
            return None;
        }
        let slope = |iteration| self.trajectory().gradient(iteration)[axis];
        let mut slopes = (0..self.trajectory().len()).map(slope).enumerate();
        let (_, first) = slopes.find(|(_, slope)| slope.abs() > 0.0)?;
        slopes.find(|(_, slope)| slope * first.signum() < 0.0).map(|(iteration, _)| iteration)
    }
}
