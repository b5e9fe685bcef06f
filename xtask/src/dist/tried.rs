//! Uses the content of an archive as a user who downloaded it would.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use super::{archive, bytes, program};
use crate::built;
use crate::outcome::Outcome;
use crate::shell::{self, Result, command};
use crate::web;

/// Tries an archive for this system with the program that the tests have built. `dist` tries what is built
/// for a release as soon as it is made.
pub(crate) fn check() -> Outcome {
    web::make()?;
    built::ensure()?;
    program::links_for_old_systems()?;
    Ok(here(&program::packed(&built::program())?)?)
}

/// Unpacks an archive for this system into an empty folder and uses it there, with an empty path.
pub(super) fn here(archive: &[u8]) -> Result<String> {
    let unpacked = shell::empty("target/dist-tried")?;
    if cfg!(windows) {
        archive::unzip(archive, &unpacked)?;
    } else {
        archive::untar(archive, &unpacked)?;
    }
    let inside = unpacked.join(program::name(&program::host()?));
    let run = || {
        let mut run = Command::new(inside.join(format!("korogaru{}", std::env::consts::EXE_SUFFIX)));
        run.env_clear().env("PATH", "");
        // Windows opens no socket without it.
        if let Some(system) = std::env::var_os("SystemRoot") {
            run.env("SystemRoot", system);
        }
        run
    };
    tried(&inside, run)
}

/// Tries help, the figures of the book and the explorer, with the program in a folder that an archive was
/// unpacked into.
pub(super) fn tried(inside: &Path, run: impl Fn() -> Command) -> Result<String> {
    let help = shell::output(run().current_dir(inside).arg("--help"))?;
    if !help.contains("korogaru run") {
        return Err(format!("--help says:\n{help}"));
    }
    let figures = book(inside, run())?;
    page(inside, run())?;
    Ok(format!("--help, book ({figures} files, with the bytes of a debug build), explore"))
}

/// Draws the book's figures with that program and with the tests' build, and compares them. Returns how many
/// there are.
fn book(inside: &Path, mut there: Command) -> Result<usize> {
    shell::output(there.current_dir(inside).arg("book"))?;
    let here = shell::empty("target/dist-book")?;
    built::ensure()?;
    shell::output(command(built::program(), &["book"]).current_dir(&here))?;
    let (there, here) = (inside.join("figures"), here.join("figures"));
    let names = shell::names(&there)?;
    if names.is_empty() || names != shell::names(&here)? {
        return Err(format!("book draws {names:?} there"));
    }
    for name in &names {
        if bytes(&there.join(name))? != bytes(&here.join(name))? {
            return Err(format!("{name} has other bytes there"));
        }
    }
    Ok(names.len())
}

/// Compares the page that the program serves with the one beside the program.
fn page(inside: &Path, mut explore: Command) -> Result {
    explore.current_dir(inside).args(["explore", "--no-open"]).stdout(Stdio::piped());
    let mut child = explore.spawn().map_err(|error| format!("explore: {error}"))?;
    let served = served(&mut child);
    let complaint = |error| format!("explore: {error}");
    child.kill().and_then(|()| child.wait()).map_err(complaint)?;
    if served?.ends_with(&bytes(&inside.join("korogaru.html"))?) {
        Ok(())
    } else {
        Err("explore serves another page than the one beside it".to_owned())
    }
}

/// How long to wait for a server.
const PATIENCE: Duration = Duration::from_secs(30);

/// Head and body of the answer of a server that prints its address first.
fn served(child: &mut std::process::Child) -> Result<Vec<u8>> {
    let complaint = |error| format!("explore: {error}");
    let stdout = child.stdout.take().ok_or("explore has no output")?;
    let (said, first) = mpsc::channel();
    std::thread::spawn(move || {
        let mut stdout = BufReader::new(stdout);
        let mut line = String::new();
        let read = stdout.read_line(&mut line);
        // The output stays open until somebody has read it to its end.
        let _ = said.send(read.map(|_| line));
        let _ = stdout.read_to_end(&mut Vec::new());
    });
    let line = first.recv_timeout(PATIENCE).map_err(|_| "explore says nothing".to_owned())?;
    let line = line.map_err(complaint)?;
    let host = line.split("http://").nth(1).and_then(|rest| rest.split('/').next());
    let host = host.ok_or_else(|| format!("explore says {line:?}"))?;
    let mut stream = TcpStream::connect(host).map_err(complaint)?;
    stream.set_read_timeout(Some(PATIENCE)).map_err(complaint)?;
    write!(stream, "GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").map_err(complaint)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).map_err(complaint)?;
    Ok(answer)
}
