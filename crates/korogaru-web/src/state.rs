//! The state of the page: one experiment, its run, and where the ball is.
//!
//! It knows no other part of the page. The address (`link.rs`), the past (`history.rs`) and all that is seen
//! depend on it.

mod rolling;

use std::sync::Arc;

use korogaru::Method;
use korogaru_figure::{Colour, Palette, Style, Theme};
use korogaru_lab::snippet::explorable;
use korogaru_lab::{Error, Experiment, Explanation, Plane, Setting, Theory, Trajectory, run};
use korogaru_text::{Lang, Phrase};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::Closure;
use web_sys::HtmlElement;

/// The parts that are folded at first, by their names in a link.
pub(crate) const FOLDS: [&str; 5] = ["map", "noise", "compare", "take", "table"];
/// The speeds that can be chosen, in updates a second.
pub(crate) const SPEEDS: [f64; 5] = [1.0, 2.0, 5.0, 10.0, 30.0];

/// The number of digits that tells each number from all others.
pub(crate) const ALL_DIGITS: usize = 17;
/// The most runs that are laid over the page's own.
pub(crate) const MOST_RIVALS: usize = 8;

/// A change that was refused.
#[derive(Clone, Debug)]
pub(crate) struct Refusal {
    /// The place of the rival whose hyperparameter it was, if it was none of the page's own run.
    pub(crate) rival: Option<usize>,
    /// The setting.
    pub(crate) key: String,
    pub(crate) error: Error,
}

/// Everything that can change. What is seen follows from it.
#[derive(Clone, Copy)]
pub(crate) struct State {
    pub(crate) experiment: RwSignal<Experiment>,
    pub(crate) trajectory: Memo<Arc<Trajectory>>,
    /// What theory says about the run, if it says anything.
    pub(crate) theory: Memo<Option<Arc<Theory>>>,
    /// How many updates the ball has made. Between two updates it is a fraction.
    at: RwSignal<f64>,
    /// The iteration that all parts of the page show: that to which the ball rolls, or where it is.
    now: Memo<usize>,
    /// The iteration at which the rolling ball stops, if that is not the end of the run.
    until: RwSignal<Option<usize>>,
    pub(crate) playing: RwSignal<bool>,
    /// Whether the ball began to roll without having been asked to, so that any touch or key stops it.
    pub(crate) by_itself: RwSignal<bool>,
    /// Whether the ball jumps from update to update, for a user who prefers reduced motion.
    pub(crate) jumps: bool,
    /// The number of updates in a second.
    pub(crate) speed: RwSignal<f64>,
    pub(crate) lang: RwSignal<Lang>,
    pub(crate) theme: RwSignal<Theme>,
    /// The part of the plane that is shown, if the user chose it.
    pub(crate) window: RwSignal<Option<Plane>>,
    /// Whether both axes of the plane have the same scale.
    pub(crate) even: RwSignal<bool>,
    /// The width and height of the plane in pixels, which follow the browser's window.
    pub(crate) size: RwSignal<[f64; 2]>,
    /// The width in pixels of the column beside the plane.
    pub(crate) aside: RwSignal<f64>,
    /// Whether the rest of the run is hidden, so that the user guesses first where the ball will end.
    pub(crate) asking: RwSignal<bool>,
    /// The user's guess of where the ball will end.
    pub(crate) guess: RwSignal<Option<[f64; 2]>>,
    /// A start that was proposed by a tap on the plane.
    pub(crate) mark: RwSignal<Option<[f64; 2]>>,
    /// The methods, with their hyperparameters, that are laid over the path.
    pub(crate) rivals: RwSignal<Vec<Method>>,
    /// Their runs, from the same start on the same function. One that is the page's own is left out.
    pub(crate) raced: Memo<Arc<Vec<Trajectory>>>,
    /// Whether numbers are shown with all their digits.
    pub(crate) all_digits: RwSignal<bool>,
    /// The stop of the guided tour, from 0, if the tour is on.
    pub(crate) tour: RwSignal<Option<usize>>,
    /// The parts of [`FOLDS`] that are unfolded.
    pub(crate) open: RwSignal<Vec<&'static str>>,
    /// The parts that the address hides, after `?hide=`.
    hidden: StoredValue<Vec<String>>,
    /// Whether the page is a part of another one, after `?embed=1`: the plane, its play bar and its sliders.
    pub(crate) embedded: bool,
    /// Whether the theme was chosen on the page or by the address. Until then it is the system's.
    pub(crate) theme_chosen: StoredValue<bool>,
    /// Why the last change was refused.
    pub(crate) refusal: RwSignal<Option<Refusal>>,
    /// Whether the address could not be read.
    pub(crate) broken: RwSignal<bool>,
    /// The names in the address that nobody knows.
    pub(crate) unknown: RwSignal<Vec<String>>,
}

