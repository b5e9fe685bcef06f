//! Draws the article's first run in both languages and themes, as SVG and PNG.
//!
//!     cargo run --release -p korogaru-figure --example draw -- FOLDER

use std::path::PathBuf;

use korogaru_figure::{Backdrop, Style, Theme, png, svg};
use korogaru_lab::{Experiment, run};
use korogaru_text::Lang;

fn main() -> std::io::Result<()> {
    let folder = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "target/draw".to_owned()));
    std::fs::create_dir_all(&folder)?;
    let experiment = Experiment::default();
    let (backdrop, trajectory) = (Backdrop::new(&experiment), run(&experiment));
    for lang in Lang::ALL {
        for theme in [Theme::Light, Theme::Dark] {
            let scene = backdrop.trajectory_figure(&trajectory, Style { lang, theme });
            let name = format!("trajectory-{}-{theme:?}", lang.code()).to_lowercase();
            std::fs::write(folder.join(format!("{name}.svg")), svg(&scene))?;
            std::fs::write(
                folder.join(format!("{name}.png")),
                png(&scene, 1.0).expect("640 × 480 pixels fit"),
            )?;
        }
    }
    println!("wrote four figures to {}", folder.display());
    Ok(())
}
