//! Settings whose value is one of a few keywords.

use widget_functions_spec::{Kind, Loading, Method};

use super::settings::Settings;
use crate::errors::{Errors, Report, shown};
use crate::keywords;
use crate::syntax::Value;

const LOADING: [&str; 3] = keywords::names(&keywords::LOADING);
const METHODS: [&str; 5] = keywords::names(&keywords::METHODS);

/// Reads the loading indicator; absent, the default of the kind.
pub(super) fn check_loading(settings: &Settings<'_>, kind: Kind, errors: &mut Errors) -> Option<Loading> {
    let Some(value) = settings.value("loading") else { return Some(kind.loading()) };
    let keyword = check_keyword(value, "loading", "loading value", &LOADING, errors)?;
    Loading::ALL.into_iter().find(|loading| loading.keyword().name == keyword)
}

/// Reads the method of a request.
pub(super) fn check_method(value: &Value, errors: &mut Errors) -> Option<Method> {
    check_keyword(value, "method", "method", &METHODS, errors).and_then(Method::from_name)
}

/// Reads `true` or `false`; absent, `false`.
pub(super) fn check_switch(settings: &Settings<'_>, name: &str, errors: &mut Errors) -> Option<bool> {
    let Some(value) = settings.value(name) else { return Some(false) };
    check_keyword(value, name, "value", &["true", "false"], errors).map(|keyword| keyword == "true")
}

/// Reads one of `possible`. `noun` names the keywords of `setting` in messages.
fn check_keyword(
    value: &Value,
    setting: &str,
    noun: &str,
    possible: &'static [&'static str],
    errors: &mut Errors,
) -> Option<&'static str> {
    let (written, quoted) = match value {
        Value::Word(word) => (word.to_string(), false),
        Value::Text(text) => (text.value().to_owned(), true),
        other => {
            let message = format!("expected a {noun} after `{setting}`, found {}", other.described());
            let report = Report::new(other.span(), message);
            let meant = possible.iter().find(|keyword| other.described().ends_with(&format!("::{keyword}`")));
            errors.push(match meant {
                Some(keyword) => report.help(format!("write `{setting}: {keyword}`")),
                None => report.possible("", &available(noun), possible),
            });
            return None;
        }
    };
    match possible.iter().find(|keyword| **keyword == written) {
        Some(keyword) if !quoted => Some(keyword),
        Some(keyword) => {
            let report = Report::new(value.span(), format!("unexpected quotes around `{keyword}`"));
            errors.push(report.help(format!("write `{setting}: {keyword}`")));
            None
        }
        None => {
            let report = Report::new(value.span(), format!("unknown {noun} `{}`", shown(&written)));
            errors.push(report.possible(&written, &available(noun), possible));
            None
        }
    }
}

fn available(noun: &str) -> String {
    format!("available {noun}s")
}
