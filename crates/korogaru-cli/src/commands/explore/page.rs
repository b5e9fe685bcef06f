//! The page as it lies in the program: compressed.

use std::io::{self, Read as _};

use flate2::read::GzDecoder;

/// The page, if `cargo xtask web` had made it before the program was built.
#[cfg(has_page)]
const PACKED: Option<&[u8]> = Some(include_bytes!(concat!(env!("OUT_DIR"), "/korogaru.html.gz")));
#[cfg(not(has_page))]
const PACKED: Option<&[u8]> = None;

/// The page in both forms that a browser may ask for.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) plain: String,
    /// The same, by gzip.
    pub(super) packed: &'static [u8],
}

impl Page {
    /// The page that this program has.
    pub(super) fn inside() -> Option<io::Result<Self>> {
        PACKED.map(|packed| {
            let mut plain = String::new();
            GzDecoder::new(packed).read_to_string(&mut plain)?;
            Ok(Self { plain, packed })
        })
    }
}
