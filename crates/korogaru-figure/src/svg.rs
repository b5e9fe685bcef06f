mod data;

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::carrier::{ID, LOG_ID};
use crate::font;
use crate::length::short;
use crate::near::near;
use crate::scene::{Anchor, Colour, Face, Item, Run, Scene, Text};
use crate::subset::subset;
use data::{bar_data, hex, marker_data, path_data, segment_data, stroke_attributes, write};

/// The scene as an SVG document that needs nothing else: the letters' fonts are inside it.
#[must_use]
pub fn svg(scene: &Scene) -> String {
    document(scene, &font_faces(&scene.items), |writer| writer.scene(scene))
}

/// Items as elements of an SVG document that has the fonts, such as a page: what stands between `<svg>` and `</svg>`. The
/// names of its clip paths begin with `name`, since a page has one set of names for all that it shows.
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

/// The same document without the fonts, for a renderer that has them.
#[cfg(any(feature = "png", feature = "gif"))]
pub(crate) fn svg_without_fonts(scene: &Scene) -> String {
    document(scene, "", |writer| writer.scene(scene))
}

/// A document of items alone, of a scene's size and without its background.
#[cfg(feature = "gif")]
pub(crate) fn svg_of_layer(scene: &Scene, items: &[Item]) -> String {
    document(scene, "", |writer| items.iter().for_each(|item| writer.item(item)))
}

/// A document with what a scene says of itself, and in it what is drawn.
pub(crate) fn document(scene: &Scene, style: &str, draw: impl FnOnce(&mut Writer<'_>)) -> String {
    let mut out = String::new();
    let (width, height) = (scene.width, scene.height);
    write(
        &mut out,
        format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"title description\" \
             xml:lang=\"{lang}\" lang=\"{lang}\">\n\
             <title id=\"title\">{title}</title>\n<desc id=\"description\">{description}</desc>\n\
             {experiments}{style}",
            lang = scene.lang,
            title = escaped(&scene.title),
            description = escaped(&scene.description),
            experiments = metadata(scene),
        ),
    );
    let mut writer = Writer { out, clips: Vec::new(), name: "" };
    draw(&mut writer);
    writer.out.push_str("</svg>\n");
    writer.out
}

/// The experiments, as [`carrier`](crate::carrier) says.
fn metadata(scene: &Scene) -> String {
    let mut out = String::new();
    for (i, experiment) in scene.experiments.iter().enumerate() {
        let number = if i == 0 { String::new() } else { format!("-{}", i + 1) };
        let text = escaped(experiment);
        write(&mut out, format_args!("<metadata id=\"{ID}{number}\">\n{text}</metadata>\n"));
    }
    if let Some(log) = &scene.log {
        write(&mut out, format_args!("<metadata id=\"{LOG_ID}\">\n{}</metadata>\n", escaped(log)));
    }
    out
}

