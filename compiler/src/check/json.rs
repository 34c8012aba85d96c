//! Checks typed values: in JSON bodies, client inputs, and variables.

use super::names::{Seen, with_article};
use super::pairs::check_key;
use super::templates::{check_constant, check_whole};
use super::tokens::Site;
use crate::errors::{Errors, Report};
use crate::model;
use crate::syntax::Value;

/// Checks a value of a JSON body, and the values in it.
pub(super) fn check_json(value: &Value, site: Site<'_>, errors: &mut Errors) -> Option<model::Value> {
    match value {
        Value::Object(_, entries) => {
            let mut seen = Seen::default();
            let mut values = Vec::with_capacity(entries.entries.len());
            let mut intact = true;
            for entry in &entries.entries {
                let name = check_key(&entry.key, "key", &mut seen, errors);
                let value = check_json(&entry.value, site, errors);
                match (name, value) {
                    (Some(name), Some(value)) => values.push((name, value)),
                    _ => intact = false,
                }
            }
            intact.then_some(model::Value::Object(values))
        }
        Value::List(_, items) => {
            let values: Vec<_> = items.iter().map(|item| check_json(item, site, errors)).collect();
            values.into_iter().collect::<Option<_>>().map(model::Value::Array)
        }
        other => check_leaf(other, site, errors),
    }
}

/// Checks a value that must be a template or a literal. `what` names it in messages.
pub(super) fn check_single(value: &Value, what: &str, site: Site<'_>, errors: &mut Errors) -> Option<model::Value> {
    if matches!(value, Value::Object(..) | Value::List(..)) {
        let message =
            format!("expected a template or a literal for {}, found {}", with_article(what), value.described());
        errors.push(Report::new(value.span(), message).help("write each value under its own name"));
        return None;
    }
    check_leaf(value, site, errors)
}

fn check_leaf(value: &Value, site: Site<'_>, errors: &mut Errors) -> Option<model::Value> {
    match value {
        Value::Text(text) => check_whole(text, site, errors),
        Value::Word(word) if word == "null" => Some(model::Value::Null),
        other => check_constant(other, errors).map(model::Value::Constant),
    }
}
