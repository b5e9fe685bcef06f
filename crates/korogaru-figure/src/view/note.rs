use korogaru::Method;
use korogaru_lab::{Plane, Trajectory};
use korogaru_text::{Label, Lang, diverged_label, number};

use super::setting::convention;
use crate::drawing::{dash, disc, text};
use crate::font;
use crate::frame::Frame;
use crate::math;
use crate::palette::Palette;
use crate::scene::{Anchor, Colour, Item, Span};

const SIZE: f64 = 13.0;
const ROW: f64 = 16.5;
const PADDING: f64 = 8.0;
const PADDING_ABOVE: f64 = 2.5;
const MARK: f64 = 15.0;

/// Lines of text in the corner of the frame where they hide least.
#[derive(Debug, Default)]
pub(super) struct Note {
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    mark: Option<Mark>,
    spans: Vec<Span>,
}

/// The mark before a row that explains it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Mark {
    /// The first point.
    Start,
    /// The last point.
    End,
    /// A line or an arrow of this colour and width.
    Stroke(Colour, f64),
}

impl Note {
    pub(super) fn row(&mut self, spans: Vec<Span>) {
        self.rows.push(Row { mark: None, spans });
    }

    /// Adds the hyperparameters of a method, two in each row, and its convention if that is not the book's.
    pub(super) fn hyperparameters(&mut self, method: &Method) {
        let assignments: Vec<_> = method
            .hyperparameters()
            .map(|(h, value)| math::assignment(h.symbol, &number::shortest(value)))
            .collect();
        for pair in assignments.chunks(2) {
            self.row(pair.join(&math::words("    ")[..]));
        }
        if let Some(velocity) = convention(method) {
            self.row(velocity);
        }
    }

    /// Adds a row for each thing that is random.
    pub(super) fn noise(&mut self, words: Vec<String>) {
        self.rows.extend(words.into_iter().map(|word| Row { mark: None, spans: math::words(word) }));
    }

    /// Adds that a run leaves the view for good, and that it diverges, if it does.
    pub(super) fn end(&mut self, lang: Lang, trajectory: &Trajectory, view: Plane) {
        if let Some(iteration) = trajectory.left(view) {
            let label = if iteration == 0 { Label::Outside } else { Label::Left { iteration } };
            self.row(math::words(lang.say(&label)));
        }
        if let Some(label) = diverged_label(lang, trajectory) {
            self.row(math::words(label));
        }
    }

    pub(super) fn marked(&mut self, mark: Mark, spans: Vec<Span>) {
        self.rows.push(Row { mark: Some(mark), spans });
    }

    /// The note on the page, in the corner where it hides the fewest `points`.
    pub(super) fn items(&self, frame: &Frame, points: &[[f64; 2]], palette: &Palette) -> Vec<Item> {
        let indent = if self.rows.iter().any(|row| row.mark.is_some()) { MARK } else { 0.0 };
        let text_width = self.rows.iter().map(|row| font::total_width(&row.spans, SIZE)).fold(0.0, f64::max);
        let width = indent + text_width + 2.0 * PADDING;
        let height = self.rows.len() as f64 * ROW + 2.0 * PADDING_ABOVE;
        let [left, top] = corner(frame, points, [width, height]);

        let fill = Some((palette.paper, 0.88));
        let mut items = vec![Item::Rectangle { area: [left, top, width, height], fill, stroke: None }];
        for (i, row) in self.rows.iter().enumerate() {
            let baseline = top + PADDING_ABOVE + (i as f64 + 0.78) * ROW;
            if let Some(mark) = row.mark {
                let at = [left + PADDING + 4.0, baseline - 0.36 * SIZE];
                if mark == Mark::End {
                    items.push(disc(at, 2.4, Some(palette.ink), None));
                }
                items.extend(mark_items(mark, at, 0.8, palette.ink, palette));
            }
            let at = [left + PADDING + indent, baseline];
            items.push(text(at, Anchor::Start, SIZE, row.spans.clone(), palette.ink));
        }
        items
    }
}

/// The mark of the first point is a ring in its place. The mark of the last point is a ring around it,
/// through which the point and a minimum under it can be seen.
pub(super) fn mark_items(
    mark: Mark,
    at: [f64; 2],
    scale: f64,
    colour: Colour,
    palette: &Palette,
) -> Vec<Item> {
    let circle = |radius: f64, fill, stroke| disc(at, radius * scale, fill, stroke);
    match mark {
        Mark::Start => vec![circle(5.0, Some(palette.paper), Some((colour, 2.0 * scale)))],
        Mark::End => vec![
            circle(6.5, None, Some((palette.paper, 3.5 * scale))),
            circle(6.5, None, Some((colour, 1.5 * scale))),
        ],
        Mark::Stroke(colour, width) => {
            let [x, y] = at;
            vec![dash([x - 6.0, y], 11.0, colour, width)]
        }
    }
}

/// Left and top of a box in the corner of the frame that contains the fewest points. Among equals it is the
/// upper right corner, as in the article.
fn corner(frame: &Frame, points: &[[f64; 2]], [width, height]: [f64; 2]) -> [f64; 2] {
    const GAP: f64 = 3.0;
    let (left, right) = (frame.left + GAP, frame.right - GAP - width);
    let (top, bottom) = (frame.top + GAP, frame.bottom - GAP - height);
    let hidden = |[x, y]: [f64; 2]| {
        let inside = |p: &&[f64; 2]| (x..=x + width).contains(&p[0]) && (y..=y + height).contains(&p[1]);
        points.iter().filter(inside).count()
    };
    let corners = [[right, top], [left, top], [right, bottom], [left, bottom]];
    corners.into_iter().min_by_key(|&corner| hidden(corner)).unwrap_or([right, top])
}
