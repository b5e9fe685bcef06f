//! All updates of the run as a table.

use korogaru_text::{ExplorerPhrase, Label, both_ends, number};
use leptos::prelude::*;

use crate::fold::fold;
use crate::state::State;

/// The number of digits in the table, which is for reading. The CSV file has all digits.
const DIGITS: usize = 4;

pub(crate) fn table(state: State) -> impl IntoView {
    let head = move || {
        let mut columns = state.trajectory.with(|it| it.columns());
        columns[0] = state.say(&Label::Update);
        columns.into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect_view()
    };
    let rows = move || {
        let lang = state.lang.get();
        let digits = state.digits(DIGITS);
        // A user who guesses first does not see the answer.
        let hidden = state.hides_future();
        let rows = state.trajectory.with(|trajectory| {
            let end = if hidden { trajectory.len().min(1) } else { trajectory.len() };
            both_ends(lang, 0..end, |i| {
                let numbers = trajectory.row(i).map(|number| number::significant(number, digits));
                std::iter::once(i.to_string()).chain(numbers).collect()
            })
        });
        rows.into_iter().map(|row| row_of(state, row)).collect_view()
    };
    fold(state, "table", ExplorerPhrase::Table, move || {
        view! {
            <div class="scrolled" tabindex="0" role="region" aria-label=move || state.say(&ExplorerPhrase::Table)>
                <table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>
            </div>
        }
    })
}

/// A row. It is marked if it is the iteration that is shown. A single cell is a remark.
fn row_of(state: State, cells: Vec<String>) -> impl IntoView {
    let (count, iteration) = (cells.len(), cells.first().and_then(|cell| cell.parse().ok()));
    let mut cells = cells.into_iter();
    let first = cells.next();
    let current = move || (count > 1 && iteration == Some(state.shown())).then_some("step");
    let wide = if count > 1 { "1" } else { "99" };
    view! {
        <tr aria-current=current>
            <th scope="row" colspan=wide>{first}</th>
            {cells.map(|cell| view! { <td>{cell}</td> }).collect_view()}
        </tr>
    }
}
