//! The equations of an update in numbers, in columns that are at the same place in every frame.

use korogaru_lab::{Explanation, Update};
use korogaru_text::explanation::{Equation, EquationLine, EquationPart, equations};

use crate::axes::SIZE as PAGE;
use crate::drawing::{dash, text};
use crate::font;
use crate::math;
use crate::palette::Palette;
use crate::scene::{Anchor, Colour, Face, Item, Span, Text};

const LEFT: f64 = 16.0;
/// From the lowest line to the edge of the page.
const UNDER: f64 = 12.0;
/// The size of the letters, for few lines and for many.
const SIZES: [f64; 2] = [12.0, 10.5];
const FEW: usize = 4;
/// The distances between lines and between columns, relative to the size of the letters.
const LEADING: f64 = 1.4;
const GAP: f64 = 0.55;
/// The relative size of an index.
const FOOT: f64 = 0.7;
const DIGITS: usize = 4;
const COLUMNS: usize = 6;

pub(super) struct EquationTable {
    steps: Vec<Vec<Equation>>,
    size: f64,
    rows: usize,
    /// The left ends of the columns of each equation.
    columns: Vec<[f64; COLUMNS]>,
}

impl EquationTable {
    pub(super) fn new(explanation: &Explanation<'_>, steps: &[Update]) -> Self {
        let steps: Vec<Vec<Equation>> =
            steps.iter().map(|step| equations(explanation, step, DIGITS)).collect();
        let first: &[Equation] = steps.first().map_or(&[], Vec::as_slice);
        let rows = first.iter().map(|equation| equation.lines.len().max(1)).sum();
        let size = SIZES[usize::from(rows > FEW)];
        // The greatest width of each column in any update.
        let mut widths = vec![[0.0_f64; COLUMNS]; first.len()];
        for equations in &steps {
            for (widths, equation) in widths.iter_mut().zip(equations) {
                widths[0] = widths[0].max(font::total_width(&name(equation), size));
                for line in &equation.lines {
                    for (width, cell) in widths[1..].iter_mut().zip(&cells(line)) {
                        *width = width.max(cell.width(size));
                    }
                }
            }
        }
        let gap = |width: f64| if width > 0.0 { width + GAP * size } else { 0.0 };
        let whole = |widths: &[f64; COLUMNS]| widths.iter().copied().map(gap).sum::<f64>() - GAP * size;
        let widest = widths.iter().map(whole).fold(1.0, f64::max);
        let scale = ((PAGE[0] - 2.0 * LEFT) / widest).min(1.0);
        // The first column has the same width in all equations, if they fit.
        let names = widths.iter().map(|widths| widths[0]).fold(0.0, f64::max);
        let fits =
            |widths: &[f64; COLUMNS]| whole(widths) - widths[0] + names <= widest.max(PAGE[0] - 2.0 * LEFT);
        let aligned = widths.iter().all(fits);
        let columns = widths.iter().map(|widths| {
            let mut x = LEFT;
            std::array::from_fn(|column| {
                let at = x;
                let width = if column == 0 && aligned { names } else { widths[column] };
                x += scale * gap(width);
                at
            })
        });
        Self { columns: columns.collect(), size: scale * size, rows, steps }
    }

    /// The upper end of the letters of the first line.
    pub(super) fn top(&self) -> f64 {
        PAGE[1] - UNDER - (self.rows.saturating_sub(1)) as f64 * self.leading() - self.size
    }

    fn leading(&self) -> f64 {
        // The distance is the same if the letters were made smaller to fit.
        LEADING * SIZES[usize::from(self.rows > FEW)]
    }

