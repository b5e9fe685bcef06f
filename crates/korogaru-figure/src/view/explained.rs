use korogaru_lab::{Explanation, Update};

use super::{Backdrop, curves_figure, ribbon_figure};
use crate::scene::Scene;
use crate::theme::Style;
use crate::{Error, ErrorKind};

/// What a figure of an explanation shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ExplanationView {
    /// The arrows of one update.
    Arrows,
    /// Whether the parts add or cancel, for all updates.
    Ribbon,
    /// Position, velocity and loss, for all updates.
    Curves,
}

impl ExplanationView {
    /// All views.
    pub const ALL: [Self; 3] = [Self::Arrows, Self::Ribbon, Self::Curves];

    /// The name of the view, as a person types it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Arrows => "arrows",
            Self::Ribbon => "ribbon",
            Self::Curves => "curves",
        }
    }

    /// The view to draw, of one update or of all, where a user may have named one. The default is the arrows
    /// for one update, and the ribbon for all.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::ArrowsNeedStep`] for arrows of all updates, and [`ErrorKind::StepOfAll`] for another view
    /// of one update.
    ///
    /// ```
    /// use korogaru_figure::ExplanationView;
    ///
    /// assert_eq!(ExplanationView::of(None, true), Ok(ExplanationView::Arrows));
    /// assert_eq!(ExplanationView::of(None, false), Ok(ExplanationView::Ribbon));
    /// assert!(ExplanationView::of(Some(ExplanationView::Curves), true).is_err());
    /// ```
    pub fn of(said: Option<Self>, of_one_step: bool) -> Result<Self, Error> {
        match (said, of_one_step) {
            (None | Some(Self::Arrows), true) => Ok(Self::Arrows),
            (Some(Self::Arrows), false) => Err(ErrorKind::ArrowsNeedStep.into()),
            (Some(view), true) => Err(ErrorKind::StepOfAll { view: view.name().to_owned() }.into()),
            (view, false) => Ok(view.unwrap_or(Self::Ribbon)),
        }
    }
}

/// Draws an explanation, of one update or of all, in the view that [`ExplanationView::of`] chooses.
///
/// The backdrop must be that of the run's experiment. If none is given, it is made for the arrows, which
/// alone need it.
///
/// # Errors
///
/// Those of [`ExplanationView::of`], [`ErrorKind::NoStep`] for a run without updates, and
/// [`ErrorKind::NoForces`] for the ribbon of a method without carried and fresh parts.
///
/// ```
/// use korogaru_figure::{Style, Theme, explanation_figure};
/// use korogaru_lab::{Experiment, Explanation, Setting, run};
/// use korogaru_text::Lang;
///
/// let trajectory = run(&Experiment::default().with_settings(&[Setting::text("method", "adam")])?);
/// let style = Style { lang: Lang::En, theme: Theme::Light };
/// let refused = explanation_figure(&Explanation::new(&trajectory), None, None, None, style).unwrap_err();
/// assert_eq!(refused.kind(), &korogaru_figure::ErrorKind::NoForces { method: "Adam".into() });
/// # Ok::<(), korogaru_lab::Error>(())
/// ```
pub fn explanation_figure(
    explanation: &Explanation<'_>,
    step: Option<&Update>,
    view: Option<ExplanationView>,
    backdrop: Option<&Backdrop>,
    style: Style,
) -> Result<Scene, Error> {
    let experiment = explanation.trajectory().experiment();
    match (ExplanationView::of(view, step.is_some())?, step) {
        (ExplanationView::Arrows, Some(step)) => Ok(match backdrop {
            Some(backdrop) => backdrop.arrows_figure(explanation, step, style),
            None => Backdrop::new(experiment).arrows_figure(explanation, step, style),
        }),
        (ExplanationView::Arrows, None) => Err(ErrorKind::ArrowsNeedStep.into()),
        _ if explanation.is_empty() => Err(ErrorKind::NoStep.into()),
        (ExplanationView::Curves, _) => Ok(curves_figure(explanation, style)),
        (ExplanationView::Ribbon, _) => ribbon_figure(explanation, style).ok_or_else(|| {
            ErrorKind::NoForces { method: experiment.method().info().label.to_owned() }.into()
        }),
    }
}
