use super::Sweep;
use crate::Theory;

/// Lines and a point that theory gives for the plane of a sweep over η and α, as values of the two axes in
/// their order.
///
/// On a quadratic this is exact. On other functions it is about the quadratic that approximates f at the
/// known minimum nearest to the start, and the figure of a map says so. In a valley of minima it is about the
/// direction across the valley, since nothing moves along it.
#[derive(Clone, Debug, PartialEq)]
pub struct Landmarks {
    /// The end of the stable range, by α. Beyond it the iterates run away.
    pub stable_end: Vec<[f64; 2]>,
    /// Where each mode is critically damped, by η, the mode of the smaller eigenvalue first. Empty if the
    /// method has no such α within the axis, and for the mode along a valley.
    pub critical: [Vec<[f64; 2]>; 2],
    /// The η and α by which the distance shrinks fastest in the long run. The point may lie beyond the
    /// axes.
    pub optimum: [f64; 2],
    /// The minimum that theory is about.
    pub at: [f64; 2],
    /// Whether f is a quadratic, so that theory holds everywhere and not only near that minimum.
    pub is_exact: bool,
}

/// The number of points of a line from one end of an axis to the other.
const POINTS: usize = 512;

impl Sweep {
    /// The landmarks of the sweep's plane. `None` unless the axes are the learning rate and the
    /// momentum of a method that theory covers, and a minimum is known at which f is curved in at least one
    /// direction and level in the other if it is not curved there.
    ///
    /// ```
    /// use korogaru_lab::{Axis, Experiment, Metric, Setting, Sweep};
    ///
    /// let axes = [Axis::new("lr", 0.0, 3.0, 4)?, Axis::new("momentum", 0.0, 0.5, 3)?];
    /// let landmarks = Sweep::new(&Experiment::default(), axes, Metric::Loss)?.landmarks().unwrap();
    /// // λ is 0.1 and 2: stable below ηλ = 2 + 2α, which is η = 1 for α = 0 and 1.5 for α = ½.
    /// assert_eq!(landmarks.stable_end[0], [1.0, 0.0]);
    /// assert_eq!(landmarks.stable_end.last(), Some(&[1.5, 0.5]));
    ///
    /// let valley = Experiment::default().with_settings(&[Setting::text("formula", "(x - 3)^2")])?;
    /// let axes = [Axis::new("lr", 0.0, 3.0, 4)?, Axis::new("momentum", 0.0, 0.5, 3)?];
    /// let landmarks = Sweep::new(&valley, axes, Metric::Loss)?.landmarks().unwrap();
    /// assert_eq!(landmarks.stable_end[0], [1.0, 0.0]); // along x, λ is 2
    /// assert!(landmarks.critical[0].is_empty() && !landmarks.critical[1].is_empty());
    /// # Ok::<(), korogaru_lab::Error>(())
    /// ```
    #[must_use]
    pub fn landmarks(&self) -> Option<Landmarks> {
        let [first, second] = self.axes();
        let (lr, momentum, turned) = match (first.name(), second.name()) {
            ("lr", "momentum") => (first, second, false),
            ("momentum", "lr") => (second, first, true),
            _ => return None,
        };
        let placed = |lr: f64, momentum: f64| if turned { [momentum, lr] } else { [lr, momentum] };
        let theory_at = |name: &str, value: f64| {
            let method = self.experiment().method().with(name, value).ok()?;
            Theory::new(&self.experiment().clone().with_method(method), None).ok()
        };
        let shares = || (0..=POINTS).map(|i| i as f64 / POINTS as f64);

        let at_start = theory_at("momentum", momentum.low())?;
        let best = at_start.best(at_start.family())?;
        let stable_end = shares()
            .filter_map(|share| {
                let alpha = momentum.at_share(share);
                Some(placed(theory_at("momentum", alpha)?.stable_below()?, alpha))
            })
            .collect();
        let mut critical = [Vec::new(), Vec::new()];
        for eta in shares().map(|share| lr.at_share(share)) {
            let Some(theory) = theory_at("lr", eta) else { continue };
            for (line, mode) in critical.iter_mut().zip(theory.modes()) {
                line.extend(mode.critical_momentum.map(|alpha| placed(eta, alpha)));
            }
        }
        Some(Landmarks {
            stable_end,
            critical,
            optimum: placed(best.lr, best.momentum),
            at: at_start.at(),
            is_exact: at_start.is_exact(),
        })
    }
}
