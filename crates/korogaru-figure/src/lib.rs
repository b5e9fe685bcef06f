//! Trajectories as figures: SVG, and PNG and GIF from the same SVG.
//!
//! A view makes a [`Scene`] of what the lab computed: [`Backdrop::contour_figure`] of a function alone,
//! [`Backdrop::trajectory_figure`] of a run over it, [`Backdrop::arrows_figure`] of what acted in a step,
//! [`ribbon_figure`] and [`curves_figure`] of all steps, [`theory_figure`] of a run over what theory says of it,
//! [`map_figure`] of a sweep, [`sheet_figure`] and [`overlay_figure`] of runs that are compared. [`svg`] and [`png()`] write a scene down. Every number in a figure comes from the data drawn, and
//! the file of a figure of experiments carries them, which [`carrier`] reads.
//!
//! ```
//! use korogaru_figure::{Backdrop, Style, Theme, svg};
//! use korogaru_lab::{Experiment, run};
//! use korogaru_text::Lang;
//!
//! let experiment = Experiment::default();
//! let style = Style { lang: Lang::En, theme: Theme::Light };
//! let scene = Backdrop::new(&experiment).trajectory_figure(&run(&experiment), style);
//! let document = svg(&scene);
//! assert!(document.starts_with("<svg") && document.contains("iterations 30"));
//! ```

#![forbid(unsafe_code)]
// A library never prints, and never panics on user input: where a panic cannot happen, `expect` says why.
#![warn(clippy::unwrap_used, clippy::panic, clippy::print_stdout, clippy::print_stderr)]
// Bits are compared as bits: `==` on floats hides NaN and the sign of zero.
#![cfg_attr(not(test), warn(clippy::float_cmp))]

mod animation;
mod axes;
pub mod carrier;
mod colour;
pub mod contour;
mod error;
mod font;
mod length;
mod lettering;
mod math;
mod near;
mod path;
#[cfg(feature = "png")]
mod png;
#[cfg(any(feature = "png", feature = "gif"))]
mod render;
pub mod scale;
mod scene;
mod stage;
mod subset;
mod svg;
mod theme;
mod ticks;
mod tones;
mod view;
#[cfg(test)]
mod vision;

#[cfg(feature = "gif-frames")]
pub use animation::GifFrames;
#[cfg(feature = "gif")]
pub use animation::gif;
pub use animation::{Animation, Cel, Pace, animated_svg};
pub use error::{Error, ErrorKind};
pub use font::{faces, text_width};
pub use lettering::{Fonts, Lettered};
#[cfg(feature = "png")]
pub use png::png;
pub use scene::{Anchor, Colour, Face, Item, Run, Scene, Segment, Shape, Text};
pub use stage::{Stage, mark};
pub use svg::{fragment, svg};
pub use theme::{Style, Theme};
pub use tones::Tones;
pub use view::{
    Backdrop, ExplanationView, MapChart, NamedLog, Timeline, curves_figure, explanation_figure, log_figure,
    map_figure, overlay_animation, overlay_figure, ribbon_figure, sheet_animation, sheet_figure,
    theory_figure,
};
