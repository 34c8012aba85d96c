//! Renders values with their types as JSON, in one pass.

use super::place::Place;
use super::text::TemplateRenderer;
use crate::error::FunctionError;
use crate::escape;
use crate::plan::{JsonPlan, JsonToken, JsonTokenKind};

/// Writes a value.
pub(super) fn value(
    out: &mut String,
    value: &JsonPlan,
    renderer: &TemplateRenderer<'_>,
    place: Place<'_>,
) -> Result<(), FunctionError> {
    for JsonToken { before, token, kind } in &value.tokens {
        out.push_str(before);
        match kind {
            JsonTokenKind::Whole => renderer.write_json(out, token, place)?,
            JsonTokenKind::Text => renderer.write_text(out, token, Some(escape::json), place).map(drop)?,
        }
    }
    out.push_str(&value.end);
    Ok(())
}

/// Writes a member of the object that `out` ends with.
pub(super) fn member(
    out: &mut String,
    key: &str,
    value: &JsonPlan,
    renderer: &TemplateRenderer<'_>,
    place: Place<'_>,
) -> Result<(), FunctionError> {
    if !out.ends_with('{') {
        out.push(',');
    }
    escape::json_name(out, key);
    self::value(out, value, renderer, place)
}
