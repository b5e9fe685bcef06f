//! Keeps a measurement: one file for each date and processor.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::Result;
use crate::machine;
use crate::setup::Setup;

/// Writes the table and the facts that it depends on into a folder, and returns the file. Another measurement
/// of the same day and processor is replaced.
pub(crate) fn write(folder: &Path, table: &str, setup: &Setup) -> Result<PathBuf> {
    let date = TimeZone::UTC.to_datetime(Timestamp::now()).date().to_string();
    let processor = machine::processor();
    let file = folder.join(format!("{date}-{}.md", slug(&processor)));
    let mut text = format!("# {date}, {processor}\n\n");
    for (name, fact) in machine::facts(setup) {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "- {name}: {fact}");
    }
    let _ = write!(
        text,
        "\nTimes are medians, with the shortest and the longest of n. A ratio is the median over pairs measured \
         in turns.\n`bench/README.md` says what each row means.\n\n{table}"
    );
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(&file, text))
        .map_err(|error| format!("cannot write {}: {error}", file.display()))?;
    Ok(file)
}

/// A file name: words of lower-case letters and digits with hyphens between them.
fn slug(name: &str) -> String {
    let words = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    #[test]
    fn slugs() {
        assert_eq!(super::slug("Intel(R) Xeon(R) CPU @ 2.20GHz"), "intel-r-xeon-r-cpu-2-20ghz");
    }
}
