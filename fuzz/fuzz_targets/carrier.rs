//! Any bytes as the file of a figure: what is read is bounded, and a figure that carries it gives it back.
//!
//!     cargo fuzz run carrier

#![no_main]

use korogaru_figure::carrier::{LONGEST_TEXT, MOST_TEXTS, experiments};
use korogaru_lab::{Comparison, Experiment, Sweep};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // The beginnings of files are given, so that they need not be found by chance.
    for beginning in [&b""[..], b"\x89PNG\r\n\x1a\n", b"GIF89a", b"<svg><metadata id=\"experiment\">"] {
        let file = [beginning, bytes].concat();
        let Ok(texts) = experiments(&file) else { continue };
        assert!((1..=MOST_TEXTS).contains(&texts.len()));
        for text in texts {
            assert!(text.len() <= LONGEST_TEXT.max(file.len()));
            if let Ok(experiment) = Experiment::from_toml(&text) {
                assert_eq!(Experiment::from_toml(&experiment.to_toml()).as_ref(), Ok(&experiment));
                let _ = Comparison::new(vec![experiment]).and_then(|one| one.found_as(&[text.clone()]));
            }
            if let Ok(Some(sweep)) = Sweep::from_toml(&text) {
                assert_eq!(Sweep::from_toml(&sweep.to_toml()).map(|read| read.map(|it| it.to_toml())), Ok(Some(sweep.to_toml())));
            }
        }
    }
});
