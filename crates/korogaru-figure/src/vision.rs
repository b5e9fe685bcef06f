//! How different two colours look, also to readers who lack one of the three kinds of cones. Only tests use
//! this.

use crate::scene::Colour;

/// The colour vision of a reader.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Vision {
    Trichromacy,
    Protanopia,
    Deuteranopia,
    Tritanopia,
}

/// The matrix that is applied to linear red, green and blue.
type Matrix = [[f64; 3]; 3];

const SAME: Matrix = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
/// These three are from Machado, Oliveira and Fernandes (2009), "A Physiologically-based Model for Simulation
/// of Color Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (6), at severity
/// 1.
const WITHOUT_L: Matrix = [
    [0.152_286, 1.052_583, -0.204_868],
    [0.114_503, 0.786_281, 0.099_216],
    [-0.003_882, -0.048_116, 1.051_998],
];
const WITHOUT_M: Matrix = [
    [0.367_322, 0.860_646, -0.227_968],
    [0.280_085, 0.672_501, 0.047_413],
    [-0.011_820, 0.042_940, 0.968_881],
];
const WITHOUT_S: Matrix = [
    [1.255_528, -0.076_749, -0.178_779],
    [-0.078_411, 0.930_809, 0.147_602],
    [0.004_733, 0.691_367, 0.303_900],
];
/// The matrix from linear sRGB to CIE XYZ, and the white point D65.
const XYZ: Matrix = [
    [0.412_456_4, 0.357_576_1, 0.180_437_5],
    [0.212_672_9, 0.715_152_2, 0.072_175_0],
    [0.019_333_9, 0.119_192_0, 0.950_304_1],
];
const WHITE: [f64; 3] = [0.950_47, 1.0, 1.088_83];

impl Vision {
    pub(crate) const ALL: [Self; 4] =
        [Self::Trichromacy, Self::Protanopia, Self::Deuteranopia, Self::Tritanopia];

    /// A colour as it looks, in CIELAB.
    pub(crate) fn lab(self, Colour(r, g, b): Colour) -> [f64; 3] {
        let linear = [r, g, b].map(|c| {
            let c = f64::from(c) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        });
        let seen = match self {
            Self::Trichromacy => SAME,
            Self::Protanopia => WITHOUT_L,
            Self::Deuteranopia => WITHOUT_M,
            Self::Tritanopia => WITHOUT_S,
        };
        let seen = times(seen, linear).map(|part| part.clamp(0.0, 1.0));
        let xyz = times(XYZ, seen);
        let [x, y, z] = [0, 1, 2].map(|i| {
            let t = xyz[i] / WHITE[i];
            if t > 216.0 / 24_389.0 { t.cbrt() } else { (24_389.0 / 27.0 * t + 16.0) / 116.0 }
        });
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }
}

fn times(matrix: Matrix, by: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(by).map(|(a, b)| a * b).sum())
}

/// CIEDE2000, after Sharma, Wu and Dalal (2005), "The CIEDE2000 Color-Difference Formula", Color Research and
/// Application 30 (1).
pub(crate) fn difference([l1, a1, b1]: [f64; 3], [l2, a2, b2]: [f64; 3]) -> f64 {
    let of_seventh = |c: f64| (c.powi(7) / (c.powi(7) + 25.0_f64.powi(7))).sqrt();
    let more = 0.5 * (1.0 - of_seventh(f64::midpoint(a1.hypot(b1), a2.hypot(b2))));
    let [(c1, h1), (c2, h2)] = [(a1, b1), (a2, b2)].map(|(a, b)| {
        let a = a * (1.0 + more);
        (a.hypot(b), b.atan2(a).to_degrees().rem_euclid(360.0))
    });
    let grey = c1 * c2 <= 0.0;
    let turn = if grey { 0.0 } else { (h2 - h1 + 180.0).rem_euclid(360.0) - 180.0 };
    let hue = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin();
    let (light, strong) = (f64::midpoint(l1, l2), f64::midpoint(c1, c2));
    let middle = if grey { h1 + h2 } else { h1 + turn / 2.0 };
    let cos = |times: f64, less: f64| (times * middle - less).to_radians().cos();
    let t =
        1.0 - 0.17 * cos(1.0, 30.0) + 0.24 * cos(2.0, 0.0) + 0.32 * cos(3.0, -6.0) - 0.20 * cos(4.0, 63.0);
    let from_50 = (light - 50.0).powi(2);
    let parts = [
        (l2 - l1) / (1.0 + 0.015 * from_50 / (20.0 + from_50).sqrt()),
        (c2 - c1) / (1.0 + 0.045 * strong),
        hue / (1.0 + 0.015 * strong * t),
    ];
    let blue = (-((middle.rem_euclid(360.0) - 275.0) / 25.0).powi(2)).exp();
    let rotated = -(60.0 * blue).to_radians().sin() * 2.0 * of_seventh(strong);
    (parts.iter().map(|part| part * part).sum::<f64>() + rotated * parts[1] * parts[2]).sqrt()
}

/// Three of the pairs that the paper gives.
#[test]
fn differences_are_those_of_the_paper() {
    let pairs = [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 2.49, -0.001], [50.0, -2.49, 0.0011], 7.2195),
        ([2.0776, 0.0795, -1.1350], [0.9033, -0.0636, -0.5514], 0.9082),
    ];
    for (a, b, apart) in pairs {
        assert!((difference(a, b) - apart).abs() < 5e-5, "{}", difference(a, b));
    }
}
