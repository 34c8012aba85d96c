//! FieldAccess to JSON: for the store, and for the page.

use serde::Serialize;

use crate::declared::{FieldAccess, ValueWriter, WriteStatus};
use crate::error::FunctionError;
use crate::escape;
use crate::plan::spec::FieldSpec;

#[cfg(test)]
mod tests;

/// Who reads the JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Audience {
    /// The store: declared names, secrets too.
    Store,
    /// The page: names on its wire, no secrets.
    Page,
}

/// What most structs need, in bytes, so that their text grows in one place.
const JSON_CAPACITY: usize = 128;

/// The fields of a struct as a JSON object, in the order of their declaration.
pub(crate) fn fields(fields: &[FieldSpec], values: &dyn FieldAccess, which: Audience) -> Result<String, FunctionError> {
    let mut json = String::with_capacity(JSON_CAPACITY);
    json.push('{');
    for (index, field) in fields.iter().enumerate() {
        let name = match which {
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

/// A struct's first getters are its fields, whole.
fn write_field(
    json: &mut String,
    field: &FieldSpec,
    index: usize,
    values: &dyn FieldAccess,
) -> Result<(), FunctionError> {
    match ValueWriter::write(json, None, |slot| values.get(index, slot)) {
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

/// What consists of texts and numbers.
pub(crate) fn json(value: &(impl Serialize + ?Sized)) -> String {
    // Such always serializes.
    serde_json::to_string(value).unwrap_or_default()
}

/// The fields of a struct, each as JSON, by their declared names and in their order.
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
