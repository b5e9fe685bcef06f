//! Numbers in a document's own sentences: each with three decimals or more must have been printed by one of its commands.

use std::collections::BTreeSet;
use std::path::Path;

use crate::shell::Result;

/// From so many decimals on a number was computed by someone.
const DECIMALS: usize = 3;

/// # Errors
///
/// Names the first number that no output has.
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

/// Digits with points among them.
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
