use korogaru_lab::{FormulaPart, FormulaPlace, Mistake};

use crate::Lang;
use crate::phrase::phrases;

/// Where in a formula something is wrong, with a mark under it, as the lab's own `Display` has it.
pub(super) fn formula(place: &FormulaPlace, mistake: &Mistake) -> String {
    if *mistake == Mistake::Empty {
        return Lang::Ja.say(&FormulaRefusal::Empty);
    }
    let heading = Lang::Ja.say(&FormulaRefusal::Heading { at: place.at.to_string() });
    let mistake = Lang::Ja.say(&match mistake {
        Mistake::Expected(FormulaPart::Operand) => FormulaRefusal::Operand,
        Mistake::Expected(FormulaPart::Operator) => FormulaRefusal::Operator,
        Mistake::Expected(FormulaPart::OperatorOrClose) => FormulaRefusal::OperatorOrClose,
        Mistake::Expected(FormulaPart::OperatorOrBar) => FormulaRefusal::OperatorOrBar,
        Mistake::Log => FormulaRefusal::Log,
        Mistake::Bars => FormulaRefusal::Bars,
        Mistake::Expected(FormulaPart::Open { function }) => {
            FormulaRefusal::Open { function: (*function).to_owned() }
        }
        Mistake::Expected(FormulaPart::Comma { function }) => {
            FormulaRefusal::Comma { function: (*function).to_owned() }
        }
        Mistake::UnknownName { name, known } => {
            FormulaRefusal::UnknownName { name: name.clone(), known: known.join(", ") }
        }
        Mistake::UnknownCharacter { character } => {
            FormulaRefusal::UnknownCharacter { character: character.escape_debug().to_string() }
        }
        Mistake::NumberTooLarge => FormulaRefusal::NumberTooLarge,
        Mistake::TooManyArguments { function, takes } => {
            FormulaRefusal::TooManyArguments { function: (*function).to_owned(), takes: takes.to_string() }
        }
        Mistake::TooDeep { limit } => FormulaRefusal::TooDeep { limit: limit.to_string() },
        Mistake::TooLong { found, limit } => {
            FormulaRefusal::TooLong { found: found.to_string(), limit: limit.to_string() }
        }
        other => return format!("{heading}\n  {}\n  {:2$}^ {other}", place.shown, "", place.before),
    });
    format!("{heading}\n  {}\n  {:2$}^ {mistake}", place.shown, "", place.before)
}

phrases! {
    /// What is wrong in a formula, in Japanese.
    pub(crate) enum FormulaRefusal {
        /// [`korogaru_lab::ErrorKind::Formula`]
        Heading {
            /// The character, from 1.
            at: String,
        } = "error-formula",
        /// [`korogaru_lab::Mistake::Empty`]
        Empty = "error-formula-empty",
        /// [`korogaru_lab::FormulaPart::Operand`]
        Operand = "error-formula-operand",
        /// [`korogaru_lab::FormulaPart::Operator`]
        Operator = "error-formula-operator",
        /// [`korogaru_lab::FormulaPart::OperatorOrClose`]
        OperatorOrClose = "error-formula-operator-or-close",
        /// [`korogaru_lab::FormulaPart::OperatorOrBar`]
        OperatorOrBar = "error-formula-operator-or-bar",
        /// [`korogaru_lab::Mistake::Log`]
        Log = "error-formula-log",
        /// [`korogaru_lab::Mistake::Bars`]
        Bars = "error-formula-bars",
        /// [`korogaru_lab::FormulaPart::Open`]
        Open {
            /// The function.
            function: String,
        } = "error-formula-open",
        /// [`korogaru_lab::FormulaPart::Comma`]
        Comma {
            /// The function.
            function: String,
        } = "error-formula-comma",
        /// [`korogaru_lab::Mistake::UnknownName`]
        UnknownName {
            /// Name.
            name: String,
            /// Choices.
            known: String,
        } = "error-formula-unknown-name",
        /// [`korogaru_lab::Mistake::UnknownCharacter`]
        UnknownCharacter {
            /// The character.
            character: String,
        } = "error-formula-unknown-character",
        /// [`korogaru_lab::Mistake::NumberTooLarge`]
        NumberTooLarge = "error-formula-number-too-large",
        /// [`korogaru_lab::Mistake::TooManyArguments`]
        TooManyArguments {
            /// The function.
            function: String,
            /// How many it takes.
            takes: String,
        } = "error-formula-too-many-arguments",
        /// [`korogaru_lab::Mistake::TooDeep`]
        TooDeep {
            /// The most allowed.
            limit: String,
        } = "error-formula-too-deep",
        /// [`korogaru_lab::Mistake::TooLong`]
        TooLong {
            /// Found.
            found: String,
            /// The most allowed.
            limit: String,
        } = "error-formula-too-long",
    }
}
