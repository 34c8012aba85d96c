//! FieldAccess with their types: to JSON, in one pass.

use super::place::Place;
use super::text::Tokens;
use crate::error::FunctionError;
use crate::escape;
use crate::plan::{JsonPlan, JsonToken, JsonTokenKind};

/// Writes a value.
pub(super) fn value(
    out: &mut String,
    value: &JsonPlan,
    tokens: &Tokens<'_>,
    place: Place<'_>,
) -> Result<(), FunctionError> {
    for JsonToken { before, token, kind } in &value.tokens {
        out.push_str(before);
        match kind {
            JsonTokenKind::Whole => tokens.json(out, token, place)?,
            JsonTokenKind::Text => tokens.text(out, token, Some(escape::json), place).map(drop)?,
        }
    }
    out.push_str(&value.end);
    Ok(())
}

/// Writes a member of the object that was opened in `out`.
pub(super) fn member(
    out: &mut String,
    key: &str,
    value: &JsonPlan,
    tokens: &Tokens<'_>,
    place: Place<'_>,
) -> Result<(), FunctionError> {
    if !out.ends_with('{') {
        out.push(',');
    }
    escape::json_name(out, key);
    self::value(out, value, tokens, place)
}
