//! Colour maps: viridis for heights, cividis for cosines.

use crate::scene::Colour;

/// viridis (Smith and van der Walt 2015, CC0), sampled at seventeen evenly spaced values.
const VIRIDIS: [Colour; 17] = [
    Colour(0x44, 0x01, 0x54),
    Colour(0x48, 0x18, 0x6a),
    Colour(0x47, 0x2d, 0x7b),
    Colour(0x42, 0x40, 0x86),
    Colour(0x3b, 0x52, 0x8b),
    Colour(0x33, 0x63, 0x8d),
    Colour(0x2c, 0x72, 0x8e),
    Colour(0x26, 0x82, 0x8e),
    Colour(0x21, 0x91, 0x8c),
    Colour(0x1f, 0xa0, 0x88),
    Colour(0x28, 0xae, 0x80),
    Colour(0x3f, 0xbc, 0x73),
    Colour(0x5e, 0xc9, 0x62),
    Colour(0x84, 0xd4, 0x4b),
    Colour(0xad, 0xdc, 0x30),
    Colour(0xd8, 0xe2, 0x19),
    Colour(0xfd, 0xe7, 0x25),
];

/// The colour of viridis at a value from 0 to 1. Its lightness is even, and colour-blind readers can tell it
/// apart.
pub(crate) fn viridis(place: f64) -> Colour {
    along(&VIRIDIS, place)
}

/// Interpolates between colours that are evenly spaced from 0 to 1.
pub(crate) fn along(colours: &[Colour], place: f64) -> Colour {
    let place = place.clamp(0.0, 1.0) * (colours.len() - 1) as f64;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place among them")]
    let below = (place as usize).min(colours.len() - 2);
    let (Colour(r0, g0, b0), Colour(r1, g1, b1)) = (colours[below], colours[below + 1]);
    let share = place - below as f64;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 255")]
    let mix = |a: u8, b: u8| (f64::from(a) + share * (f64::from(b) - f64::from(a))).round() as u8;
    Colour(mix(r0, r1), mix(g0, g1), mix(b0, b1))
}

/// cividis (Nuñez, Anderton and Renslow 2018, CC0), sampled at ten evenly spaced values. It goes from dark
/// blue over grey to yellow, is even in lightness, and looks the same to readers who cannot tell red from
/// green.
const CIVIDIS: [Colour; 10] = [
    Colour(0x00, 0x22, 0x4e),
    Colour(0x12, 0x35, 0x70),
    Colour(0x3b, 0x49, 0x6c),
    Colour(0x57, 0x5d, 0x6d),
    Colour(0x70, 0x71, 0x73),
    Colour(0x8a, 0x86, 0x78),
    Colour(0xa5, 0x9c, 0x74),
    Colour(0xc3, 0xb3, 0x69),
    Colour(0xe1, 0xcc, 0x55),
    Colour(0xfe, 0xe8, 0x38),
];

/// The colour of a cosine: dark blue at 1, where two parts add, grey at 0, and yellow at −1, where they
/// cancel. In a grey print, lighter means that they cancel more.
pub(crate) fn of_cosine(cosine: f64) -> Colour {
    along(&CIVIDIS, 0.5 - 0.5 * cosine)
}

/// Mixes two colours. A share of 0 is `from`, a share of 1 is `to`.
pub(crate) fn mix(from: Colour, to: Colour, share: f64) -> Colour {
    along(&[from, to], share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cosines_go_from_dark_blue_over_grey_to_yellow() {
        assert_eq!(of_cosine(1.0), CIVIDIS[0]);
        assert_eq!(of_cosine(-1.0), CIVIDIS[9]);
        let Colour(r, g, b) = of_cosine(0.0);
        assert!(r.abs_diff(g) < 8 && g.abs_diff(b) < 8);
        let lightness = |Colour(r, g, b)| 0.21 * f64::from(r) + 0.72 * f64::from(g) + 0.07 * f64::from(b);
        let along: Vec<f64> = (0..=40).map(|i| lightness(of_cosine(1.0 - f64::from(i) / 20.0))).collect();
        assert!(along.is_sorted(), "{along:?}");
    }

    #[test]
    fn the_ends_and_the_middle_are_viridis() {
        assert_eq!(viridis(0.0), Colour(0x44, 0x01, 0x54));
        assert_eq!(viridis(0.5), Colour(0x21, 0x91, 0x8c));
        assert_eq!(viridis(1.0), Colour(0xfd, 0xe7, 0x25));
        assert_eq!(viridis(7.0), viridis(1.0));
    }
}