    pub(super) fn items(&self, frame: usize, palette: &Palette) -> Vec<Item> {
        let mut items = Vec::new();
        let mut baseline = self.top() + self.size;
        for (equation, columns) in self.steps[frame].iter().zip(&self.columns) {
            items.push(self.text([columns[0], baseline], name(equation), palette.secondary));
            for line in &equation.lines {
                for (cell, &x) in cells(line).iter().zip(&columns[1..]) {
                    self.cell(cell, [x, baseline], palette, &mut items);
                }
                baseline += self.leading();
            }
            if equation.lines.is_empty() {
                baseline += self.leading();
            }
        }
        items
    }

    fn text(&self, at: [f64; 2], spans: Vec<Span>, colour: Colour) -> Item {
        text(at, Anchor::Start, self.size, spans, colour)
    }

    fn cell(&self, cell: &Cell, at: [f64; 2], palette: &Palette, items: &mut Vec<Item>) {
        let [mut x, y] = at;
        for Piece { spans, foot, mark } in &cell.0 {
            let size = if *foot { FOOT * self.size } else { self.size };
            let width = font::total_width(spans, size);
            let down = if *foot { 0.2 * self.size } else { 0.0 };
            let text = Text {
                at: [x, y + down],
                anchor: Anchor::Start,
                size,
                colour: palette.ink,
                spans: spans.clone(),
            };
            items.push(Item::Text(text));
            if let Some(colour) = mark.and_then(|part| colour(part, palette)) {
                items.push(dash([x, y + 3.0], width, colour, 2.0));
            }
            x += width;
        }
    }
}

/// An equation in symbols, with its number.
fn name(equation: &Equation) -> Vec<Span> {
    let mut spans = math::formula(&equation.symbols);
    if let Some(number) = equation.number {
        spans.extend(math::words(format!("  {number}")));
    }
    spans
}

/// Pieces beside each other.
struct Cell(Vec<Piece>);

struct Piece {
    spans: Vec<Span>,
    /// Whether it is an index.
    foot: bool,
    /// Which part the number is, if that part has a colour.
    mark: Option<PartColour>,
}

#[derive(Clone, Copy)]
enum PartColour {
    Part(EquationPart),
    /// The sum of a carried and a fresh part.
    Sum,
}

impl Cell {
    fn width(&self, size: f64) -> f64 {
        let width =
            |piece: &Piece| font::total_width(&piece.spans, if piece.foot { FOOT * size } else { size });
        self.0.iter().map(width).sum()
    }
}

/// The columns of a line after the first.
fn cells(line: &EquationLine) -> [Cell; COLUMNS - 1] {
    let plain = |spans| Piece { spans, foot: false, mark: None };
    let words = |text: &str| plain(math::words(text));
    let mut left = vec![plain(math::formula(&line.name))];
    if let Some(axis) = line.axis {
        let spans = vec![Span { text: axis.to_owned(), face: Face::Math }];
        left.push(Piece { spans, foot: true, mark: None });
    }
    left.push(words(&format!(" {}", line.sign)));

    let marked = |text: &str, mark| Piece { mark: Some(mark), ..words(text) };
    let (mut first, mut second) = (Vec::new(), Vec::new());
    let mut sum = false;
    if let Some([(a, a_text), (b, b_text)]) = &line.parts {
        sum = *a == EquationPart::Carried;
        first = vec![words("= "), marked(a_text, PartColour::Part(*a))];
        second = vec![marked(b_text, PartColour::Part(*b))];
    }
    let result = if sum { marked(&line.result, PartColour::Sum) } else { words(&line.result) };
    [Cell(left), Cell(vec![words(&line.filled)]), Cell(first), Cell(second), Cell(vec![words("= "), result])]
}

/// The colour of the arrow of a part.
fn colour(mark: PartColour, palette: &Palette) -> Option<Colour> {
    match mark {
        PartColour::Part(EquationPart::Carried) => Some(palette.carried),
        PartColour::Part(EquationPart::Fresh) => Some(palette.fresh),
        PartColour::Part(EquationPart::Move) | PartColour::Sum => Some(palette.sum),
        PartColour::Part(_) => None,
    }
}
