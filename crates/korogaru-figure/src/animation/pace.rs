use korogaru_text::number::shortest;

use crate::{Error, ErrorKind};

/// The speed of an animation in frames a second, and for how many seconds longer its last frame is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    fps: f64,
    pause: f64,
}

/// The usual speed: slow enough for a reader to follow, and fast enough for most runs.
const FPS: f64 = 5.0;
/// A longer run is faster, so that it ends after this many seconds.
const LONG: f64 = 20.0;
const FASTEST: f64 = 25.0;
const PAUSE: f64 = 3.0;

impl Pace {
    /// The fewest and the most frames a second. Browsers slow down what is faster.
    pub const FPS: [f64; 2] = [0.1, 50.0];
    /// The shortest and the longest pause, in seconds.
    pub const PAUSE: [f64; 2] = [0.0, 600.0];

    /// A pace of `fps` frames a second, with a pause of `pause` seconds after the last frame.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::FramesPerSecond`] and [`ErrorKind::Pause`] if a number is beyond the limits.
    ///
    /// ```
    /// use korogaru_figure::Pace;
    ///
    /// assert_eq!(Pace::new(10.0, 2.0).unwrap().fps(), 10.0);
    /// assert!(Pace::new(f64::NAN, 2.0).is_err());
    /// ```
    pub fn new(fps: f64, pause: f64) -> Result<Self, Error> {
        let within = |value: f64, [least, most]: [f64; 2]| (least..=most).contains(&value);
        if !within(fps, Self::FPS) {
            return Err(ErrorKind::FramesPerSecond { found: shortest(fps) }.into());
        }
        if !within(pause, Self::PAUSE) {
            return Err(ErrorKind::Pause { found: shortest(pause) }.into());
        }
        Ok(Self { fps, pause })
    }

    /// The default pace for a number of frames: 5 frames a second, or more if there are many, and a pause of
    /// 3 seconds.
    #[must_use]
    pub fn of(frames: usize) -> Self {
        Self { fps: (frames as f64 / LONG).clamp(FPS, FASTEST), pause: PAUSE }
    }

    /// Frames a second.
    #[must_use]
    pub fn fps(self) -> f64 {
        self.fps
    }

    /// For how many seconds longer the last frame is shown.
    #[must_use]
    pub fn pause(self) -> f64 {
        self.pause
    }

    /// The times at which each frame begins, and the time at which the last one ends, in seconds.
    #[must_use]
    pub fn times(self, frames: usize) -> Vec<f64> {
        let end = frames as f64 / self.fps + self.pause;
        (0..frames).map(|i| i as f64 / self.fps).chain([end]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_run_is_over_in_twenty_seconds_or_as_fast_as_can_be_watched() {
        assert_eq!([31, 100, 241, 1000].map(|frames| Pace::of(frames).fps()), [5.0, 5.0, 12.05, 25.0]);
    }

    #[test]
    fn the_last_frame_is_shown_longer() {
        assert_eq!(Pace::new(10.0, 2.0).unwrap().times(3), [0.0, 0.1, 0.2, 2.3]);
    }

    #[test]
    fn limits_are_allowed_and_nothing_beyond() {
        assert!(Pace::new(0.1, 0.0).is_ok() && Pace::new(50.0, 600.0).is_ok());
        for [fps, pause] in
            [[0.0, 1.0], [51.0, 1.0], [5.0, -1.0], [5.0, 601.0], [5.0, f64::NAN], [f64::INFINITY, 1.0]]
        {
            assert!(Pace::new(fps, pause).is_err(), "{fps} {pause}");
        }
    }
}
