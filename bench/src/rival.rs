//! A rival in a process of its own, which lives as long as it is measured and communicates in lines.
//!
//! | order | reply |
//! |---|---|
//! | `prepare NAME LENGTH …` | `ready`, with a tensor of each length that holds `numbers` |
//! | `run COUNT` | the nanoseconds that this many steps took, by its own clock |
//! | `look PLACE …` | the parameters at these indices among all elements |
//!
//! It works only when told to, and its threads are asleep before it is the other side's turn (see `turns`).

use std::fmt;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use crate::Result;
use crate::turns::Steps;
use crate::work::Work;

/// A rival that has prepared its work.
pub(crate) struct Rival {
    name: String,
    child: Child,
    orders: ChildStdin,
    replies: BufReader<ChildStdout>,
}

impl Rival {
    /// Starts a program and lets its rival of this name prepare the work.
    pub(crate) fn start(mut program: Command, name: &str, work: &Work) -> Result<Self> {
        let mut child =
            program.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().map_err(|error| {
                format!("cannot start {}: {error}", program.get_program().to_string_lossy())
            })?;
        let (orders, replies) = (child.stdin.take(), child.stdout.take());
        let (Some(orders), Some(replies)) = (orders, replies) else {
            return Err(format!("{name}: no pipes"));
        };
        let mut rival = Self { name: name.to_owned(), child, orders, replies: BufReader::new(replies) };
        let lengths: Vec<String> = work.lengths().map(|length| length.to_string()).collect();
        match rival.ask(&format!("prepare {name} {}", lengths.join(" ")))?.as_str() {
            "ready" => Ok(rival),
            other => Err(format!("{name} said {other:?} in place of ready")),
        }
    }

    fn ask(&mut self, order: &str) -> Result<String> {
        let mut reply = String::new();
        writeln!(self.orders, "{order}")
            .and_then(|()| self.orders.flush())
            .and_then(|()| self.replies.read_line(&mut reply))
            .map_err(|error| format!("{}: {error}", self.name))?;
        match reply.trim() {
            "" => Err(format!("{} ended without a reply", self.name)),
            reply if reply.starts_with("error ") => Err(format!("{}: {reply}", self.name)),
            reply => Ok(reply.to_owned()),
        }
    }
}

impl Steps for Rival {
    fn name(&self) -> &str {
        &self.name
    }

    fn run(&mut self, count: u32) -> Result<f64> {
        let reply = self.ask(&format!("run {count}"))?;
        let nanoseconds: f64 =
            reply.parse().map_err(|_| format!("{} said {reply:?} in place of a time", self.name))?;
        Ok(nanoseconds / 1e9 / f64::from(count))
    }

    fn look(&mut self, places: &[usize]) -> Result<Vec<f64>> {
        let words: Vec<String> = places.iter().map(ToString::to_string).collect();
        let reply = self.ask(&format!("look {}", words.join(" ")))?;
        let values: std::result::Result<Vec<f64>, _> = reply.split(' ').map(str::parse).collect();
        values.map_err(|_| format!("{} said {reply:?} in place of numbers", self.name))
    }
}

/// No rival outlives its rows, whatever it is doing.
impl Drop for Rival {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl fmt::Debug for Rival {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rival").field("name", &self.name).finish_non_exhaustive()
    }
}
