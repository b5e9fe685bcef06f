//! Writes a formula as people do: x²/20 + y².

use super::names::Function;
use super::parser::Node;
use crate::reading::RAISED;

/// How tightly the parts of a text hold together, from loosest to tightest.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
enum Binds {
    Sum,
    Product,
    Sign,
    Power,
    Whole,
}

struct Piece {
    text: String,
    binds: Binds,
    /// Whether its last factor is a divisor, so that a factor written after it would seem to be one too.
    is_quotient: bool,
}

impl Piece {
    fn whole(text: impl Into<String>) -> Self {
        Self { text: text.into(), binds: Binds::Whole, is_quotient: false }
    }

    /// The text, in brackets unless it binds at least this tightly.
    fn within(self, least: Binds) -> String {
        if self.binds >= least { self.text } else { format!("({})", self.text) }
    }

    /// The text of a product, in brackets if it begins with a sign.
    fn unsigned(self) -> String {
        if self.text.starts_with('−') { format!("({})", self.text) } else { self.within(Binds::Product) }
    }
}

/// The text of nodes. It parses to the same nodes again.
pub(super) fn text(nodes: &[Node]) -> String {
    let mut stack: Vec<Piece> = Vec::new();
    for node in nodes {
        let piece = alone(*node).unwrap_or_else(|| {
            let mut pop = || stack.pop().unwrap_or_else(|| Piece::whole(""));
            let last = pop();
            match *node {
                Node::Negate => {
                    let text = format!("−{}", last.within(Binds::Power));
                    Piece { text, binds: Binds::Sign, is_quotient: false }
                }
                Node::Call(Function::Sqrt) if last.text.chars().count() == 1 => {
                    Piece::whole(format!("√{}", last.text))
                }
                Node::Call(Function::Sqrt) => Piece::whole(format!("√({})", last.text)),
                Node::Call(function) => Piece::whole(format!("{}({})", function.word(), last.text)),
                node => of_two(node, pop(), last),
            }
        });
        stack.push(piece);
    }
    stack.pop().map_or_else(String::new, |piece| piece.text)
}

/// The text of a node without operands.
fn alone(node: Node) -> Option<Piece> {
    Some(Piece::whole(match node {
        Node::Number(number) => korogaru::message::typed(number),
        Node::Pi => "π".to_owned(),
        Node::E => "e".to_owned(),
        Node::X => "x".to_owned(),
        Node::Y => "y".to_owned(),
        _ => return None,
    }))
}

fn of_two(node: Node, first: Piece, last: Piece) -> Piece {
    let (text, binds, is_quotient) = match node {
        Node::Add => (format!("{} + {}", first.text, last.unsigned()), Binds::Sum, false),
        Node::Subtract => (format!("{} − {}", first.text, last.unsigned()), Binds::Sum, false),
        Node::Divide => {
            (format!("{}/{}", first.within(Binds::Product), last.within(Binds::Power)), Binds::Product, true)
        }
        Node::Power => (power(first, last), Binds::Power, false),
        Node::CallBinary(pair) => {
            return Piece::whole(format!("{}({}, {})", pair.word(), first.text, last.text));
        }
        _ => {
            let below = first.is_quotient;
            let (left, right) = (first.within(Binds::Product), last.within(Binds::Power));
            let dot = if below || !may_touch(&left, &right) { "·" } else { "" };
            (format!("{left}{dot}{right}"), Binds::Product, false)
        }
    };
    Piece { text, binds, is_quotient }
}

/// Whether a product can be written without a sign between its factors: 2x, xy², 10cos(2πx), (1 − x)(2 +
/// y).
fn may_touch(left: &str, right: &str) -> bool {
    let (Some(before), Some(after)) = (left.chars().last(), right.chars().next()) else { return false };
    let letters = |c: char| matches!(c, 'x' | 'y' | 'π');
    let word = right.chars().take_while(|c| c.is_ascii_alphabetic() || *c == 'π').count();
    let digit = before.is_ascii_digit();
    // A factor after √x or 2^x would seem to be under the root or in the exponent.
    let open = left.contains(['√', '^']);
    // An e after a digit would seem to begin an exponent.
    let plain = letters(before) || RAISED.contains(&before);
    match after {
        _ if open => false,
        '(' => digit || plain || before == ')',
        c if letters(c) && word == 1 => digit || plain || before == ')',
        c if c.is_ascii_alphabetic() && word > 1 => digit || before == ')',
        _ => false,
    }
}

/// The text of a power. Whole exponents are superscript.
fn power(base: Piece, exponent: Piece) -> String {
    // 1e-7² would seem to be a power of ten.
    let scientific =
        base.binds == Binds::Whole && base.text.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    let rooted = base.text.starts_with('√');
    let base = if rooted || (scientific && base.text.contains('e')) {
        format!("({})", base.text)
    } else {
        base.within(Binds::Whole)
    };
    let few = exponent.text.len() <= 3;
    let raised = |c: char| c.to_digit(10).and_then(|digit| RAISED.get(digit as usize));
    match exponent.text.chars().map(raised).collect::<Option<String>>() {
        Some(exponent) if few => format!("{base}{exponent}"),
        _ => format!("{base}^{}", exponent.within(Binds::Whole)),
    }
}
