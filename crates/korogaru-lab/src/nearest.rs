/// The name among `known` that a person most likely meant by `name`, if any is near.
///
/// ```
/// use korogaru_lab::nearest;
///
/// assert_eq!(nearest("momentun", ["sgd", "momentum"]), Some("momentum"));
/// assert_eq!(nearest("lion", ["sgd", "momentum"]), None);
/// ```
#[must_use]
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const NEAR: f64 = 0.8;
    let name = name.to_lowercase();
    known
        .into_iter()
        .map(|candidate| (candidate, strsim::jaro_winkler(&name, candidate)))
        .filter(|&(_, similarity)| similarity >= NEAR)
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(candidate, _)| candidate)
}
