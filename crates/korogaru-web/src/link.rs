//! Writes the page's state as the text after `#` in an address, and reads it back.

use korogaru::Method;
use korogaru_figure::Theme;
use korogaru_lab::snippet::{MOST_EXPLORED, explorable};
use korogaru_lab::{ErrorKind, Experiment, Interval, Namespace, Plane, Setting};
use korogaru_text::Lang;
use leptos::prelude::*;

use crate::compare;
use crate::state::{FOLDS, MOST_RIVALS, SPEEDS, State};
use crate::tour::{self, STOPS};

/// The longest text that is read, in bytes.
const LONGEST: usize = 4000;

/// The state that an address gives. `None` leaves the state as it is.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) experiment: Experiment,
    pub(crate) step: Option<usize>,
    pub(crate) lang: Option<Lang>,
    pub(crate) theme: Option<Theme>,
    pub(crate) window: Option<Plane>,
    /// The number of updates in a second.
    pub(crate) speed: Option<f64>,
    /// Whether both axes of the plane have the same scale.
    pub(crate) even: bool,
    /// Whether the user is asked first where the ball will end.
    pub(crate) asking: bool,
    pub(crate) open: Vec<&'static str>,
    pub(crate) rivals: Vec<Method>,
    /// The names that nobody knows. They are left out.
    pub(crate) unknown: Vec<String>,
    /// The stop of the guided tour, from 0.
    pub(crate) tour: Option<usize>,
}

/// The text with which the page was opened: what follows `#` in its address. A notebook shows the page in a
/// frame without an address (`srcdoc`), and such a frame has the text in its name, after `korogaru#`.
pub(crate) fn opened() -> String {
    let hash = window().location().hash().unwrap_or_default();
    if !hash.is_empty() {
        return hash;
    }
    let name = window().name().unwrap_or_default();
    name.strip_prefix("korogaru#").unwrap_or_default().to_owned()
}

/// Takes the state from the text after `#`. If it is broken, the article's first run is shown with a notice.
/// Returns whether the ball has to stay where it is, since the text says where or the user guesses first.
pub(crate) fn take(state: State, hash: &str) -> bool {
    let said = read(hash);
    state.broken.set(said.is_none());
    state.unknown.set(said.as_ref().map_or(Vec::new(), |said| said.unknown.clone()));
    let Some(said) = said else {
        state.choose(&Experiment::default());
        return false;
    };
    state.tour.set(said.tour);
    state.choose(&said.experiment);
    state.window.set(said.window);
    state.open.set(said.open);
    state.rivals.set(said.rivals);
    state.even.set(said.even);
    state.asking.set(said.asking);
    if let Some(speed) = said.speed {
        state.speed.set(speed);
    }
    // A user who is asked where the ball will end sees it at the start.
    let step = said.step.or(said.asking.then_some(0));
    state.seek(step.unwrap_or(0));
    if let Some(lang) = said.lang {
        state.lang.set(lang);
    }
    if let Some(theme) = said.theme {
        state.theme_chosen.set_value(true);
        state.theme.set(theme);
    }
    if let Some(stop) = said.tour.filter(|_| step.is_none()) {
        tour::enter_as_is(state, stop);
        return true;
    }
    step.is_some()
}

/// Reads the text after `#`. `None` if it is too long, is not of this form, or gives an experiment that does
/// not exist.
pub(crate) fn read(hash: &str) -> Option<Said> {
    let text = hash.strip_prefix('#').unwrap_or(hash);
    if text.len() > LONGEST {
        return None;
    }
    let (mut step, mut lang, mut theme, mut window, mut open) = (None, None, None, None, Vec::new());
    let (mut settings, mut rivals) = (Vec::new(), None);
    let mut tour = None;
    let (mut speed, mut even, mut asking) = (None, true, false);
    for part in text.split('&').filter(|part| !part.is_empty()) {
        let (key, value) = part.split_once('=')?;
        let value = decoded(value)?;
        match key {
            "step" => step = Some(value.parse().ok().filter(|step| *step <= MOST_EXPLORED)?),
            "lang" => lang = Some(Lang::from_code(&value)?),
            "theme" => {
                theme = Some(match value.as_str() {
                    "dark" => Theme::Dark,
                    "light" => Theme::Light,
                    _ => return None,
                });
            }
            "window" => window = Some(plane(&value)?),
            "speed" => speed = Some(SPEEDS.into_iter().find(|speed| speed.to_string() == value)?),
            "even" => even = yes(&value)?,
            "predict" => asking = yes(&value)?,
            "open" => {
                let known = |name: &str| FOLDS.into_iter().find(|fold| *fold == name);
                open = value.split(',').map(known).collect::<Option<_>>()?;
            }
            "with" => {
                // An empty list says that there are none, also where the tour has some.
                let list = value.split(',').filter(|_| !value.is_empty());
                let all: Vec<Method> = list.take(MOST_RIVALS + 1).map(rival).collect::<Option<_>>()?;
                if all.len() > MOST_RIVALS {
                    return None;
                }
                rivals = Some(all);
            }
            "tour" => {
                let number: usize = value.parse().ok()?;
                tour = Some(number.checked_sub(1).filter(|stop| *stop < STOPS.len())?);
            }
            _ => settings.push(Setting::text(decoded(key)?, value)),
        }
    }
    let unknown = unknown_keys(&mut settings);
    let stop = tour.map(|stop: usize| &STOPS[stop]);
    let experiment = match stop.filter(|_| settings.is_empty()) {
        Some(stop) => stop.experiment(),
        None => Experiment::default().with_settings(&settings).ok()?,
    };
    let rivals = rivals.or_else(|| stop.map(tour::Stop::rivals)).unwrap_or_default();
    explorable(&experiment).ok()?;
    Some(Said { experiment, step, lang, theme, window, speed, even, asking, open, rivals, unknown, tour })
}

