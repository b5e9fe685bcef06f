use korogaru_lab::Tune as Search;
use korogaru_text::{Lang, Problem};

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
        let watch = Watch::new(lang, self.search.runs());
        let found = self.search.run(self.threads, &watch);
        watch.clear();
        let found = found.ok_or(Failure::Interrupted)?;
        let start = self.search.experiment().start();
        if !self.search.experiment().objective().value(start).is_finite() {
            return Err(Failure::Arguments(lang.say(&Problem::NothingToDraw)));
        }
        self.written.write(lang, found.len(), |format, out| format.write(&self.search, &found, lang, out))
    }
}
