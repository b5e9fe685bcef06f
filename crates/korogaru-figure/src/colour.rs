//! The colour map of heights.

use crate::scene::Colour;

/// viridis (Smith and van der Walt 2015, CC0) at seventeen even places.
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

/// viridis at a place from 0 to 1, even in lightness and safe for the colour-blind.
pub(crate) fn viridis(place: f64) -> Colour {
    let place = place.clamp(0.0, 1.0) * (VIRIDIS.len() - 1) as f64;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 15")]
    let below = (place as usize).min(VIRIDIS.len() - 2);
    let (Colour(r0, g0, b0), Colour(r1, g1, b1)) = (VIRIDIS[below], VIRIDIS[below + 1]);
    let share = place - below as f64;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 255")]
    let mix = |a: u8, b: u8| (f64::from(a) + share * (f64::from(b) - f64::from(a))).round() as u8;
    Colour(mix(r0, r1), mix(g0, g1), mix(b0, b1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_and_the_middle_are_viridis() {
        assert_eq!(viridis(0.0), Colour(0x44, 0x01, 0x54));
        assert_eq!(viridis(0.5), Colour(0x21, 0x91, 0x8c));
        assert_eq!(viridis(1.0), Colour(0xfd, 0xe7, 0x25));
        assert_eq!(viridis(7.0), viridis(1.0));
    }
}
