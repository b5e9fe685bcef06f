//! Every kind of error in both languages.

use korogaru::rule::Range;
use korogaru::{ElementType as Type, ErrorKind as OptimizerErrorKind};
use korogaru_lab::{ErrorKind, Expected, Formula, Namespace, SyntaxHint};
use korogaru_text::{Lang, error};

fn optimizer_kinds() -> Vec<OptimizerErrorKind> {
    use OptimizerErrorKind::*;
    let w = || "W1".to_owned();
    let hyperparameter =
        |name, value, range| Rule(korogaru::rule::RuleErrorKind::Hyperparameter { name, value, range });
    vec![
        hyperparameter("lr", -0.1, Range::NonNegative),
        hyperparameter("lr", f64::NAN, Range::NonNegative),
        hyperparameter("eps", 0.0, Range::Positive),
        hyperparameter("momentum", 1.0, Range::ZeroToBelowOne),
        hyperparameter("shift", f64::INFINITY, Range::Finite),
        Rule(korogaru::rule::RuleErrorKind::Backend {
            name: "avx512".into(),
            available: vec!["baseline", "avx2"],
        }),
        UnknownHyperparameter { method: "sgd", name: "momentum".into(), known: vec!["lr"] },
        UnknownHyperparameter {
            method: "adam",
            name: "beta3".into(),
            known: vec!["lr", "beta1", "beta2", "eps"],
        },
        GradientLength { tensor: w(), expected: 6, found: 5 },
        GradientShape { tensor: w(), expected: vec![2, 3], found: vec![3, 2] },
        MissingGradient { tensor: w() },
        ExtraGradient { tensor: w() },
        DuplicateTensor { tensor: w() },
        MissingTensor { tensor: w() },
        ExtraTensor { tensor: w() },
        LengthChanged { tensor: w(), expected: 6, found: 5 },
        ElementType { tensor: w(), expected: Type::F32, found: Type::F64 },
        SlotType { tensor: w(), slot: "v", expected: Type::F32, found: Type::F64 },
        Rule(korogaru::rule::RuleErrorKind::Convention {
            name: "keras".into(),
            known: vec!["book (inside)", "fresh (outside)"],
        }),
        NoConvention { method: "adam" },
        NoCounterpart { tensor: w(), velocity: -0.5, lr: 0.0 },
        UnknownTensor { tensor: w() },
        UnknownSlot { method: "momentum", slot: "h".into(), known: &["v"] },
        NoState { method: "sgd", slot: "v".into() },
    ]
}

