//! How far a long computation is, and how it is ended.

use std::io::{self, IsTerminal};
use std::ops::ControlFlow;
use std::process;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use korogaru_lab::Progress;
use korogaru_text::{Lang, Sweeping};

use crate::failure::INTERRUPTED;

/// Whether Ctrl-C was pressed. One for the process, which can have one listener: a command may watch twice.
static INTERRUPT: AtomicBool = AtomicBool::new(false);

fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // Where the system lets nobody listen, Ctrl-C ends the program as it always does.
        let _ = ctrlc::set_handler(|| {
            // Who presses it twice does not want to wait.
            if INTERRUPT.swap(true, Ordering::Relaxed) {
                process::exit(i32::from(INTERRUPTED));
            }
        });
    });
}

/// A bar on a terminal, nothing elsewhere; and an ear for Ctrl-C everywhere.
pub(crate) struct Watch {
    bar: ProgressBar,
}

impl Watch {
    /// Of so many runs.
    pub(crate) fn new(lang: Lang, runs: usize) -> Self {
        listen();
        let target = match io::stderr().is_terminal() {
            true => ProgressDrawTarget::stderr_with_hz(10),
            false => ProgressDrawTarget::hidden(),
        };
        let bar = ProgressBar::with_draw_target(Some(runs as u64), target);
        let form = "{wide_bar} {percent}%  {human_pos}/{human_len}  {per_sec}  {msg} {eta}";
        bar.set_style(ProgressStyle::with_template(form).expect("the template is well formed"));
        bar.set_message(lang.say(&Sweeping::TimeLeft));
        Self { bar }
    }

    /// Whether Ctrl-C was pressed.
    pub(crate) fn interrupted(&self) -> bool {
        INTERRUPT.load(Ordering::Relaxed)
    }

    /// Takes the bar away.
    pub(crate) fn clear(&self) {
        self.bar.finish_and_clear();
    }
}

impl Progress for Watch {
    fn done(&self, cells: usize) -> ControlFlow<()> {
        self.bar.set_position(cells as u64);
        if self.interrupted() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As in a race whose rates are looked for first: the second part of the work ends as the first would.
    #[test]
    fn every_watch_hears_the_same() {
        let watches = [Watch::new(Lang::En, 1), Watch::new(Lang::En, 1)];
        assert!(watches.iter().all(|watch| watch.done(0).is_continue()));
        INTERRUPT.store(true, Ordering::Relaxed);
        assert!(watches.iter().all(|watch| watch.done(0).is_break()));
        INTERRUPT.store(false, Ordering::Relaxed);
    }
}