impl State {
    /// The article's first run at its start, in the browser's language and theme.
    pub(crate) fn new() -> Self {
        let experiment = RwSignal::new(Experiment::default());
        // The runs are not compared, since the experiment has changed whenever one is made.
        let trajectory =
            Memo::new_with_compare(move |_| experiment.with(|it| Arc::new(run(it))), |_, _| true);
        let rivals: RwSignal<Vec<Method>> = RwSignal::new(Vec::new());
        let raced = Memo::new_with_compare(
            move |_| {
                let experiment = experiment.get();
                let others = rivals.get().into_iter().filter(|method| method != experiment.method());
                Arc::new(others.map(|method| run(&experiment.clone().with_method(method))).collect())
            },
            |_, _| true,
        );
        let theory = Memo::new_with_compare(
            move |_| experiment.with(|it| Theory::new(it, None).ok().map(Arc::new)),
            |_, _| true,
        );
        let locale = window().navigator().language().unwrap_or_default();
        let jumps = asked("(prefers-reduced-motion: reduce)");
        let at = RwSignal::new(0.0_f64);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of updates")]
        let now = Memo::new(move |_| (if jumps { at.get().floor() } else { at.get().ceil() }) as usize);
        Self {
            experiment,
            trajectory,
            theory,
            at,
            now,
            until: RwSignal::new(None),
            playing: RwSignal::new(false),
            by_itself: RwSignal::new(false),
            jumps,
            // Five jumps a second are too many for a user who prefers reduced motion.
            speed: RwSignal::new(if jumps { 1.0 } else { 5.0 }),
            lang: RwSignal::new(Lang::from_locale(&locale)),
            theme: RwSignal::new(system_theme()),
            window: RwSignal::new(None),
            even: RwSignal::new(true),
            size: RwSignal::new([880.0, 384.0]),
            aside: RwSignal::new(416.0),
            asking: RwSignal::new(false),
            guess: RwSignal::new(None),
            mark: RwSignal::new(None),
            rivals,
            raced,
            all_digits: RwSignal::new(false),
            tour: RwSignal::new(None),
            open: RwSignal::new(Vec::new()),
            hidden: StoredValue::new(hidden()),
            embedded: query("embed").as_deref() == Some("1"),
            theme_chosen: StoredValue::new(false),
            refusal: RwSignal::new(None),
            broken: RwSignal::new(false),
            unknown: RwSignal::new(Vec::new()),
        }
    }

    /// Whether a part is unfolded.
    pub(crate) fn is_open(self, name: &str) -> bool {
        self.open.with(|open| open.contains(&name))
    }

    /// Unfolds or folds a part.
    pub(crate) fn unfold(self, name: &'static str, open: bool) {
        if open != untrack(|| self.is_open(name)) {
            self.open.update(|all| {
                all.retain(|other| *other != name);
                all.extend(open.then_some(name));
            });
        }
    }

    /// Whether the link hides a part. Teachers can make such links.
    pub(crate) fn hides(self, name: &str) -> bool {
        self.hidden.with_value(|hidden| hidden.iter().any(|other| other == name))
    }

    /// Says a phrase in the page's language.
    pub(crate) fn say(self, phrase: &impl Phrase) -> String {
        self.lang.get().say(phrase)
    }

    pub(crate) fn style(self) -> Style {
        Style { lang: self.lang.get(), theme: self.theme.get() }
    }

    /// The last iteration that the run has.
    pub(crate) fn last(self) -> usize {
        self.trajectory.with(|trajectory| trajectory.len().saturating_sub(1))
    }

    /// The iteration that is shown. A shorter run ends before the one that was asked for.
    pub(crate) fn shown(self) -> usize {
        self.now.get().min(self.last())
    }

