//! Describes missing and mistyped fields in the words of an end user.

use crate::declared::{InputSchema, JsonType, Problem};
use crate::plan::spec::{FieldSpec, PathStep};

/// The sender of an answer.
#[derive(Clone, Copy)]
pub(crate) enum Sender {
    Service,
    Page,
}

/// Describes the problems of inputs: ``input `class_id` should be an integer``.
pub(crate) fn in_inputs(fields: &[FieldSpec], values: &[Option<&str>], problems: &[Problem]) -> String {
    let faults = problems.iter().filter_map(|problem| {
        let field = fields.get(problem.field)?;
        Some(format!("input `{}` {}", field.wire(), fault(problem, values)))
    });
    faults.collect::<Vec<_>>().join("; ")
}

/// Describes the problems of the return fields in an answer.
pub(crate) fn in_answer(sender: Sender, fields: &[FieldSpec], values: &[Option<&str>], problems: &[Problem]) -> String {
    let sender = match sender {
        Sender::Service => "service",
        Sender::Page => "page",
    };
    let faults = problems.iter().filter_map(|problem| {
        let field = fields.get(problem.field)?;
        let place = field.path.as_ref().map(|path| format!(" (at `{}`)", format_path(path))).unwrap_or_default();
        Some(format!("`{}`{place} {}", field.name, fault(problem, values)))
    });
    let faults = faults.collect::<Vec<_>>().join("; ");
    format!("the {sender}'s answer is not as expected: {faults}")
}

fn fault(problem: &Problem, values: &[Option<&str>]) -> &'static str {
    let Some(expected) = problem.expected else {
        return "is missing";
    };
    let value = values.get(problem.field).copied().flatten();
    if value.is_some_and(|value| is_a(value, expected)) {
        return "has a value that does not fit";
    }
    match expected.json_type {
        JsonType::String => "should be text",
        JsonType::Integer => "should be an integer",
        JsonType::Number => "should be a number",
        JsonType::Boolean => "should be `true` or `false`",
        JsonType::Array => "should be a list",
        JsonType::Object => "should be an object",
        JsonType::Any => "has a value that does not fit",
    }
}

/// Returns `true` if a value has the expected JSON type, so that naming the type would not help.
fn is_a(json: &str, expected: InputSchema) -> bool {
    match expected.json_type {
        JsonType::String => json.starts_with('"'),
        JsonType::Integer => is_number(json) && !json.contains(['.', 'e', 'E']),
        JsonType::Number => is_number(json),
        JsonType::Boolean => matches!(json, "true" | "false"),
        JsonType::Array => json.starts_with('['),
        JsonType::Object => json.starts_with('{'),
        JsonType::Any => true,
    }
}

fn is_number(json: &str) -> bool {
    json.starts_with(|first: char| first == '-' || first.is_ascii_digit())
}

/// Formats a path as in a declaration: `booking.seats[0].id`.
fn format_path(path: &[PathStep]) -> String {
    let mut text = String::new();
    for step in path {
        match step {
            PathStep::Index(index) => text.push_str(&format!("[{index}]")),
            PathStep::Key(key) => {
                if !text.is_empty() {
                    text.push('.');
                }
                text.push_str(key);
            }
        }
    }
    text
}
