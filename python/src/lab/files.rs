use std::fs;
use std::io;
use std::path::Path;

/// Writes a file that is whole or not there: beside its place, and then moved.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let Some(name) = path.file_name() else {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, format!("{} names no file", path.display())));
    };
    let mut part = std::ffi::OsString::from(format!(".korogaru-{}-", std::process::id()));
    part.push(name);
    let part = path.with_file_name(part);
    let written = fs::write(&part, bytes).and_then(|()| fs::rename(&part, path));
    if written.is_err() {
        // What is left of it, where there is anything.
        let _ = fs::remove_file(&part);
    }
    written
}
