//! Archives whose bytes depend on their files alone: they have no times and no owners.

use std::io::{Cursor, Write as _};
use std::path::Path;

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use zip::write::SimpleFileOptions;

use crate::shell::Result;

/// A file in an archive.
#[derive(Debug)]
pub(super) struct Entry {
    /// Its path, with `/` between folders.
    pub(super) path: String,
    pub(super) bytes: Vec<u8>,
    /// Whether it is executable.
    pub(super) runs: bool,
}

impl Entry {
    fn mode(&self) -> u32 {
        if self.runs { 0o755 } else { 0o644 }
    }
}

/// An archive that Linux and macOS unpack by `tar xzf`.
pub(super) fn tar_gz(entries: &[Entry]) -> Result<Vec<u8>> {
    let complaint = |error: std::io::Error| format!("tar.gz: {error}");
    let mut tar = tar::Builder::new(GzEncoder::new(Vec::new(), Compression::best()));
    for entry in entries {
        let mut header = tar::Header::new_ustar();
        header.set_size(entry.bytes.len() as u64);
        header.set_mode(entry.mode());
        header.set_cksum();
        tar.append_data(&mut header, &entry.path, entry.bytes.as_slice()).map_err(complaint)?;
    }
    tar.into_inner().and_then(GzEncoder::finish).map_err(complaint)
}

/// An archive that Windows unpacks by a click.
pub(super) fn zip(entries: &[Entry]) -> Result<Vec<u8>> {
    let complaint = |error: zip::result::ZipError| format!("zip: {error}");
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for entry in entries {
        let options = SimpleFileOptions::default().unix_permissions(entry.mode());
        zip.start_file(&entry.path, options).map_err(complaint)?;
        zip.write_all(&entry.bytes).map_err(|error| format!("zip: {error}"))?;
    }
    Ok(zip.finish().map_err(complaint)?.into_inner())
}

/// Unpacks an archive of [`tar_gz`].
pub(super) fn untar(archive: &[u8], folder: &Path) -> Result {
    let unpacked = tar::Archive::new(GzDecoder::new(archive)).unpack(folder);
    unpacked.map_err(|error| format!("{}: {error}", folder.display()))
}

/// Unpacks an archive of [`zip()`].
pub(super) fn unzip(archive: &[u8], folder: &Path) -> Result {
    let archive = zip::ZipArchive::new(Cursor::new(archive));
    let unpacked = archive.and_then(|mut archive| archive.extract(folder));
    unpacked.map_err(|error| format!("{}: {error}", folder.display()))
}
