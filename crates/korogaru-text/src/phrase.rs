/// Something that can be said in every language.
pub trait Phrase {
    /// The key in `locales/`.
    fn id(&self) -> &'static str;

    /// What fills the places in the sentence, by name.
    fn arguments(&self) -> Vec<(&'static str, Argument)>;
}

/// What fills a place in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument {
    /// Text, as it stands. Floats are text too: how they are rounded is the caller's to say.
    Text(String),
    /// A count, on which a plural may hang.
    Count(usize),
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

impl From<&usize> for Argument {
    fn from(count: &usize) -> Self {
        Self::Count(*count)
    }
}

/// Declares an enum of phrases: each variant with its key and its arguments, whose names are those in the sentence. What a
/// phrase says stands under its key in `locales/`, so that the documentation of a variant names no more than that.
/// `all_phrases` gives one of each, for the tests.
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
                $variant $({ $( #[doc = concat!("What stands for `$", stringify!($arg), "`.")] $arg: $type ),* })?,
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
            /// One of each, with empty arguments.
            #[cfg(test)]
            pub(crate) fn all_phrases() -> Vec<Self> {
                vec![ $( Self::$variant $({ $( $arg: Default::default() ),* })?, )* ]
            }
        }
    };
}

pub(crate) use phrases;
