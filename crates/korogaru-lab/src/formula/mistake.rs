use std::fmt;

use korogaru::message::{Argument, Message, messages};

messages! {
    /// What is wrong with a formula, at the character that the error names.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Mistake {
        /// Something else would have to stand here.
        Expected {
            /// What.
            part: FormulaPart,
        } = "error-formula-expected", "expected {part}",
        /// No variable, constant or function has that name.
        UnknownName {
            /// The name that came.
            name: String,
            /// The names there are.
            known: Vec<&'static str>,
        } = "error-formula-unknown-name", "there is no {name:?}; a function of x and y can have {known}",
        /// `log`, which is `ln` to some and `log10` to others.
        Log = "error-formula-log", "log may mean ln or log10: write the one that is meant",
        /// The beginning of a command of LaTeX.
        Latex = "error-formula-latex",
            "LaTeX is not read: write x^2/20 for \\frac{{x^2}}{{20}}, sin(x) for \\sin x",
        /// Bars of absolute values that can be paired in more than one way.
        Bars = "error-formula-bars", "these | can be paired in several ways: write abs( ) for |…|",
        /// No formula has that character.
        UnknownCharacter {
            /// The character.
            character: char,
        } = "error-formula-unknown-character", "'{character}' has no meaning in a formula",
        /// A number that is too large to be one.
        NumberTooLarge = "error-formula-number-too-large", "this number is too large",
        /// A second argument of a function that takes one.
        SecondArgument {
            /// The function.
            function: &'static str,
        } = "error-formula-second-argument", "{function} takes one argument",
        /// An argument more than a function of several takes.
        TooManyArguments {
            /// The function.
            function: &'static str,
            /// How many it takes.
            takes: usize,
        } = "error-formula-too-many-arguments", "{function} takes {takes} arguments",
        /// More parts inside each other than a formula may have.
        TooDeep {
            /// The most allowed.
            limit: usize,
        } = "error-formula-too-deep", "a formula can have at most {limit} parts inside each other",
        /// More characters than a formula may have.
        TooLong {
            /// How many came.
            found: usize,
            /// The most allowed.
            limit: usize,
        } = "error-formula-too-long",
            "a formula can have at most {limit} characters, and this one has {found}",
    }
}

messages! {
    /// What a formula may have at some place.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum FormulaPart {
        /// Something that has a value.
        Operand = "error-formula-operand", "a number, a variable, a function or (",
        /// Something between two values, or the end.
        Operator = "error-formula-operator", "an operator such as + or *, or the end",
        /// The same within brackets.
        OperatorOrClose = "error-formula-operator-or-close", "an operator such as + or *, or )",
        /// The same between bars.
        OperatorOrBar = "error-formula-operator-or-bar",
            "an operator such as + or *, or the second | of |…|",
        /// The bracket after a function's name.
        Open {
            /// The function.
            function: &'static str,
        } = "error-formula-open", "( after {function}, as in {function}(x)",
        /// The comma before a function's second argument.
        Comma {
            /// The function.
            function: &'static str,
        } = "error-formula-comma", "a comma: {function} takes two arguments",
    }
}

/// Where in a formula something is wrong: the text around it, and how many characters of that stand before it.
///
/// All that stand before it are as wide as a digit, so that so many spaces put a mark under it.
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
    /// The character, from 1. One more than there are characters where something is missing at the end.
    pub at: usize,
    /// The formula, or the part of a long one around that character.
    pub shown: String,
    /// How many characters of `shown` stand before it.
    pub before: usize,
}

impl FormulaPlace {
    /// The place of the character with this index, from 0.
    pub(super) fn new(text: &[char], index: usize) -> Self {
        const BEFORE: usize = 40;
        const AFTER: usize = 24;
        let from = index.saturating_sub(BEFORE);
        let to = (index + AFTER).min(text.len());
        // What moves the cursor of a terminal would put the mark elsewhere.
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

/// The number of the character, the text, and a mark under it that what is wrong stands behind.
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
