//! No text is clipped or overlaps another.

use korogaru_figure::{Anchor, Item, Scene, Text, text_width};

use crate::{article, lettering, log, others, styles};

fn texts<'a>(items: &'a [Item], found: &mut Vec<&'a Text>) {
    for item in items {
        match item {
            Item::Text(text) => found.push(text),
            Item::Clipped { items, .. } | Item::Lens { items, .. } => texts(items, found),
            _ => {}
        }
    }
}

fn content(text: &Text) -> String {
    text.spans.iter().map(|span| span.text.as_str()).collect()
}

/// The left, top, right and bottom of the letters.
fn bounds(text: &Text) -> [f64; 4] {
    let width = text_width(text);
    let left = match text.anchor {
        Anchor::Start => text.at[0],
        Anchor::Middle => text.at[0] - width / 2.0,
        Anchor::End => text.at[0] - width,
    };
    [left, text.at[1] - 0.8 * text.size, left + width, text.at[1] + 0.2 * text.size]
}

fn check(name: &str, scene: &Scene) {
    let mut found = Vec::new();
    texts(&scene.items, &mut found);
    for (i, text) in found.iter().enumerate() {
        let [left, top, right, bottom] = bounds(text);
        let inside = left >= 1.0 && top >= 1.0 && right <= scene.width - 1.0 && bottom <= scene.height - 1.0;
        assert!(inside, "{name}: {:?} leaves the page: {:?}", content(text), bounds(text));
        assert!(text.size >= 6.0, "{name}: {:?} is too small to read", content(text));
        for other in &found[..i] {
            let [l, t, r, b] = bounds(other);
            let apart = right <= l || r <= left || bottom <= t || b <= top;
            assert!(apart, "{name}: {:?} and {:?} overlap", content(text), content(other));
        }
    }
}

#[test]
fn texts_of_the_articles_figures_stand_apart_on_the_page() {
    for style in styles() {
        for (name, scene) in article(style) {
            check(&format!("{name}, {style:?}"), &scene);
        }
    }
}

#[test]
fn so_do_those_of_every_other_objective_method_and_ending() {
    for style in styles() {
        for (name, scene) in
            others(style).into_iter().chain(log::scenes(style)).chain(lettering::scenes(style))
        {
            check(&format!("{name}, {style:?}"), &scene);
        }
    }
}
