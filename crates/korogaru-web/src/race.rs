//! The other runs, which roll beside the page's own: who is nearest to the minimum, and their names.

use korogaru::Method;
use korogaru_figure::{PlaneChart, Theme, fragment, mark};
use korogaru_lab::Trajectory;
use korogaru_text::{ExplorerPhrase, number};
use leptos::prelude::*;

use crate::state::State;

/// The number of digits of distances.
const DIGITS: usize = 4;
/// The height of a name in pixels, and about how wide one of its letters is.
const HIGH: f64 = 16.0;
const LETTER: f64 = 7.0;
/// Half the width of a ball with the room around it.
const BALL: f64 = 10.0;

/// A rectangle of the plane: left, top, right, bottom.
type Area = [f64; 4];

/// The names of the rivals on the plane, each beside its ball where there is room for it.
pub(crate) fn names(state: State, chart: Memo<PlaneChart>) -> impl IntoView {
    let shown = move || {
        if state.hides_future() || state.at() <= 0.0 {
            return Vec::new();
        }
        let rivals = state.raced.get();
        let all = methods(state);
        let [width, height] = chart.with(PlaneChart::size);
        let place = |point| chart.with(|chart| chart.place(point));
        let balls: Vec<[f64; 2]> =
            rivals.iter().filter_map(|run| state.ball_of(run)).map(|[_, ball]| place(ball)).collect();
        let mut taken: Vec<Area> =
            balls.iter().map(|&[x, y]| [x - BALL, y - BALL, x + BALL, y + BALL]).collect();
        // The page's own ball and the minima have names under them, to the right.
        let named = state.ball().map(place).into_iter().chain(chart.with(PlaneChart::minima));
        taken.extend(named.map(|[x, y]| [x - BALL, y - BALL, x + 84.0, y + 22.0]));
        let mut placed = Vec::new();
        for (run, [x, y]) in rivals.iter().filter(|run| !run.is_empty()).zip(balls) {
            let name = name(run.experiment().method(), &all);
            let wide = LETTER * name.chars().count() as f64 + 8.0;
            let sides = [BALL, -BALL - wide].into_iter().flat_map(|dx| [4.0, -4.0 - HIGH].map(|dy| [dx, dy]));
            let areas = sides.map(|[dx, dy]| [x + dx, y + dy, x + dx + wide, y + dy + HIGH]);
            let inside = |area: &Area| area[0] > 0.0 && area[1] > 0.0 && area[2] < width && area[3] < height;
            if let Some(area) = areas.filter(inside).find(|area| taken.iter().all(|other| apart(area, other)))
            {
                taken.push(area);
                let share = |part: f64, whole: f64| format!("{}%", 100.0 * part / whole);
                placed.push((name, [share(area[0], width), share(area[1], height)]));
            }
        }
        placed
    };
    let spans = move || {
        let span = |(name, [left, top]): (String, [String; 2])| {
            view! { <span class="name rival" style:left=left style:top=top>{name}</span> }
        };
        shown().into_iter().map(span).collect_view()
    };
    view! { <div class="names" aria-hidden="true">{spans}</div> }
}

fn apart(a: &Area, b: &Area) -> bool {
    a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1]
}

/// All methods that roll, the page's own first.
pub(crate) fn methods(state: State) -> Vec<Method> {
    let own = state.experiment.with(|it| it.method().clone());
    let raced = state.raced.get();
    std::iter::once(own).chain(raced.iter().map(|run| run.experiment().method().clone())).collect()
}

/// A method's name, with the hyperparameters by which it differs from others of its kind.
pub(crate) fn name(method: &Method, all: &[Method]) -> String {
    let same: Vec<&Method> =
        all.iter().filter(|other| other.info().name == method.info().name && *other != method).collect();
    let differs = |key: &str| same.iter().any(|other| other.get(key) != method.get(key));
    let values = method.hyperparameters().filter(|(it, _)| differs(it.name));
    let values =
        values.map(|(it, value)| format!(" {} {}", it.symbol, number::hyperparameter(value, DIGITS)));
    format!("{}{}", method.info().label, values.collect::<String>())
}

/// Where all runs stand after the shown update, the nearest to a minimum first, or that of the lowest f
/// where no minimum is known.
pub(crate) fn standing(state: State) -> impl IntoView {
    let standing = Memo::new(move |_| {
        let step = state.shown();
        let rivals = state.raced.get();
        if rivals.is_empty() || step == 0 || state.hides_future() {
            return None;
        }
        let own = state.trajectory.get();
        let all = methods(state);
        let shown = || std::iter::once(&*own).chain(rivals.iter()).filter(|run| !run.is_empty());
        // A run that ended before stays where it ended.
        let there = |run: &Trajectory| step.min(run.len() - 1);
        let distances: Option<Vec<f64>> = shown().map(|run| run.distance_from_minimum(there(run))).collect();
        let known = distances.is_some();
        let numbers = distances.unwrap_or_else(|| shown().map(|run| run.value(there(run))).collect());
        let mut runs: Vec<(f64, String, &'static str)> = Vec::new();
        for (run, number) in shown().zip(numbers) {
            let method = run.experiment().method();
            let place = runs.partition_point(|(other, ..)| other.total_cmp(&number).is_le());
            runs.insert(place, (number, name(method, &all), method.info().name));
        }
        Some((step, known, runs))
    });
    let said = move || {
        standing.get().map(|(step, known, runs)| {
            let heading = match known {
                true => ExplorerPhrase::Standing { step },
                false => ExplorerPhrase::StandingLowest { step },
            };
            let row = |(distance, name, method): (f64, String, &'static str)| {
                let sign = move || sign(method, state.theme.get());
                view! {
                    <li>
                        <svg width="20" height="16" viewBox="0 0 20 16" aria-hidden="true" inner_html=sign></svg>
                        {name} " " <b>{number::significant(distance, DIGITS)}</b>
                    </li>
                }
            };
            view! { <p>{state.say(&heading)}</p> <ol>{runs.into_iter().map(row).collect_view()}</ol> }
        })
    };
    view! { <div id="standing">{said}</div> }
}

/// A method's marker in its colour.
pub(crate) fn sign(name: &str, theme: Theme) -> String {
    fragment("sign", &mark(name, theme, [10.0, 8.0]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_what_tells_it_from_others() {
        let named = |name: &str, lr| Method::named(name).unwrap().with("lr", lr).unwrap();
        let all = [named("sgd", 0.5), named("momentum", 0.5), named("momentum", 0.25)];
        let names: Vec<String> = all.iter().map(|method| name(method, &all)).collect();
        assert_eq!(names, ["SGD", "Momentum η 0.5", "Momentum η 0.25"]);
    }
}
