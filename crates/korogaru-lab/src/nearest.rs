/// Names that other libraries and books use, and ours for the same thing.
const SYNONYMS: [(&str, &str); 25] = [
    ("nag", "nesterov"),
    ("alpha", "momentum"),
    ("mu", "momentum"),
    ("eta", "lr"),
    ("learning-rate", "lr"),
    ("learning_rate", "lr"),
    ("rho", "decay"),
    ("epsilon", "eps"),
    ("epochs", "iterations"),
    ("steps", "step"),
    ("steps", "iterations"),
    ("function", "objective"),
    ("optimizer", "method"),
    ("α", "momentum"),
    ("η", "lr"),
    ("ρ", "decay"),
    ("ε", "eps"),
    ("iter", "iterations"),
    ("sigma", "noise"),
    ("σ", "noise"),
    ("batch-size", "batch"),
    ("batch_size", "batch"),
    ("minibatch", "batch"),
    ("out", "output"),
    ("output", "out"),
];

/// The name among `known` that a person most likely meant by `name`: the one that other libraries or books
/// call `name`, or else the most similar one. `None` if none is similar.
///
/// ```
/// use korogaru_lab::nearest;
///
/// assert_eq!(nearest("momentun", ["sgd", "momentum"]), Some("momentum"));
/// assert_eq!(nearest("eta", ["lr", "momentum"]), Some("lr"));
/// assert_eq!(nearest("NAG", ["sgd", "nesterov"]), Some("nesterov"));
/// assert_eq!(nearest("lion", ["sgd", "momentum"]), None);
/// ```
#[must_use]
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const NEAR: f64 = 0.8;
    let name = name.to_lowercase();
    let known: Vec<&str> = known.into_iter().collect();
    let mut synonyms = SYNONYMS.iter().filter(|(other, _)| *other == name);
    if let Some(ours) = synonyms.find_map(|(_, ours)| known.iter().find(|candidate| *candidate == ours)) {
        return Some(ours);
    }
    known
        .into_iter()
        .map(|candidate| (candidate, strsim::jaro_winkler(&name, candidate)))
        .filter(|&(_, similarity)| similarity >= NEAR)
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(candidate, _)| candidate)
}
