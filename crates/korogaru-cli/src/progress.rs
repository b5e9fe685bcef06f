//! Signs of how far a long computation is.

use std::io::{self, IsTerminal};
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use korogaru_lab::Progress;
use korogaru_text::{Lang, Problem, SweepPhrase};

/// A computation that takes no longer than this needs no sign.
const DELAY: Duration = Duration::from_millis(500);

/// The sign on the terminal. Commands mostly do one thing after another; where they do several at once, one
/// sign is enough.
static SEEN: Mutex<Option<ProgressBar>> = Mutex::new(None);

/// A sign on a terminal that something is going on. It becomes a bar once progress is counted. Elsewhere it
/// shows nothing.
pub(crate) struct Watch {
    bar: ProgressBar,
    /// The words beside the bar.
    time_left: String,
    counts: AtomicBool,
    timer: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Watch {
    /// Watches this many runs, updates or rows.
    pub(crate) fn new(lang: Lang, all: usize) -> Self {
        Self::on(lang, all, io::stderr().is_terminal())
    }

    /// Watches without a sign unless `shown`: where rows go to the terminal themselves, a sign would disturb.
    pub(crate) fn on(lang: Lang, all: usize, shown: bool) -> Self {
        let bar = ProgressBar::with_draw_target(Some(all as u64), ProgressDrawTarget::hidden());
        bar.set_style(style("{spinner} {msg} {elapsed}"));
        bar.set_message(lang.say(&Problem::Working));
        let timer = shown.then(|| timer(bar.clone())).flatten();
        Self { bar, time_left: lang.say(&SweepPhrase::TimeLeft), counts: AtomicBool::new(false), timer }
    }

    /// Removes the sign.
    pub(crate) fn clear(self) {
        drop(self);
    }
}

/// Does work whose progress is not counted.
pub(crate) fn waiting<T>(lang: Lang, work: impl FnOnce() -> T) -> T {
    let watch = Watch::new(lang, 0);
    let done = work();
    watch.clear();
    done
}

/// Removes the sign from the terminal, since the program ends.
pub(crate) fn clear() {
    if let Some(bar) = seen().take() {
        bar.finish_and_clear();
    }
}

/// Writes to the terminal without breaking the sign.
pub(crate) fn beside<T>(write: impl FnOnce() -> T) -> T {
    let bar = seen().clone();
    match bar {
        Some(bar) => bar.suspend(write),
        None => write(),
    }
}

fn seen() -> MutexGuard<'static, Option<ProgressBar>> {
    SEEN.lock().unwrap_or_else(PoisonError::into_inner)
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).expect("the template is well formed")
}

/// Shows a bar after a while, unless the other end is dropped before. If the system has no thread left,
/// nothing is shown.
fn timer(bar: ProgressBar) -> Option<(Sender<()>, JoinHandle<()>)> {
    let (ended, wait) = mpsc::channel();
    let show = move || {
        if wait.recv_timeout(DELAY) != Err(RecvTimeoutError::Timeout) {
            return;
        }
        {
            let mut seen = seen();
            if seen.is_some() {
                return;
            }
            *seen = Some(bar.clone());
        }
        bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(10));
        // The sign also moves where nothing is counted for a long time.
        while wait.recv_timeout(DELAY / 4) == Err(RecvTimeoutError::Timeout) {
            bar.tick();
        }
        bar.finish_and_clear();
        seen().take();
    };
    Some((ended, thread::Builder::new().spawn(show).ok()?))
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some((ended, timer)) = self.timer.take() {
            drop(ended);
            let _ = timer.join();
        }
    }
}

impl Progress for Watch {
    fn done(&self, cells: usize) -> ControlFlow<()> {
        if !self.counts.swap(true, Ordering::Relaxed) {
            self.bar.set_message(self.time_left.clone());
            self.bar
                .set_style(style("{wide_bar} {percent}%  {human_pos}/{human_len}  {per_sec}  {msg} {eta}"));
        }
        self.bar.set_position(cells as u64);
        ControlFlow::Continue(())
    }
}
