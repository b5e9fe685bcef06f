//! The updates as a table of numbers. Every program has the same column names.

use std::fmt;

use super::{Acting, Explanation, Mechanism, Relation, Update};

/// The content of one cell of the table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Field {
    /// A whole number.
    Count(usize),
    /// A number.
    Number(f64),
    /// The relation of two parts, written as its name.
    Relation(Relation),
    /// There is no such number, as for the angle to a vector of length 0.
    Empty,
}

impl From<Option<f64>> for Field {
    fn from(number: Option<f64>) -> Self {
        number.map_or(Self::Empty, Self::Number)
    }
}

impl fmt::Display for Field {
    /// Writes the shortest form that reads back as the same number.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(count) => write!(f, "{count}"),
            Self::Number(number) => write!(f, "{number:?}"),
            Self::Relation(relation) => f.write_str(relation.name()),
            Self::Empty => Ok(()),
        }
    }
}

const FORCES: [&str; 14] = [
    "carried_x",
    "carried_y",
    "fresh_x",
    "fresh_y",
    "sum_x",
    "sum_y",
    "relation_x",
    "relation_y",
    "relation",
    "cancelled_x",
    "cancelled_y",
    "cancelled",
    "cosine",
    "angle",
];

impl Explanation<'_> {
    /// The names of the columns. Each table begins with `step`, the gradient used (`gx,gy`) and the move
    /// (`dx,dy`). Then follow:
    ///
    /// - for carried and fresh parts: both and their sum along x and y; their relation along x, along y and
    ///   of the vectors; the shares that cancel for each; cosine and angle (in degrees) between the vectors;
    /// - where the point is ahead of the ball (Nesterov): also the ball before the update, `ball_x,ball_y`;
    /// - for step sizes: the state after the update as in
    ///   [`Trajectory::columns`](crate::Trajectory::columns), the rate (η, or Adam's ηₜ), and the
    ///   effective step sizes `size_x,size_y`.
    ///
    /// ```
    /// use korogaru_lab::{Explanation, Experiment, Setting, run};
    ///
    /// let settings = [Setting::text("method", "adam")];
    /// let trajectory = run(&Experiment::default().with_settings(&settings)?);
    /// let columns = Explanation::new(&trajectory).columns();
    /// assert_eq!(columns.join(","), "step,gx,gy,dx,dy,mx,my,sx,sy,rate,size_x,size_y");
    /// # Ok::<(), korogaru_lab::Error>(())
    /// ```
    #[must_use]
    pub fn columns(&self) -> Vec<String> {
        let mut columns: Vec<String> = ["step", "gx", "gy", "dx", "dy"].map(str::to_owned).into();
        let mechanism = self.mechanism();
        if mechanism.has_forces() {
            columns.extend(FORCES.map(str::to_owned));
        }
        match mechanism {
            Mechanism::LookAhead => columns.extend(["ball_x", "ball_y"].map(str::to_owned)),
            Mechanism::StepSize => {
                columns.extend(self.trajectory().state_columns());
                columns.extend(["rate", "size_x", "size_y"].map(str::to_owned));
            }
            Mechanism::Velocity | Mechanism::Fresh | Mechanism::Unseen => {}
        }
        columns
    }

    /// The row of one update of this run, in the order of [`columns`](Explanation::columns).
    #[must_use]
    pub fn row(&self, update: &Update) -> Vec<Field> {
        let mut row = vec![Field::Count(update.number)];
        row.extend(update.gradient.into_iter().chain(update.moved).map(Field::Number));
        if let Some(forces) = update.forces() {
            row.extend([forces.carried, forces.fresh, forces.sum].into_iter().flatten().map(Field::Number));
            let relations = [forces.relation(0), forces.relation(1), forces.relation_of_vectors()];
            row.extend(relations.map(Field::Relation));
            let shares = [forces.cancelled(0), forces.cancelled(1), forces.cancelled_of_vectors()];
            row.extend(shares.map(Field::from));
            let angle = forces.angle();
            row.extend([angle.map(|angle| angle.cosine), angle.map(|angle| angle.degrees)].map(Field::from));
        }
        match &update.acting {
            Acting::LookAhead { ball_from, .. } => row.extend(ball_from.map(Field::Number)),
            Acting::StepSizes(sizes) => {
                row.extend(self.trajectory().state(update.number).flatten().map(Field::Number));
                row.extend([sizes[0].rate, sizes[0].size, sizes[1].size].map(Field::Number));
            }
            _ => {}
        }
        row
    }

    /// Writes updates of this run as CSV (RFC 4180, lines ended by `\n`) under the names of the columns.
    /// Every float has the shortest form that reads back as the same number, and a number that does not exist
    /// is an empty field.
    ///
    /// # Errors
    ///
    /// Those of `out`.
    pub fn write_csv(
        &self,
        updates: impl IntoIterator<Item = Update>,
        out: &mut impl fmt::Write,
    ) -> fmt::Result {
        writeln!(out, "{}", self.columns().join(","))?;
        for update in updates {
            for (i, cell) in self.row(&update).iter().enumerate() {
                write!(out, "{}{cell}", if i == 0 { "" } else { "," })?;
            }
            writeln!(out)?;
        }
        Ok(())
    }
}
