//! Suggests names for messages such as "did you mean `class_id`?".

/// Returns the name closest to `wrong`, if at most a third of its characters differ.
pub(crate) fn nearest<'a>(wrong: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let allowed = wrong.chars().count().max(3) / 3;
    names
        .map(|name| (strsim::osa_distance(wrong, name), name))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, name)| name)
}
