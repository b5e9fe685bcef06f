use korogaru_lab::{Tune as Search, Tuned};
use korogaru_text::Lang;

use super::run::has_a_point;
use crate::destination::Written;
use crate::failure::Failure;
use crate::format::TuneFormat;
use crate::progress::Watch;

/// `korogaru tune`: the best hyperparameters of each method.
#[derive(Debug)]
pub(crate) struct Tune {
    pub(crate) search: Search,
    pub(crate) threads: usize,
    pub(crate) written: Written<TuneFormat>,
}

impl Tune {
    pub(crate) fn run(self, lang: Lang) -> Result<(), Failure> {
        let found = found(&self.search, self.threads, lang)?;
        self.written.write(lang, found.len(), |format, out| format.write(&self.search, &found, lang, out))
    }
}

/// What a search finds, with a sign of how far it is.
pub(super) fn found(search: &Search, threads: usize, lang: Lang) -> Result<Vec<Tuned>, Failure> {
    has_a_point(search.experiment(), lang)?;
    let watch = Watch::new(lang, search.runs());
    let found = search.run(threads, &watch);
    watch.clear();
    found.ok_or(Failure::Interrupted)
}
