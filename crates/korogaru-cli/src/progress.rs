//! How far a long computation is, and how it is ended.

use std::io::{self, IsTerminal};
use std::ops::ControlFlow;
use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use korogaru_lab::Progress;
use korogaru_text::{Lang, Sweeping};

use crate::failure::INTERRUPTED;

/// A bar on a terminal, nothing elsewhere; and an ear for Ctrl-C everywhere.
pub(crate) struct Watch {
    bar: ProgressBar,
    interrupted: Arc<AtomicBool>,
}

impl Watch {
    /// Of so many runs.
    pub(crate) fn new(lang: Lang, runs: usize) -> Self {
        let interrupted = Arc::new(AtomicBool::new(false));
        let heard = Arc::clone(&interrupted);
        // Where the system lets nobody listen, Ctrl-C ends the program as it always does.
        let _ = ctrlc::set_handler(move || {
            // Who presses it twice does not want to wait.
            if heard.swap(true, Ordering::Relaxed) {
                process::exit(i32::from(INTERRUPTED));
            }
        });
        let target = match io::stderr().is_terminal() {
            true => ProgressDrawTarget::stderr_with_hz(10),
            false => ProgressDrawTarget::hidden(),
        };
        let bar = ProgressBar::with_draw_target(Some(runs as u64), target);
        let form = "{wide_bar} {percent}%  {human_pos}/{human_len}  {per_sec}  {msg} {eta}";
        bar.set_style(ProgressStyle::with_template(form).expect("the template is well formed"));
        bar.set_message(lang.say(&Sweeping::TimeLeft));
        Self { bar, interrupted }
    }

    /// Whether Ctrl-C was pressed.
    pub(crate) fn interrupted(&self) -> bool {
        self.interrupted.load(Ordering::Relaxed)
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
