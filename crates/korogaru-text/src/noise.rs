use korogaru::{Convention, Hyperparameter, Method};
use korogaru_lab::{Axis, Ensemble, Experiment, Sweep};

use crate::number::{hyperparameter, shortest};
use crate::{Label, Lang, Report};

/// Names what is random in an experiment, in one item each, with the seed last. Empty where nothing is
/// random.
///
/// ```
/// use korogaru_lab::{Experiment, Setting};
/// use korogaru_text::{Lang, noise};
///
/// let experiment = Experiment::default().with_settings(&[Setting::text("noise", "0.5")])?;
/// assert_eq!(noise(Lang::En, &experiment), ["noise σ = 0.5", "seed 1"]);
/// assert!(noise(Lang::En, &Experiment::default()).is_empty());
/// # Ok::<(), korogaru_lab::Error>(())
/// ```
#[must_use]
pub fn noise(lang: Lang, experiment: &Experiment) -> Vec<String> {
    let mut words = without_seed(lang, experiment);
    if !words.is_empty() {
        words.push(lang.say(&Label::Seed { seed: experiment.noise().seed().to_string() }));
    }
    words
}

/// Names what is random in many runs, with their first and last seed.
#[must_use]
pub fn ensemble_noise(lang: Lang, ensemble: &Ensemble) -> Vec<String> {
    let mut words = without_seed(lang, ensemble.experiment());
    let seed = |run: Option<&korogaru_lab::Trajectory>| {
        run.map_or(String::new(), |run| run.experiment().noise().seed().to_string())
    };
    let (first, last) = (seed(ensemble.runs().first()), seed(ensemble.runs().last()));
    words.push(lang.say(&match ensemble.len() {
        1 => Label::Seed { seed: first },
        _ => Label::Seeds { first, last },
    }));
    words
}

/// Names a run: the experiment's method, its hyperparameters, and what is random in it.
///
/// ```
/// use korogaru_lab::{Experiment, Setting};
/// use korogaru_text::{Lang, named};
///
/// let experiment = Experiment::default().with_settings(&[Setting::text("noise", "0.5")])?;
/// assert_eq!(named(Lang::En, &experiment), "Momentum (η = 0.1, α = 0.9, noise σ = 0.5, seed 1)");
/// # Ok::<(), korogaru_lab::Error>(())
/// ```
#[must_use]
pub fn named(lang: Lang, experiment: &Experiment) -> String {
    let method = experiment.method();
    in_brackets(method, &[setting(lang, method, shortest), noise(lang, experiment)].concat())
}

/// Names a run with hyperparameters of this many digits, since a search finds more than anybody reads.
///
/// ```
/// use korogaru_lab::{Experiment, Setting};
/// use korogaru_text::{Lang, named_shortly};
///
/// let experiment = Experiment::default().with_settings(&[Setting::text("lr", "0.928512345")])?;
/// assert_eq!(named_shortly(Lang::En, &experiment, 5), "Momentum (η = 0.92851, α = 0.9)");
/// # Ok::<(), korogaru_lab::Error>(())
/// ```
#[must_use]
pub fn named_shortly(lang: Lang, experiment: &Experiment, digits: usize) -> String {
    let method = experiment.method();
    let setting = setting(lang, method, |value| hyperparameter(value, digits));
    in_brackets(method, &[setting, noise(lang, experiment)].concat())
}

/// Names a method with its hyperparameters, and says where η is unless it is as in the book.
///
/// ```
/// use korogaru::{Convention, Hyperparameter, Method};
/// use korogaru_text::{Lang, method_named};
///
/// let method = Method::named("nesterov")?.with_convention(Convention::LrOutside)?;
/// assert_eq!(method_named(Lang::Ja, &method), "Nesterov (η = 0.01, α = 0.9, η は v の外)");
/// # Ok::<(), korogaru::Error>(())
/// ```
#[must_use]
pub fn method_named(lang: Lang, method: &Method) -> String {
    in_brackets(method, &setting(lang, method, shortest))
}

