use korogaru_figure::{Style, Theme, png};
use korogaru_lab::Experiment;
use korogaru_text::Lang;

use crate::article;

struct Picture {
    source: String,
    width: usize,
    height: usize,
    pixels: Vec<[u8; 3]>,
}

fn decode(file: &[u8]) -> Picture {
    let mut reader = ::png::Decoder::new(std::io::Cursor::new(file)).read_info().unwrap();
    let texts = &reader.info().utf8_text;
    let source = texts.iter().find(|text| text.keyword == "korogaru experiment").unwrap().get_text().unwrap();
    let mut data = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut data).unwrap();
    assert_eq!(info.color_type, ::png::ColorType::Rgb);
    let pixels = data.as_chunks::<3>().0.to_vec();
    Picture { source, width: info.width as usize, height: info.height as usize, pixels }
}

#[test]
fn pictures_have_the_articles_size_or_a_multiple() {
    let style = Style { lang: Lang::Ja, theme: Theme::Light };
    let (_, scene) = article(style).swap_remove(1);
    for (scale, size) in [(1.0, (640, 480)), (2.0, (1280, 960)), (0.5, (320, 240))] {
        let picture = decode(&png(&scene, scale).unwrap());
        assert_eq!((picture.width, picture.height), size);
    }
    let mut flat = scene.clone();
    flat.width = 0.0;
    assert!(
        png(&flat, 1.0).is_none()
            && png(&scene, 0.0).is_none()
            && png(&scene, f64::NAN).is_none()
            && png(&scene, 1e9).is_none()
    );
}

#[test]
fn paper_covers_the_edges_and_ink_the_letters() {
    for (theme, paper) in [(Theme::Light, [0xfd, 0xfd, 0xfb]), (Theme::Dark, [0x14, 0x17, 0x1a])] {
        for (name, scene) in article(Style { lang: Lang::Ja, theme }) {
            let picture = decode(&png(&scene, 1.0).unwrap());
            let at = |x: usize, y: usize| picture.pixels[y * picture.width + x];
            for (x, y) in [(0, 0), (639, 0), (0, 479), (639, 479)] {
                assert_eq!(at(x, y), paper, "{name} {theme:?}");
            }
            // The title is here. Without its font there would be nothing.
            let written =
                (10..45).flat_map(|y| (200..420).map(move |x| (x, y))).filter(|&(x, y)| at(x, y) != paper);
            assert!(written.count() > 300, "{name} {theme:?} has no title");
        }
    }
}

#[test]
fn a_picture_carries_its_experiment() {
    for (_, scene) in article(Style { lang: Lang::Ja, theme: Theme::Light }) {
        let picture = decode(&png(&scene, 1.0).unwrap());
        assert_eq!(scene.experiments, [picture.source.as_str()]);
        assert_eq!(Experiment::from_toml(&picture.source).unwrap().to_toml(), picture.source);
    }
}

/// The five runs and the function alone are six pictures, each in two languages and two themes.
#[test]
fn no_two_pictures_are_the_same() {
    let mut seen = std::collections::HashSet::new();
    for style in crate::styles() {
        for (name, scene) in article(style) {
            assert!(seen.insert(png(&scene, 1.0).unwrap()), "{name} {style:?} is another's picture");
        }
    }
    assert_eq!(seen.len(), 24);
}
