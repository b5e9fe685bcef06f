use crate::{Phrase, catalogue};

/// A language that korogaru speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Japanese.
    Ja,
    /// English.
    En,
}

impl Lang {
    /// All languages.
    pub const ALL: [Self; 2] = [Self::Ja, Self::En];

    /// The language's code, `ja` or `en`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::En => "en",
        }
    }

    /// The language of that code.
    ///
    /// ```
    /// use korogaru_text::Lang;
    ///
    /// assert_eq!(Lang::from_code("ja"), Some(Lang::Ja));
    /// assert_eq!(Lang::from_code("fr"), None);
    /// ```
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The language to speak under a locale such as `ja_JP.UTF-8` or `en-GB`: Japanese where the locale is,
    /// English everywhere else.
    ///
    /// ```
    /// use korogaru_text::Lang;
    ///
    /// assert_eq!(Lang::from_locale("ja_JP.UTF-8"), Lang::Ja);
    /// assert_eq!(Lang::from_locale("jam-JM"), Lang::En);
    /// ```
    #[must_use]
    pub fn from_locale(locale: &str) -> Self {
        let language = locale.split(['_', '-', '.', '@']).next().unwrap_or("");
        if language.eq_ignore_ascii_case("ja") { Self::Ja } else { Self::En }
    }

    /// Lists names from which the reader chooses, so that a sentence can go on after them. Japanese has one
    /// word for two names and another for several, and a single name is followed by a space.
    ///
    /// ```
    /// use korogaru_text::Lang;
    ///
    /// assert_eq!(Lang::En.alternatives(&["table", "csv", "json"]), "table, csv or json");
    /// assert_eq!(Lang::Ja.alternatives(&["table", "csv", "json"]), "table、csv、json のどれか");
    /// assert_eq!(Lang::Ja.alternatives(&["light", "dark"]), "light か dark のどちらか");
    /// assert_eq!(Lang::Ja.alternatives(&["csv"]), "csv ");
    /// ```
    #[must_use]
    pub fn alternatives(self, names: &[&str]) -> String {
        match (self, names) {
            (Self::En, [first @ .., last]) if !first.is_empty() => format!("{} or {last}", first.join(", ")),
            (Self::En, _) => names.join(", "),
            (Self::Ja, [one]) => format!("{one} "),
            (Self::Ja, [one, other]) => format!("{one} か {other} のどちらか"),
            (Self::Ja, _) => format!("{} のどれか", names.join("、")),
        }
    }

    /// Joins words to a list.
    ///
    /// ```
    /// use korogaru_text::Lang;
    ///
    /// let words = ["noise".to_owned(), "seed".to_owned()];
    /// assert_eq!([Lang::En, Lang::Ja].map(|lang| lang.list(&words)), ["noise, seed", "noise、seed"]);
    /// ```
    #[must_use]
    pub fn list(self, words: &[String]) -> String {
        words.join(match self {
            Self::En => ", ",
            Self::Ja => "、",
        })
    }

    /// Says a phrase in this language.
    #[must_use]
    pub fn say(self, phrase: &impl Phrase) -> String {
        catalogue::say(self, phrase.id(), &phrase.arguments())
    }
}
