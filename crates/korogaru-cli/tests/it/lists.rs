//! The lists of methods and objectives.

use crate::done;

#[test]
fn methods_with_formula_and_defaults() {
    insta::assert_snapshot!(done(&["methods"]).stdout);
    insta::assert_snapshot!(done(&["methods", "--lang", "ja"]).stdout);
}

#[test]
fn objectives_with_formula_and_minimum() {
    insta::assert_snapshot!(done(&["objectives"]).stdout);
    insta::assert_snapshot!(done(&["objectives", "--lang", "ja"]).stdout);
}
