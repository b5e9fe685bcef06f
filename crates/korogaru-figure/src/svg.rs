mod data;

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::carrier::{ID, LOG_ID};
use crate::font;
use crate::length::short;
use crate::near::near;
use crate::scene::{Anchor, Colour, Face, Item, Scene, Span, Text};
use crate::subset::subset;
pub(crate) use data::put;
use data::{bar_data, marker_data, path_data, segment_data, stroke_attributes};

/// Writes a scene as an SVG document. The fonts are inside the document, so that it needs no other file.
#[must_use]
pub fn svg(scene: &Scene) -> String {
    document(scene, &font_faces(&scene.items), |writer| writer.scene(scene))
}

/// Writes items as SVG elements, without `<svg>` around them, for a document that has the fonts, such as a
/// page. The ids of clip paths begin with `name`, since ids must be unique on a page.
///
/// ```
/// use korogaru_figure::{Colour, Item, fragment};
///
/// let line = Item::Lines { lines: vec![vec![[0.0, 0.0], [2.0, 1.5]]], colour: Colour(0, 0, 0), width: 1.0 };
/// assert!(fragment("plane", &[line]).starts_with("<path d=\"M0 0l2 1.5\""));
/// ```
#[must_use]
pub fn fragment(name: &str, items: &[Item]) -> String {
    let mut writer = Writer { out: String::new(), clips: Vec::new(), name };
    for item in items {
        writer.item(item);
    }
    writer.out
}

/// Like [`svg`], but without the fonts, for a renderer that has them.
#[cfg(any(feature = "png", feature = "gif"))]
pub(crate) fn svg_without_fonts(scene: &Scene) -> String {
    document(scene, "", |writer| writer.scene(scene))
}

/// A document with only these items, of the size of a scene and without its background.
#[cfg(feature = "gif")]
pub(crate) fn svg_of_layer(scene: &Scene, items: &[Item]) -> String {
    document(scene, "", |writer| items.iter().for_each(|item| writer.item(item)))
}

/// A document with the title, the description and the experiments of a scene. `draw` writes its content.
pub(crate) fn document(scene: &Scene, style: &str, draw: impl FnOnce(&mut Writer<'_>)) -> String {
    let mut out = String::new();
    let (width, height) = (scene.width, scene.height);
    put!(
        &mut out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"title description\" \
             xml:lang=\"{lang}\" lang=\"{lang}\">\n\
             <title id=\"title\">{title}</title>\n<desc id=\"description\">{description}</desc>\n\
             {experiments}{style}",
        lang = scene.lang,
        title = escaped(&scene.title),
        description = escaped(&scene.description),
        experiments = metadata(scene)
    );
    let mut writer = Writer { out, clips: Vec::new(), name: "" };
    draw(&mut writer);
    writer.out.push_str("</svg>\n");
    writer.out
}

/// The elements that carry the experiments, as [`carrier`](crate::carrier) describes.
fn metadata(scene: &Scene) -> String {
    let mut out = String::new();
    for (i, experiment) in scene.experiments.iter().enumerate() {
        let number = if i == 0 { String::new() } else { format!("-{}", i + 1) };
        let text = escaped(experiment);
        put!(&mut out, "<metadata id=\"{ID}{number}\">\n{text}</metadata>\n");
    }
    if let Some(log) = &scene.log {
        put!(&mut out, "<metadata id=\"{LOG_ID}\">\n{}</metadata>\n", escaped(log));
    }
    out
}

/// The fonts, each with only the letters of this document.
pub(crate) fn font_faces<'a>(items: impl IntoIterator<Item = &'a Item>) -> String {
    let mut texts = Vec::new();
    collect_texts(items, &mut texts);
    let mut style = "<style>\n".to_owned();
    for face in [Face::Sans, Face::Math] {
        let spans = texts.iter().flat_map(|text| &text.spans).filter(|span| span.face == face);
        let letters: BTreeSet<char> = spans.flat_map(|span| span.text.chars()).collect();
        if !letters.is_empty() {
            let (family, data) = (font::family(face), STANDARD.encode(subset(font::file(face), letters)));
            put!(&mut style, "@font-face{{font-family:\"{family}\";src:url(data:font/ttf;base64,{data})}}\n");
        }
    }
    style + "</style>\n"
}

fn collect_texts<'a>(items: impl IntoIterator<Item = &'a Item>, texts: &mut Vec<&'a Text>) {
    for item in items {
        match item {
            Item::Text(text) => texts.push(text),
            Item::Clipped { items, .. } | Item::Lens { items, .. } => collect_texts(&**items, texts),
            _ => {}
        }
    }
}

/// Writes items as SVG elements.
pub(crate) struct Writer<'a> {
    out: String,
    /// The clip shapes so far, each once. The index gives the id.
    clips: Vec<String>,
    /// The beginning of the ids of clip paths.
    name: &'a str,
}

