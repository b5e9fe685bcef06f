//! Figures as their readers see them.

#[cfg(feature = "gif")]
mod animation;
mod carrier;
mod compare;
mod contour;
mod ensemble;
mod explained;
mod extremes;
mod layout;
mod lettering;
mod log;
mod map;
#[cfg(feature = "png")]
mod png;
mod reading;
mod said;
mod svg;
mod theory;
mod ticker;
mod truth;

use korogaru::METHODS;
use korogaru_figure::{
    Backdrop, Scene, Style, Theme, curves_figure, map_figure, ribbon_figure, theory_figure,
};
use korogaru_lab::{
    Axis, Ensemble, Experiment, Explanation, Metric, Setting, Sweep, Theory, book, objectives, run,
};
use korogaru_text::Lang;

/// Figures of theory for every regime, for every method that it covers, and for runs that end in unusual
/// ways.
fn theories(style: Style) -> Vec<(String, Scene)> {
    let cases: [&[(&str, &str)]; 17] = [
        &[],
        &[("lr", "0.95"), ("momentum", "0")],
        &[("lr", "0.95"), ("momentum", "0.5")],
        &[("lr", "0.95"), ("momentum", "0.9")],
        &[("lr", "2.85")],
        &[("lr", "2.85"), ("iterations", "5000")],
        &[("lr", "0")],
        &[("lr", "0.5"), ("momentum", "0")],
        &[("method", "sgd"), ("lr", "0.95")],
        &[("method", "nesterov"), ("lr", "0.4")],
        &[("iterations", "0")],
        &[("iterations", "2000")],
        &[("start", "0,0")],
        &[("start", "-1e100,1e-100")],
        &[("objective", "booth"), ("lr", "0.05")],
        &[("objective", "himmelblau"), ("lr", "0.01"), ("iterations", "60")],
        &[("objective", "rosenbrock"), ("lr", "0.01")],
    ];
    let drawn = |settings: &&[(&str, &str)]| {
        let list: Vec<Setting> = settings.iter().map(|(key, text)| Setting::text(*key, *text)).collect();
        let experiment = Experiment::default().with_settings(&list).unwrap();
        let theory = Theory::new(&experiment, None).unwrap();
        (format!("theory {settings:?}"), theory_figure(&theory, &run(&experiment), style))
    };
    cases.iter().map(drawn).collect()
}

