//! Trajectories as figures: SVG, and PNG and GIF from the same SVG.
//!
//! A view makes a [`Scene`] of what the lab computed: [`Backdrop::contour_figure`] of a function alone,
//! [`Backdrop::trajectory_figure`] of a run over it, [`Backdrop::arrows_figure`] of what acted in a step,
//! [`ribbon_figure`] and [`curves_figure`] of all steps, [`theory_figure`] of a run over what theory says of
//! it, [`map_figure`] of a sweep, [`sheet_figure`] and [`overlay_figure`] of runs that are compared. [`svg`]
//! and [`png()`] write a scene down. Every number in a figure comes from the data drawn. The file of a figure
//! of experiments carries them, and [`carrier`] reads them back.
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
//! **Views.** `view/` has one file for each view. A [`Backdrop`] is what figures of one function in one view
//! share, whatever their language and theme; the panels of a sheet are the same backdrop in other frames.
//! Pictures over time (`ribbon.rs`, `curves.rs`, `theory.rs`) need no backdrop and share `panel.rs`.
//! [`ExplanationView::of`] decides which view of an explanation is meant, for the command line and for
//! Python.
//!
//! **Contour lines.** `contour/` is marching squares. Blocks of cells that no level can cross are passed
//! over, and each line is followed from cell to cell. Lines are thinned to a twentieth of a pixel. `scale.rs`
//! chooses levels as matplotlib does (a test compares them), or in half decades for functions whose walls
//! would hide their valley.
//!
//! **Paths.** `path.rs` draws, of a run of millions of updates, only what covers pixels that are still bare.
//! The size of the file is bounded by the page and not by the run. `near.rs` is the one place that cuts an
//! item to finite numbers near the page, just before it is written.
//!
//! **Arrows** have a halo of the paper's colour. Where they would be short, a lens shows the spot enlarged by
//! a round factor.
//!
//! **Text.** Every run of text in an SVG is placed by itself, by the widths of the bundled fonts: renderers
//! differ in how they shape a text that changes its font half-way, and one of them then draws all of it in
//! the wrong face. `png` renders that SVG with the bundled fonts alone. Generic families and fallbacks are
//! switched off, so that a missing character is an error, and a test finds it. An SVG carries the glyphs of
//! its own text alone (`subset.rs`). `write-fonts` writes that font; glyphs are copied as they are, which the
//! bundled faces allow, since they have one glyph for each character and none made of others. (Libraries that
//! cut any font to size come with a shaping engine, or leave out the `cmap`.) The command and the Python
//! package have the kanji of JIS level 1 (feature `jis`), the explorer only what the catalogue needs. A
//! figure has the same bytes from either.
//!
//! **A user's own texts** are titles and names of files (`lettering/`). What the bundled font lacks becomes
//! outlines from an installed font, shaped and ordered by usvg. The file then looks the same where that font
//! is not installed, and all other text keeps the bytes of the bundled font. Each letter with its marks has a
//! face of its own. usvg's fallback would take another face for a whole text as soon as it has all of it, so
//! that one rare kanji would turn a Japanese title Chinese. A text that runs in both directions is still laid
//! out as one. Han characters come from a Japanese face where one is installed.
//!
//! **Experiments in files.** Every figure of experiments carries them, so that they can be run again; that of
//! a log has none. A figure carries a list: the canonical text of each experiment, in the figure's order. A
//! figure of one run is a list of one, and so is a map, which carries the experiment that its runs vary; its
//! axes are options of `sweep` and not part of an experiment. [`carrier`] reads them by the file's content:
//! it walks over the blocks and unpacks only texts, within a limit. It refuses a file that is cut off, which
//! may have lost some of them.
//!
//! **Animations.** An [`Animation`] is a scene that stands still, and items that are seen from one frame to
//! another. [`gif()`] draws the still part once and the moving items over it, on several threads. A frame
//! holds what differs from the one before; all share one palette, in which flat colours are exact and never
//! dithered. [`animated_svg`] has one class of CSS for each span of frames; where nothing may move, it shows
//! the last frame, which is the whole picture. The frames of a run or of a comparison are numbers of updates,
//! the same for all its runs.
//!
//! **Colours.** Heights have viridis, cosines cividis. Methods have the Okabe–Ito set, changed until any two
//! are 15 apart (CIEDE2000), also to a reader without one of the three kinds of cones, and a marker each, so
//! that a grey print tells them apart. Carried part, fresh part and sum have one colour each in every figure,
//! which differ in grey. The contrast with the paper is tested.

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
