/// A phrase, which has a sentence in every language.
pub trait Phrase {
    /// The key in `locales/`.
    fn id(&self) -> &'static str;

    /// The arguments of the sentence, by name.
    fn arguments(&self) -> Vec<(&'static str, Argument)>;
}

/// Names from which the reader chooses. A sentence lists them by
/// [`Lang::alternatives`](crate::Lang::alternatives).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alternatives(Vec<String>);

impl Alternatives {
    /// Lists these names.
    #[must_use]
    pub fn of(names: &[&str]) -> Self {
        Self(names.iter().map(|name| (*name).to_owned()).collect())
    }
}

/// An argument of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument {
    /// Text that is put in as it is. Floats are text too, since the caller rounds them.
    Text(String),
    /// A count. The sentence may have another form for one.
    Count(usize),
    /// Names from which the reader chooses.
    Alternatives(Vec<String>),
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<&Alternatives> for Argument {
    fn from(names: &Alternatives) -> Self {
        Self::Alternatives(names.0.clone())
    }
}

impl From<&usize> for Argument {
    fn from(count: &usize) -> Self {
        Self::Count(*count)
    }
}

/// Declares an enum of phrases. Each variant has its key and its arguments, whose names are those in the
/// sentence. The sentence is under the key in `locales/`, so that the documentation of a variant only names
/// the key. `all_phrases` gives one of each, for the tests.
macro_rules! phrases {
    (
        $(#[$about:meta])*
        $vis:vis enum $name:ident {
            $( $variant:ident $({ $( $arg:ident: $type:ty ),* $(,)? })? = $id:literal, )*
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        $vis enum $name {
            $(
                #[doc = concat!("`", $id, "` in `locales/`.")]
                $variant $({ $( #[doc = concat!("The value of `$", stringify!($arg), "`.")] $arg: $type ),* })?,
            )*
        }

        impl $crate::Phrase for $name {
            fn id(&self) -> &'static str {
                match self {
                    $( Self::$variant $({ $( $arg: _ ),* })? => $id, )*
                }
            }

            fn arguments(&self) -> Vec<(&'static str, $crate::Argument)> {
                match self {
                    $( Self::$variant $({ $( $arg ),* })? => vec![
                        $( $( (stringify!($arg), $crate::Argument::from($arg)), )* )?
                    ], )*
                }
            }
        }

        impl $name {
            /// One phrase of each variant, with empty arguments.
            #[cfg(test)]
            pub(crate) fn all_phrases() -> Vec<Self> {
                vec![ $( Self::$variant $({ $( $arg: Default::default() ),* })?, )* ]
            }
        }
    };
}

pub(crate) use phrases;
