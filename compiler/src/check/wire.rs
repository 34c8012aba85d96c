//! Wire names: the names of fields and functions in JSON.

use proc_macro2::Ident;

use super::names::{Seen, reject_unsafe};
use crate::errors::{Errors, Place, Report, shown};
use crate::literal::Text;
use crate::syntax::unraw;

/// The case of names under `#[widget(rename_all = "…")]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    Lower,
    Upper,
    Pascal,
    Camel,
    Snake,
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

const CASES: [(&str, Case); 8] = [
    ("lowercase", Case::Lower),
    ("UPPERCASE", Case::Upper),
    ("PascalCase", Case::Pascal),
    ("camelCase", Case::Camel),
    ("snake_case", Case::Snake),
    ("SCREAMING_SNAKE_CASE", Case::ScreamingSnake),
    ("kebab-case", Case::Kebab),
    ("SCREAMING-KEBAB-CASE", Case::ScreamingKebab),
];

impl Case {
    /// Reads the name of a case.
    pub(super) fn check(text: &Text, errors: &mut Errors) -> Option<Case> {
        let written = text.value();
        let case = CASES.iter().find(|(name, _)| *name == written).map(|(_, case)| *case);
        if case.is_none() {
            let message = format!("unknown case `{}`", shown(written));
            let names = CASES.map(|(name, _)| name);
            errors.push(Report::new(text.part(0..written.len()), message).possible(written, "available cases", &names));
        }
        case
    }

    fn apply(self, name: &str) -> String {
        let joined = |separator: &str| words(name).join(separator);
        match self {
            Case::Lower => name.to_lowercase(),
            Case::Upper => name.to_uppercase(),
            Case::Snake => joined("_"),
            Case::ScreamingSnake => joined("_").to_uppercase(),
            Case::Kebab => joined("-"),
            Case::ScreamingKebab => joined("-").to_uppercase(),
            Case::Pascal => words(name).iter().map(|word| capitalized(word)).collect(),
            Case::Camel => {
                let mut words = words(name).into_iter();
                let first = words.next().unwrap_or_default();
                words.fold(first, |joined, word| joined + &capitalized(&word))
            }
        }
    }
}

/// Splits a name into lower-case words, at each `_` and before each capital after a small letter.
fn words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut after_lower = false;
    for character in name.chars() {
        if (character == '_' || (after_lower && character.is_uppercase())) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if character != '_' {
            word.extend(character.to_lowercase());
        }
        after_lower = character.is_lowercase() || character.is_numeric();
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// Returns a word with a capital first letter.
pub(super) fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The wire names of one object, which must be unique.
pub(super) struct WireNames {
    case: Option<Case>,
    seen: Seen,
}

impl WireNames {
    pub(super) fn new(case: Option<Case>) -> WireNames {
        WireNames { case, seen: Seen::default() }
    }

    /// Returns the wire name of `ident`, or `None` for a duplicate.
    pub(super) fn check(&mut self, ident: &Ident, rename: Option<&Text>, errors: &mut Errors) -> Option<String> {
        let (wire, place) = match rename {
            Some(text) => (text.value().to_owned(), text.part(0..text.value().len())),
            None => (self.case_of(ident), Place::from(ident)),
        };
        if wire.is_empty() || wire.chars().any(char::is_control) {
            errors.push(
                Report::new(place, "invalid wire name")
                    .note("a wire name has at least one character, and no control characters"),
            );
            return Some(wire);
        }
        if rename.is_some() || wire != unraw(ident) {
            reject_unsafe(&wire, place.clone(), errors);
        }
        let Some(first) = self.seen.insert(wire.clone(), place.clone()) else { return Some(wire) };
        let message = format!("duplicate wire name `{}`", shown(&wire));
        errors.push(
            Report::new(place, message)
                .note_at(first, "first used")
                .help("choose another wire name with `#[widget(rename = \"…\")]`"),
        );
        None
    }

    fn case_of(&self, ident: &Ident) -> String {
        let name = unraw(ident);
        match self.case {
            Some(case) => case.apply(&name),
            None => name,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::CASES;

    #[test]
    fn each_case_joins_words_differently() {
        let written: Vec<String> = CASES.iter().map(|(_, case)| case.apply("seat_map2Url")).collect();
        let expected = [
            "seat_map2url",
            "SEAT_MAP2URL",
            "SeatMap2Url",
            "seatMap2Url",
            "seat_map2_url",
            "SEAT_MAP2_URL",
            "seat-map2-url",
            "SEAT-MAP2-URL",
        ];
        assert_eq!(written, expected);
    }

    #[test]
    fn keeps_a_name_of_underscores() {
        assert_eq!(CASES.iter().map(|(_, case)| case.apply("__").len()).max(), Some(2));
    }
}
