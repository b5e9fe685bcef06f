//! The state of the page: one experiment, its run, and the iteration that is shown.

use std::sync::Arc;

use korogaru::Method;
use korogaru_figure::{Colour, Palette, Style, Theme};
use korogaru_lab::snippet::explorable;
use korogaru_lab::{Error, Experiment, Explanation, Plane, Setting, Theory, Trajectory, run};
use korogaru_text::{Lang, Phrase};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use crate::link;

/// The parts that are folded at first, by their names in a link.
pub(crate) const FOLDS: [&str; 4] = ["map", "compare", "take", "table"];

/// Everything that can change. What is seen follows from it.
#[derive(Clone, Copy)]
pub(crate) struct State {
    pub(crate) experiment: RwSignal<Experiment>,
    pub(crate) trajectory: Memo<Arc<Trajectory>>,
    /// What theory says about the run, if it says anything.
    pub(crate) theory: Memo<Option<Arc<Theory>>>,
    /// The iteration that all parts of the page show.
    pub(crate) now: RwSignal<usize>,
    pub(crate) playing: RwSignal<bool>,
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
    /// Whether the rest of the run is hidden, so that the user guesses first where the ball will end.
    pub(crate) asking: RwSignal<bool>,
    /// The user's guess of where the ball will end.
    pub(crate) guess: RwSignal<Option<[f64; 2]>>,
    /// The methods that are drawn over the path.
    pub(crate) rivals: RwSignal<Vec<Method>>,
    /// The parts of [`FOLDS`] that are unfolded.
    open: RwSignal<Vec<&'static str>>,
    /// The parts that the address hides, after `?hide=`.
    hidden: StoredValue<Vec<String>>,
    /// Why the last change was refused.
    pub(crate) refusal: RwSignal<Option<Error>>,
    /// Whether the address could not be read.
    pub(crate) broken: RwSignal<bool>,
}

impl State {
    /// The article's first run after a few updates, in the browser's language and theme.
    pub(crate) fn new() -> Self {
        let experiment = RwSignal::new(Experiment::default());
        // The runs are not compared, since the experiment has changed whenever one is made.
        let trajectory =
            Memo::new_with_compare(move |_| experiment.with(|it| Arc::new(run(it))), |_, _| true);
        let theory = Memo::new_with_compare(
            move |_| experiment.with(|it| Theory::new(it, None).ok().map(Arc::new)),
            |_, _| true,
        );
        let locale = window().navigator().language().unwrap_or_default();
        let theme = if asked("(prefers-color-scheme: dark)") { Theme::Dark } else { Theme::Light };
        Self {
            experiment,
            trajectory,
            theory,
            now: RwSignal::new(6),
            playing: RwSignal::new(false),
            // Five jumps a second are too many for a user who prefers reduced motion.
            speed: RwSignal::new(if asked("(prefers-reduced-motion: reduce)") { 1.0 } else { 5.0 }),
            lang: RwSignal::new(Lang::from_locale(&locale)),
            theme: RwSignal::new(theme),
            window: RwSignal::new(None),
            even: RwSignal::new(true),
            size: RwSignal::new([880.0, 384.0]),
            asking: RwSignal::new(false),
            guess: RwSignal::new(None),
            rivals: RwSignal::new(Vec::new()),
            open: RwSignal::new(Vec::new()),
            hidden: StoredValue::new(hidden()),
            refusal: RwSignal::new(None),
            broken: RwSignal::new(false),
        }
    }

    /// Takes the state from the text after `#`. If it is broken, the article's first run is shown with a
    /// notice.
    pub(crate) fn take(self, hash: &str) {
        let said = link::read(hash);
        self.broken.set(said.is_none());
        let Some(said) = said else {
            self.choose(&Experiment::default());
            return;
        };
        self.choose(&said.experiment);
        self.window.set(said.window);
        self.open.set(said.open);
        self.rivals.set(said.rivals);
        self.even.set(said.even);
        self.asking.set(said.asking);
        if let Some(speed) = said.speed {
            self.speed.set(speed);
        }
        // A user who is asked where the ball will end sees it at the start.
        if let Some(step) = said.step.or(said.asking.then_some(0)) {
            self.now.set(step);
        }
        if let Some(lang) = said.lang {
            self.lang.set(lang);
        }
        if let Some(theme) = said.theme {
            self.theme.set(theme);
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

    /// Calls `use_it` with the update that led to the shown iteration and the run's explanation, if there was
    /// one.
    pub(crate) fn with_step<T>(
        self,
        use_it: impl FnOnce(&Explanation<'_>, &korogaru_lab::Update) -> T,
    ) -> Option<T> {
        let trajectory = self.trajectory.get();
        let explanation = Explanation::new(&trajectory);
        let step = explanation.update(self.shown()).ok()?;
        Some(use_it(&explanation, &step))
    }

    /// Changes the experiment by one setting, or shows why that is refused.
    pub(crate) fn set(self, key: &str, value: &str) {
        self.change(&[Setting::text(key, value)]);
    }

    /// Changes the experiment by several settings, all of them or none.
    pub(crate) fn change(self, settings: &[Setting]) {
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
            }
            Err(error) => self.refusal.set(Some(error)),
        }
    }

    /// Shows another experiment.
    pub(crate) fn choose(self, experiment: &Experiment) {
        self.refusal.set(None);
        self.playing.set(false);
        self.window.set(None);
        self.experiment.set(experiment.clone());
        self.ask_anew();
    }

    /// Drops the guess, which was for another run. If the page asks for one, the new run is hidden again.
    fn ask_anew(self) {
        self.guess.set(None);
        if self.asking.get_untracked() {
            self.playing.set(false);
            self.now.set(0);
        }
    }

    /// Whether what comes after the shown iteration is hidden.
    pub(crate) fn hides_future(self) -> bool {
        self.asking.get() && self.shown() < self.last()
    }

    /// Shows another iteration and stops the ball.
    pub(crate) fn seek(self, iteration: usize) {
        self.playing.set(false);
        self.now.set(iteration.min(self.last()));
    }

    /// Goes one update further. The ball stops at the last one.
    pub(crate) fn advance(self) {
        let next = self.shown() + 1;
        if next >= self.last() {
            self.playing.set(false);
        }
        self.now.set(next.min(self.last()));
    }

    /// Lets the ball roll, or stops it. If it is at the end, it begins at the start.
    pub(crate) fn toggle(self) {
        let plays = !self.playing.get_untracked();
        if plays && self.shown() >= self.last() {
            self.now.set(0);
        }
        self.playing.set(plays);
    }

    /// Keeps the language, the theme and its colours on the document's root, where styles and screen
    /// readers look for them.
    pub(crate) fn dress_document(self) {
        Effect::new(move |_| {
            let Some(root) = document().document_element() else { return };
            let theme = self.theme.get();
            let name = if theme == Theme::Dark { "dark" } else { "light" };
            for (name, value) in [("lang", self.lang.get().code()), ("data-theme", name)] {
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

/// Whether a media query matches, such as for reduced motion.
fn asked(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|query| query.matches())
}

/// What the address lists after `?hide=`.
fn hidden() -> Vec<String> {
    let query = window().location().search().unwrap_or_default();
    let list = query.trim_start_matches('?').split('&').find_map(|part| part.strip_prefix("hide="));
    list.map_or_else(Vec::new, |list| list.split(',').take(32).map(str::to_owned).collect())
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
