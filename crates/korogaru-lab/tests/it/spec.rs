//! The text form: it gives the experiment back, and a mistake is named with its line and key.

use korogaru::METHODS;
use korogaru_lab::{
    Axis, Comparison, ErrorKind, Experiment, Interval, Metric, Plane, Setting, Sweep, Value, objectives,
};
use proptest::prelude::*;

prop_compose! {
    fn any_experiment()(
        objective in prop::sample::select(objectives::all()),
        info in prop::sample::select(METHODS),
        start in [-1e6..1e6_f64, -1e6..1e6_f64],
        iterations in 0..=10_000_000_usize,
        fractions in prop::collection::vec(0.001..0.999_f64, 4),
        view in prop::option::of([-1e3..0.0_f64, 1e-9..1e3_f64]),
    ) -> Experiment {
        let mut method = info.default_method();
        for (h, fraction) in info.hyperparameters.iter().zip(fractions) {
            method = method.with(h.name, fraction).unwrap();
        }
        let experiment = Experiment::default()
            .with_objective(objective)
            .with_method(method)
            .with_start(start).unwrap()
            .with_iterations(iterations).unwrap();
        match view {
            Some([low, high]) => {
                let own = experiment.view();
                experiment.with_view(Plane { x: Interval::new(low, high).unwrap(), ..own })
            }
            None => experiment,
        }
    }
}

proptest! {
    #[test]
    fn what_goes_out_comes_in_again(experiment in any_experiment()) {
        let text = experiment.to_toml();
        let read = Experiment::from_toml(&text).unwrap();
        prop_assert_eq!(read.to_toml(), text);
        prop_assert_eq!(read.start().map(f64::to_bits), experiment.start().map(f64::to_bits));
        prop_assert_eq!(read.method(), experiment.method());
        prop_assert_eq!(read.view(), experiment.view());
    }

    #[test]
    fn no_text_makes_it_panic(text in any::<String>()) {
        let _ = (Experiment::from_toml(&text), Sweep::from_toml(&text));
    }

    #[test]
    fn nor_does_text_that_is_nearly_right(
        experiment in any_experiment(), at in 0..200_usize, patch in r#"[-+0-9.e\[\]"'\n=,a-zあ]{0,6}"#,
    ) {
        let mut text = experiment.to_toml();
        let at = text.floor_char_boundary(at);
        text.insert_str(at, &patch);
        text += "[search]\n";
        text += &patch;
        if let Ok(experiment) = Experiment::from_toml(&text) {
            let _ = Comparison::new(vec![experiment]).and_then(|one| one.found_as(&[text]));
        }
    }
}

/// The tables of a sweep and a search are no part of an experiment. Their readers say what is wrong in them.
#[test]
fn tables_of_a_sweep_are_read_by_sweeps() {
    let axes = [Axis::new("beta1", 0.0, 0.9, 3).unwrap(), Axis::new("lr", 1e-3, 1.0, 4).unwrap()];
    let axes = Axis::one_logarithmic(axes).unwrap();
    let adam = Experiment::default().with_settings(&[Setting::text("method", "adam")]).unwrap();
    let text = Sweep::new(&adam, axes.clone(), Metric::Rate).unwrap().to_toml();
    let again = Sweep::from_toml(&text).unwrap().unwrap();
    assert_eq!((again.experiment(), again.axes(), again.metric()), (&adam, &axes, Metric::Rate));
    assert_eq!(again.to_toml(), text);
    assert_eq!(Experiment::from_toml(&text).unwrap(), adam);
    assert!(Sweep::from_toml(&adam.to_toml()).unwrap().is_none());
    let refused = |lines: &str| Sweep::from_toml(&format!("[sweep]\n{lines}")).unwrap_err().to_string();
    assert_eq!(
        refused("lr = \"0:1:3\""),
        "the table sweep must have the axes of two hyperparameters, but has 1"
    );
    assert!(refused("lr = \"0:1\"").starts_with("line 2: lr takes two ends and a count"));
    assert!(refused("lr = 0.5").starts_with("line 2: lr takes two ends and a count"));
    assert!(refused("metric = 3").starts_with("line 2: metric takes a name"));
    let axes = "lr = \"0.1:1:3\"\nmomentum = \"0:.9:3\"\n";
    assert!(refused(&format!("log = \"lr,rate\"\n{axes}")).starts_with("line 2: there is no key \"rate\""));
    assert!(refused(&format!("{axes}log = \"momentum\"")).starts_with("line 4: momentum must begin above 0"));
    let spaced =
        Sweep::from_toml(&format!("[sweep]\nlog = \"momentum , lr\"\n{}", axes.replace("0:.9", ".1:.9")));
    assert!(spaced.unwrap().unwrap().axes().iter().all(Axis::is_logarithmic));
    assert!(refused("lr = \"0:1:3\"\nbeta1 = \"0:.9:3\"").contains("momentum has no hyperparameter"));
    // A key of that name is none of an experiment.
    assert!(Experiment::from_toml("sweep = 3").is_err());
}

