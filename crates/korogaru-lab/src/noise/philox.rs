//! Random numbers that are functions of a counter and a key, and not of what was drawn before.

/// Philox4x64-10 of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC 2011):
/// ten rounds that make four random words from a counter and a key. It uses integer arithmetic only, which is
/// the same on every machine. NumPy has the same generator.
pub(super) fn philox(mut counter: [u64; 4], mut key: [u64; 2]) -> [u64; 4] {
    const MULTIPLIERS: [u64; 2] = [0xd2e7_470e_e14c_6c93, 0xca5a_8263_9512_1157];
    const WEYL: [u64; 2] = [0x9e37_79b9_7f4a_7c15, 0xbb67_ae85_84ca_a73b];
    for round in 0..10 {
        if round > 0 {
            key = [key[0].wrapping_add(WEYL[0]), key[1].wrapping_add(WEYL[1])];
        }
        let [high_0, low_0] = wide(MULTIPLIERS[0], counter[0]);
        let [high_1, low_1] = wide(MULTIPLIERS[1], counter[2]);
        counter = [high_1 ^ counter[1] ^ key[0], low_1, high_0 ^ counter[3] ^ key[1], low_0];
    }
    counter
}

/// The upper and the lower half of a product.
pub(super) fn wide(a: u64, b: u64) -> [u64; 2] {
    let product = u128::from(a) * u128::from(b);
    #[expect(clippy::cast_possible_truncation, reason = "its two halves")]
    let halves = [(product >> 64) as u64, product as u64];
    halves
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The known answers of the authors' own library, Random123 (`kat_vectors`).
    #[test]
    fn the_authors_known_answers() {
        let all = u64::MAX;
        let cases = [
            (
                [0; 4],
                [0; 2],
                [0x1655_4d9e_ca36_314c, 0xdb20_fe9d_672d_0fdc, 0xd7e7_72ce_e186_176b, 0x7e68_b68a_ec7b_a23b],
            ),
            (
                [all; 4],
                [all; 2],
                [0x87b0_92c3_013f_e90b, 0x438c_3c67_be8d_0224, 0x9cc7_d7c6_9cd7_77b6, 0xa09c_aebf_594f_0ba0],
            ),
            (
                [0x243f_6a88_85a3_08d3, 0x1319_8a2e_0370_7344, 0xa409_3822_299f_31d0, 0x082e_fa98_ec4e_6c89],
                [0x4528_21e6_38d0_1377, 0xbe54_66cf_34e9_0c6c],
                [0xa528_f454_03e6_1d95, 0x38c7_2dbd_566e_9788, 0xa5a1_610e_72fd_18b5, 0x57bd_43b5_e52b_7fe6],
            ),
        ];
        for (counter, key, answer) in cases {
            assert_eq!(philox(counter, key), answer, "{counter:x?} {key:x?}");
        }
    }
}
