//! What a wrong name was probably meant to be.

/// A message lists so many names at most.
const LISTED: usize = 24;

/// The nearest of some names, where one is near.
pub(crate) fn nearest<'a, N: AsRef<str>>(wrong: &str, names: &'a [N]) -> Option<&'a str> {
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

/// How many characters must be inserted, removed or replaced to make one text of the other.
fn distance(from: &[char], to: &str) -> usize {
    let mut row: Vec<usize> = (0..=from.len()).collect();
    for (index, to) in to.chars().enumerate() {
        let mut next = Vec::with_capacity(row.len());
        let mut left = index + 1;
        next.push(left);
        for (from, above) in from.iter().zip(row.windows(2)) {
            let &[diagonal, above] = above else { break };
            left = (diagonal + usize::from(*from != to)).min(above + 1).min(left + 1);
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

/// Names for a message: `` `a`, `b`, `c` ``.
pub(crate) fn list<N: AsRef<str>>(names: &[N]) -> String {
    let shown: Vec<String> = names.iter().take(LISTED).map(|name| format!("`{}`", name.as_ref())).collect();
    match names.len().saturating_sub(LISTED) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
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
        assert_eq!(nearest("teacher", &names), None);
        assert_eq!(nearest("", &names), None);
    }

    #[test]
    fn single_letters_are_not_near_each_other() {
        assert_eq!(nearest("x", &["y"]), None);
    }

    #[test]
    fn long_lists_are_cut() {
        let names: Vec<String> = (0..30).map(|n| format!("n{n}")).collect();
        assert!(list(&names).ends_with("`n23` and 6 more"));
    }
}
