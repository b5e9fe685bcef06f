//! The colours in the page's styles are those with which its pictures are drawn.

use korogaru_figure::{Colour, Theme, Tones};

#[test]
fn styles_have_the_tones_of_the_pictures() {
    let sheet = include_str!("../styles/page.css");
    for (theme, selector) in [(Theme::Light, ":root {"), (Theme::Dark, "[data-theme=dark] {")] {
        let (_, after) = sheet.split_once(selector).expect("the sheet begins with both themes");
        let (variables, _) = after.split_once('}').expect("a block ends");
        let tones = Tones::of(theme);
        let named = [
            ("paper", tones.paper),
            ("ink", tones.ink),
            ("secondary", tones.secondary),
            ("rule", tones.rule),
            ("carried", tones.carried),
            ("fresh", tones.fresh),
            ("adds", tones.adds),
            ("cancels", tones.cancels),
        ];
        for (name, Colour(red, green, blue)) in named {
            let said = format!("--{name}: #{red:02x}{green:02x}{blue:02x};");
            assert!(variables.contains(&said), "{theme:?} lacks {said}");
        }
    }
}
