//! A figure carries the experiments that it was drawn from, and no file does harm.

mod hostile;

use korogaru::METHODS;
use korogaru_figure::carrier::{Carrier, experiment, experiments};
use korogaru_figure::{
    Animation, ErrorKind, Layer, Pace, Scene, Style, Theme, animated_svg, curves_figure, svg,
};
use korogaru_lab::{Experiment, Explanation, Interval, Plane, Setting, objectives, run};
use korogaru_text::Lang;
use proptest::prelude::*;

const FORMULAS: [&str; 6] = [
    "x^2/20 + y^2",
    "x²/20 + π·y²",
    "(1-x)^2 + 5(y-x^2)^2",
    "x**2 − 2×x",
    "ｘ^２＋√(y^2+1)",
    "max(x, y) & 1",
];

prop_compose! {
    fn any_experiment()(
        objective in prop::sample::select(objectives::all()),
        formula in prop::option::of(prop::sample::select(FORMULAS.to_vec())),
        info in prop::sample::select(METHODS),
        fresh in any::<bool>(),
        start in [-1e6..1e6_f64, -1e6..1e6_f64],
        iterations in 0..=20_usize,
        fractions in prop::collection::vec(0.001..0.999_f64, 4),
        view in prop::option::of([-1e3..0.0_f64, 1e-9..1e3_f64]),
    ) -> Experiment {
        let mut method = info.default_method();
        for (h, fraction) in info.hyperparameters.iter().zip(fractions) {
            method = method.with(h.name, fraction).unwrap();
        }
        let mut experiment = Experiment::default().with_objective(objective).with_method(method);
        let formula = formula.map(|text| Setting::text("formula", text));
        let convention = fresh.then(|| Setting::text("convention", "fresh"));
        // Some of these texts are not formulas, and some methods have no convention.
        for setting in formula.into_iter().chain(convention) {
            experiment = experiment.clone().with_settings(&[setting]).unwrap_or(experiment);
        }
        let experiment = experiment.with_start(start).unwrap().with_iterations(iterations).unwrap();
        match view {
            Some([low, high]) => {
                let own = experiment.view();
                experiment.with_view(Plane { x: Interval::new(low, high).unwrap(), ..own })
            }
            None => experiment,
        }
    }
}

fn any_style() -> impl Strategy<Value = Style> {
    let themes = prop::sample::select(vec![Theme::Light, Theme::Dark]);
    (prop::sample::select(Lang::ALL.to_vec()), themes).prop_map(|(lang, theme)| Style { lang, theme })
}

/// A figure that is quickly drawn.
fn scene(experiment: &Experiment, style: Style) -> Scene {
    curves_figure(&Explanation::new(&run(experiment)), style)
}

/// An empty scene that carries these texts.
fn bare(texts: &[&str]) -> Scene {
    let style = Style { lang: Lang::En, theme: Theme::Light };
    let mut scene = scene(&Experiment::default(), style);
    scene.items.clear();
    (scene.width, scene.height) = (8.0, 6.0);
    scene.experiments = texts.iter().map(|text| (*text).to_owned()).collect();
    scene
}

/// The document without its fonts, which are most of it.
fn light(scene: &Scene) -> String {
    let document = svg(scene);
    let (before, rest) = document.split_once("<style>").unwrap();
    before.to_owned() + rest.split_once("</style>").unwrap().1
}

