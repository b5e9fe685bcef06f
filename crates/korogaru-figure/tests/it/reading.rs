//! Reads a figure as a person does: points by the numbers at the axes, values by the key. Nothing here knows
//! how the figure was laid out.

use korogaru_figure::{Anchor, Colour, Item, Scene, Text, text_width};

/// A drawn item, and the rectangle (left, top, width, height) that it is clipped to, if any.
pub(crate) struct Drawn<'a> {
    pub(crate) item: &'a Item,
    pub(crate) clip: Option<[f64; 4]>,
}

/// A figure that has been looked at.
pub(crate) struct Reading<'a> {
    /// The items from back to front.
    pub(crate) drawn: Vec<Drawn<'a>>,
    /// The left, top, width and height of the frame.
    pub(crate) frame: [f64; 4],
    /// The value of each colour in the key, from the top of the page.
    pub(crate) key: Vec<(Colour, f64)>,
    x: Axis,
    y: Axis,
}

impl<'a> Reading<'a> {
    pub(crate) fn of(scene: &'a Scene) -> Self {
        let mut drawn = Vec::new();
        flatten(&scene.items, None, &mut drawn);
        let frames = drawn.iter().filter_map(|d| match d.item {
            Item::Rectangle { area, fill: None, stroke: Some(_) } => Some(*area),
            _ => None,
        });
        let [frame] = frames.collect::<Vec<_>>()[..] else { panic!("a figure has one frame") };
        let [left, top, width, height] = frame;
        let (right, bottom) = (left + width, top + height);

        let numbers: Vec<([f64; 2], f64)> =
            texts(&drawn).filter_map(|text| Some((middle(text), number(&content(text))?))).collect();
        let strokes = || {
            drawn.iter().filter(|d| d.clip.is_none()).flat_map(|d| match d.item {
                Item::Lines { lines, colour, .. } => lines.iter().map(|line| (&line[..], *colour)).collect(),
                _ => Vec::new(),
            })
        };
        let marks = |axis: usize, beyond: &dyn Fn([f64; 2]) -> bool| -> Vec<f64> {
            let outside = strokes().filter(|(line, _)| line.iter().any(|&point| beyond(point)));
            outside.map(|(line, _)| line[0][axis]).collect()
        };
        let below = |[_, y]: [f64; 2]| y > bottom + 2.0;
        let beside = |[x, _]: [f64; 2]| x < left - 2.0;
        let labels = |beyond: &dyn Fn([f64; 2]) -> bool| -> Vec<([f64; 2], f64)> {
            numbers.iter().copied().filter(|&(at, _)| beyond(at)).collect()
        };
        let x = Axis::read(0, &marks(0, &below), &labels(&below));
        let y = Axis::read(1, &marks(1, &beside), &labels(&beside));

        let mut key: Vec<(f64, Colour, f64)> = strokes()
            .filter(|(line, _)| line.iter().all(|point| point[0] > right))
            .map(|(line, colour)| {
                let at = line[line.len() - 1];
                let row = |[x, y]: [f64; 2]| x > at[0] && (y - at[1]).abs() < 4.0;
                let [(_, height)] = labels(&row)[..] else {
                    panic!("one number beside each line of the key")
                };
                (at[1], colour, height)
            })
            .collect();
        key.sort_by(|a, b| a.0.total_cmp(&b.0));
        Self {
            drawn,
            frame,
            key: key.into_iter().map(|(_, colour, height)| (colour, height)).collect(),
            x,
            y,
        }
    }

    /// The point of the plane at a position on the page, by the numbers of the axes.
    pub(crate) fn plane(&self, [px, py]: [f64; 2]) -> [f64; 2] {
        [self.x.number(px), self.y.number(py)]
    }

    /// The position on the page of a point of the plane, by the numbers of the axes.
    pub(crate) fn page(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        [self.x.place(x), self.y.place(y)]
    }

    /// Whether a position on the page is in the frame or at most `margin` pixels outside.
    pub(crate) fn in_frame(&self, [px, py]: [f64; 2], margin: f64) -> bool {
        let [left, top, width, height] = self.frame;
        (left - margin..=left + width + margin).contains(&px)
            && (top - margin..=top + height + margin).contains(&py)
    }

    /// The lines of one colour in the frame.
    pub(crate) fn lines(&self, wanted: Colour) -> Vec<&'a [[f64; 2]]> {
        let found = self.drawn.iter().filter(|d| d.clip.is_some()).flat_map(|d| match d.item {
            Item::Lines { lines, colour, .. } if *colour == wanted => {
                lines.iter().map(Vec::as_slice).collect()
            }
            _ => Vec::new(),
        });
        found.collect()
    }

    /// The texts with their middle positions.
    pub(crate) fn texts(&self) -> Vec<([f64; 2], String)> {
        texts(&self.drawn).map(|text| (middle(text), content(text))).collect()
    }
}

/// An axis as its labelled ticks show it: two of them, with which all others are in line.
struct Axis {
    places: [f64; 2],
    numbers: [f64; 2],
}

impl Axis {
    fn read(axis: usize, marks: &[f64], labels: &[([f64; 2], f64)]) -> Self {
        let labelled: Vec<(f64, f64)> = labels
            .iter()
            .map(|&(at, number)| {
                let near = marks
                    .iter()
                    .copied()
                    .min_by(|a, b| (a - at[axis]).abs().total_cmp(&(b - at[axis]).abs()));
                let place = near.expect("an axis has ticks");
                assert!((place - at[axis]).abs() < 1.0, "no tick at {number}");
                (place, number)
            })
            .collect();
        assert!(labelled.len() >= 2, "an axis has two numbers");
        let (first, last) = (labelled[0], labelled[labelled.len() - 1]);
        let read = Self { places: [first.0, last.0], numbers: [first.1, last.1] };
        for (place, number) in labelled {
            assert!((read.place(number) - place).abs() < 0.01, "{number} is out of line");
        }
        read
    }

    fn number(&self, place: f64) -> f64 {
        let share = (place - self.places[0]) / (self.places[1] - self.places[0]);
        self.numbers[0] + share * (self.numbers[1] - self.numbers[0])
    }

    fn place(&self, number: f64) -> f64 {
        let share = (number - self.numbers[0]) / (self.numbers[1] - self.numbers[0]);
        self.places[0] + share * (self.places[1] - self.places[0])
    }
}

fn flatten<'a>(items: &'a [Item], clip: Option<[f64; 4]>, drawn: &mut Vec<Drawn<'a>>) {
    for item in items {
        match item {
            Item::Clipped { area, items } => flatten(items, Some(*area), drawn),
            Item::Lens { centre: [x, y], radius: r, items } => {
                flatten(items, Some([x - r, y - r, 2.0 * r, 2.0 * r]), drawn);
            }
            item => drawn.push(Drawn { item, clip }),
        }
    }
}

fn texts<'a>(drawn: &[Drawn<'a>]) -> impl Iterator<Item = &'a Text> {
    drawn.iter().filter_map(|d| match d.item {
        Item::Text(text) => Some(text),
        _ => None,
    })
}

fn content(text: &Text) -> String {
    text.spans.iter().map(|span| span.text.as_str()).collect()
}

fn number(text: &str) -> Option<f64> {
    text.replace('−', "-").parse().ok()
}

/// The middle of a text's digits.
fn middle(text: &Text) -> [f64; 2] {
    let left = match text.anchor {
        Anchor::Start => 0.0,
        Anchor::Middle => 0.5,
        Anchor::End => 1.0,
    };
    [text.at[0] + (0.5 - left) * text_width(text), text.at[1] - 0.36 * text.size]
}
