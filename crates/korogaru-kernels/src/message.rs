//! What the errors of all crates have in common: each has a key, by which a catalogue finds its sentence in
//! another language.

use std::borrow::Cow;
use std::fmt;

use crate::written;

/// An error, or a part of one, as a sentence with places for arguments. Its `Display` is the sentence in
/// English.
pub trait Message: fmt::Display {
    /// The key of the sentence in a catalogue of another language.
    fn id(&self) -> &'static str;

    /// The arguments of the sentence, by name.
    fn arguments(&self) -> Vec<(&'static str, Argument<'_>)>;
}

/// An argument of a [`Message`].
pub enum Argument<'a> {
    /// A text that is the same in every language.
    Text(Cow<'a, str>),
    /// A message, which is said in the language of the sentence.
    Message(&'a dyn Message),
}

impl fmt::Display for Argument<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Message(message) => message.fmt(f),
        }
    }
}

/// The text in quotation marks.
impl fmt::Debug for Argument<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.to_string())
    }
}

impl<'a> From<&'a String> for Argument<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text.into())
    }
}

impl From<&&'static str> for Argument<'_> {
    fn from(text: &&'static str) -> Self {
        Self::Text((*text).into())
    }
}

impl From<String> for Argument<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

macro_rules! converted {
    ($( $type:ty: $value:ident => $text:expr; )*) => {
        $( impl From<&$type> for Argument<'_> {
            fn from($value: &$type) -> Self {
                Self::from($text)
            }
        } )*
    };
}

converted! {
    usize: count => count.to_string();
    u32: count => count.to_string();
    u64: count => count.to_string();
    f64: number => written(*number);
    [f64; 2]: point => format!("({}, {})", written(point[0]), written(point[1]));
    char: character => match character {
        '\\' | '\'' | '"' => character.to_string(),
        other => other.escape_debug().to_string(),
    };
    Vec<usize>: shape => format!("{shape:?}");
    Vec<String>: names => names.join(", ");
    Vec<&'static str>: names => names.join(", ");
    &'static [&'static str]: names => names.join(", ");
}

/// Declares an enum of messages. Each variant has its fields, its key and its sentence in English, which has
/// the names of fields in its places. A variant that holds another message has no key of its own, and is said
/// as that message is.
///
/// The documentation of a variant ends with its sentence, which shows what each field is, so a field needs no
/// documentation of its own.
///
/// `MESSAGES` lists the keys with the names of their arguments, for a test that looks up every key.
///
/// ```
/// korogaru_kernels::messages! {
///     /// Why a door stays shut.
///     #[derive(Debug)]
///     pub enum Shut {
///         /// It is locked.
///         Locked { times: usize } = "shut-locked", "it is locked {times} times",
///     }
/// }
///
/// use korogaru_kernels::Message as _;
/// let shut = Shut::Locked { times: 2 };
/// assert_eq!((shut.id(), shut.to_string().as_str()), ("shut-locked", "it is locked 2 times"));
/// ```
#[macro_export]
macro_rules! messages {
    (
        $(#[$about:meta])*
        $vis:vis enum $name:ident {
            $(
                $(#[$doc:meta])*
                $variant:ident
                    $({ $( $(#[$field_doc:meta])* $field:ident: $type:ty ),* $(,)? })?
                    $(($inner:ident: $inner_type:ty))?
                    $(= $id:literal, $english:literal)?,
            )*
        }
    ) => {
        $(#[$about])*
        #[non_exhaustive]
        $vis enum $name {
            $(
                $(#[$doc])*
                $( #[doc = concat!("\n\n`", $english, "`")] )?
                $variant $({ $( #[allow(missing_docs)] $(#[$field_doc])* $field: $type ),* })? $(($inner_type))?,
            )*
        }

        impl $name {
            #[doc(hidden)]
            pub const MESSAGES: &'static [(&'static str, &'static [&'static str])] =
                &[ $( (concat!($($id)?), &[ $($( stringify!($field) ),*)? ]) ),* ];
        }

        impl $crate::Message for $name {
            fn id(&self) -> &'static str {
                match self {
                    $( Self::$variant $({ $( $field: _ ),* })? $(($inner))? => {
                        $( $id )? $( $crate::Message::id($inner) )?
                    } )*
                }
            }

            fn arguments(&self) -> Vec<(&'static str, $crate::Argument<'_>)> {
                match self {
                    $( Self::$variant $({ $( $field ),* })? $(($inner))? => Vec::from_iter(
                        [ $($( (stringify!($field), $crate::Argument::from($field)) ),*)? ]
                            .into_iter()
                            $( .chain($crate::Message::arguments($inner)) )?
                    ), )*
                }
            }
        }

        impl ::std::fmt::Display for $name {
            // A sentence need not use every field.
            #[allow(unused_variables)]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                match self {
                    $( Self::$variant $({ $( $field ),* })? $(($inner))? => {
                        $($( let $field = $crate::Argument::from($field); )*)?
                        $( write!(f, $english) )? $( ::std::fmt::Display::fmt($inner, f) )?
                    } )*
                }
            }
        }

        impl<'a> From<&'a $name> for $crate::Argument<'a> {
            fn from(message: &'a $name) -> Self {
                Self::Message(message)
            }
        }
    };
}