#[test]
fn nothing_said_is_the_articles_first_run() {
    assert_eq!(Experiment::from_toml("").unwrap(), Experiment::default());
    assert_eq!(Experiment::from_toml("# only a comment\n").unwrap(), Experiment::default());
}

#[test]
fn a_convention_is_read_by_two_names_and_written_by_one() {
    for (read, written) in [("book", ""), ("Inside", ""), ("fresh", "fresh"), ("outside", "fresh")] {
        let setting = Setting::text("convention", read);
        let experiment = Experiment::default().with_settings(&[setting]).unwrap();
        assert_eq!(Experiment::from_toml(&format!("convention = \"{read}\"\n")).unwrap(), experiment);
        let line = experiment
            .to_toml()
            .lines()
            .find_map(|line| line.strip_prefix("convention = ").map(str::to_owned));
        assert_eq!(line.unwrap_or_default().trim_matches('"'), written, "{read}");
    }
}

#[test]
fn the_most_iterations_allowed_are_allowed() {
    let most = Experiment::from_toml("iterations = 10000000\n").unwrap();
    assert_eq!(most.iterations(), korogaru_lab::MAX_ITERATIONS);
    assert!(Experiment::default().with_iterations(korogaru_lab::MAX_ITERATIONS).is_ok());
    assert!(Experiment::default().with_iterations(korogaru_lab::MAX_ITERATIONS + 1).is_err());
}

#[test]
fn another_method_keeps_what_the_two_have_in_common() {
    let value = |text: &str, name| Experiment::from_toml(text).unwrap().method().get(name);
    assert_eq!(value("method = \"momentum\"", "lr"), Some(0.1)); // the article's
    assert_eq!(value("method = \"nesterov\"", "lr"), Some(0.1));
    assert_eq!(value("method = \"nesterov\"", "momentum"), Some(0.9));
    assert_eq!(value("method = \"adam\"", "lr"), Some(0.1));
    assert_eq!(value("method = \"adam\"", "beta2"), Some(0.999)); // its own
    assert_eq!(value("method = \"adam\"\nlr = 0.3", "lr"), Some(0.3));
}

#[test]
fn the_order_of_keys_does_not_matter() {
    let text = "lr = 0.3\nmomentum = 0.5\nxlim = [0, 1]\nmethod = \"nesterov\"\nobjective = \"beale\"\n";
    let experiment = Experiment::from_toml(text).unwrap();
    assert_eq!(experiment.method().get("lr"), Some(0.3));
    assert_eq!(experiment.view().x, Interval::new(0.0, 1.0).unwrap());
    assert_eq!(experiment.start(), [1.0, 1.0]); // Beale's own
}