/// Names a sweep's method with the hyperparameters that all its runs have, and says where η is unless it is
/// as in the book.
///
/// ```
/// use korogaru_lab::{Experiment, Setting, Sweep};
/// use korogaru_text::{Lang, swept};
///
/// let experiment = Experiment::default().with_settings(&[Setting::text("convention", "fresh")])?;
/// let sweep = Sweep::of_momentum(&experiment, [3, 3])?;
/// assert_eq!(swept(Lang::En, &sweep), "Momentum (η outside v)");
/// # Ok::<(), korogaru_lab::Error>(())
/// ```
#[must_use]
pub fn swept(lang: Lang, sweep: &Sweep) -> String {
    in_brackets(sweep.experiment().method(), &fixed(lang, sweep))
}

/// Names a sweep's method as [`swept`] does, and what is random in all runs.
#[must_use]
pub fn swept_with(lang: Lang, sweep: &Sweep) -> String {
    let random = noise(lang, sweep.experiment());
    in_brackets(sweep.experiment().method(), &[fixed(lang, sweep), random].concat())
}

fn fixed(lang: Lang, sweep: &Sweep) -> Vec<String> {
    let method = sweep.experiment().method();
    let varied = sweep.axes().each_ref().map(Axis::name);
    let values = method.hyperparameters().filter(|(h, _)| !varied.contains(&h.name));
    assigned(values, shortest).chain(outside(lang, method)).collect()
}

/// Names a run shortly: its method, and what is random in it.
#[must_use]
pub fn method_with(method: &Method, random: &[String]) -> String {
    in_brackets(method, random)
}

/// A method's hyperparameters with their values, and where η is unless it is as in the book.
pub(crate) fn setting(lang: Lang, method: &Method, written: impl Fn(f64) -> String) -> Vec<String> {
    assigned(method.hyperparameters(), written).chain(outside(lang, method)).collect()
}

/// Writes `η = 0.1` for each hyperparameter.
pub(crate) fn assigned(
    values: impl Iterator<Item = (&'static Hyperparameter, f64)>,
    written: impl Fn(f64) -> String,
) -> impl Iterator<Item = String> {
    values.map(move |(h, value)| format!("{} = {}", h.symbol, written(value)))
}

fn outside(lang: Lang, method: &Method) -> Option<String> {
    (method.convention() == Some(Convention::LrOutside)).then(|| lang.say(&Label::EtaOutside))
}

fn in_brackets(method: &Method, words: &[String]) -> String {
    let label = method.info().label;
    if words.is_empty() { label.to_owned() } else { format!("{label} ({})", words.join(", ")) }
}

/// Adds what is random to what is said about runs of an experiment.
pub(crate) fn with_noise(lang: Lang, said: String, experiment: &Experiment) -> String {
    let words = noise(lang, experiment);
    if words.is_empty() { said } else { lang.say(&Label::WithNoise { said, noise: lang.list(&words) }) }
}

/// Says in a sentence what is random, where anything is.
#[must_use]
pub fn noisy(lang: Lang, experiment: &Experiment) -> Option<String> {
    let words = noise(lang, experiment);
    (!words.is_empty()).then(|| lang.say(&Report::RunNoise { noise: lang.list(&words) }))
}

fn without_seed(lang: Lang, experiment: &Experiment) -> Vec<String> {
    let noise = experiment.noise();
    let sigma = Some(noise.sigma()).filter(|sigma| *sigma > 0.0);
    let sigma = sigma.map(|sigma| Label::Noise { sigma: shortest(sigma) });
    let count = experiment.objective().examples();
    let batch = noise.batch().map(|batch| Label::Batch { batch, count });
    [sigma, batch].into_iter().flatten().map(|label| lang.say(&label)).collect()
}
