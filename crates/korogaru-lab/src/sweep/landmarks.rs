use super::Sweep;
use crate::Theory;

/// What theory says in the plane of a sweep over η and α: lines and a point, as values of the two axes in their order.
///
/// On a quadratic it is exact; elsewhere it is that of the quadratic which f is like at the known minimum nearest to the
/// start, and a map says so. In a valley, whose minima lie side by side, it is that of the direction across it: nothing moves
/// along it.
#[derive(Clone, Debug, PartialEq)]
pub struct Landmarks {
    /// The end of the stable range, by α: beyond it the iterates run away.
    pub stable_end: Vec<[f64; 2]>,
    /// Where each mode is critically damped, by η, that of the smaller eigenvalue first. Empty for a method without such an α
    /// within the axis, and along a valley.
    pub critical: [Vec<[f64; 2]>; 2],
    /// The η and α by which the distance shrinks fastest in the long run, wherever the axes end.
    pub optimum: [f64; 2],
    /// The minimum at which theory looks.
    pub at: [f64; 2],
    /// Whether f is a quadratic, so that theory holds everywhere and not near that minimum alone.
    pub is_exact: bool,
}

/// Points of a line from one end of an axis to the other.
const POINTS: usize = 512;

impl Sweep {
    /// What theory says in the plane, where the axes are the learning rate and the momentum of a method that it covers,
    /// and a minimum is known at which f is curved, at least in one direction while it is level in the other. `None`
    /// anywhere else.
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
