//! Encodes the fields of a struct as JSON, for the store and for the page.
//!
//! For the fields `place: String` and `secret token: String`, the store gets
//! `{"place":"Oslo","token":"t-1"}` and the page gets `{"place":"Oslo"}`.

use serde::Serialize;

use crate::declared::{FieldAccess, ValueWriter, WriteStatus};
use crate::error::FunctionError;
use crate::escape;
use crate::plan::spec::FieldSpec;

#[cfg(test)]
mod tests;

/// The reader of the JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Audience {
    /// The store: declared names, and secrets.
    Store,
    /// The page: wire names, and no secrets.
    Page,
}

/// The initial capacity in bytes, which fits most structs without growing.
const JSON_CAPACITY: usize = 128;

/// Writes the fields of a struct as a JSON object, in the order of their declaration.
pub(crate) fn fields(
    fields: &[FieldSpec],
    values: &dyn FieldAccess,
    audience: Audience,
) -> Result<String, FunctionError> {
    let mut json = String::with_capacity(JSON_CAPACITY);
    json.push('{');
    for (index, field) in fields.iter().enumerate() {
        let name = match audience {
            Audience::Store => &field.name,
            Audience::Page if field.secret => continue,
            Audience::Page => field.wire(),
        };
        if json.len() > 1 {
            json.push(',');
        }
        escape::json_name(&mut json, name);
        write_field(&mut json, field, index, values)?;
    }
    json.push('}');
    Ok(json)
}

/// Writes one field. The first getters of a struct are its fields, as JSON.
fn write_field(
    json: &mut String,
    field: &FieldSpec,
    index: usize,
    values: &dyn FieldAccess,
) -> Result<(), FunctionError> {
    match ValueWriter::write(json, None, |writer| values.get(index, writer)) {
        WriteStatus::Written => Ok(()),
        WriteStatus::Nothing => {
            json.push_str("null");
            Ok(())
        }
        WriteStatus::Failed => {
            Err(FunctionError::internal(&format_args!("the value of `{}` cannot be written as JSON", field.name)))
        }
        WriteStatus::NoGetter => {
            Err(FunctionError::internal(&format_args!("there is no getter {index} for the field `{}`", field.name)))
        }
    }
}

/// Writes a value of texts and numbers, which cannot fail to serialize, as JSON.
pub(crate) fn json(value: &(impl Serialize + ?Sized)) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// Returns the declared name and the JSON of each field, in the order of their declaration.
pub(crate) fn by_name<'f>(
    fields: &'f [FieldSpec],
    values: &dyn FieldAccess,
) -> Result<Vec<(&'f str, String)>, FunctionError> {
    let json = fields.iter().enumerate().map(|(index, field)| {
        let mut json = String::new();
        write_field(&mut json, field, index, values)?;
        Ok((field.name.as_str(), json))
    });
    json.collect()
}