/// Maps of every metric, with and without what theory says, and of runs that end in unusual ways.
fn maps(style: Style) -> Vec<(String, Scene)> {
    let lr = ("lr", 0.01, 3.0, 40);
    let momentum = ("momentum", 0.0, 0.99, 30);
    type Values = (&'static str, f64, f64, usize);
    /// Settings, axes, metric, and whether the first axis is logarithmic.
    type Case = (&'static [(&'static str, &'static str)], [Values; 2], Metric, bool);
    let cases: [Case; 14] = [
        (&[], [lr, momentum], Metric::Loss, false),
        (&[], [momentum, lr], Metric::Loss, false),
        (&[], [lr, momentum], Metric::Steps, true),
        (&[("iterations", "200")], [lr, momentum], Metric::Steps, true),
        (&[("iterations", "100")], [lr, momentum], Metric::Rate, false),
        (&[("method", "nesterov")], [lr, momentum], Metric::Loss, false),
        (&[("method", "adam")], [("lr", 0.001, 1.0, 9), ("beta1", 0.0, 0.9, 5)], Metric::Loss, true),
        (&[("method", "rmsprop")], [("decay", 0.1, 0.9, 4), ("eps", 1e-9, 1e-2, 3)], Metric::Loss, false),
        (&[("objective", "rosenbrock")], [("lr", 1e-5, 1e-2, 20), momentum], Metric::Loss, true),
        (&[("objective", "styblinski-tang")], [("lr", 1e-3, 0.1, 20), momentum], Metric::Loss, false),
        (&[("objective", "saddle")], [lr, momentum], Metric::Loss, false),
        (&[("start", "0,0")], [lr, momentum], Metric::Loss, false),
        (&[], [("lr", 0.1, 0.1, 1), ("momentum", 0.5, 0.5, 1)], Metric::Rate, false),
        (&[("iterations", "3000")], [("lr", 3.9, 4.5, 3), ("momentum", 0.1, 0.2, 2)], Metric::Steps, false),
    ];
    let drawn = |(settings, axes, metric, log): Case| {
        let list: Vec<Setting> = settings.iter().map(|(key, text)| Setting::text(*key, *text)).collect();
        let experiment = Experiment::default().with_settings(&list).unwrap();
        let [first, second] = axes.map(|(name, low, high, count)| Axis::new(name, low, high, count).unwrap());
        let first = if log { first.logarithmic().unwrap() } else { first };
        let sweep = Sweep::new(&experiment, [first, second], metric).unwrap();
        let name = format!("map {settings:?} {metric:?} {}", sweep.axes()[0].name());
        (name, map_figure(&sweep.run(1, &()).unwrap(), style))
    };
    cases.into_iter().map(drawn).collect()
}

/// Few and many noisy runs that scatter, diverge or have one point.
fn ensembles(style: Style) -> Vec<(String, Scene)> {
    type Case = (&'static [(&'static str, &'static str)], usize);
    let cases: [Case; 6] = [
        (&[("noise", "1")], 60),
        (&[("noise", "1e-9"), ("method", "adam"), ("lr", "0.3")], 3),
        (&[("objective", "least-squares"), ("batch", "4"), ("noise", "0.5")], 1),
        (&[("noise", "1"), ("lr", "2.9"), ("iterations", "3000")], 12),
        (&[("noise", "1"), ("iterations", "0")], 5),
        (&[("noise", "1"), ("objective", "saddle"), ("iterations", "2500"), ("method", "rmsprop")], 9),
    ];
    let drawn = |(settings, seeds): Case| {
        let list: Vec<Setting> = settings.iter().map(|(key, text)| Setting::text(*key, *text)).collect();
        let experiment = Experiment::default().with_settings(&list).unwrap();
        let ensemble = Ensemble::run(&experiment, seeds, 1).unwrap();
        let scene = Backdrop::new(&experiment).ensemble_figure(&ensemble, style);
        (format!("{seeds} runs {settings:?}"), scene)
    };
    cases.into_iter().map(drawn).collect()
}

/// Both languages in both themes.
fn styles() -> impl Iterator<Item = Style> {
    Lang::ALL.into_iter().flat_map(|lang| [Theme::Light, Theme::Dark].map(|theme| Style { lang, theme }))
}

/// The article's six figures, by name.
fn article(style: Style) -> Vec<(String, Scene)> {
    let backdrop = Backdrop::new(&Experiment::default());
    let runs = book::runs().into_iter().enumerate().map(|(i, planned)| {
        let trajectory = run(&planned.experiment);
        (format!("run {}", i + 1), backdrop.trajectory_figure(&trajectory, style))
    });
    [("contour".to_owned(), backdrop.contour_figure(style))].into_iter().chain(runs).collect()
}

/// Figures of every objective and of every method, and of runs that end in unusual ways.
fn others(style: Style) -> Vec<(String, Scene)> {
    let mut experiments = Vec::new();
    for objective in objectives::all() {
        let name = objective.name().to_owned();
        let experiment = Experiment::default().with_objective(objective);
        let slow = experiment.method().with("lr", 0.001).unwrap();
        experiments.push((name, experiment.with_method(slow)));
    }
    for info in METHODS {
        experiments.push((info.name.to_owned(), Experiment::default().with_method(info.default_method())));
    }
    let with = |lr: f64, iterations| {
        let method = Experiment::default().method().with("lr", lr).unwrap();
        Experiment::default().with_method(method).with_iterations(iterations).unwrap()
    };
    experiments.push(("leaves the view".to_owned(), with(2.85, 30)));
    experiments.push(("not finite".to_owned(), with(2.85, 5000)));
    experiments.push(("the start alone".to_owned(), with(0.1, 0)));
    experiments.push(("starts outside".to_owned(), with(0.1, 3).with_start([1e9, -1e300]).unwrap()));
    let zoomed = |settings: &[(&str, &str)]| {
        let settings: Vec<Setting> = settings.iter().map(|(key, text)| Setting::text(*key, *text)).collect();
        Experiment::default().with_settings(&settings).unwrap()
    };
    experiments
        .push(("far away".to_owned(), zoomed(&[("xlim", "12345.678,12345.9"), ("ylim", "100,100.001")])));
    let corner = [("objective", "himmelblau"), ("xlim", "4.5,5"), ("ylim", "4.5,5")];
    experiments.push(("a steep corner".to_owned(), zoomed(&corner)));
    let long = ["sin(x)"; 100].join("+");
    for (formula, start) in [
        ("x^2/20 + y^2", "-7,2"),
        ("(1-x)^2 + 5(y-x^2)^2*exp(-x²/9)/cosh(y)^2 + 3atan2(y, 3+x²)", "-2,2"),
        (&long, "-7,2"),
        ("-ln(x) + x^2 + y^2", "0.06,1"),
        ("sqrt(x) + y^2", "0.0025,1"),
        ("7", "-7,2"),
    ] {
        experiments.push((format!("formula {formula}"), zoomed(&[("formula", formula), ("start", start)])));
    }
    experiments
        .into_iter()
        .flat_map(|(name, experiment)| {
            let (backdrop, trajectory) = (Backdrop::new(&experiment), run(&experiment));
            let explanation = Explanation::new(&trajectory);
            let mut scenes = vec![
                (format!("{name}, contour"), backdrop.contour_figure(style)),
                (format!("{name}, path"), backdrop.trajectory_figure(&trajectory, style)),
                (format!("{name}, curves"), curves_figure(&explanation, style)),
            ];
            scenes.extend(ribbon_figure(&explanation, style).map(|scene| (format!("{name}, ribbon"), scene)));
            if let Ok(animation) = backdrop.animation(&explanation, style) {
                for frame in [0, animation.frames / 2, animation.frames - 1] {
                    scenes.push((format!("{name}, frame {frame}"), animation.frame(frame)));
                }
            }
            for step in
                [2, explanation.len()].into_iter().filter_map(|number| explanation.update(number).ok())
            {
                let scene = backdrop.arrows_figure(&explanation, &step, style);
                scenes.push((format!("{name}, step {}", step.number), scene));
            }
            scenes
        })
        .chain(theories(style))
        .chain(maps(style))
        .chain(ensembles(style))
        .chain(compare::scenes(style))
        .collect()
}
