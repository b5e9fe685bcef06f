//! The options of pictures: how they look, and how they move.

use std::path::{Path, PathBuf};

use korogaru_figure::{Pace, Style, Theme};
use korogaru_lab::Setting;
use korogaru_text::{Help, Lang, Problem};

use super::Options;
use crate::choice::Choice as _;
use crate::drawing::{Drawing, Motion, Moving, Picture};
use crate::failure::Failure;
use crate::usage::{Usage, choice, flag, option};

/// How a picture looks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Look {
    pub(crate) theme: Theme,
    /// A title of the user's own.
    pub(crate) title: Option<String>,
}

impl Look {
    pub(crate) fn style(&self, lang: Lang) -> Style {
        Style { lang, theme: self.theme }
    }
}

impl Usage {
    /// Declares the options of every command that draws.
    pub(crate) fn picture(self) -> Self {
        let theme = choice::<Theme>("theme", "THEME", self.say(&Help::Theme));
        let title = option("title", "TEXT", self.say(&Help::Title));
        self.group(&Help::PictureHeading, [theme, title], |_| false)
    }

    /// Declares the options of a picture that may move.
    pub(crate) fn moving_picture(self) -> Self {
        let moving = [
            flag("animate", self.say(&Help::Animate)),
            option("fps", "NUMBER", self.say(&Help::Fps)),
            option("pause", "SECONDS", self.say(&Help::Pause)),
        ];
        self.picture().group(&Help::PictureHeading, moving, |_| false)
    }
}

impl Options<'_> {
    /// How the picture should look, where an option says that.
    pub(crate) fn look(&self) -> Result<Option<Look>, Failure> {
        let (theme, title) = (self.choice("theme")?, self.text("title").map(str::to_owned));
        let said = theme.is_some() || title.is_some();
        Ok(said.then(|| Look { theme: theme.unwrap_or_default(), title }))
    }

    /// The option that says how a picture looks, where one is given.
    pub(super) fn look_option(&self) -> String {
        if self.is_given("theme") { "--theme" } else { "--title" }.to_owned()
    }

    /// How the picture looks. An option for that is refused where there is no picture.
    pub(crate) fn look_of(&self, look: Option<Look>, has_picture: bool) -> Result<Look, Failure> {
        match look {
            Some(_) if !has_picture => Err(Problem::NeedsPicture { option: self.look_option() }.into()),
            look => Ok(look.unwrap_or_default()),
        }
    }

    /// The still picture to draw, if there is one.
    pub(crate) fn still_picture(&self) -> Result<Option<(Picture, PathBuf)>, Failure> {
        self.refuse_motion()?;
        let Some(path) = self.path("output") else { return Ok(None) };
        match Picture::of_file(&path) {
            Some(picture) => Ok(Some((picture, path))),
            None => Err(super::output::not_drawn(&path, &Picture::names())),
        }
    }

    /// How a file is drawn, by its extension and by `--animate`.
    pub(crate) fn drawing(&self, output: &Path) -> Result<Drawing, Failure> {
        match (Moving::of_file(output), Picture::of_file(output)) {
            (Some(moving), None) => Ok(Drawing::Moving(moving, self.motion()?)),
            (Some(moving), Some(_)) if self.flag("animate") => Ok(Drawing::Moving(moving, self.motion()?)),
            (None, Some(_)) if self.flag("animate") => {
                Err(Problem::CannotMove { path: output.display().to_string() }.into())
            }
            (_, Some(picture)) => match self.first_given(&["fps", "pause"]) {
                Some(option) => Err(Problem::StandsStill { option: format!("--{option}") }.into()),
                None => Ok(Drawing::Still(picture)),
            },
            (None, None) => {
                let known = [Picture::names(), vec![Moving::Gif.name()]].concat();
                Err(super::output::not_drawn(output, &known))
            }
        }
    }

    /// The first given option that is for pictures that move.
    pub(crate) fn moving_option(&self) -> Option<String> {
        let given = self.first_given(&["fps", "pause"]);
        given.or(self.flag("animate").then_some("animate")).map(|option| format!("--{option}"))
    }

    /// How fast the picture moves. Wrong values are refused before anything is drawn.
    fn motion(&self) -> Result<Motion, Failure> {
        let number = |key| self.setting(key).as_ref().map(Setting::to_number).transpose();
        let (fps, pause) = (number("fps")?, number("pause")?);
        let [fastest, none] = [Pace::FPS[1], Pace::PAUSE[0]];
        Pace::new(fps.unwrap_or(fastest), pause.unwrap_or(none))?;
        Ok(Motion { fps, pause })
    }
}
