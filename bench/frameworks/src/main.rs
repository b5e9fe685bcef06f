//! The optimizers of burn and candle, with the line protocol that `bench/src/rival.rs` describes.

#![forbid(unsafe_code)]

mod burn;
mod candle;
mod candle_optimisers;
#[path = "../../src/numbers.rs"]
mod numbers;

use std::error::Error;
use std::io::{BufRead, Write};
use std::time::Instant;

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

/// An optimizer with its parameters and gradients.
trait Rival {
    fn step(&mut self) -> Result;
    /// The parameters of all tensors, one after the other.
    fn parameters(&self) -> Result<Vec<f32>>;
}

fn main() -> Result {
    let mut rival: Option<Box<dyn Rival>> = None;
    for line in std::io::stdin().lock().lines() {
        let reply = match reply(&line?, &mut rival) {
            Ok(reply) => reply,
            Err(error) => format!("error {error}").replace('\n', " "),
        };
        println!("{reply}");
        std::io::stdout().flush()?;
    }
    Ok(())
}

fn reply(line: &str, rival: &mut Option<Box<dyn Rival>>) -> Result<String> {
    let mut words = line.split_whitespace();
    let order = words.next().ok_or("an order is missing")?;
    if order == "prepare" {
        let name = words.next().ok_or("a name is missing")?;
        let lengths = words.map(str::parse).collect::<std::result::Result<Vec<usize>, _>>()?;
        *rival = Some(match name {
            "burn" => Box::new(burn::Burn::new(&lengths)),
            "candle" => Box::new(candle::Candle::new(&lengths)?),
            "candle-optimisers" => Box::new(candle_optimisers::CandleOptimisers::new(&lengths)?),
            other => return Err(format!("there is no rival {other}").into()),
        });
        return Ok("ready".to_owned());
    }
    let rival = rival.as_mut().ok_or("nothing is prepared")?;
    match order {
        "run" => {
            let count: u64 = words.next().ok_or("a count is missing")?.parse()?;
            let start = Instant::now();
            for _ in 0..count {
                rival.step()?;
            }
            Ok(start.elapsed().as_nanos().to_string())
        }
        "look" => {
            let parameters = rival.parameters()?;
            let places = words.map(str::parse).collect::<std::result::Result<Vec<usize>, _>>()?;
            let values: Vec<String> = places.iter().map(|&at| format!("{:e}", parameters[at])).collect();
            Ok(values.join(" "))
        }
        other => Err(format!("there is no order {other}").into()),
    }
}

/// The parameters and the gradient of each tensor, for tensors of these lengths.
fn tensors(lengths: &[usize]) -> impl Iterator<Item = (Vec<f32>, Vec<f32>)> {
    let mut start = 0;
    lengths.iter().map(move |&length| {
        let places = start..start + length;
        start += length;
        (places.clone().map(numbers::parameter).collect(), places.map(numbers::gradient).collect())
    })
}