impl Writer<'_> {
    /// Writes a tag as it is given.
    pub(crate) fn open(&mut self, tag: &str) {
        self.out.push_str(tag);
    }

    /// Writes the background of a scene and all its items.
    pub(crate) fn scene(&mut self, scene: &Scene) {
        self.item(&Item::Rectangle {
            area: [0.0, 0.0, scene.width, scene.height],
            fill: Some((scene.background, 1.0)),
            stroke: None,
        });
        for item in &scene.items {
            self.item(item);
        }
    }

    pub(crate) fn item(&mut self, item: &Item) {
        let Some(item) = near(item) else { return };
        match &*item {
            Item::Lines { lines, colour, width } => {
                let mut data = String::new();
                for line in lines {
                    path_data(&mut data, line);
                }
                put!(
                    &mut self.out,
                    "<path d=\"{data}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{}\" \
                         stroke-linejoin=\"round\"/>\n",
                    short(*width)
                );
            }
            Item::Markers { points, shape, fill, stroke } => {
                let mut data = String::new();
                for &(point, radius) in points {
                    marker_data(&mut data, *shape, point, radius);
                }
                let fill = fill.map_or_else(|| "none".to_owned(), |colour| colour.to_string());
                put!(&mut self.out, "<path d=\"{data}\" fill=\"{fill}\"{}/>\n", stroke_attributes(*stroke));
            }
            Item::Rectangle { area: [x, y, width, height], fill, stroke } => {
                let fill = match fill {
                    Some((colour, opacity)) if *opacity < 1.0 => {
                        format!("fill=\"{colour}\" fill-opacity=\"{}\"", short(*opacity))
                    }
                    Some((colour, _)) => format!("fill=\"{colour}\""),
                    None => "fill=\"none\"".to_owned(),
                };
                put!(
                    &mut self.out,
                    "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" {fill}{}/>\n",
                    short(*x),
                    short(*y),
                    short(*width),
                    short(*height),
                    stroke_attributes(*stroke)
                );
            }
            Item::Bars { areas, fill } => {
                let mut data = String::new();
                for area in areas {
                    bar_data(&mut data, *area);
                }
                put!(&mut self.out, "<path d=\"{data}\" fill=\"{fill}\"/>\n");
            }
            Item::Cells { area, columns, colours } => self.cells(*area, *columns, colours),
            Item::Polygon { corners, fill } => {
                let mut data = String::new();
                let closed: Vec<[f64; 2]> = corners.iter().chain(corners.first()).copied().collect();
                path_data(&mut data, &closed);
                put!(&mut self.out, "<path d=\"{data}\" fill=\"{fill}\"/>\n");
            }
            Item::Outline { segments, fill } => {
                let mut data = String::new();
                for segment in segments {
                    segment_data(&mut data, segment);
                }
                put!(&mut self.out, "<path d=\"{data}\" fill=\"{fill}\"/>\n");
            }
            Item::Text(text) => self.text(text),
            Item::Lens { centre: [x, y], radius, items } => {
                let circle =
                    format!("<circle cx=\"{}\" cy=\"{}\" r=\"{}\"/>", short(*x), short(*y), short(*radius));
                self.clipped(&circle, items);
            }
            Item::Clipped { area: [x, y, width, height], items } => {
                let rectangle = format!(
                    "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
                    short(*x),
                    short(*y),
                    short(*width),
                    short(*height)
                );
                self.clipped(&rectangle, items);
            }
        }
    }

    /// Writes one path for each colour, in which every stretch of a row is a rectangle. The unit is a cell,
    /// so that coordinates are whole numbers and a large map stays a small file. Edges are not smoothed,
    /// since the background would show between two cells.
    fn cells(&mut self, [left, top, width, height]: [f64; 4], columns: usize, colours: &[Colour]) {
        let mut paths: BTreeMap<Colour, String> = BTreeMap::new();
        for (row, colours) in colours.chunks(columns.max(1)).enumerate() {
            let mut column = 0;
            for stretch in colours.chunk_by(|a, b| a == b) {
                let data = paths.entry(stretch[0]).or_default();
                put!(data, "M{column} {row}h{0}v1h-{0}z", stretch.len());
                column += stretch.len();
            }
        }
        let rows = colours.len().div_ceil(columns.max(1)).max(1);
        put!(
            &mut self.out,
            "<g transform=\"translate({} {}) scale({} {})\" shape-rendering=\"crispEdges\">\n",
            short(left),
            short(top),
            width / columns.max(1) as f64,
            height / rows as f64
        );
        for (colour, data) in paths {
            put!(&mut self.out, "<path d=\"{data}\" fill=\"{colour}\"/>\n");
        }
        self.out.push_str("</g>\n");
    }

    /// Writes items that are clipped to a shape.
    fn clipped(&mut self, shape: &str, items: &[Item]) {
        let name = self.name;
        let known = self.clips.iter().position(|known| known == shape);
        let id = known.unwrap_or(self.clips.len()) + 1;
        if known.is_none() {
            // A clip path inside a hidden group would be hidden too, and so the items of others that use it.
            self.clips.push(shape.to_owned());
            put!(
                &mut self.out,
                "<clipPath id=\"{name}clip{id}\" visibility=\"visible\">{shape}</clipPath>\n"
            );
        }
        put!(&mut self.out, "<g clip-path=\"url(#{name}clip{id})\">\n");
        for item in items {
            self.item(item);
        }
        self.out.push_str("</g>\n");
    }

    /// Each span is placed by its own coordinate, from the metrics of the fonts. Renderers differ in how they
    /// shape a text that changes its font half-way.
    fn text(&mut self, text: &Text) {
        let width = font::total_width(&text.spans, text.size);
        let mut x = match text.anchor {
            Anchor::Start => text.at[0],
            Anchor::Middle => text.at[0] - width / 2.0,
            Anchor::End => text.at[0] - width,
        };
        put!(
            &mut self.out,
            "<text y=\"{}\" font-size=\"{}\" fill=\"{}\" xml:space=\"preserve\">",
            short(text.at[1]),
            short(text.size),
            text.colour
        );
        for span in &text.spans {
            let Span { text: letters, face } = span;
            let family = font::family(*face);
            put!(
                &mut self.out,
                "<tspan x=\"{}\" font-family=\"'{family}'\">{}</tspan>",
                short(x),
                escaped(letters)
            );
            x += font::width(span, text.size);
        }
        self.out.push_str("</text>\n");
    }
}

/// Escapes a text for XML. Characters that XML does not allow become spaces or are left out.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push('\n'),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
