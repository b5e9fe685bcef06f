//! The options of `figure`, and what pictures that may move have that others have not.

use std::path::Path;

use clap::ArgMatches;
use korogaru_figure::Pace;
use korogaru_lab::Setting;
use korogaru_text::Problem;

use super::{Words, path};
use crate::choice::Choice;
use crate::commands::{Command, Drawing, Figure, Motion, Moving, Picture, View};
use crate::failure::Failure;

impl Words {
    pub(super) fn figure(&self, matches: &ArgMatches) -> Result<Command, Failure> {
        if let Some(many) = self.many_drawn(matches)? {
            return Ok(many);
        }
        let view: View = self.choice(matches, "view")?.unwrap_or_default();
        let Some(output) = path(matches, "output") else {
            self.experiment(matches)?;
            return Err(self.wrong(&match (view, moving(matches)) {
                (View::Contour, _) => Problem::StillOutputMissing,
                (View::Trajectory, Some(option)) => Problem::StandsStill { option },
                (View::Trajectory, None) => Problem::OutputMissing,
            }));
        };
        let drawing = self.drawing(matches, &output)?;
        if let (Drawing::Moving(..), View::Contour) = (&drawing, view) {
            return Err(self.wrong(&Problem::ViewDoesNotMove { view: view.name().to_owned() }));
        }
        let (experiment, look) = (self.experiment(matches)?, self.look(matches)?.unwrap_or_default());
        Ok(Command::Figure(Figure { experiment, view, look, output, drawing }))
    }

    /// How a file is drawn, by its extension and whether it is asked to move.
    pub(super) fn drawing(&self, matches: &ArgMatches, output: &Path) -> Result<Drawing, Failure> {
        let written = output.display().to_string();
        let moving = Moving::of_file(output);
        let is_still = Picture::of_file(output);
        match (moving, is_still) {
            (Some(moving), None) => Ok(Drawing::Moving(moving, self.motion(matches)?)),
            (Some(moving), Some(_)) if matches.get_flag("animate") => {
                Ok(Drawing::Moving(moving, self.motion(matches)?))
            }
            (None, Some(_)) if matches.get_flag("animate") => {
                Err(self.wrong(&Problem::CannotMove { path: written }))
            }
            (_, Some(picture)) => {
                let given = ["fps", "pause"].into_iter().find(|option| matches.contains_id(option));
                if let Some(option) = given {
                    return Err(self.wrong(&Problem::StandsStill { option: format!("--{option}") }));
                }
                Ok(Drawing::Still(picture))
            }
            (None, None) => {
                let mut known = Picture::names();
                known.push(Moving::Gif.name());
                Err(self.not_drawn(output, &known))
            }
        }
    }

    /// How fast it goes.
    fn motion(&self, matches: &ArgMatches) -> Result<Motion, Failure> {
        let number = |key: &'static str| {
            let text = matches.get_one::<String>(key);
            text.map(|text| Setting::text(key, text).to_number()).transpose()
        };
        let refused = |wrong| self.refused(&wrong);
        let (fps, pause) = (number("fps").map_err(refused)?, number("pause").map_err(refused)?);
        // Said before anything is drawn.
        let [fastest, none] = [Pace::FPS[1], Pace::PAUSE[0]];
        Pace::new(fps.unwrap_or(fastest), pause.unwrap_or(none))
            .map_err(|why| Failure::undrawable(self.lang, &why))?;
        Ok(Motion { fps, pause })
    }
}

/// The option of those for pictures that move that is given, if one is.
pub(super) fn moving(matches: &ArgMatches) -> Option<String> {
    let given = ["fps", "pause"].into_iter().find(|option| matches.contains_id(option));
    given.or(matches.get_flag("animate").then_some("animate")).map(|option| format!("--{option}"))
}
