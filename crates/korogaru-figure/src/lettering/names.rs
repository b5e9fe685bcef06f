//! Names in a figure that a user gave.

#[cfg(feature = "installed-fonts")]
use super::outlines;
use super::{Fonts, Lettered, composed, is_bundled};
#[cfg(feature = "installed-fonts")]
use crate::scene::Text;
use crate::scene::{Item, Scene};

impl Scene {
    /// Draws texts with characters that the bundled font lacks, such as names of files, as outlines from
    /// another font. Characters that no font has are left out and returned.
    ///
    /// ```
    /// use korogaru_figure::{Fonts, NamedLog, Style, Theme, log_figure, svg};
    /// use korogaru_lab::Log;
    /// use korogaru_text::Lang;
    ///
    /// let log = Log::read("step,loss\n1,3\n2,1\n".as_bytes())?.unwrap();
    /// let style = Style { lang: Lang::En, theme: Theme::Light };
    /// let logs = [NamedLog { name: "a\u{e000}.csv", log: &log }];
    /// let lettered = log_figure(&logs, style).unwrap().lettered(&Fonts::Bundled);
    /// assert_eq!(lettered.undrawn, ['\u{e000}']);
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[must_use]
    pub fn lettered(mut self, fonts: &Fonts) -> Lettered<Self> {
        let mut lacking: Vec<char> = Vec::new();
        for item in &mut self.items {
            let Item::Text(text) = item else { continue };
            for span in text.spans.iter_mut().filter(|span| !span.text.chars().all(is_bundled)) {
                span.text = composed(&span.text);
                lacking.extend(span.text.chars().filter(|c| !is_bundled(*c)));
            }
        }
        let undrawn = if lacking.is_empty() { Vec::new() } else { replace(&mut self.items, &lacking, fonts) };
        Lettered { figure: self, undrawn, shortened: false }
    }
}

/// Draws texts with lacking characters as outlines, and returns the characters that no font has.
#[cfg(feature = "installed-fonts")]
fn replace(items: &mut Vec<Item>, lacking: &[char], fonts: &Fonts) -> Vec<char> {
    let writer = outlines::Writer::new(lacking, fonts);
    let is_lacking =
        |text: &Text| text.spans.iter().any(|span| span.text.chars().any(|c| lacking.contains(&c)));
    let outlined = |item: Item| match item {
        Item::Text(text) if is_lacking(&text) => writer.items(&text),
        other => vec![other],
    };
    *items = std::mem::take(items).into_iter().flat_map(outlined).collect();
    writer.undrawn().to_vec()
}

/// Leaves out the characters that no font has.
#[cfg(not(feature = "installed-fonts"))]
fn replace(items: &mut Vec<Item>, lacking: &[char], _: &Fonts) -> Vec<char> {
    let mut lacking = lacking.to_vec();
    lacking.sort_unstable();
    lacking.dedup();
    for item in items {
        if let Item::Text(text) = item {
            text.spans.iter_mut().for_each(|span| span.text.retain(is_bundled));
        }
    }
    lacking
}
