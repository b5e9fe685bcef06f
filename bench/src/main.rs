//! Side-by-side benchmarks of korogaru and its rivals: one table on standard output, and a dated record of it
//! if asked for. A missed bar is a result that the table shows. Only what cannot be measured is a failure.

#![forbid(unsafe_code)]

mod ceiling;
mod contest;
mod machine;
mod numbers;
mod options;
mod ours;
mod process;
mod record;
mod rival;
mod row;
mod rows;
mod sample;
mod setup;
mod table;
mod turns;
mod work;

use std::process::ExitCode;

use options::Options;
use setup::Setup;

/// The error is a message for the user.
type Result<T = ()> = std::result::Result<T, String>;

fn main() -> ExitCode {
    let measured = Options::parse(std::env::args().skip(1)).and_then(|options| match options {
        Some(options) => measure(&options),
        None => {
            print!("{}", options::usage());
            Ok(())
        }
    });
    match measured {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("korogaru-bench: {message}");
            ExitCode::FAILURE
        }
    }
}

fn measure(options: &Options) -> Result {
    let setup = Setup::new(options)?;
    let mut rows = Vec::new();
    for group in rows::GROUPS.iter().filter(|group| options.wants(group)) {
        eprintln!("measuring {} ...", group.name);
        rows.extend((group.rows)(&setup).map_err(|error| format!("{}: {error}", group.name))?);
    }
    let table = table::render(&rows);
    print!("{table}");
    match &options.record {
        Some(folder) => {
            let file = record::write(folder, &table, &setup)?;
            eprintln!("wrote {}", file.display());
            Ok(())
        }
        None => Ok(()),
    }
}
