//! The listener for what ends the program from outside: Ctrl-C, and SIGTERM and SIGHUP where there are
//! signals.
//!
//! A signal ends every command at once, whatever it is doing; `explore` ends by itself at the first one. Files that are not whole are removed, and the
//! exit code is the one that shells have for the signal. No computation is asked to stop, since it may be
//! writing to a pipe that nobody reads.

use std::io::{self, Write as _};
use std::process;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use korogaru_files::Unfinished;
use korogaru_text::{Lang, Problem};

use crate::progress;

/// How long to wait for a disk that does not answer. A terminal has half as long, so that together they have
/// 750 ms.
const GRACE: Duration = Duration::from_millis(500);

/// What the first signal does instead of ending the program.
static FIRST: Mutex<Option<Box<dyn FnOnce() + Send>>> = Mutex::new(None);

/// Whether something has been written where it cannot be taken back.
static WRITTEN: AtomicBool = AtomicBool::new(false);

/// Starts to listen. Where the system allows no listener, the system itself ends the program at a signal.
pub(crate) fn listen(lang: Lang) {
    let unfinished = Unfinished::listed();
    #[cfg(unix)]
    {
        let (listening, wait) = mpsc::channel();
        let listener = move || {
            let Ok(mut signals) = signal_hook::iterator::Signals::new(wanted()) else { return };
            // The receiver waits for this as long as the program runs.
            let _ = listening.send(());
            for signal in signals.forever() {
                heard(lang, unfinished, 128 + signal);
            }
        };
        if thread::Builder::new().spawn(listener).is_ok() {
            let _ = wait.recv();
        }
    }
    #[cfg(not(unix))]
    let _ = ctrlc::set_handler(move || heard(lang, unfinished, 130));
}

/// The signals that whoever started the program has not switched off: `nohup` does so with SIGHUP, and a
/// shell with SIGINT for a program in the background. If the system does not say which are off, SIGHUP is
/// left to it.
#[cfg(unix)]
fn wanted() -> Vec<i32> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let Some(ignored) = ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()) else {
        return vec![SIGINT, SIGTERM];
    };
    [SIGINT, SIGTERM, SIGHUP].into_iter().filter(|signal| ignored >> (signal - 1) & 1 == 0).collect()
}

/// Makes the first signal do this, for a command whose normal end it is.
#[cfg(feature = "explore")]
pub(crate) fn first(action: impl FnOnce() + Send + 'static) {
    if let Ok(mut first) = FIRST.lock() {
        *first = Some(Box::new(action));
    }
}

/// Records that something has been written where it cannot be taken back.
pub(crate) fn wrote() {
    WRITTEN.store(true, Ordering::Relaxed);
}

/// Ends the program, or does once what a command asked for in place of that. The code is the one that shells have for a signal: 128 and the signal's number.
fn heard(lang: Lang, unfinished: Unfinished, code: i32) {
    let first = FIRST.lock().ok().and_then(|mut first| first.take());
    if let Some(action) = first {
        return action();
    }
    let (done, wait) = mpsc::channel();
    let tidy_up = move || {
        let written = unfinished.abandon() || WRITTEN.load(Ordering::Relaxed);
        let _ = done.send(());
        progress::clear();
        let problem = if written { Problem::InterruptedHalfWay } else { Problem::Interrupted };
        // Where standard error is closed, the exit code still tells.
        let _ = writeln!(io::stderr(), "{}: {}", lang.say(&Problem::Error), lang.say(&problem));
        let _ = done.send(());
    };
    match thread::Builder::new().spawn(tidy_up) {
        // It waits twice, since the terminal may not answer either.
        Ok(_) => {
            let _ = wait.recv_timeout(GRACE).and_then(|()| wait.recv_timeout(GRACE / 2));
        }
        Err(_) => {
            unfinished.abandon();
        }
    }
    process::exit(code);
}
