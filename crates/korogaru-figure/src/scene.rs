//! What to draw, with no word on how it is written down. Lengths are in pixels, y grows downwards.

/// A figure: its size, what it shows in words, and its items from back to front.
#[derive(Clone, Debug)]
pub struct Scene {
    /// Pixels from left to right.
    pub width: f64,
    /// Pixels from top to bottom.
    pub height: f64,
    /// The language of its words, as a code such as `ja`.
    pub lang: &'static str,
    /// A short name, for a reader who cannot see it.
    pub title: String,
    /// What it shows, for a reader who cannot see it.
    pub description: String,
    /// The canonical text of each experiment that it shows, in the order in which it shows them. They travel inside the
    /// files, see [`carrier`](crate::carrier).
    pub experiments: Vec<String>,
    /// What of which logs it shows, where it shows logs, which cannot be run again. It travels inside the files too.
    pub log: Option<String>,
    /// What fills it before anything is drawn.
    pub background: Colour,
    /// What to draw, the last on top.
    pub items: Vec<Item>,
}

/// A colour, as red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Colour(pub u8, pub u8, pub u8);

/// One thing to draw.
#[derive(Clone, Debug)]
pub enum Item {
    /// Lines through points. A line whose last point is its first is closed.
    Lines {
        /// Each a line.
        lines: Vec<Vec<[f64; 2]>>,
        /// Of the stroke.
        colour: Colour,
        /// Of the stroke.
        width: f64,
    },
    /// The same small shape at many points.
    Markers {
        /// Where, and how far it reaches from there.
        points: Vec<([f64; 2], f64)>,
        /// What.
        shape: Shape,
        /// Inside it.
        fill: Option<Colour>,
        /// Around it: colour and width.
        stroke: Option<(Colour, f64)>,
    },
    /// A rectangle.
    Rectangle {
        /// Left, top, width, height.
        area: [f64; 4],
        /// Inside it, with an opacity from 0 to 1.
        fill: Option<(Colour, f64)>,
        /// Around it: colour and width.
        stroke: Option<(Colour, f64)>,
    },
    /// Rectangles of one colour, such as bars.
    Bars {
        /// Left, top, width, height of each; no width is below 0.
        areas: Vec<[f64; 4]>,
        /// Inside them.
        fill: Colour,
    },
    /// A rectangle of cells in rows, each of one colour.
    Cells {
        /// Left, top, width, height.
        area: [f64; 4],
        /// How many cells are in a row.
        columns: usize,
        /// From the left of the top row on, row by row.
        colours: Vec<Colour>,
    },
    /// A surface with straight edges.
    Polygon {
        /// In order.
        corners: Vec<[f64; 2]>,
        /// Inside it.
        fill: Colour,
    },
    /// A surface with curved edges, such as a letter of a font that does not travel along.
    Outline {
        /// Its edges, each figure among them closed.
        segments: Vec<Segment>,
        /// Inside it, by the rule of non-zero winding.
        fill: Colour,
    },
    /// A line of text.
    Text(Text),
    /// Items of which only what lies in a circle is seen.
    Lens {
        /// Of the circle.
        centre: [f64; 2],
        /// Of the circle.
        radius: f64,
        /// What to draw.
        items: Vec<Item>,
    },
    /// Items of which only what lies in a rectangle is seen.
    Clipped {
        /// Left, top, width, height.
        area: [f64; 4],
        /// What to draw.
        items: Vec<Item>,
    },
}

/// A piece of an edge, from where the last one ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Segment {
    /// To a new place, without an edge.
    Move([f64; 2]),
    /// Straight.
    Line([f64; 2]),
    /// A Bézier curve of second degree: where it is drawn to, and its end.
    Quadratic([[f64; 2]; 2]),
    /// A Bézier curve of third degree: where it is drawn to first and last, and its end.
    Cubic([[f64; 2]; 3]),
    /// Back to the last new place.
    Close,
}

impl Item {
    /// Moves all of it, to the right and down.
    pub fn move_by(&mut self, [dx, dy]: [f64; 2]) {
        let shift = |[x, y]: &mut [f64; 2]| {
            *x += dx;
            *y += dy;
        };
        match self {
            Self::Lines { lines, .. } => lines.iter_mut().flatten().for_each(shift),
            Self::Markers { points, .. } => points.iter_mut().for_each(|(at, _)| shift(at)),
            Self::Rectangle { area: [x, y, ..], .. } | Self::Cells { area: [x, y, ..], .. } => {
                *x += dx;
                *y += dy;
            }
            Self::Bars { areas, .. } => areas.iter_mut().for_each(|[x, y, ..]| {
                *x += dx;
                *y += dy;
            }),
            Self::Polygon { corners, .. } => corners.iter_mut().for_each(shift),
            Self::Outline { segments, .. } => {
                for segment in segments {
                    match segment {
                        Segment::Move(at) | Segment::Line(at) => shift(at),
                        Segment::Quadratic(points) => points.iter_mut().for_each(shift),
                        Segment::Cubic(points) => points.iter_mut().for_each(shift),
                        Segment::Close => {}
                    }
                }
            }
            Self::Text(text) => shift(&mut text.at),
            Self::Lens { centre, items, .. } => {
                shift(centre);
                items.iter_mut().for_each(|item| item.move_by([dx, dy]));
            }
            Self::Clipped { area: [x, y, ..], items } => {
                *x += dx;
                *y += dy;
                items.iter_mut().for_each(|item| item.move_by([dx, dy]));
            }
        }
    }
}

/// The shape of a marker. A method has one everywhere, so that a grey print still tells methods apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// ●
    Circle,
    /// ■
    Square,
    /// ◆
    Diamond,
    /// ▲
    TriangleUp,
    /// ▼
    TriangleDown,
    /// +, drawn by its stroke.
    Plus,
    /// ×, drawn by its stroke.
    Cross,
}

/// A line of text in one size and colour.
#[derive(Clone, Debug)]
pub struct Text {
    /// The anchor on the base line.
    pub at: [f64; 2],
    /// Which part of the text stands at the anchor.
    pub anchor: Anchor,
    /// Height of the em.
    pub size: f64,
    /// Of the letters.
    pub colour: Colour,
    /// The text, in runs of one face.
    pub runs: Vec<Run>,
}

/// Which part of a text stands at its anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its left end.
    Start,
    /// Its middle.
    Middle,
    /// Its right end.
    End,
}

/// A stretch of text in one face.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The letters.
    pub text: String,
    /// Their face.
    pub face: Face,
}

/// A face of the bundled fonts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Upright, for words in both languages, digits and operators.
    Sans,
    /// Italic, for variables.
    Math,
}
