//! Checks paths into a JSON response: `booking.seats[0].id`.

use std::ops::Range;

use crate::errors::{Errors, Report, shown};
use crate::literal::Text;
use crate::model::PathStep;

const HELP: &str = "write a path such as `booking.seats[0].id`";

/// Parses a path.
pub(super) fn check_path(text: &Text, errors: &mut Errors) -> Option<Vec<PathStep>> {
    read(text.value()).map_err(|(range, message)| errors.push(Report::new(text.part(range), message).help(HELP))).ok()
}

/// The range of an error, and its message.
type Problem = (Range<usize>, String);

fn read(text: &str) -> Result<Vec<PathStep>, Problem> {
    if text.is_empty() {
        return Err((0..0, "empty path".to_owned()));
    }
    if let Some(at) = text.find("{{") {
        let end = text.find("}}").map_or(text.len(), |end| end + 2).max(at + 2);
        return Err((at..end, "a token is not allowed in a path".to_owned()));
    }
    let mut steps = Vec::new();
    let mut at = 0;
    if !text.starts_with('[') {
        steps.push(read_key(text, &mut at)?);
    }
    while let Some(next) = text.get(at..).and_then(|rest| rest.chars().next()) {
        at += next.len_utf8();
        match next {
            '[' => steps.push(read_index(text, &mut at)?),
            '.' => steps.push(read_key(text, &mut at)?),
            _ => return Err((at - next.len_utf8()..at, format!("unexpected `{next}` in a path"))),
        }
    }
    Ok(steps)
}

fn read_key(text: &str, at: &mut usize) -> Result<PathStep, Problem> {
    let rest = text.get(*at..).unwrap_or_default();
    let key = rest.split(['.', '[', ']']).next().unwrap_or_default();
    let found = rest.chars().next();
    if key.is_empty() {
        let end = *at + found.map_or(0, char::len_utf8);
        return Err((*at..end, "missing name in a path".to_owned()));
    }
    *at += key.len();
    Ok(PathStep::Key(key.to_owned()))
}

/// Parses an index and its `]`, after the `[`.
fn read_index(text: &str, at: &mut usize) -> Result<PathStep, Problem> {
    let rest = text.get(*at..).unwrap_or_default();
    let Some(length) = rest.find(']') else {
        return Err((*at - 1..*at, "unclosed `[` in a path".to_owned()));
    };
    let written = rest.get(..length).unwrap_or_default();
    let range = *at..*at + length;
    *at = range.end + 1;
    match written.parse() {
        Ok(index) if written.bytes().all(|byte| byte.is_ascii_digit()) => Ok(PathStep::Index(index)),
        _ => Err((range, format!("invalid index `{}`", shown(written)))),
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a missing value fails the test")]
mod tests {
    use super::{PathStep, read};

    #[test]
    fn parses_names_and_indexes() {
        let key = |key: &str| PathStep::Key(key.to_owned());
        assert_eq!(read("a"), Ok(vec![key("a")]));
        assert_eq!(
            read("a b.é-[0][12].d"),
            Ok(vec![key("a b"), key("é-"), PathStep::Index(0), PathStep::Index(12), key("d")])
        );
        assert_eq!(read("[3].x"), Ok(vec![PathStep::Index(3), key("x")]));
    }

    #[test]
    fn places_an_error_at_the_invalid_part() {
        let place = |text| read(text).expect_err("an error").0;
        assert_eq!(place(""), 0..0);
        assert_eq!(place("a..b"), 2..3);
        assert_eq!(place("a."), 2..2);
        assert_eq!(place(".a"), 0..1);
        assert_eq!(place("a[x].b"), 2..3);
        assert_eq!(place("a[-1]"), 2..4);
        assert_eq!(place("a[]"), 2..2);
        assert_eq!(place("a[0"), 1..2);
        assert_eq!(place("a[0]b"), 4..5);
        assert_eq!(place("a]"), 1..2);
        assert_eq!(place("a.{{b}}"), 2..7);
    }
}
