//! Turns tokens into nodes in the order in which they are evaluated: an operation follows its operands.
//!
//! This is precedence climbing. From loosest to tightest: + and −; products and quotients, including
//! implicit products; the sign −; powers, from right to left; brackets, and √ with what follows it
//! directly.

use super::lexer::{Lexeme, Token, normalised, right_side, token};
use super::mistake::{FormulaPart, FormulaPlace, Mistake};
use super::names::{BinaryFunction, Function, Name};
use crate::ErrorKind;

/// The most characters of a formula.
pub(super) const LONGEST: usize = 1000;
/// The most parts inside each other: brackets, and operands that wait for a later one.
pub(super) const DEEPEST: usize = 100;

/// A number, a variable, or an operation on the one or two values before it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Node {
    Number(f64),
    Pi,
    E,
    X,
    Y,
    Negate,
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
    Call(Function),
    CallBinary(BinaryFunction),
}

/// The nodes that square the value before them.
const SQUARED: [Node; 2] = [Node::Number(2.0), Node::Power];

const SUM: u8 = 1;
const PRODUCT: u8 = 2;
const SIGN: u8 = 3;
const POWER: u8 = 4;

/// The nodes of a formula, and its text in half-width characters, without an `f(x, y) =` before it.
pub(super) fn parse(text: &str) -> Result<(Vec<Node>, String), ErrorKind> {
    let text = normalised(text);
    let wrong = |at: usize, mistake| ErrorKind::Formula { place: FormulaPlace::new(&text, at), mistake };
    if text.is_empty() {
        return Err(ErrorKind::EmptyFormula);
    }
    if text.len() > LONGEST {
        return Err(wrong(LONGEST, Mistake::TooLong { found: text.len(), limit: LONGEST }));
    }
    let from = right_side(&text);
    let nodes = Parser::new(&text, from)
        .and_then(|mut parser| {
            parser.expression(SUM)?;
            match parser.now.token {
                Token::End => Ok(parser.nodes),
                _ => Err(parser.expected(FormulaPart::Operator)),
            }
        })
        .map_err(|(at, mistake)| wrong(at, mistake))?;
    Ok((nodes, text[from..].iter().collect::<String>().trim().to_owned()))
}

type Wrong = (usize, Mistake);

struct Parser<'a> {
    text: &'a [char],
    now: Lexeme,
    nodes: Vec<Node>,
    depth: usize,
    bars: Bars,
}

/// The bars of absolute values within the innermost brackets.
#[derive(Clone, Copy, Default)]
struct Bars {
    /// How many are open.
    open: usize,
    /// Whether some were closed that might have been meant to open instead.
    closed: bool,
    /// Whether the token before this one closed one.
    just_closed: bool,
}

impl<'a> Parser<'a> {
    fn new(text: &'a [char], from: usize) -> Result<Self, Wrong> {
        let (now, bars) = (token(text, from)?, Bars::default());
        Ok(Self { text, now, nodes: Vec::new(), depth: 0, bars })
    }

    fn advance(&mut self) -> Result<(), Wrong> {
        // An operator directly after a bar means that the bar closed a value, since none can be opened before
        // it.
        let operates = !matches!(
            self.now.token,
            Token::Number(_) | Token::Name(_) | Token::Root | Token::Open | Token::Bar
        );
        self.bars.closed &= !(self.bars.just_closed && operates);
        self.bars.just_closed = false;
        self.now = token(self.text, self.now.end)?;
        Ok(())
    }

    fn expected(&self, part: FormulaPart) -> Wrong {
        (self.now.start, Mistake::Expected { part })
    }

    /// Parses an operand and all operators after it that bind at least as tightly as `least`.
    fn expression(&mut self, least: u8) -> Result<(), Wrong> {
        self.deeper()?;
        match self.now.token {
            sign @ (Token::Minus | Token::Plus) => {
                self.advance()?;
                self.expression(SIGN)?;
                if sign == Token::Minus {
                    self.nodes.push(Node::Negate);
                }
            }
            _ => self.operand()?,
        }
        loop {
            let (binds, node) = match self.now.token {
                Token::Plus => (SUM, Node::Add),
                Token::Minus => (SUM, Node::Subtract),
                // After a value, a bar closes an open one.
                Token::Bar if self.bars.open > 0 => break,
                Token::Times | Token::Name(_) | Token::Open | Token::Root | Token::Bar => {
                    (PRODUCT, Node::Multiply)
                }
                Token::Over => (PRODUCT, Node::Divide),
                Token::Caret | Token::Raised(_) => (POWER, Node::Power),
                _ => break,
            };
            if binds < least {
                break;
            }
            match self.now.token {
                Token::Raised(exponent) => {
                    self.advance()?;
                    self.nodes.push(Node::Number(exponent.abs()));
                    if exponent < 0.0 {
                        self.nodes.push(Node::Negate);
                    }
                }
                // x|y|z| may mean |x|·y·|z| as well as |x·|y|·z|.
                Token::Bar if self.bars.closed && !self.bars.just_closed => {
                    return Err((self.now.start, Mistake::Bars));
                }
                Token::Name(_) | Token::Open | Token::Root | Token::Bar => self.expression(binds + 1)?,
                Token::Caret => {
                    self.advance()?;
                    // From right to left, and with a sign of its own: 2^3^2 is 2^9, and 2^-1 is a half.
                    self.expression(SIGN)?;
                }
                _ => {
                    self.advance()?;
                    self.expression(binds + 1)?;
                }
            }
            self.nodes.push(node);
        }
        self.depth -= 1;
        Ok(())
    }