    /// Calls `use_it` with the update that led to the shown iteration and the run's explanation. At the start it
    /// is the first update, which is still to come.
    pub(crate) fn with_step<T>(
        self,
        use_it: impl FnOnce(&Explanation<'_>, &korogaru_lab::Update) -> T,
    ) -> Option<T> {
        let trajectory = self.trajectory.get();
        let explanation = Explanation::new(&trajectory);
        let step = explanation.update(self.shown().max(1)).ok()?;
        Some(use_it(&explanation, &step))
    }

    /// Changes the experiment by one setting, or shows why that is refused.
    pub(crate) fn set(self, key: &str, value: &str) {
        self.change(&[Setting::text(key, value)]);
    }

    /// Changes the experiment by several settings, all of them or none. Returns whether it was changed.
    pub(crate) fn change(self, settings: &[Setting]) -> bool {
        let changed = self.experiment.with_untracked(|it| it.with_settings(settings));
        match changed.and_then(|it| explorable(&it).map(|()| it)) {
            Ok(experiment) => {
                // Another function has its own plane.
                if settings.iter().any(|setting| matches!(setting.key.as_str(), "objective" | "formula")) {
                    self.window.set(None);
                }
                self.refusal.set(None);
                self.experiment.set(experiment);
                self.ask_anew();
                true
            }
            Err(error) => {
                let key = settings.first().map_or("", |setting| setting.key.as_str());
                self.refuse(None, key, error);
                false
            }
        }
    }

    /// Shows why a change was refused.
    pub(crate) fn refuse(self, rival: Option<usize>, key: &str, error: Error) {
        self.refusal.set(Some(Refusal { rival, key: key.to_owned(), error }));
    }

    /// The number of significant digits of a number that is read, which is `few` unless all are asked for.
    pub(crate) fn digits(self, few: usize) -> usize {
        if self.all_digits.get() { ALL_DIGITS } else { few }
    }

    /// Shows another experiment, at its start.
    pub(crate) fn choose(self, experiment: &Experiment) {
        self.refusal.set(None);
        self.window.set(None);
        self.experiment.set(experiment.clone());
        self.seek(0);
        self.ask_anew();
    }

    /// Drops the guess, which was for another run. If the page asks for one, the new run is hidden again.
    fn ask_anew(self) {
        self.guess.set(None);
        self.mark.set(None);
        if self.asking.get_untracked() {
            self.seek(0);
        }
    }

    /// Whether what comes after the shown iteration is hidden.
    pub(crate) fn hides_future(self) -> bool {
        self.asking.get() && self.at.get() < self.last() as f64
    }

    /// Takes the system's theme whenever it changes, until a theme is chosen.
    pub(crate) fn follow_system(self) {
        let Ok(Some(dark)) = window().match_media(DARK) else { return };
        let changed = Closure::<dyn Fn()>::new(move || {
            if !self.theme_chosen.get_value() {
                self.theme.set(system_theme());
            }
        });
        dark.set_onchange(Some(changed.as_ref().unchecked_ref()));
        // They last as long as the page.
        changed.forget();
        std::mem::forget(dark);
    }

    /// Keeps the language, the theme and its colours on the document's root, where styles and screen
    /// readers look for them.
    pub(crate) fn dress_document(self) {
        Effect::new(move |_| {
            let Some(root) = document().document_element() else { return };
            let theme = self.theme.get();
            let name = if theme == Theme::Dark { "dark" } else { "light" };
            let embed = if self.embedded { "yes" } else { "no" };
            for (name, value) in
                [("lang", self.lang.get().code()), ("data-theme", name), ("data-embed", embed)]
            {
                // A root element takes any attribute of a valid name.
                let _ = root.set_attribute(name, value);
            }
            let Some(root) = root.dyn_ref::<HtmlElement>() else { return };
            for (name, colour) in colours(&theme.page()) {
                // A style takes any variable.
                let _ = root.style().set_property(name, &colour.to_string());
            }
        });
    }
}

/// The variables with the colours of the page's styles.
fn colours(palette: &Palette) -> [(&'static str, Colour); 9] {
    [
        ("--paper", palette.paper),
        ("--ink", palette.ink),
        ("--secondary", palette.secondary),
        ("--rule", palette.rule),
        ("--fill", palette.fill),
        ("--carried", palette.carried),
        ("--fresh", palette.fresh),
        ("--adds", palette.adds),
        ("--cancels", palette.cancels),
    ]
}

const DARK: &str = "(prefers-color-scheme: dark)";

fn system_theme() -> Theme {
    if asked(DARK) { Theme::Dark } else { Theme::Light }
}

/// Whether a media query matches, such as for reduced motion.
fn asked(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|query| query.matches())
}

/// What the address says of a name after `?`.
fn query(name: &str) -> Option<String> {
    let query = window().location().search().unwrap_or_default();
    let mut parts = query.trim_start_matches('?').split('&');
    parts.find_map(|part| part.strip_prefix(name)?.strip_prefix('=').map(str::to_owned))
}

/// What the address lists after `?hide=`.
fn hidden() -> Vec<String> {
    query("hide").map_or_else(Vec::new, |list| list.split(',').take(32).map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_colour_of_the_styles_is_set_and_used() {
        let sheet = include_str!("../styles/page.css");
        let used = sheet.split("var(").skip(1).filter_map(|rest| rest.split_once(')'));
        let mut used: Vec<&str> = used.map(|(name, _)| name).collect();
        let mut set = colours(&Theme::Light.page()).map(|(name, _)| name);
        used.sort_unstable();
        used.dedup();
        set.sort_unstable();
        assert_eq!(used, set);
    }
}
