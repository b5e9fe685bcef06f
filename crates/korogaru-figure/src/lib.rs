//! Trajectories as figures: SVG, and PNG and GIF from the same SVG.
//!
//! A view makes a [`Scene`] of what the lab computed, and [`svg`] and [`png()`] write it to a file:
//!
//! - [`Backdrop::contour_figure`]: a function alone;
//! - [`Backdrop::trajectory_figure`]: a run, and [`Backdrop::arrows_figure`]: the parts of one update;
//! - [`ribbon_figure`] and [`curves_figure`]: all updates of a run;
//! - [`theory_figure`]: a run and what theory predicts of it;
//! - [`map_figure`]: a sweep;
//! - [`sheet_figure`] and [`overlay_figure`]: runs that are compared;
//! - [`log_figure`]: logs of trainings.
//!
//! Every number in a figure comes from the data that it shows. The file of a figure carries its experiments,
//! and [`carrier`] reads them back.
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
//!
//! # How it is made
//!
//! **Views.** Each view has a file or a folder in `view/`; the other files there have what views share. A
//! [`Backdrop`] has what all figures of one function in one view share, whatever their language and theme.
//! The panels of a sheet are the same backdrop in other frames. Figures over updates (`ribbon.rs`,
//! `curves.rs`, `theory.rs`) need no backdrop and use `panel.rs`. [`ExplanationView::of`] chooses the view of
//! an explanation, for the command line and for Python.
//!
//! **Axes.** `frame.rs` draws the frame, the ticks and the numbers of every figure. The plane (`axes.rs`),
//! the panels over updates and the map only choose the ticks and where they are.
//!
//! **Contour lines.** `contour/` is marching squares. It skips blocks of cells that no level can cross, and
//! follows each line from cell to cell. Lines are thinned to a twentieth of a pixel. `ticker.rs` chooses
//! levels as matplotlib does (a test compares them). For functions whose walls would hide their valley it
//! uses half decades.
//!
//! **Paths.** `path_builder.rs` is the one way from a run to its path. Of a run of millions of updates it
//! draws only what covers pixels that are still bare (`path.rs`), so that the page bounds the size of the
//! file, and not the run. `near.rs` cuts every item to finite numbers near the page just before it is
//! written.
//!
//! **Arrows** have a halo in the colour of the paper. If they would be short, a lens shows the place enlarged
//! by a round factor.
//!
//! **Text.** Every span of text in an SVG has its own coordinate, from the metrics of the bundled fonts.
//! Renderers differ in how they shape a text that changes its font half-way, and one of them draws all of it
//! in the wrong face. `png` renders this SVG with the bundled fonts alone. Generic families and fallbacks are
//! switched off, so that a missing character is an error, which a test finds. An SVG contains only the glyphs
//! of its own text (`subset.rs`). Glyphs are copied unchanged, which is possible because the bundled faces
//! have one glyph for each character and no composite glyphs. (Libraries that cut any font to size come with
//! a shaping engine, or leave out the `cmap`.) The command and the Python package contain the kanji of JIS
//! level 1 (feature `jis`), and the explorer only those of the catalogue. All of them draw a figure with the
//! same bytes.
//!
//! **A user's own texts** are titles and names of files (`lettering/`). Characters that the bundled font
//! lacks become outlines from an installed font, shaped and ordered by usvg. The file then looks the same
//! where that font is not installed, and all other text keeps the bytes of the bundled font. A face is chosen
//! for each letter with its marks. usvg's fallback takes another face for a whole text as soon as that face
//! has all of it, so that one rare kanji would turn a Japanese title Chinese. A text that runs in both
//! directions is laid out as one. Han characters come from a Japanese face if one is installed.
//!
//! **Experiments in files.** Every figure of experiments carries them, so that they can be run again. A
//! figure of a log has none. A figure carries a list with the canonical text of each experiment, in the order
//! of the figure. The list of a figure of one run has one text. So has the list of a map, which carries the
//! experiment that its runs vary; its axes are options of `sweep` and not part of an experiment. [`carrier`]
//! finds the format from the content of a file, reads block by block, and unpacks only texts, within a limit.
//! It refuses a file that is cut off, since some experiments may be missing.
//!
//! **Animations.** An [`Animation`] is a scene that does not change, and layers that are visible from one
//! frame to another. [`gif()`] draws the scene once and the layers over it, on several threads. A frame
//! contains what differs from the one before. All frames share one colour table, in which flat colours are
//! exact and nothing is dithered. [`animated_svg`] has one class of CSS for each span of frames. Where
//! nothing may move, it shows the last frame, which is the whole picture. A frame is the same number of
//! updates in all runs of a comparison.
//!
//! **Colours.** `palette.rs` has the colours of figures and of the explorer's page, which sets its styles
//! from there. Heights have viridis, and cosines have cividis (`colour.rs`). Methods have the Okabe–Ito set
//! (`theme.rs`), changed until
//! any two colours differ by 15 (CIEDE2000), also for readers who lack one of the three kinds of cones. Each
//! method has its own marker, so that a grey print tells methods apart. The carried part, the fresh part and
//! their sum have the same colour in every figure, and differ in grey. Tests check the contrast with the
//! paper.

#![forbid(unsafe_code)]
// A library never prints, and never panics on a user's input. `expect` says why a panic cannot happen.
#![warn(clippy::unwrap_used, clippy::panic, clippy::print_stdout, clippy::print_stderr)]
// Bits are compared as bits: `==` on floats hides NaN and the sign of zero.
#![cfg_attr(not(test), warn(clippy::float_cmp))]

mod animation;
mod axes;
pub mod carrier;
mod colour;
pub mod contour;
mod drawing;
mod error;
mod font;
mod frame;
mod length;
mod lettering;
mod math;
mod near;
mod palette;
mod path;
mod plane_chart;
#[cfg(feature = "png")]
mod png;
#[cfg(any(feature = "png", feature = "gif"))]
mod render;
mod scene;
mod subset;
mod svg;
mod theme;
pub mod ticker;
mod view;
#[cfg(test)]
mod vision;

#[cfg(feature = "gif-frames")]
pub use animation::GifFrames;
#[cfg(feature = "gif")]
pub use animation::gif;
pub use animation::{Animation, Layer, Pace, animated_svg};
pub use error::{Error, ErrorKind};
pub use font::{faces, text_width};
pub use lettering::{Fonts, Lettered};
pub use palette::Palette;
pub use plane_chart::{PlaneChart, Weight, mark};
#[cfg(feature = "png")]
pub use png::png;
pub use scene::{Anchor, Colour, Face, Item, Scene, Segment, Shape, Span, Text};
pub use svg::{fragment, svg};
pub use theme::{Style, Theme};
pub use view::{
    Backdrop, ExplanationView, MapChart, NamedLog, Timeline, curves_figure, explanation_figure, log_figure,
    map_figure, overlay_animation, overlay_figure, ribbon_figure, sheet_animation, sheet_figure,
    theory_figure,
};
