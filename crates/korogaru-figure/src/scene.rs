//! What to draw, independent of the format. Lengths are in pixels, and y grows downwards.

/// A figure: its size, a description in words, and its items.
#[derive(Clone, Debug)]
pub struct Scene {
    /// The width in pixels.
    pub width: f64,
    /// The height in pixels.
    pub height: f64,
    /// The language of its words, as a code such as `ja`.
    pub lang: &'static str,
    /// A short name, for readers who cannot see the figure.
    pub title: String,
    /// What the figure shows, for readers who cannot see it.
    pub description: String,
    /// The canonical text of each experiment in the figure, in the order in which it shows them. Files of the
    /// figure carry these texts, see [`carrier`](crate::carrier).
    pub experiments: Vec<String>,
    /// For a figure of logs, which columns of which logs it shows. Files of the figure carry this text too.
    pub log: Option<String>,
    /// The colour that fills the figure before anything is drawn.
    pub background: Colour,
    /// The items, the last on top.
    pub items: Vec<Item>,
}

/// A colour, as red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Colour(pub u8, pub u8, pub u8);

impl std::fmt::Display for Colour {
    /// As SVG and CSS write it, such as `#1b1f24`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self(red, green, blue) = self;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// One thing to draw.
#[derive(Clone, Debug)]
pub enum Item {
    /// Lines through points. A line is closed if its last point is its first.
    Lines {
        /// The points of each line.
        lines: Vec<Vec<[f64; 2]>>,
        /// The colour of the stroke.
        colour: Colour,
        /// The width of the stroke.
        width: f64,
    },
    /// The same small shape at many points.
    Markers {
        /// The middle of each marker and its radius.
        points: Vec<([f64; 2], f64)>,
        /// The shape of all markers.
        shape: Shape,
        /// The colour inside, if there is one.
        fill: Option<Colour>,
        /// The colour and the width of the stroke, if there is one.
        stroke: Option<(Colour, f64)>,
    },
    /// A rectangle.
    Rectangle {
        /// Left, top, width and height.
        area: [f64; 4],
        /// The colour inside and its opacity from 0 to 1, if there is one.
        fill: Option<(Colour, f64)>,
        /// The colour and the width of the stroke, if there is one.
        stroke: Option<(Colour, f64)>,
    },
    /// Rectangles of one colour, such as bars.
    Bars {
        /// Left, top, width and height of each. No width is below 0.
        areas: Vec<[f64; 4]>,
        /// The colour of all.
        fill: Colour,
    },
    /// A rectangle that is divided into cells of one colour each.
    Cells {
        /// Left, top, width and height.
        area: [f64; 4],
        /// The number of cells in a row.
        columns: usize,
        /// The colours, row by row, from the left of the top row on.
        colours: Vec<Colour>,
    },
    /// A filled polygon.
    Polygon {
        /// The corners, in order.
        corners: Vec<[f64; 2]>,
        /// The colour inside.
        fill: Colour,
    },
    /// A filled path with curves, such as a letter of a font that is not in the file.
    Outline {
        /// The segments of the path. Each subpath is closed.
        segments: Vec<Segment>,
        /// The colour inside, by the nonzero rule.
        fill: Colour,
    },
    /// A line of text.
    Text(Text),
    /// Items that are clipped to a circle.
    Lens {
        /// The middle of the circle.
        centre: [f64; 2],
        /// The radius of the circle.
        radius: f64,
        /// The items, the last on top.
        items: Vec<Item>,
    },
    /// Items that are clipped to a rectangle.
    Clipped {
        /// Left, top, width and height.
        area: [f64; 4],
        /// The items, the last on top.
        items: Vec<Item>,
    },
}

/// A segment of a path. It begins where the segment before ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Segment {
    /// Begins a new subpath here.
    Move([f64; 2]),
    /// A straight line to a point.
    Line([f64; 2]),
    /// A quadratic Bézier curve: its control point and its end.
    Quadratic([[f64; 2]; 2]),
    /// A cubic Bézier curve: its two control points and its end.
    Cubic([[f64; 2]; 3]),
    /// Closes the subpath.
    Close,
}

impl Item {
    /// Moves the item by a distance to the right and downwards.
    pub fn move_by(&mut self, [dx, dy]: [f64; 2]) {
        let shift = |[x, y]: &mut [f64; 2]| {
            *x += dx;
            *y += dy;
        };
        let shift_area = |[x, y, ..]: &mut [f64; 4]| {
            *x += dx;
            *y += dy;
        };
        match self {
            Self::Lines { lines, .. } => lines.iter_mut().flatten().for_each(shift),
            Self::Markers { points, .. } => points.iter_mut().for_each(|(at, _)| shift(at)),
            Self::Rectangle { area, .. } | Self::Cells { area, .. } => shift_area(area),
            Self::Bars { areas, .. } => areas.iter_mut().for_each(shift_area),
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
            Self::Clipped { area, items } => {
                shift_area(area);
                items.iter_mut().for_each(|item| item.move_by([dx, dy]));
            }
        }
    }
}

/// The shape of a marker. A method has the same shape in every figure, so that methods can be told apart in a
/// grey print.
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
    /// +, which has a stroke and no fill.
    Plus,
    /// ×, which has a stroke and no fill.
    Cross,
}

/// A line of text in one size and colour.
#[derive(Clone, Debug)]
pub struct Text {
    /// The place of the anchor on the baseline.
    pub at: [f64; 2],
    /// Which part of the text is at `at`.
    pub anchor: Anchor,
    /// The height of the em.
    pub size: f64,
    /// The colour of the letters.
    pub colour: Colour,
    /// The text, in spans of one face each.
    pub spans: Vec<Span>,
}

/// Which part of a text is at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The left end.
    Start,
    /// The middle.
    Middle,
    /// The right end.
    End,
}

/// A part of a line of text in one face.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The letters.
    pub text: String,
    /// The face of the letters.
    pub face: Face,
}

/// A face of the bundled fonts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// The upright face, for words in both languages, digits and operators.
    Sans,
    /// The italic face, for variables.
    Math,
}
