//! Columns for a terminal.

use std::io::{self, Write};

pub(crate) use korogaru_text::Align;
use korogaru_text::columns;

/// Writes rows in columns, as wide as their widest cell, two spaces apart. A row of one cell is a remark that
/// takes no part in that.
pub(crate) fn write(out: &mut dyn Write, align: &[Align], rows: &[Vec<String>]) -> io::Result<()> {
    out.write_all(columns(align, rows).as_bytes())
}
