//! Settings that take one of a few words.

use super::settings::Settings;
use crate::errors::{Errors, Report, shown};
use crate::kind::Kind;
use crate::model::Loading;
use crate::syntax::Value;
use crate::words;

const LOADING: [(&str, Loading); 3] =
    [("none", Loading::None), ("self", Loading::Element), ("container", Loading::Container)];

const LOADING_NAMES: [&str; 3] = words::names(&words::LOADING);

const METHODS: [&str; 5] = words::names(&words::METHODS);

/// What the page shows while a function runs.
pub(super) fn check_loading(settings: &Settings<'_>, kind: Kind, errors: &mut Errors) -> Option<Loading> {
    let Some(value) = settings.value("loading") else { return Some(kind.loading()) };
    let word = check_word(value, "loading", "loading value", &LOADING_NAMES, errors)?;
    LOADING.into_iter().find(|(name, _)| *name == word).map(|(_, loading)| loading)
}

/// The method of a request.
pub(super) fn check_method(value: &Value, errors: &mut Errors) -> Option<&'static str> {
    check_word(value, "method", "method", &METHODS, errors)
}

/// `true` or `false`; `false` where it is absent.
pub(super) fn check_switch(settings: &Settings<'_>, name: &str, errors: &mut Errors) -> Option<bool> {
    let Some(value) = settings.value(name) else { return Some(false) };
    check_word(value, name, "value", &["true", "false"], errors).map(|word| word == "true")
}

/// `what` the words of `setting` are, for the message.
fn check_word(
    value: &Value,
    setting: &str,
    what: &str,
    possible: &'static [&'static str],
    errors: &mut Errors,
) -> Option<&'static str> {
    let (written, quoted) = match value {
        Value::Word(word) => (word.to_string(), false),
        Value::Text(text) => (text.value().to_owned(), true),
        other => {
            let message = format!("expected a {what} behind `{setting}`, found {}", other.described());
            let report = Report::new(other.span(), message);
            let meant = possible.iter().find(|word| other.described().ends_with(&format!("::{word}`")));
            errors.push(match meant {
                Some(word) => report.help(format!("write `{setting}: {word}`")),
                None => report.possible("", "possible", possible),
            });
            return None;
        }
    };
    match possible.iter().find(|word| **word == written) {
        Some(word) if !quoted => Some(word),
        Some(word) => {
            let report = Report::new(value.span(), format!("the {what} `{word}` stands without quotes"));
            errors.push(report.help(format!("write `{setting}: {word}`")));
            None
        }
        None => {
            let report = Report::new(value.span(), format!("unknown {what} `{}`", shown(&written)));
            errors.push(report.possible(&written, "possible", possible));
            None
        }
    }
}
