//! Logs of trainings, as trainings write them.

use korogaru_lab::{Curve, ErrorKind, Log, LogColumns};

mod columns;
mod files;
mod printed;
mod rows;
mod runs;

fn read(text: &str) -> Log {
    Log::read(text.as_bytes()).unwrap().unwrap()
}

fn refused(text: &str) -> ErrorKind {
    Log::read(text.as_bytes()).unwrap().unwrap_err().kind().clone()
}

fn loss(log: &Log) -> &[[f64; 2]] {
    log.curves()[0].points()
}

/// Curves as texts: run, column, and the numbers over their steps.
fn curves(log: &Log) -> Vec<String> {
    let said = |curve: &Curve| {
        let run = curve.run().map_or(String::new(), |run| format!("{run}: "));
        let points: Vec<String> = curve.points().iter().map(|[step, y]| format!("{step} {y}")).collect();
        format!("{run}{} {:?}: {}", curve.column(), curve.examples(), points.join(", "))
    };
    log.curves().iter().map(said).collect()
}

fn drawn(text: &str) -> Vec<String> {
    curves(&read(text))
}

fn asked(text: &str, x: Option<&str>, y: &[&str]) -> Result<Log, ErrorKind> {
    let y = y.iter().map(|name| (*name).to_owned()).collect();
    let columns = LogColumns { x: x.map(str::to_owned), y };
    Log::read_columns(text.as_bytes(), &columns).unwrap().map_err(|wrong| wrong.kind().clone())
}