#[test]
fn errors_name_line_and_key() {
    let cases = [
        (
            "lr = 0.1\nalpha = 0.9\n",
            r#"line 2: there is no key "alpha"; there are objective, formula, start, method, convention, iterations, noise, batch, seed, xlim, ylim, lr, momentum"#,
        ),
        ("\n\nlr = -0.1\n", "line 3: lr must be a finite number of at least 0, but is −0.1"),
        ("lr = nan\n", "line 1: lr must be a finite number of at least 0, but is NaN"),
        ("lr = \"0.1\"\n", r#"line 1: lr takes a number, not "0.1""#),
        ("method = \"sgd\"\nmomentum = 0.9\n", r#"line 2: sgd has no hyperparameter "momentum"; it has lr"#),
        ("method = 3\n", r#"line 1: method takes a name, not "3""#),
        ("start = [1, 2, 3]\n", r#"line 1: start takes two numbers such as -7,2, not "[1.0, 2.0, 3.0]""#),
        ("start = [1, \"2\"]\n", r#"line 1: start takes two numbers such as -7,2, not "[1, \"2\"]""#),
        ("start = [1, inf]\n", "line 1: start must be finite, but has inf"),
        ("iterations = 2.5\n", r#"line 1: iterations takes a whole number of at least 0, not "2.5""#),
        ("iterations = -1\n", r#"line 1: iterations takes a whole number of at least 0, not "-1""#),
        (
            "iterations = 10000001\n",
            "line 1: iterations can be at most 10000000, because every one is kept in memory, but is 10000001",
        ),
        ("xlim = [3, 3]\n", "line 1: xlim must go from a lower to a higher number, but goes from 3 to 3"),
        ("lr = 0.1\nstart = [1, \n", "line 2 is not TOML from character 12 on: start = [1, "),
        ("lr = 0.1\nlr = 0.2\n", "line 2 is not TOML from character 1 on: lr = 0.2 (the key is given twice)"),
        (
            "lr = .95\n",
            "line 1 is not TOML from character 6 on: lr = .95 (a decimal point needs a digit on both sides, as in 0.95)",
        ),
        (
            "start = [-7., 2]\n",
            "line 1 is not TOML from character 13 on: start = [-7., 2] (a decimal point needs a digit on both sides, as in 0.95)",
        ),
        (
            "method = momentum\n",
            "line 1 is not TOML from character 10 on: method = momentum (a name needs quotation marks)",
        ),
        ("momentum = 2\nlr = -1\n", "line 1: momentum must be a number from 0 to below 1, but is 2"),
        ("xlim = [nan, 1]\n", "line 1: xlim must be finite, but has NaN"),
        (
            "ylim = [-1e308, 1e308]\n",
            "line 1: ylim from −1e308 to 1e308 is too wide: its width is larger than the largest number",
        ),
        (
            "iterations = 99999999999999999999\n",
            "line 1: iterations can be at most 10000000, because every one is kept in memory, but is 99999999999999999999",
        ),
        ("[method]\nlr = 0.1\n", r#"line 1: method takes a name, not "[method]""#),
    ];
    for (text, message) in cases {
        assert_eq!(Experiment::from_toml(text).unwrap_err().to_string(), message, "{text}");
    }
}

/// What korogaru prints, and what people copy from elsewhere, is read everywhere alike.
#[test]
fn printed_forms_are_read() {
    let base = Experiment::default();
    let text = |key: &str, text: &str| base.with_settings(&[Setting::text(key, text)]);
    for written in ["(-7,2)", "(−7, 2)", "[-7, 2]", "－７、２", "（−7，2）", "[-7.  2.]", " ( -7.0 , 2.0 ) "]
    {
        assert_eq!(text("start", written).unwrap().start(), [-7.0, 2.0], "{written}");
        assert_eq!(Setting::text("at", written).to_point().unwrap(), [-7.0, 2.0], "{written}");
        let name = Setting { key: "start".to_owned(), value: Value::Name(written.to_owned()) };
        assert_eq!(base.with_settings(&[name]).unwrap().start(), [-7.0, 2.0], "{written}");
        assert_eq!(Experiment::from_toml(&format!("start = {written:?}")).unwrap().start(), [-7.0, 2.0]);
    }
    assert_eq!(text("xlim", "[−10, 1e−1]").unwrap().view().x, Interval::new(-10.0, 0.1).unwrap());
    assert_eq!(text("lr", "1.5×10⁻³").unwrap().method().get("lr"), Some(0.0015));
    for written in ["(1,2", "1 2", "(1, 2, 3)", "()", "[1]", "((1, 2))"] {
        assert!(text("start", written).is_err(), "{written}");
    }
    for info in METHODS {
        for written in [info.label.to_owned(), info.name.to_uppercase(), format!(" {}_", info.name)] {
            assert_eq!(text("method", &written).unwrap().method().info().name, info.name, "{written}");
        }
    }
    assert_eq!(text("method", "RMSprop").unwrap().method().info().name, "rmsprop");
    assert_eq!(text("objective", "Least squares").unwrap().objective().name(), "least-squares");
    let same =
        base.clone().with_start([1.0, 1.0]).unwrap().with_settings(&[Setting::text("objective", "Book")]);
    assert_eq!(same.unwrap().start(), [1.0, 1.0]);
    let list = [Setting::text("method", "[Momentum, SGD]"), Setting::text("lr", "(.1, .2)")];
    assert_eq!(Comparison::of_lists(&base, &list).unwrap().experiments().len(), 4);
    let twice = [Setting::text("method", "Momentum,momentum")];
    assert!(matches!(Comparison::of_lists(&base, &twice).unwrap_err().kind(), ErrorKind::ListedTwice { .. }));
}

#[test]
fn a_range_that_is_too_narrow_is_told_from_one_in_disorder() {
    let refused = |text| Experiment::default().with_settings(&[Setting::text("xlim", text)]).unwrap_err();
    let narrow = refused("10,10.000000001");
    assert!(matches!(narrow.kind(), ErrorKind::NarrowRange { least, .. } if *least == 1e-8));
    assert!(narrow.to_string().ends_with("must be wider than 1e−8"), "{narrow}");
    assert!(Experiment::default().with_settings(&[Setting::text("xlim", "10,10.000000011")]).is_ok());
    assert!(matches!(refused("0,1e-300").kind(), ErrorKind::NarrowRange { .. }));
    for text in ["3,-3", "1,1"] {
        assert!(matches!(refused(text).kind(), ErrorKind::EmptyRange { .. }), "{text}");
    }
}