/// The fonts, each with the letters of this document alone.
pub(crate) fn font_faces<'a>(items: impl IntoIterator<Item = &'a Item>) -> String {
    let mut texts = Vec::new();
    collect_texts(items, &mut texts);
    let mut style = "<style>\n".to_owned();
    for face in [Face::Sans, Face::Math] {
        let runs = texts.iter().flat_map(|text| &text.runs).filter(|run| run.face == face);
        let letters: BTreeSet<char> = runs.flat_map(|run| run.text.chars()).collect();
        if !letters.is_empty() {
            let (family, data) = (font::family(face), STANDARD.encode(subset(font::file(face), letters)));
            write(
                &mut style,
                format_args!("@font-face{{font-family:\"{family}\";src:url(data:font/ttf;base64,{data})}}\n"),
            );
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

/// Writes items down.
pub(crate) struct Writer<'a> {
    out: String,
    /// The shapes by which something was clipped, each once.
    clips: Vec<String>,
    /// Before the names of clip paths.
    name: &'a str,
}

impl Writer<'_> {
    /// Writes a tag of one's own.
    pub(crate) fn open(&mut self, tag: &str) {
        self.out.push_str(tag);
    }

    /// All that a scene has, over its background.
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
                write(
                    &mut self.out,
                    format_args!(
                        "<path d=\"{data}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\" \
                         stroke-linejoin=\"round\"/>\n",
                        hex(*colour),
                        short(*width)
                    ),
                );
            }
            Item::Markers { points, shape, fill, stroke } => {
                let mut data = String::new();
                for &(point, radius) in points {
                    marker_data(&mut data, *shape, point, radius);
                }
                let fill = fill.map_or("none".to_owned(), hex);
                write(
                    &mut self.out,
                    format_args!("<path d=\"{data}\" fill=\"{fill}\"{}/>\n", stroke_attributes(*stroke)),
                );
            }
            Item::Rectangle { area: [x, y, width, height], fill, stroke } => {
                let fill = match fill {
                    Some((colour, opacity)) if *opacity < 1.0 => {
                        format!("fill=\"{}\" fill-opacity=\"{}\"", hex(*colour), short(*opacity))
                    }
                    Some((colour, _)) => format!("fill=\"{}\"", hex(*colour)),
                    None => "fill=\"none\"".to_owned(),
                };
                write(
                    &mut self.out,
                    format_args!(
                        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" {fill}{}/>\n",
                        short(*x),
                        short(*y),
                        short(*width),
                        short(*height),
                        stroke_attributes(*stroke)
                    ),
                );
            }
            Item::Bars { areas, fill } => {
                let mut data = String::new();
                for area in areas {
                    bar_data(&mut data, *area);
                }
                write(&mut self.out, format_args!("<path d=\"{data}\" fill=\"{}\"/>\n", hex(*fill)));
            }
            Item::Cells { area, columns, colours } => self.cells(*area, *columns, colours),
            Item::Polygon { corners, fill } => {
                let mut data = String::new();
                let closed: Vec<[f64; 2]> = corners.iter().chain(corners.first()).copied().collect();
                path_data(&mut data, &closed);
                write(&mut self.out, format_args!("<path d=\"{data}\" fill=\"{}\"/>\n", hex(*fill)));
            }
            Item::Outline { segments, fill } => {
                let mut data = String::new();
                for segment in segments {
                    segment_data(&mut data, segment);
                }
                write(&mut self.out, format_args!("<path d=\"{data}\" fill=\"{}\"/>\n", hex(*fill)));
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

    /// A path a colour, in which every stretch of a row is a rectangle. Cells are whole numbers there, so that a large
    /// map stays a small file; their edges are not smoothed, since two that meet would let the background through.
    fn cells(&mut self, [left, top, width, height]: [f64; 4], columns: usize, colours: &[Colour]) {
        let mut paths: BTreeMap<Colour, String> = BTreeMap::new();
        for (row, colours) in colours.chunks(columns.max(1)).enumerate() {
            let mut column = 0;
            for stretch in colours.chunk_by(|a, b| a == b) {
                let data = paths.entry(stretch[0]).or_default();
                write(data, format_args!("M{column} {row}h{0}v1h-{0}z", stretch.len()));
                column += stretch.len();
            }
        }
        let rows = colours.len().div_ceil(columns.max(1)).max(1);
        write(
            &mut self.out,
            format_args!(
                "<g transform=\"translate({} {}) scale({} {})\" shape-rendering=\"crispEdges\">\n",
                short(left),
                short(top),
                width / columns.max(1) as f64,
                height / rows as f64
            ),
        );
        for (colour, data) in paths {
            write(&mut self.out, format_args!("<path d=\"{data}\" fill=\"{}\"/>\n", hex(colour)));
        }
        self.out.push_str("</g>\n");
    }

    /// Items of which only what lies in a shape is seen.
    fn clipped(&mut self, shape: &str, items: &[Item]) {
        let name = self.name;
        let known = self.clips.iter().position(|known| known == shape);
        let id = known.unwrap_or(self.clips.len()) + 1;
        if known.is_none() {
            // What is hidden at first would hide its clip too.
            self.clips.push(shape.to_owned());
            write(
                &mut self.out,
                format_args!("<clipPath id=\"{name}clip{id}\" visibility=\"visible\">{shape}</clipPath>\n"),
            );
        }
        write(&mut self.out, format_args!("<g clip-path=\"url(#{name}clip{id})\">\n"));
        for item in items {
            self.item(item);
        }
        self.out.push_str("</g>\n");
    }

    /// Each run is placed by itself, from the fonts' own widths: renderers differ in how they shape a text that
    /// changes its font half-way.
    fn text(&mut self, text: &Text) {
        let width = font::total_width(&text.runs, text.size);
        let mut x = match text.anchor {
            Anchor::Start => text.at[0],
            Anchor::Middle => text.at[0] - width / 2.0,
            Anchor::End => text.at[0] - width,
        };
        write(
            &mut self.out,
            format_args!(
                "<text y=\"{}\" font-size=\"{}\" fill=\"{}\" xml:space=\"preserve\">",
                short(text.at[1]),
                short(text.size),
                hex(text.colour)
            ),
        );
        for run in &text.runs {
            let Run { text: letters, face } = run;
            let family = font::family(*face);
            write(
                &mut self.out,
                format_args!(
                    "<tspan x=\"{}\" font-family=\"'{family}'\">{}</tspan>",
                    short(x),
                    escaped(letters)
                ),
            );
            x += font::width(run, text.size);
        }
        self.out.push_str("</text>\n");
    }
}

/// As XML has it. The characters that it cannot have are spaces, or left out.
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
