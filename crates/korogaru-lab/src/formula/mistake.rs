use std::fmt;

/// What is wrong with a formula, at the character that the error names.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Mistake {
    /// There is nothing but space.
    Empty,
    /// Something else would have to stand here.
    Expected(FormulaPart),
    /// No variable, constant or function has that name.
    UnknownName {
        /// The name that came.
        name: String,
        /// The names there are.
        known: Vec<&'static str>,
    },
    /// `log`, which is `ln` to some and `log10` to others.
    Log,
    /// Bars of absolute values that can be paired in more than one way.
    Bars,
    /// No formula has that character.
    UnknownCharacter {
        /// The character.
        character: char,
    },
    /// A number that is too large to be one.
    NumberTooLarge,
    /// A comma or an argument too many.
    TooManyArguments {
        /// The function.
        function: &'static str,
        /// How many it takes.
        takes: usize,
    },
    /// More parts inside each other than a formula may have.
    TooDeep {
        /// The most allowed.
        limit: usize,
    },
    /// More characters than a formula may have.
    TooLong {
        /// How many came.
        found: usize,
        /// The most allowed.
        limit: usize,
    },
}

/// What a formula may have at some place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FormulaPart {
    /// Something that has a value.
    Operand,
    /// Something between two values, or the end.
    Operator,
    /// The same within brackets.
    OperatorOrClose,
    /// The same between bars.
    OperatorOrBar,
    /// The bracket after a function's name.
    Open {
        /// The function.
        function: &'static str,
    },
    /// The comma before a function's second argument.
    Comma {
        /// The function.
        function: &'static str,
    },
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the formula is empty; write one such as x^2/20 + y^2"),
            Self::Expected(part) => write!(f, "expected {part}"),
            Self::UnknownName { name, known } => {
                write!(f, "there is no {name:?}; a function of x and y can have {}", known.join(", "))
            }
            Self::Log => f.write_str("log may mean ln or log10: write the one that is meant"),
            Self::Bars => f.write_str("these | can be paired in several ways: write abs( ) for |…|"),
            Self::UnknownCharacter { character } => {
                write!(f, "{character:?} has no meaning in a formula")
            }
            Self::NumberTooLarge => f.write_str("this number is too large"),
            Self::TooManyArguments { function, takes: 1 } => write!(f, "{function} takes one argument"),
            Self::TooManyArguments { function, takes } => write!(f, "{function} takes {takes} arguments"),
            Self::TooDeep { limit } => {
                write!(f, "a formula can have at most {limit} parts inside each other")
            }
            Self::TooLong { found, limit } => {
                write!(f, "a formula can have at most {limit} characters, and this one has {found}")
            }
        }
    }
}

impl fmt::Display for FormulaPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Operand => f.write_str("a number, a variable, a function or ("),
            Self::Operator => f.write_str("an operator such as + or *, or the end"),
            Self::OperatorOrClose => f.write_str("an operator such as + or *, or )"),
            Self::OperatorOrBar => f.write_str("an operator such as + or *, or the second | of |…|"),
            Self::Open { function } => write!(f, "( after {function}"),
            Self::Comma { function } => write!(f, "a comma: {function} takes two arguments"),
        }
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
