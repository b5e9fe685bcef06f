use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr as _;

/// The side of a column to which its cells are aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Left, for words.
    Left,
    /// Right, for numbers.
    Right,
}

/// A report of several parts, which a terminal shows as plain text and a notebook as Markdown or HTML.
///
/// ```
/// use korogaru_text::{Align, Block, Document};
///
/// let rows = vec![vec!["method".into(), "rate".into()], vec!["SGD".into(), "0.9".into()]];
/// let blocks = vec![
///     Block::Heading("Rates".into()),
///     Block::Table { align: vec![Align::Left, Align::Right], rows },
/// ];
/// let document = Document { blocks };
/// assert_eq!(document.plain(), "Rates\n\nmethod  rate\nSGD      0.9\n");
/// assert_eq!(document.markdown(), "### Rates\n\n| method | rate |\n| :-- | --: |\n| SGD | 0.9 |\n");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The parts from top to bottom.
    pub blocks: Vec<Block>,
}

/// A part of a [`Document`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A line that says what the document is about.
    Heading(String),
    /// Sentences, each on a line of its own.
    Text(Vec<String>),
    /// Equations, each on a line of its own. Spaces at the beginning of a line are kept.
    Equations(Vec<String>),
    /// Words or symbols, each with its meaning.
    Meanings(Vec<(String, String)>),
    /// Rows of cells. The first row names the columns.
    Table {
        /// The alignment of each column.
        align: Vec<Align>,
        /// The rows. Each has one cell for each column; a row of one cell is a remark.
        rows: Vec<Vec<String>>,
    },
}

impl Document {
    /// Writes the document for a terminal, with empty lines between the parts and tables in columns.
    #[must_use]
    pub fn plain(&self) -> String {
        let parts: Vec<String> = self.blocks.iter().map(Block::plain).collect();
        parts.join("\n")
    }

    /// Writes the document as HTML for a notebook. Its elements have no style of their own.
    ///
    /// ```
    /// use korogaru_text::{Align, Block, Document};
    ///
    /// let rows = vec![vec!["f".into()], vec!["x < y".into()]];
    /// let document = Document { blocks: vec![Block::Table { align: vec![Align::Right], rows }] };
    /// assert!(document.html().contains("<td style=\"text-align:right\">x &lt; y</td>"));
    /// ```
    #[must_use]
    pub fn html(&self) -> String {
        self.blocks.iter().map(Block::html).collect()
    }

    /// Writes the document in CommonMark with tables, for a notebook.
    #[must_use]
    pub fn markdown(&self) -> String {
        let parts: Vec<String> = self.blocks.iter().map(Block::markdown).collect();
        parts.join("\n")
    }
}

impl Block {
    fn plain(&self) -> String {
        match self {
            Self::Heading(line) => format!("{line}\n"),
            Self::Text(lines) | Self::Equations(lines) => lines_of(lines),
            Self::Meanings(meanings) => {
                let rows: Vec<Vec<String>> = meanings
                    .iter()
                    .map(|(word, meaning)| vec![format!("  {word}"), meaning.clone()])
                    .collect();
                columns(&[Align::Left, Align::Left], &rows)
            }
            Self::Table { align, rows } => columns(align, rows),
        }
    }

    fn html(&self) -> String {
        let lines = |lines: &[String]| {
            let lines: Vec<String> = lines.iter().map(|line| in_html(line)).collect();
            lines.join("<br>\n")
        };
        match self {
            Self::Heading(line) => format!("<h3>{}</h3>\n", in_html(line)),
            Self::Text(text) => format!("<p>{}</p>\n", lines(text)),
            Self::Equations(equations) => format!("<pre>{}</pre>\n", in_html(&equations.join("\n"))),
            Self::Meanings(meanings) => {
                let entry = |(word, meaning): &(String, String)| {
                    format!("<dt>{}</dt><dd>{}</dd>\n", in_html(word), in_html(meaning))
                };
                format!("<dl>\n{}</dl>\n", meanings.iter().map(entry).collect::<String>())
            }
            Self::Table { align, rows } => {
                let row = |(i, row): (usize, &Vec<String>)| {
                    let tag = if i == 0 { "th" } else { "td" };
                    let cell = |(cell, align): (&String, &Align)| {
                        let side = if *align == Align::Left { "left" } else { "right" };
                        format!("<{tag} style=\"text-align:{side}\">{}</{tag}>", in_html(cell))
                    };
                    format!("<tr>{}</tr>\n", row.iter().zip(align).map(cell).collect::<String>())
                };
                format!("<table>\n{}</table>\n", rows.iter().enumerate().map(row).collect::<String>())
            }
        }
    }

    fn markdown(&self) -> String {
        match self {
            Self::Heading(line) => format!("### {}\n", escaped(line)),
            // Two spaces at its end keep a line a line.
            Self::Text(lines) => {
                let lines: Vec<String> = lines.iter().map(|line| escaped(line)).collect();
                lines.join("  \n") + "\n"
            }
            Self::Equations(lines) => format!("```text\n{}```\n", lines_of(lines)),
            Self::Meanings(meanings) => meanings.iter().fold(String::new(), |mut all, (word, meaning)| {
                let _ = writeln!(all, "- **{}**: {}", escaped(word), escaped(meaning));
                all
            }),
            Self::Table { align, rows } => {
                let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
                let sides: Vec<String> = align
                    .iter()
                    .map(|align| if *align == Align::Left { ":--".to_owned() } else { "--:".to_owned() })
                    .collect();
                let mut all = String::new();
                for (i, row) in rows.iter().enumerate() {
                    let mut cells: Vec<String> = row.iter().map(|cell| escaped(cell)).collect();
                    cells.resize(align.len(), String::new());
                    all += &line(&cells);
                    if i == 0 {
                        all += &line(&sides);
                    }
                }
                all
            }
        }
    }
}

fn in_html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn lines_of(lines: &[String]) -> String {
    lines.iter().fold(String::new(), |all, line| all + line + "\n")
}

/// Lays rows out in columns for a terminal. Columns are as wide as their widest cell and two spaces apart. A
/// row of one cell is a remark, which does not count for the widths.
///
/// ```
/// use korogaru_text::{Align, columns};
///
/// let rows = [["η", "更新"], ["0.1", "30"]].map(|row| row.map(str::to_owned).to_vec());
/// assert_eq!(columns(&[Align::Left, Align::Right], &rows), "η    更新\n0.1    30\n");
/// ```
#[must_use]
pub fn columns(align: &[Align], rows: &[Vec<String>]) -> String {
    let mut widths = vec![0; align.len()];
    for row in rows.iter().filter(|row| row.len() > 1) {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.width());
        }
    }
    let mut all = String::new();
    for row in rows {
        let mut line = String::new();
        for ((cell, width), align) in row.iter().zip(&widths).zip(align) {
            let padding = " ".repeat(width.saturating_sub(cell.width()));
            match align {
                Align::Left => line.extend([cell.as_str(), &padding]),
                Align::Right => line.extend([padding.as_str(), cell]),
            }
            line.push_str("  ");
        }
        all += line.trim_end();
        all.push('\n');
    }
    all
}

/// Escapes what Markdown would read as its own marks.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '*' | '_' | '|' | '<' | '`' | '[' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
