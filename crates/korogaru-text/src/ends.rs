use crate::{Lang, Report};

/// A table with more rows than this shows only its first and last rows.
const MOST_ROWS: usize = 101;
const ROWS_AT_EACH_END: usize = 40;

/// Makes the rows of a table, one for each item. Of more than 101 items only those at both ends have a row,
/// and a row of one cell between them says how many are left out.
///
/// ```
/// use korogaru_text::{Lang, both_ends};
///
/// let rows = both_ends(Lang::En, 0..1000, |i| vec![i.to_string(), (i * i).to_string()]);
/// assert_eq!((rows.len(), &rows[39][0], &rows[41][0]), (81, &"39".to_owned(), &"960".to_owned()));
/// assert!(rows[40][0].contains("920"));
/// ```
pub fn both_ends<T>(
    lang: Lang,
    mut items: impl ExactSizeIterator<Item = T> + DoubleEndedIterator,
    mut row: impl FnMut(T) -> Vec<String>,
) -> Vec<Vec<String>> {
    let count = items.len();
    if count <= MOST_ROWS {
        return items.map(row).collect();
    }
    let mut rows: Vec<Vec<String>> = items.by_ref().take(ROWS_AT_EACH_END).map(&mut row).collect();
    rows.push(vec![lang.say(&Report::RowsLeftOut { count: count - 2 * ROWS_AT_EACH_END })]);
    let mut last: Vec<Vec<String>> = items.rev().take(ROWS_AT_EACH_END).map(row).collect();
    last.reverse();
    rows.extend(last);
    rows
}
