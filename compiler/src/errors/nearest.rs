//! What a wrong name was probably meant to be.

/// A message lists so many names at most.
const LISTED: usize = 24;

/// The nearest of some names, where one is near: by its letters, or as one of its words.
pub(crate) fn nearest<'a, N: AsRef<str>>(wrong: &str, names: &'a [N]) -> Option<&'a str> {
    nearest_by_letters(wrong, names).or_else(|| only_with_word(wrong, names))
}

/// The one name of several words that has this word: `on_success` for `success`.
fn only_with_word<'a, N: AsRef<str>>(word: &str, names: &'a [N]) -> Option<&'a str> {
    let has_word = |name: &&str| name.split('_').any(|part| part.eq_ignore_ascii_case(word));
    let mut with_word = names.iter().map(AsRef::as_ref).filter(has_word);
    with_word.next().filter(|_| word.len() > 2 && with_word.next().is_none())
}

/// The nearest of some names by its letters: near enough to go on as if it had been written.
pub(crate) fn nearest_by_letters<'a, N: AsRef<str>>(wrong: &str, names: &'a [N]) -> Option<&'a str> {
    let wrong: Vec<char> = wrong.to_lowercase().chars().take(64).collect();
    let limit = (wrong.len() / 3).max(1);
    names
        .iter()
        .map(AsRef::as_ref)
        .filter(|name| name.chars().count().abs_diff(wrong.len()) <= limit)
        .map(|name| (distance(&wrong, &name.to_lowercase()), name))
        .filter(|(distance, name)| *distance <= limit && *distance < name.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// How many characters must be inserted, removed, replaced or swapped with their neighbour to make
/// one text of the other.
fn distance(from: &[char], to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut above: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=from.len()).collect();
    for (y, added) in to.iter().enumerate() {
        let mut next = vec![y + 1];
        for (x, removed) in from.iter().enumerate() {
            let at = |row: &[usize], x: usize| row.get(x).copied().unwrap_or(usize::MAX - 1);
            let replaced = at(&row, x) + usize::from(removed != added);
            let mut least = replaced.min(at(&row, x + 1) + 1).min(at(&next, x) + 1);
            let swaps = x > 0 && y > 0 && from.get(x - 1) == Some(added) && to.get(y - 1) == Some(removed);
            if swaps {
                least = least.min(at(&above, x - 1) + 1);
            }
            next.push(least);
        }
        above = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or_default()
}

/// A user's text in a message: on one line, and not too long.
pub(crate) fn shown(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut shown = String::new();
    for (index, character) in text.chars().enumerate() {
        match character {
            _ if index == LONGEST => return shown + "…",
            control if control.is_control() => shown.extend(control.escape_debug()),
            other => shown.push(other),
        }
    }
    shown
}

/// Names for a message: `` `a`, `b`, `c` ``.
pub(crate) fn list<N: AsRef<str>>(names: &[N]) -> String {
    let listed: Vec<String> = names.iter().take(LISTED).map(|name| format!("`{}`", name.as_ref())).collect();
    match names.len().saturating_sub(LISTED) {
        0 => listed.join(", "),
        more => format!("{} and {more} more", listed.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::{list, nearest};

    #[test]
    fn a_slip_finds_the_name() {
        let names = ["class_id", "note", "location"];
        assert_eq!(nearest("clas_id", &names), Some("class_id"));
        assert_eq!(nearest("NOTE", &names), Some("note"));
        assert_eq!(nearest("ntoe", &names), Some("note"));
        assert_eq!(nearest("teacher", &names), None);
        assert_eq!(nearest("", &names), None);
    }

    #[test]
    fn single_letters_are_not_near_each_other() {
        assert_eq!(nearest("x", &["y"]), None);
    }

    #[test]
    fn a_word_finds_the_one_name_that_has_it() {
        let names = ["on_success", "on_failure", "message_template", "error_message"];
        assert_eq!(nearest("success", &names), Some("on_success"));
        assert_eq!(nearest("message", &names), None);
        assert_eq!(nearest("on", &names), None);
    }

    #[test]
    fn long_lists_are_cut() {
        let names: Vec<String> = (0..30).map(|n| format!("n{n}")).collect();
        assert!(list(&names).ends_with("`n23` and 6 more"));
    }
}