/// Takes the settings out whose keys nobody knows, such as those of a newer page. Returns these keys.
fn unknown_keys(settings: &mut Vec<Setting>) -> Vec<String> {
    let mut unknown = Vec::new();
    while let Err(error) = Experiment::default().with_settings(settings) {
        let ErrorKind::UnknownName { namespace: Namespace::Key, name, .. } = error.kind() else { break };
        settings.retain(|setting| setting.key != *name);
        unknown.push(name.clone());
    }
    unknown
}

fn yes(text: &str) -> Option<bool> {
    match text {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

/// Reads a method's name and its hyperparameters in their order, separated by colons.
fn rival(text: &str) -> Option<Method> {
    let mut parts = text.split(':');
    let method = compare::named(parts.next()?)?;
    let rival = method.info().hyperparameters.iter().try_fold(method.clone(), |method, hyperparameter| {
        method.with(hyperparameter.name, parts.next()?.parse().ok()?).ok()
    })?;
    parts.next().is_none().then_some(rival)
}

fn plane(text: &str) -> Option<Plane> {
    let numbers: Vec<f64> = text.split(',').map(|number| number.parse().ok()).collect::<Option<_>>()?;
    let [a, b, c, d] = numbers[..] else { return None };
    Some(Plane { x: Interval::new(a, b)?, y: Interval::new(c, d)? })
}

/// The text after `#` for the current state.
pub(crate) fn written(state: State) -> String {
    let settings = state.experiment.with(korogaru_lab::snippet::link);
    let mut parts: Vec<String> = Some(settings).filter(|settings| !settings.is_empty()).into_iter().collect();
    if let Some(stop) = state.tour.get() {
        // Without settings the link would give the experiment of the stop.
        if parts.is_empty() && state.experiment.with(|it| *it != STOPS[stop].experiment()) {
            parts.extend(state.experiment.with(|it| it.method().get("lr")).map(|lr| format!("lr={lr:?}")));
        }
        parts.push(format!("tour={}", stop + 1));
    }
    parts.push(format!("step={}", state.shown()));
    parts.push(format!("lang={}", state.lang.get().code()));
    let theme = if state.theme.get() == Theme::Dark { "theme=dark" } else { "theme=light" };
    if state.theme_chosen.get_value() {
        parts.push(theme.to_owned());
    }
    if let Some(Plane { x, y }) = state.window.get() {
        parts.push(format!("window={},{},{},{}", x.low(), x.high(), y.low(), y.high()));
    }
    parts.push(format!("speed={}", state.speed.get()));
    if !state.even.get() {
        parts.push("even=no".to_owned());
    }
    if state.asking.get() {
        parts.push("predict=yes".to_owned());
    }
    let rival = |method: &Method| {
        let values = method.hyperparameters().map(|(_, value)| format!(":{value:?}"));
        format!("{}{}", method.info().name, values.collect::<String>())
    };
    let rivals: Vec<String> = state.rivals.with(|all| all.iter().map(rival).collect());
    if !rivals.is_empty() || state.tour.get().is_some() {
        parts.push(format!("with={}", rivals.join(",")));
    }
    let open: Vec<&str> = FOLDS.into_iter().filter(|name| state.is_open(name)).collect();
    if !open.is_empty() {
        parts.push(format!("open={}", open.join(",")));
    }
    parts.join("&")
}

/// The whole address.
pub(crate) fn address(state: State) -> String {
    at(&written(state))
}

/// An element of HTML that shows the page, with its current state, inside another one.
pub(crate) fn frame(state: State) -> String {
    let address = address(state);
    let (page, text) = address.split_once('#').unwrap_or((&address, ""));
    let page = page.split('?').next().unwrap_or_default();
    let address = format!("{page}?embed=1#{text}").replace('&', "&amp;").replace('"', "%22");
    format!("<iframe src=\"{address}\" width=\"700\" height=\"480\" title=\"korogaru\"></iframe>")
}

/// The whole address with this text after `#`. `#` alone would be taken as relative to the notebook around a
/// frame without an address, which the browser refuses.
pub(crate) fn at(text: &str) -> String {
    let href = window().location().href().unwrap_or_default();
    let page = href.split('#').next().unwrap_or_default();
    format!("{page}#{text}")
}

fn decoded(text: &str) -> Option<String> {
    js_sys::decode_uri_component(text).ok().and_then(|text| text.as_string())
}
