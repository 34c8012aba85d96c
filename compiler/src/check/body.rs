//! The body of a request.

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
const FORMS: &str = "a body is written `json { … }`, `json [ … ]`, `form { … }` or `text \"…\"`";

/// The body itself.
pub(super) fn check_body(value: &Value, site: Site<'_>, errors: &mut Errors) -> Option<RequestBody> {
    let Value::Tagged(tag, content) = value else {
        let report = match value {
            Value::Word(word) if !TYPES.iter().any(|known| word == known) => unknown_type(word),
            other => Report::new(other.span(), format!("expected a type and a body, found {}", other.described())),
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
            let report = if TYPES.contains(&known) {
                Report::new(content.span(), format!("`{known}` cannot take {}", content.described()))
            } else {
                unknown_type(tag)
            };
            errors.push(report.help(FORMS));
            None
        }
    }
}

fn unknown_type(tag: &proc_macro2::Ident) -> Report {
    let written = tag.to_string();
    Report::new(tag, format!("unknown type of body `{written}`")).possible(&written, "types of body", &TYPES)
}

/// Refuses a body where the method has none.
pub(super) fn refuse_body(key: &Key, method: &str, is_written: bool, errors: &mut Errors) {
    if Method::from_name(method).is_some_and(Method::allows_body) {
        return;
    }
    let message = match is_written {
        true => format!("a {method} request has no body"),
        false => format!("a {method} request, the default, has no body"),
    };
    errors.push(Report::new(key.place(), message).help("set `method: POST`, `PUT` or `PATCH`, or use `parameters`"));
}
