//! `korogaru figure`: an experiment as a picture.

use std::path::PathBuf;

use korogaru_figure::Backdrop;
use korogaru_lab::{Experiment, Explanation, Trajectory};
use korogaru_text::{Help, Lang, Problem};

use super::Command;
use super::ensemble::Ensemble;
use crate::choice::{Choice as _, choices};
use crate::destination::Destination;
use crate::drawing::{Drawing, write_animation, write_titled};
use crate::failure::Failure;
use crate::options::{Look, Options};
use crate::output;
use crate::progress::waiting;
use crate::running::trajectory;
use crate::usage::Usage;

#[derive(Debug)]
pub(super) enum Figure {
    One(One),
    /// With `--seeds`.
    Many(Ensemble),
}

/// The figure of one experiment.
#[derive(Debug)]
pub(super) struct One {
    experiment: Experiment,
    view: View,
    look: Look,
    output: PathBuf,
    drawing: Drawing,
}

choices! {
    /// What a figure shows.
    #[derive(Default)]
    View {
        #[default]
        Trajectory = "trajectory",
        Contour = "contour",
    }
}

impl Command for Figure {
    const NAME: &'static str = "figure";

    fn usage(usage: Usage) -> Usage {
        usage
            .about(
                &Help::Figure,
                &[
                    ("korogaru figure --lr .95 --momentum .9 -o path.png", Help::ExampleFigure),
                    ("korogaru figure --view contour --theme dark -o f.svg", Help::ExampleFigureContour),
                    ("korogaru figure -o run.gif", Help::ExampleAnimation),
                    ("korogaru figure --noise 1 --seeds 100 -o runs.svg", Help::ExampleFigureSeeds),
                    ("korogaru figure --animate --fps 10 -o run.svg", Help::ExampleAnimatedSvg),
                    ("korogaru figure --spec path.png --lr .5 -o again.png", Help::ExampleAgain),
                ],
            )
            // The parser does not require it, so that what else is wrong is said first.
            .line("korogaru figure [OPTIONS] --output <FILE>")
            .choice::<View>("view", "VIEW", &Help::View)
            .output(&Help::FigureOutput)
            .moving_picture()
            .experiment()
            .seeds()
    }

    fn parse(options: &Options<'_>) -> Result<Self, Failure> {
        if let Some(seeds) = options.count("seeds")? {
            return many(options, seeds).map(Self::Many);
        }
        let view: View = options.choice("view")?.unwrap_or_default();
        let Some(output) = options.path("output") else {
            options.experiment()?;
            return Err(Failure::Arguments(match (view, options.moving_option()) {
                (View::Contour, _) => Problem::StillOutputMissing,
                (View::Trajectory, Some(option)) => Problem::StandsStill { option },
                (View::Trajectory, None) => Problem::OutputMissing,
            }));
        };
        let drawing = options.drawing(&output)?;
        if let (Drawing::Moving(..), View::Contour) = (&drawing, view) {
            return Err(Problem::ViewDoesNotMove { view: view.name().to_owned() }.into());
        }
        let (experiment, look) = (options.experiment()?, options.look()?.unwrap_or_default());
        Ok(Self::One(One { experiment, view, look, output, drawing }))
    }

    fn run(self, lang: Lang) -> Result<(), Failure> {
        match self {
            Self::One(one) => one.run(lang),
            Self::Many(ensemble) => ensemble.run(lang),
        }
    }
}

fn many(options: &Options<'_>, seeds: usize) -> Result<Ensemble, Failure> {
    let drawn = options.still_picture()?;
    let view = options.is_given("view").then(|| "--view".to_owned());
    if let Some(option) = view.or_else(|| options.moving_option()) {
        return Err(Problem::NotWithSeeds { option }.into());
    }
    let Some((picture, path)) = drawn else {
        options.experiment()?;
        return Err(Problem::StillOutputMissing.into());
    };
    let look = options.look()?.unwrap_or_default();
    let destination = Destination::Drawn { picture, path, look };
    Ok(Ensemble { experiment: options.experiment()?, seeds, destination })
}

impl One {
    fn run(self, lang: Lang) -> Result<(), Failure> {
        if let (View::Contour, Drawing::Still(picture)) = (self.view, self.drawing) {
            let scene = Backdrop::new(&self.experiment).contour_figure(self.look.style(lang));
            return write_titled(lang, &self.output, picture, &self.look, scene);
        }
        let trajectory = trajectory(&self.experiment, lang)?;
        self.draw(lang, &trajectory)?;
        output::note_on_run(lang, &trajectory);
        Ok(())
    }

    fn draw(&self, lang: Lang, trajectory: &Trajectory) -> Result<(), Failure> {
        let (backdrop, style) = (Backdrop::new(&self.experiment), self.look.style(lang));
        match self.drawing {
            Drawing::Still(picture) => {
                let scene = waiting(lang, || backdrop.trajectory_figure(trajectory, style));
                write_titled(lang, &self.output, picture, &self.look, scene)
            }
            Drawing::Moving(moving, motion) => {
                let animation = waiting(lang, || backdrop.animation(&Explanation::new(trajectory), style));
                let animation = animation.and_then(|animation| animation.at(motion.fps, motion.pause))?;
                write_animation(lang, &self.output, moving, &self.look, animation)
            }
        }
    }
}