/// A GIF of one pixel with comments.
fn gif(comments: &[&[u8]]) -> Vec<u8> {
    let mut file = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff".to_vec();
    for comment in comments {
        file.extend([0x21, 0xfe]);
        for part in comment.chunks(255) {
            file.push(u8::try_from(part.len()).unwrap());
            file.extend(part);
        }
        file.push(0);
    }
    file.extend(b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0\x3b");
    file
}

fn comment(text: &str) -> Vec<u8> {
    format!("korogaru experiment\n{text}").into_bytes()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_carrier_gives_back_the_experiment(experiment in any_experiment(), style in any_style()) {
        let text = experiment.to_toml();
        let scene = scene(&experiment, style);
        let layer = Layer { first: 1, last: 1, items: scene.items.clone() };
        let mut still = scene.clone();
        still.items.clear();
        let animation = Animation { still, layers: vec![layer], frames: 2, pace: Pace::of(2) };
        let files = [
            (Carrier::Svg, svg(&scene).into_bytes()),
            (Carrier::Svg, animated_svg(&animation).into_bytes()),
            #[cfg(feature = "gif")]
            (Carrier::Gif, korogaru_figure::gif(&animation, 1, &()).unwrap()),
            #[cfg(feature = "png")]
            (Carrier::Png, korogaru_figure::png(&scene, 0.05).unwrap()),
        ];
        for (carrier, file) in files {
            prop_assert_eq!(Carrier::of(&file), Some(carrier));
            let read = experiments(&file).unwrap();
            prop_assert_eq!(&read, &scene.experiments);
            prop_assert_eq!(Experiment::from_toml(&read[0]).unwrap().to_toml(), text.clone());
        }
    }

    #[test]
    fn so_does_any_text_whatever_its_characters(texts in prop::collection::vec("[^\\p{C}\\s]\\PC{0,300}", 1..4)) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let scene = bare(&texts);
        prop_assert_eq!(experiments(light(&scene).as_bytes()).unwrap(), texts.clone());
        let comments: Vec<Vec<u8>> = texts.iter().map(|text| comment(text)).collect();
        let comments: Vec<&[u8]> = comments.iter().map(Vec::as_slice).collect();
        prop_assert_eq!(experiments(&gif(&comments)).unwrap(), texts.clone());
        #[cfg(feature = "png")]
        prop_assert_eq!(experiments(&korogaru_figure::png(&scene, 1.0).unwrap()).unwrap(), texts);
    }
}

#[test]
fn text_is_itself() {
    assert_eq!(experiment(b"lr = 0.95\n").unwrap(), "lr = 0.95\n");
    assert_eq!(experiment(b"").unwrap(), "");
}

#[test]
fn a_figure_of_several_has_them_in_order_and_no_single_one() {
    let scene = bare(&["lr = 0.1\n", "lr = 0.2\n", "lr = 0.3\n"]);
    let files = [
        light(&scene).into_bytes(),
        #[cfg(feature = "png")]
        korogaru_figure::png(&scene, 1.0).unwrap(),
    ];
    for file in files {
        assert_eq!(experiments(&file).unwrap(), scene.experiments);
        assert_eq!(experiment(&file).unwrap_err(), ErrorKind::Several { count: 3 }.into());
    }
}

/// SVG as editors rewrite it: with a prefix, other quotes, references in place of characters, CDATA.
#[test]
fn svg_that_was_written_anew_is_read() {
    let file = "\u{feff}<?xml version='1.0'?>\n<!DOCTYPE svg [<!ENTITY own 'x'>]>\n<!-- <metadata id=\"experiment\">no</metadata> -->
        <s:svg xmlns:s='http://www.w3.org/2000/svg'><s:metadata class='a' id='experiment'><![CDATA[formula = \"]]>x&#94;2&#x2F;20 &amp;
        </s:metadata><s:metadata id='experimental'>no</s:metadata><metadata id='experiment-x'>no</metadata><s:g/></s:svg>\n";
    assert_eq!(experiments(file.as_bytes()).unwrap(), ["formula = \"x^2/20 &\n        "]);
}

/// What PNG optimizers may do to text.
#[cfg(feature = "png")]
#[test]
fn png_text_is_read_packed_and_as_latin_1() {
    use png::text_metadata::{EncodableTextChunk, ITXtChunk, TEXtChunk, ZTXtChunk};

    fn with(text: &impl EncodableTextChunk) -> Result<Vec<String>, korogaru_figure::Error> {
        let mut file = Vec::new();
        let mut writer = png::Encoder::new(&mut file, 1, 1).write_header().unwrap();
        writer.write_text_chunk(text).unwrap();
        writer.write_image_data(&[0]).unwrap();
        writer.finish().unwrap();
        experiments(&file)
    }
    const TEXT: &str = "formula = \"x²\"\n";
    let mut packed = ITXtChunk::new("korogaru experiment", TEXT);
    packed.compress_text().unwrap();
    assert_eq!(with(&packed).unwrap(), [TEXT]);
    let mut packed = ZTXtChunk::new("korogaru experiment", TEXT);
    packed.compress_text().unwrap();
    assert_eq!(with(&packed).unwrap(), [TEXT]);
    assert_eq!(with(&TEXtChunk::new("korogaru experiment", TEXT)).unwrap(), [TEXT]);
    let nothing = Err(ErrorKind::Nothing { format: "PNG" }.into());
    assert_eq!(with(&TEXtChunk::new("Comment", TEXT)), nothing);
}
