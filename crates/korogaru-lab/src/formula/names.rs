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
pub(super) enum Pair {
    Min,
    Max,
    Atan2,
}

/// What a name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    X,
    Y,
    Pi,
    E,
    Function(Function),
    Pair(Pair),
}

/// Every name with its meaning, in the order in which messages list them.
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
    ("min", Name::Pair(Pair::Min)),
    ("max", Name::Pair(Pair::Max)),
    ("atan2", Name::Pair(Pair::Atan2)),
];

impl Name {
    /// What a word means; π is one of them.
    pub(super) fn of(word: &[char]) -> Option<Self> {
        if word == ['π'] {
            return Some(Self::Pi);
        }
        let is = |name: &str| name.len() == word.len() && name.chars().zip(word).all(|(a, b)| a == *b);
        NAMES.iter().find(|(name, _)| is(name)).map(|(_, meaning)| *meaning)
    }

    /// Whether brackets with arguments must follow.
    pub(super) fn takes_arguments(self) -> bool {
        matches!(self, Self::Function(_) | Self::Pair(_))
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

impl Pair {
    pub(super) fn word(self) -> &'static str {
        Name::Pair(self).word()
    }
}

/// The names alone.
pub(super) fn known() -> Vec<&'static str> {
    NAMES.iter().map(|(name, _)| *name).collect()
}
