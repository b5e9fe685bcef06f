//! Where the ball is, and how it rolls.

use korogaru_lab::Trajectory;
use leptos::prelude::*;

use super::State;

impl State {
    /// How many updates the ball has made, with the part of the one that it is making.
    pub(crate) fn at(self) -> f64 {
        let at = self.at.get().min(self.last() as f64);
        if self.jumps { at.floor() } else { at }
    }

    /// The number of updates that the ball has made wholly.
    pub(crate) fn made(self) -> usize {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of updates")]
        let made = self.at() as usize;
        made
    }

    /// Where the ball is. `None` if the run has no point.
    pub(crate) fn ball(self) -> Option<[f64; 2]> {
        self.trajectory.with(|run| self.ball_of(run)).map(|[_, ball]| ball)
    }

    /// The point of the last whole update of a run, and where its ball is. A run that ended early stays at its
    /// end.
    pub(crate) fn ball_of(self, run: &Trajectory) -> Option<[[f64; 2]; 2]> {
        let last = run.len().checked_sub(1)?;
        let (at, made) = (self.at().min(last as f64), self.made().min(last));
        let from = run.position(made);
        let share = at - made as f64;
        if share <= 0.0 {
            return Some([from, from]);
        }
        let to = run.position(made + 1);
        // Without a difference, which may be beyond all numbers where the points are not.
        Some([from, [0, 1].map(|axis| (1.0 - share) * from[axis] + share * to[axis])])
    }

    /// Shows another iteration and stops the ball.
    pub(crate) fn seek(self, iteration: usize) {
        self.stop();
        self.at.set(untrack(|| iteration.min(self.last())) as f64);
    }

    /// Goes to the end of the update that the ball is making, or of the next one.
    pub(crate) fn forward(self) {
        self.seek(self.made() + 1);
    }

    /// Goes to the start of the update that the ball is making, or of the last one.
    pub(crate) fn back(self) {
        self.seek(self.shown().saturating_sub(1));
    }

    /// Lets the ball roll on by this many updates, which may be a part of one. It stops at the end of the run.
    /// A ball that was stopped rolls to the end of its update. Returns whether it rolls on.
    pub(crate) fn roll(self, updates: f64) -> bool {
        let at = self.at.get().min(self.last() as f64);
        let plays = self.playing.get();
        let until = self.until.get().unwrap_or(usize::MAX).min(self.last());
        let end = if plays { until as f64 } else { at.ceil() };
        let next = (at + updates).min(end);
        if next >= end {
            self.stop();
        }
        if next > at {
            self.at.set(next);
        }
        next < end
    }

    /// Lets the ball roll, or stops it. If it is at the end, it begins at the start.
    pub(crate) fn toggle(self) {
        if self.playing.get_untracked() {
            self.stop();
        } else {
            self.play();
        }
    }

    /// Lets the ball of a new run roll, unless the user guesses first or prefers reduced motion.
    pub(crate) fn begin(self) {
        if !self.asking.get_untracked() && !self.jumps {
            self.play();
        }
    }

    /// Lets the ball roll. If it is at the end, it begins at the start.
    pub(crate) fn play(self) {
        if untrack(|| self.at() >= self.last() as f64) {
            self.at.set(0.0);
        }
        self.playing.set(true);
    }

    /// Lets the ball roll to an iteration and stop there.
    pub(crate) fn roll_to(self, iteration: usize) {
        self.stop();
        if untrack(|| self.at() < iteration.min(self.last()) as f64) {
            self.until.set(Some(iteration));
            self.playing.set(true);
        }
    }

    /// Stops the ball.
    pub(crate) fn stop(self) {
        self.until.set(None);
        self.by_itself.set(false);
        self.playing.set(false);
        if self.jumps {
            self.at.update(|at| *at = at.floor());
        }
    }
}
