//! The names that a formula may use.

/// A function of one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Function {
    Sin,
    Cos,
    Tan,
    Asin,
    Acos,
    Atan,
    Sinh,
    Cosh,
    Tanh,
    Asinh,
    Acosh,
    Atanh,
    Exp,
    Ln,
    Log2,
    Log10,
    Sqrt,
    Cbrt,
    Abs,
}

/// A function of two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BinaryFunction {
    Min,
    Max,
    Atan2,
}

/// The meaning of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    X,
    Y,
    Pi,
    E,
    Function(Function),
    BinaryFunction(BinaryFunction),
    /// A power, written as a function of two arguments.
    Power,
    /// The square, written as a function.
    Square,
    /// √(a² + b²).
    Hypot,
    /// `log`, which some people write for `ln` and others for `log10`.
    Log,
}

/// All names with their meanings, in the order in which messages list them.
pub(super) const NAMES: [(&str, Name); 26] = [
    ("x", Name::X),
    ("y", Name::Y),
    ("pi", Name::Pi),
    ("e", Name::E),
    ("sin", Name::Function(Function::Sin)),
    ("cos", Name::Function(Function::Cos)),
    ("tan", Name::Function(Function::Tan)),
    ("asin", Name::Function(Function::Asin)),
    ("acos", Name::Function(Function::Acos)),
    ("atan", Name::Function(Function::Atan)),
    ("sinh", Name::Function(Function::Sinh)),
    ("cosh", Name::Function(Function::Cosh)),
    ("tanh", Name::Function(Function::Tanh)),
    ("asinh", Name::Function(Function::Asinh)),
    ("acosh", Name::Function(Function::Acosh)),
    ("atanh", Name::Function(Function::Atanh)),
    ("exp", Name::Function(Function::Exp)),
    ("ln", Name::Function(Function::Ln)),
    ("log2", Name::Function(Function::Log2)),
    ("log10", Name::Function(Function::Log10)),
    ("sqrt", Name::Function(Function::Sqrt)),
    ("cbrt", Name::Function(Function::Cbrt)),
    ("abs", Name::Function(Function::Abs)),
    ("min", Name::BinaryFunction(BinaryFunction::Min)),
    ("max", Name::BinaryFunction(BinaryFunction::Max)),
    ("atan2", Name::BinaryFunction(BinaryFunction::Atan2)),
];

/// Names that messages do not list: those that NumPy and others use for the same, those for which there is a
/// sign, and the one that is refused.
const OTHERS: [(&str, Name); 17] = [
    ("π", Name::Pi),
    ("arcsin", Name::Function(Function::Asin)),
    ("arccos", Name::Function(Function::Acos)),
    ("arctan", Name::Function(Function::Atan)),
    ("arcsinh", Name::Function(Function::Asinh)),
    ("arccosh", Name::Function(Function::Acosh)),
    ("arctanh", Name::Function(Function::Atanh)),
    ("absolute", Name::Function(Function::Abs)),
    ("fabs", Name::Function(Function::Abs)),
    ("minimum", Name::BinaryFunction(BinaryFunction::Min)),
    ("maximum", Name::BinaryFunction(BinaryFunction::Max)),
    ("arctan2", Name::BinaryFunction(BinaryFunction::Atan2)),
    ("pow", Name::Power),
    ("power", Name::Power),
    ("square", Name::Square),
    ("hypot", Name::Hypot),
    ("log", Name::Log),
];

impl Name {
    /// The meaning of a word, if it is a name.
    pub(super) fn of(word: &[char]) -> Option<Self> {
        let is = |name: &str| name.chars().eq(word.iter().copied());
        NAMES.iter().chain(&OTHERS).find(|(name, _)| is(name)).map(|(_, meaning)| *meaning)
    }

    /// Whether arguments in brackets must follow.
    pub(super) fn takes_arguments(self) -> bool {
        !matches!(self, Self::X | Self::Y | Self::Pi | Self::E)
    }

    fn word(self) -> &'static str {
        NAMES.iter().find(|(_, meaning)| *meaning == self).map_or("", |(name, _)| name)
    }
}

impl Function {
    pub(super) fn word(self) -> &'static str {
        Name::Function(self).word()
    }
}

impl BinaryFunction {
    pub(super) fn word(self) -> &'static str {
        Name::BinaryFunction(self).word()
    }
}

/// The names that messages list.
pub(super) fn known() -> Vec<&'static str> {
    NAMES.iter().map(|(name, _)| *name).collect()
}
