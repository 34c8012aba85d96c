//! Writes the parts of a spec as JSON, in the form that `widget_functions_spec` reads.

use widget_functions_spec::{
    Fallback, FieldSpec, FollowUpSpec, JsonValue, Part, PathStep, Template, Token, UrlSpec, UrlStart,
};

use super::json::{Object, array, string, tagged};

pub(super) fn fields(fields: &[FieldSpec]) -> Vec<String> {
    fields.iter().map(field).collect()
}

fn field(field: &FieldSpec) -> String {
    let mut json = Object::new();
    json.put("name", string(&field.name));
    json.put_some("wire", field.wire.as_deref().map(string));
    json.put_text("docs", &field.docs);
    json.put_true("secret", field.secret);
    json.put_some("path", field.path.as_deref().map(path));
    json.finish()
}

pub(super) fn path(steps: &[PathStep]) -> String {
    let steps = steps.iter().map(|step| match step {
        PathStep::Key(key) => string(key),
        PathStep::Index(index) => index.to_string(),
    });
    array(&steps.collect::<Vec<_>>())
}

/// Writes a follow-up, unless it does nothing.
pub(super) fn follow_up(follow_up: &FollowUpSpec) -> Option<String> {
    if follow_up.set.is_empty() && !follow_up.dismiss {
        return None;
    }
    let mut json = Object::new();
    json.put_list("set", &values(&follow_up.set));
    json.put_true("dismiss", follow_up.dismiss);
    Some(json.finish())
}

pub(super) fn url(url: &UrlSpec) -> String {
    let start = match &url.start {
        UrlStart::Origin(origin) => tagged("origin", string(origin)),
        UrlStart::Base(getter) => tagged("base", getter.to_string()),
        UrlStart::Opaque(opaque) => tagged("opaque", string(opaque)),
    };
    let segments: Vec<String> = url.path.iter().map(|segment| template(segment)).collect();
    let query = url.query.iter().map(|(name, value)| {
        let value = value.as_ref().map_or_else(|| "null".to_owned(), |value| template(value));
        format!("[{},{value}]", string(name))
    });
    let mut json = Object::new();
    json.put("start", start);
    json.put_list("path", &segments);
    json.put_list("query", &query.collect::<Vec<_>>());
    json.put_some("fragment", url.fragment.as_deref().map(template));
    json.finish()
}

pub(super) fn values(values: &[(String, JsonValue)]) -> Vec<String> {
    values.iter().map(|(name, json)| format!("[{},{}]", string(name), value(json))).collect()
}

pub(super) fn value(json: &JsonValue) -> String {
    match json {
        JsonValue::Null => string("null"),
        JsonValue::Bool(value) => tagged("bool", value.to_string()),
        JsonValue::Number(number) => tagged("number", string(number)),
        JsonValue::Text(text) => tagged("text", template(text)),
        JsonValue::Whole(whole) => tagged("whole", token(whole)),
        JsonValue::Array(items) => tagged("array", array(&items.iter().map(value).collect::<Vec<_>>())),
        JsonValue::Object(members) => tagged("object", array(&values(members))),
    }
}

pub(super) fn templates(templates: &[(String, Template)]) -> Vec<String> {
    templates.iter().map(|(name, value)| format!("[{},{}]", string(name), template(value))).collect()
}

pub(super) fn template(parts: &[Part]) -> String {
    let parts = parts.iter().map(|part| match part {
        Part::Text(text) => string(text),
        Part::Token(part) => token(part),
    });
    array(&parts.collect::<Vec<_>>())
}

fn token(token: &Token) -> String {
    let qualifier = string(token.qualifier.keyword().name);
    match &token.fallback {
        None => format!("[{qualifier},{}]", token.getter),
        Some(fallback) => format!("[{qualifier},{},{}]", token.getter, self::fallback(fallback)),
    }
}

fn fallback(fallback: &Fallback) -> String {
    match fallback {
        Fallback::Text(text) => tagged("text", string(text)),
        Fallback::Number(number) => tagged("number", string(number)),
        Fallback::Bool(value) => tagged("bool", value.to_string()),
    }
}
