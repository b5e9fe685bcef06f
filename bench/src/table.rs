use crate::row::Row;

const HEAD: [&str; 6] = ["what", "ours", "theirs", "ratio", "bar", "met?"];

/// The rows as a Markdown table that is also readable as plain text.
pub(crate) fn render(rows: &[Row]) -> String {
    let mut lines = vec![HEAD.map(str::to_owned)];
    lines.extend(rows.iter().map(cells));
    let widths: [usize; HEAD.len()] =
        std::array::from_fn(|i| lines.iter().map(|line| line[i].chars().count()).max().unwrap_or(0));
    let rule = widths.map(|width| "-".repeat(width));
    lines.insert(1, rule);
    let padded = |line: &[String; HEAD.len()]| {
        let cells: Vec<String> =
            line.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    lines.iter().map(padded).collect()
}

fn cells(row: &Row) -> [String; HEAD.len()] {
    fn or_dash<T: ToString>(cell: Option<&T>) -> String {
        cell.map_or_else(|| "–".to_owned(), ToString::to_string)
    }
    let met = row.met().map(|met| if met { "met" } else { "missed" });
    [
        row.what.clone(),
        row.ours.to_string(),
        or_dash(row.theirs.as_ref()),
        or_dash(row.ratio.as_ref()),
        or_dash(row.bar.as_ref()),
        or_dash(met.as_ref()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::row::{Bar, Quantity};

    #[test]
    fn columns_line_up_and_a_missed_bar_is_said() {
        let rows = [Row::alone("crates", Quantity::Count(13), Some(Bar::Count(12)))];
        let expected = "\
| what   | ours | theirs | ratio | bar  | met?   |
| ------ | ---- | ------ | ----- | ---- | ------ |
| crates | 13   | –      | –     | ≤ 12 | missed |
";
        assert_eq!(render(&rows), expected);
    }
}