fn lab_kinds() -> Vec<ErrorKind> {
    let name = |namespace, name: &str, known: &[&str]| ErrorKind::UnknownName {
        namespace,
        name: name.into(),
        known: known.iter().map(ToString::to_string).collect(),
    };
    let form =
        |key: &str, expected, found: &str| ErrorKind::Form { key: key.into(), expected, found: found.into() };
    let syntax = |text: &str, hint| ErrorKind::SyntaxWithHint { line: 2, column: 6, text: text.into(), hint };
    vec![
        name(Namespace::Method, "momentun", &["sgd", "momentum"]),
        name(Namespace::Objective, "rosenbrok", &["book", "rosenbrock"]),
        name(Namespace::Key, "alpha", &["start", "lr"]),
        name(Namespace::Metric, "lost", &["loss", "steps", "rate"]),
        form("method", Expected::Name, "3"),
        form("formula", Expected::Formula, "3"),
        form("lr", Expected::Number, "fast"),
        form("start", Expected::Pair, "1,2,3"),
        form("iterations", Expected::Count, "2.5"),
        form("lr", Expected::Axis, "0.1:1"),
        ErrorKind::AxesInSpec { found: 1 },
        ErrorKind::AxisCount { key: "lr".into(), found: "0".into(), limit: 4096 },
        ErrorKind::AxisAlone { key: "lr".into(), low: 0.0, high: 1.0 },
        ErrorKind::AxisLogarithm { key: "momentum".into(), low: 0.0 },
        ErrorKind::Budget { found: "0".into(), least: 500, limit: 100_000_000 },
        ErrorKind::AxisTwice { key: "lr".into() },
        ErrorKind::MetricNeedsMinimum { metric: "rate", objective: "saddle".into() },
        ErrorKind::NothingToCompare,
        ErrorKind::NothingFound { metric: "steps", budget: 20_000 },
        ErrorKind::TooManyToCompare { found: 40, limit: 30 },
        ErrorKind::Unlike { key: "start" },
        ErrorKind::TooManyUpdates { found: 20_000_000, limit: 10_000_000 },
        ErrorKind::EmptyList { key: "method".into() },
        ErrorKind::ListedTwice { key: "lr".into(), value: "0.1".into() },
        ErrorKind::NoneHas { key: "momentum".into(), methods: vec!["sgd", "adagrad"] },
        ErrorKind::EmptyRange { key: "lr".into(), low: 1.0, high: 0.1 },
        ErrorKind::NotFinite { key: "start".into(), value: f64::INFINITY },
        ErrorKind::TooManyIterations { found: "10000001".into(), limit: 10_000_000 },
        ErrorKind::NoUpdate { found: "31".into(), last: 30 },
        ErrorKind::NoUpdateDiverged { found: "300".into(), last: 279 },
        ErrorKind::NoUpdateAtAll { found: "1".into() },
        ErrorKind::EmptyRange { key: "xlim".into(), low: 3.0, high: -3.0 },
        ErrorKind::NoTheory { method: "adam".into(), covered: vec!["sgd", "momentum", "nesterov"] },
        ErrorKind::WideRange { key: "xlim".into(), low: -1e308, high: 1e308 },
        ErrorKind::NarrowRange { key: "xlim".into(), low: 10.0, high: 10.000_000_001, least: 1e-8 },
        ErrorKind::NoMinimum { objective: "saddle".into() },
        ErrorKind::NoMinimumFound { formula: "x² − y²".into() },
        ErrorKind::Exclusive { first: "objective", second: "formula" },
        ErrorKind::Bottomless { objective: "saddle".into() },
        ErrorKind::Plane { objective: "x + y".into() },
        ErrorKind::Level { objective: "7".into() },
        ErrorKind::Singular { point: [0.0, 0.005], low: 0.0, high: 200.0 },
        ErrorKind::NoDerivatives { point: [1e200, 0.0] },
        ErrorKind::Tolerance { value: 2.0 },
        ErrorKind::Noise { value: -1.0 },
        ErrorKind::Seed { found: "4294967296".into(), limit: u32::MAX },
        ErrorKind::Batch { found: "65".into(), objective: "least-squares".into(), limit: 64 },
        ErrorKind::NoExamples { objective: "book".into(), known: vec!["least-squares".into()] },
        ErrorKind::LogEmpty,
        ErrorKind::LogColumns { found: vec!["step".into(), "accuracy".into()] },
        ErrorKind::LogPicture,
        ErrorKind::LogLong { line: 3, limit: 1_048_576 },
        ErrorKind::LogLine { line: 12, found: "0.5.1".into() },
        ErrorKind::NothingRandom,
        ErrorKind::Seeds { found: "0".into(), limit: 129_032 },
        ErrorKind::Syntax { line: 2, column: 6, text: "lr = = 1".into() },
        syntax("lr = .95", SyntaxHint::DigitsAroundPoint),
        syntax("method = sgd", SyntaxHint::QuotedName),
        syntax("lr = 0.2", SyntaxHint::DuplicateKey),
        ErrorKind::InSpec {
            line: 3,
            key: "lr".into(),
            cause: Box::new(ErrorKind::Optimizer(optimizer_kinds()[0].clone())),
        },
    ]
}

/// Every way in which a formula can be wrong, made by wrong formulas.
fn formulas() -> Vec<ErrorKind> {
    let long = "x+".repeat(600);
    let texts = [
        "",
        "x^2 + * y",
        "x) + y",
        "(x + y",
        "sin x",
        "max(x)",
        "sin(x, y)",
        "max(x, y, 1)",
        "x + y + z",
        "sine(x)",
        "log(x)",
        r"\frac{1}{20}x^2",
        "|x|y|z|",
        "|x + y",
        "x = y",
        "x + あ",
        "1e999",
        &"(".repeat(150),
        &long,
    ];
    texts.iter().map(|text| Formula::new(text).unwrap_err().kind().clone()).collect()
}

fn all() -> Vec<ErrorKind> {
    optimizer_kinds().into_iter().map(ErrorKind::Optimizer).chain(lab_kinds()).chain(formulas()).collect()
}

#[test]
fn every_kind_reads_well_in_both_languages() {
    let said: Vec<String> =
        all().iter().map(|kind| format!("{}\n{}\n", error(Lang::En, kind), error(Lang::Ja, kind))).collect();
    insta::assert_snapshot!(said.join("\n"));
}

/// The reader of a library's message has no command line. Only the command line names options.
#[test]
fn no_kind_names_an_option_of_the_command_line() {
    for kind in all() {
        for lang in Lang::ALL {
            let said = error(lang, &kind);
            assert!(!said.contains("--"), "{kind:?}: {said}");
        }
    }
}

#[test]
fn no_kind_is_left_in_english_for_a_japanese_reader() {
    for kind in all() {
        let said = error(Lang::Ja, &kind);
        assert!(said.chars().any(|c| ('ぁ'..='ん').contains(&c)), "{kind:?}: {said}");
    }
}
