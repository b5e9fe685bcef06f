use korogaru_figure::{ExplanationView, explanation_figure};
use korogaru_lab::{Experiment, Explanation};
use korogaru_text::{Lang, error};

use super::figure::write_titled;
use super::run::trajectory;
use crate::destination::Destination;
use crate::failure::Failure;
use crate::format::ExplainFormat;
use crate::progress::waiting;

/// `korogaru explain`: why a run moved as it did.
#[derive(Debug)]
pub(crate) struct Explain {
    pub(crate) experiment: Experiment,
    /// As it was typed.
    pub(crate) step: Option<String>,
    /// What a picture shows.
    pub(crate) view: Option<ExplanationView>,
    pub(crate) destination: Destination<ExplainFormat>,
}

impl Explain {
    pub(crate) fn run(self, lang: Lang) -> Result<(), Failure> {
        let trajectory = trajectory(&self.experiment, lang)?;
        let explained = Explanation::new(&trajectory);
        let step = self.step.as_deref().map(|text| explained.step_named(text)).transpose();
        let step = step.map_err(|wrong| Failure::Arguments(error(lang, wrong.kind())))?;
        match self.destination {
            Destination::Written(written) => {
                let rows = if step.is_some() { 1 } else { explained.len() };
                written.write(lang, rows, |format, out| format.write(&explained, step.as_ref(), lang, out))
            }
            Destination::Drawn { picture, path, look } => {
                let style = look.style(lang);
                let scene =
                    waiting(lang, || explanation_figure(&explained, step.as_ref(), self.view, None, style));
                let scene = scene.map_err(|why| Failure::undrawable(lang, &why))?;
                write_titled(lang, &path, picture, &look, scene)
            }
        }
    }
}
