//! Numbers in the sentences of a document: one of its commands must have printed each that has three decimals
//! or more.

use std::collections::BTreeSet;
use std::path::Path;

use crate::shell::Result;

/// A number with at least this many decimals was computed.
const DECIMALS: usize = 3;

/// Checks that the numbers of a document's sentences are in the outputs of its commands.
///
/// # Errors
///
/// For a number that no output has, with the first one.
pub(super) fn come_from(path: &Path, text: &str, outputs: &str) -> Result {
    let printed: BTreeSet<&str> = numbers(outputs).collect();
    let mut in_code = false;
    for (i, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        } else if let (false, Some(number)) =
            (in_code, numbers(line).find(|number| is_computed(number) && !printed.contains(number)))
        {
            let place = format!("{}:{}", path.display(), i + 1);
            return Err(format!("{place}: {number} is printed by no command of the document"));
        }
    }
    Ok(())
}

/// The numbers in a text: digits with points between them.
fn numbers(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !character.is_ascii_digit() && character != '.')
        .map(|number| number.trim_end_matches('.'))
        .filter(|number| !number.is_empty())
}

fn is_computed(number: &str) -> bool {
    number.split_once('.').is_some_and(|(_, decimals)| decimals.len() >= DECIMALS && !decimals.contains('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_no_command_printed_is_named() {
        let told = |text| come_from(Path::new("lesson.md"), text, "v = -1.9 and 0.532");
        assert_eq!(told("−0.532 and 7.25, section 6.1.4\n```\n0.999\n```"), Ok(()));
        assert_eq!(
            told("one\n0.533"),
            Err("lesson.md:2: 0.533 is printed by no command of the document".to_owned())
        );
    }
}
