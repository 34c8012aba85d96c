//! Checks the body of a request.

use super::json::check_json;
use super::names::Seen;
use super::pairs::check_texts;
use super::templates::check_template;
use super::tokens::Site;
use crate::errors::{Errors, Report};
use crate::keywords;
use crate::model::{Method, RequestBody};
use crate::syntax::{Key, Value};

const TYPES: [&str; 3] = keywords::names(&keywords::BODIES);
const FORMS: &str = "write `json { … }`, `json [ … ]`, `form { … }`, or `text \"…\"`";

/// Checks the value of `body`.
pub(super) fn check_body(value: &Value, site: Site<'_>, errors: &mut Errors) -> Option<RequestBody> {
    let Value::Tagged(tag, content) = value else {
        let report = match value {
            Value::Word(word) if !TYPES.iter().any(|known| word == known) => unknown_type(word),
            other => Report::new(other.span(), format!("expected a body, found {}", other.described())),
        };
        errors.push(report.help(FORMS));
        return None;
    };
    match (tag.to_string().as_str(), content.as_ref()) {
        ("json", content @ (Value::Object(..) | Value::List(..))) => {
            check_json(content, site, errors).map(RequestBody::Json)
        }
        ("form", Value::Object(_, entries)) => {
            check_texts(entries, "form field", Seen::default(), site, errors).map(RequestBody::Form)
        }
        ("text", Value::Text(text)) => check_template(text, site, errors).map(RequestBody::Text),
        (known, content) => {
            let expected = match known {
                "json" => Some("`{ … }` or `[ … ]`"),
                "form" => Some("`{ … }`"),
                "text" => Some("text in quotes"),
                _ => None,
            };
            let report = expected.map_or_else(
                || unknown_type(tag),
                |expected| {
                    let message = format!("expected {expected} after `{known}`, found {}", content.described());
                    Report::new(content.span(), message)
                },
            );
            errors.push(report.help(FORMS));
            None
        }
    }
}

fn unknown_type(tag: &proc_macro2::Ident) -> Report {
    let written = tag.to_string();
    Report::new(tag, format!("unknown body type `{written}`")).possible(&written, "available body types", &TYPES)
}

/// Rejects a body if the method does not allow one.
pub(super) fn reject_body(key: &Key, method: &str, is_written: bool, errors: &mut Errors) {
    if Method::from_name(method).is_some_and(Method::allows_body) {
        return;
    }
    let report = Report::new(key.place(), format!("`body` is not allowed in a `{method}` request"))
        .help("set `method: POST`, `PUT`, or `PATCH`, or use `parameters`");
    errors.push(match is_written {
        true => report,
        false => report.note(format!("the default method is `{method}`")),
    });
}
