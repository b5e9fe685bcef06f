//! The slider of η, which is finer where η matters more.

/// The number of positions in each stretch of the slider.
const PLACES: [u32; 3] = [80, 180, 100];
/// The η at which each stretch begins.
const ENDS: [f64; 3] = [0.001, 0.1, 1.0];

/// The last position. The first one is 0.
pub(crate) const LAST: u32 = PLACES[0] + PLACES[1] + PLACES[2];

/// η at a position: logarithmic up to .1, then in steps of .005 up to 1 and of .01 up to 2.
pub(crate) fn eta(place: u32) -> f64 {
    let [low, fine, _] = PLACES;
    let text = if place < low {
        let share = f64::from(place) / f64::from(low);
        korogaru_text::number::typed(ENDS[0] * libm::pow(ENDS[1] / ENDS[0], share), 3)
    } else if place < low + fine {
        format!("{:.3}", ENDS[1] + 0.005 * f64::from(place - low))
    } else {
        format!("{:.2}", ENDS[2] + 0.01 * f64::from(place.min(LAST) - low - fine))
    };
    text.parse().unwrap_or(ENDS[1])
}

/// The position nearest to an η.
pub(crate) fn place(wanted: f64) -> u32 {
    let wanted = wanted.clamp(eta(0), eta(LAST));
    let apart = |place: &u32| (eta(*place) - wanted).abs();
    (0..=LAST).min_by(|a, b| apart(a).total_cmp(&apart(b))).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_an_eta_of_its_own_that_leads_back_to_it() {
        for at in 0..=LAST {
            assert_eq!(place(eta(at)), at);
        }
        assert!((1..=LAST).all(|at| eta(at) > eta(at - 1)));
    }

    #[test]
    fn the_articles_learning_rates_are_among_them() {
        for wanted in [0.001, 0.01, 0.1, 0.95, 1.0, 2.0] {
            assert_eq!(eta(place(wanted)).to_bits(), wanted.to_bits());
        }
        assert_eq!((place(0.0), place(1e300)), (0, LAST));
    }
}
