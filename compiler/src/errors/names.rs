//! Names in messages: the nearest to a misspelled one, and lists of them.

/// The maximum number of names that a message lists.
const MAX_LISTED: usize = 24;

/// The maximum number of characters of a user's text in a message.
const MAX_SHOWN: usize = 60;

/// The number of characters of a misspelled name that are compared. Bounds the time for a long one.
const MAX_COMPARED: usize = 64;

/// Returns the name that is nearest to `wrong` by its letters, or the only one that contains `wrong`
/// as a word.
pub(crate) fn nearest<'a, N: AsRef<str>>(wrong: &str, names: &'a [N]) -> Option<&'a str> {
    nearest_by_letters(wrong, names).or_else(|| only_with_word(wrong, names))
}

/// Returns the only name with this word: `on_success` for `success`.
fn only_with_word<'a, N: AsRef<str>>(word: &str, names: &'a [N]) -> Option<&'a str> {
    let has_word = |name: &&str| name.split('_').any(|part| part.eq_ignore_ascii_case(word));
    let mut with_word = names.iter().map(AsRef::as_ref).filter(has_word);
    with_word.next().filter(|_| word.len() > 2 && with_word.next().is_none())
}

/// Returns the name that is nearest to `wrong` by its letters, if at most a third of them differ.
///
/// Such a name is near enough to continue as if the user had written it.
pub(crate) fn nearest_by_letters<'a, N: AsRef<str>>(wrong: &str, names: &'a [N]) -> Option<&'a str> {
    let wrong: String = wrong.to_lowercase().chars().take(MAX_COMPARED).collect();
    let length = wrong.chars().count();
    let limit = (length / 3).max(1);
    names
        .iter()
        .map(AsRef::as_ref)
        .filter(|name| name.chars().count().abs_diff(length) <= limit)
        .map(|name| (strsim::osa_distance(&wrong, &name.to_lowercase()), name))
        .filter(|(distance, name)| *distance <= limit && *distance < name.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// Shortens a user's text and escapes its control characters, so that a message stays on one line.
pub(crate) fn shown(text: &str) -> String {
    let mut shown = String::new();
    for (index, character) in text.chars().enumerate() {
        match character {
            _ if index == MAX_SHOWN => return shown + "…",
            control if control.is_control() => shown.extend(control.escape_debug()),
            other => shown.push(other),
        }
    }
    shown
}

/// Lists names for a message: `` `a`, `b`, `c` ``.
pub(crate) fn list<N: AsRef<str>>(names: &[N]) -> String {
    let listed: Vec<String> = names.iter().take(MAX_LISTED).map(|name| format!("`{}`", name.as_ref())).collect();
    match names.len().saturating_sub(MAX_LISTED) {
        0 => listed.join(", "),
        more => format!("{}, and {more} more", listed.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::{list, nearest};

    #[test]
    fn finds_a_misspelled_name() {
        let names = ["class_id", "note", "location"];
        assert_eq!(nearest("clas_id", &names), Some("class_id"));
        assert_eq!(nearest("NOTE", &names), Some("note"));
        assert_eq!(nearest("ntoe", &names), Some("note"));
        assert_eq!(nearest("teacher", &names), None);
        assert_eq!(nearest("", &names), None);
    }

    #[test]
    fn matches_no_single_letters() {
        assert_eq!(nearest("x", &["y"]), None);
    }

    #[test]
    fn finds_the_only_name_with_a_word() {
        let names = ["on_success", "on_failure", "message_template", "error_message"];
        assert_eq!(nearest("success", &names), Some("on_success"));
        assert_eq!(nearest("message", &names), None);
        assert_eq!(nearest("on", &names), None);
    }

    #[test]
    fn cuts_long_lists() {
        let names: Vec<String> = (0..30).map(|n| format!("n{n}")).collect();
        assert!(list(&names).ends_with("`n23`, and 6 more"));
    }
}