    fn operand(&mut self) -> Result<(), Wrong> {
        let node = match self.now.token {
            Token::Number(number) => Node::Number(number),
            Token::Name(Name::X) => Node::X,
            Token::Name(Name::Y) => Node::Y,
            Token::Name(Name::Pi) => Node::Pi,
            Token::Name(Name::E) => Node::E,
            Token::Name(Name::Function(function)) => return self.of_one(function),
            Token::Name(Name::BinaryFunction(pair)) => {
                return self.of_two(pair.word(), &[], &[Node::CallBinary(pair)]);
            }
            Token::Name(Name::Power) => return self.of_two("pow", &[], &[Node::Power]),
            Token::Name(Name::Hypot) => {
                let root = [Node::Add, Node::Call(Function::Sqrt)];
                return self.of_two("hypot", &SQUARED, &root);
            }
            Token::Name(Name::Square) => {
                self.advance()?;
                self.argument("square")?;
                self.nodes.extend(SQUARED);
                return Ok(());
            }
            Token::Name(Name::Log) => return Err((self.now.start, Mistake::Log)),
            Token::Root => {
                self.advance()?;
                self.deeper()?;
                self.operand()?;
                self.depth -= 1;
                self.nodes.push(Node::Call(Function::Sqrt));
                return Ok(());
            }
            open @ (Token::Open | Token::OpenBrace) => {
                let close = if open == Token::Open { Token::Close } else { Token::CloseBrace };
                let outside = std::mem::take(&mut self.bars);
                self.advance()?;
                self.expression(SUM)?;
                if self.now.token != close {
                    return Err(self.expected(FormulaPart::OperatorOrClose));
                }
                self.bars = outside;
                return self.advance();
            }
            Token::Bar => {
                self.advance()?;
                self.bars.open += 1;
                self.bars.closed = false;
                self.expression(SUM)?;
                if self.now.token != Token::Bar {
                    return Err(self.expected(FormulaPart::OperatorOrBar));
                }
                self.advance()?;
                self.bars.open -= 1;
                (self.bars.closed, self.bars.just_closed) = (true, true);
                self.nodes.push(Node::Call(Function::Abs));
                return Ok(());
            }
            _ => return Err(self.expected(FormulaPart::Operand)),
        };
        self.nodes.push(node);
        self.advance()
    }

    /// A function of one argument: sin(x), ln|x|, and sin²(x), which is the square of sin(x).
    fn of_one(&mut self, function: Function) -> Result<(), Wrong> {
        self.advance()?;
        let power = self.power_of_function(function.word())?;
        match self.now.token {
            Token::Bar => self.operand()?,
            _ => self.argument(function.word())?,
        }
        self.nodes.push(Node::Call(function));
        if let Some(exponent) = power {
            self.nodes.extend([Node::Number(exponent), Node::Power]);
        }
        Ok(())
    }

    /// The power between a function's name and its argument, if there is one. sin⁻¹ may mean two things,
    /// and is refused.
    fn power_of_function(&mut self, function: &'static str) -> Result<Option<f64>, Wrong> {
        let power = match self.now.token {
            Token::Raised(exponent) if exponent > 0.0 => exponent,
            Token::Caret => {
                let sign = self.expected(FormulaPart::Open { function });
                self.advance()?;
                match self.now.token {
                    Token::Number(exponent) => exponent,
                    _ => return Err(sign),
                }
            }
            _ => return Ok(None),
        };
        self.advance()?;
        Ok(Some(power))
    }

    /// The only argument of a function, in brackets.
    fn argument(&mut self, function: &'static str) -> Result<(), Wrong> {
        let outside = self.opened(function)?;
        self.expression(SUM)?;
        self.closed(outside, function, 1)
    }

    /// A function of two arguments: the nodes that follow each, and the nodes that follow both.
    fn of_two(&mut self, function: &'static str, each: &[Node], both: &[Node]) -> Result<(), Wrong> {
        self.advance()?;
        let outside = self.opened(function)?;
        self.expression(SUM)?;
        self.nodes.extend(each);
        if self.now.token != Token::Comma {
            return Err(self.expected(FormulaPart::Comma { function }));
        }
        self.advance()?;
        // The first argument waits meanwhile.
        self.deeper()?;
        self.expression(SUM)?;
        self.depth -= 1;
        self.closed(outside, function, 2)?;
        self.nodes.extend(each.iter().chain(both));
        Ok(())
    }

    /// Consumes the bracket after a function's name. Returns the state of the bars outside.
    fn opened(&mut self, function: &'static str) -> Result<Bars, Wrong> {
        let outside = std::mem::take(&mut self.bars);
        match self.now.token {
            Token::Open => self.advance().map(|()| outside),
            _ => Err(self.expected(FormulaPart::Open { function })),
        }
    }

    /// Consumes the bracket after a function's last argument.
    fn closed(&mut self, outside: Bars, function: &'static str, takes: usize) -> Result<(), Wrong> {
        match self.now.token {
            Token::Close => {
                self.bars = outside;
                self.advance()
            }
            Token::Comma if takes == 1 => Err((self.now.start, Mistake::SecondArgument { function })),
            Token::Comma => Err((self.now.start, Mistake::TooManyArguments { function, takes })),
            _ => Err(self.expected(FormulaPart::OperatorOrClose)),
        }
    }

    /// Limits the depth, so that neither this parser nor the evaluation of its nodes can overflow the stack.
    fn deeper(&mut self) -> Result<(), Wrong> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err((self.now.start, Mistake::TooDeep { limit: DEEPEST }));
        }
        Ok(())
    }
}
