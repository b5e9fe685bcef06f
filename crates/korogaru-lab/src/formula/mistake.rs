use std::fmt;

use korogaru::message::{Argument, Message, messages};

messages! {
    /// What is wrong with a formula at the character that the error names.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Mistake {
        /// Something else was expected here.
        Expected { part: FormulaPart } = "error-formula-expected", "expected {part}",
        /// There is no variable, constant or function with this name.
        UnknownName { name: String, known: Vec<&'static str> } = "error-formula-unknown-name",
            "there is no {name:?}; a function of x and y can have {known}",
        /// `log`, which is `ln` to some and `log10` to others.
        Log = "error-formula-log", "log may mean ln or log10: write the one that is meant",
        /// The beginning of a LaTeX command.
        Latex = "error-formula-latex",
            "LaTeX is not read: write x^2/20 for \\frac{{x^2}}{{20}}, sin(x) for \\sin x",
        /// Bars of absolute values that can be paired in several ways.
        Bars = "error-formula-bars", "these | can be paired in several ways: write abs( ) for |…|",
        /// A character that no formula has.
        UnknownCharacter { character: char } = "error-formula-unknown-character",
            "'{character}' has no meaning in a formula",
        /// A number that is too large for an f64.
        NumberTooLarge = "error-formula-number-too-large", "this number is too large",
        /// A second argument for a function of one argument.
        SecondArgument { function: &'static str } = "error-formula-second-argument",
            "{function} takes one argument",
        /// Too many arguments for a function of several.
        TooManyArguments { function: &'static str, takes: usize } = "error-formula-too-many-arguments",
            "{function} takes {takes} arguments",
        /// Too many parts inside each other.
        TooDeep { limit: usize } = "error-formula-too-deep",
            "a formula can have at most {limit} parts inside each other",
        /// A formula with too many characters.
        TooLong { found: usize, limit: usize } = "error-formula-too-long",
            "a formula can have at most {limit} characters, and this one has {found}",
    }
}

messages! {
    /// What a formula may have at a place.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum FormulaPart {
        /// A part that has a value.
        Operand = "error-formula-operand", "a number, a variable, a function or (",
        /// A part between two values, or the end.
        Operator = "error-formula-operator", "an operator such as + or *, or the end",
        /// The same inside brackets.
        OperatorOrClose = "error-formula-operator-or-close", "an operator such as + or *, or )",
        /// The same between bars.
        OperatorOrBar = "error-formula-operator-or-bar",
            "an operator such as + or *, or the second | of |…|",
        /// The bracket after a function's name.
        Open { function: &'static str } = "error-formula-open", "( after {function}, as in {function}(x)",
        /// The comma before a function's second argument.
        Comma { function: &'static str } = "error-formula-comma", "a comma: {function} takes two arguments",
    }
}

/// Where a formula is wrong: the text around the place, and how many of its characters are before the place.
///
/// All characters before the place are as wide as a digit, so that this many spaces put a mark under it.
///
/// ```
/// use korogaru_lab::{ErrorKind, Formula};
///
/// let wrong = Formula::new("x^2 + * y").unwrap_err();
/// let ErrorKind::Formula { place, .. } = wrong.kind() else { unreachable!() };
/// assert_eq!((place.at, place.shown.as_str(), place.before), (7, "x^2 + * y", 6));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormulaPlace {
    /// The number of the character, from 1. If something is missing at the end, it is one more than the
    /// number of characters.
    pub at: usize,
    /// The formula, or the part of a long one around that character.
    pub shown: String,
    /// How many characters of `shown` are before the place.
    pub before: usize,
}

impl FormulaPlace {
    /// The place of the character at an index, from 0.
    pub(super) fn new(text: &[char], index: usize) -> Self {
        const BEFORE: usize = 40;
        const AFTER: usize = 24;
        let from = index.saturating_sub(BEFORE);
        let to = (index + AFTER).min(text.len());
        // Control characters would move the cursor of a terminal, and the mark with it.
        let printable = |c: &char| if c.is_control() { '\u{fffd}' } else { *c };
        let mut shown: String = text.get(from..to).unwrap_or_default().iter().map(printable).collect();
        let mut before = index - from;
        if from > 0 {
            shown.insert(0, '…');
            before += 1;
        }
        if to < text.len() {
            shown.push('…');
        }
        Self { at: index + 1, shown, before }
    }
}

/// Writes the number of the character, the text, and a mark under the character. What is wrong follows the
/// mark.
impl fmt::Display for FormulaPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  {}\n  {:3$}^ ", self.at, self.shown, "", self.before)
    }
}

impl Message for FormulaPlace {
    fn id(&self) -> &'static str {
        "error-formula-place"
    }

    fn arguments(&self) -> Vec<(&'static str, Argument<'_>)> {
        let indent = " ".repeat(self.before);
        vec![("at", (&self.at).into()), ("shown", (&self.shown).into()), ("indent", indent.into())]
    }
}

impl<'a> From<&'a FormulaPlace> for Argument<'a> {
    fn from(place: &'a FormulaPlace) -> Self {
        Self::Message(place)
    }
}
