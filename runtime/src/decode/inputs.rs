//! Reads the inputs that a page passes to a function.

use super::members::{Members, MembersError};
use super::problem::in_inputs;
use crate::declared::{FieldAccess, read_values};
use crate::error::{ErrorKind, FunctionError};
use crate::json::match_name;
use crate::nearest::nearest;
use crate::plan::FunctionPlan;
use crate::plan::spec::FieldSpec;

/// Finds inputs by their names in the object at the start of `text`, which must be the end of `json`.
///
/// `names` are JSON strings. Returns the text after the object, or `None` if it is not JSON.
pub(crate) fn find_inputs<'v>(
    names: &[String],
    found: &mut Members<'v>,
    json: &'v str,
    text: &'v [u8],
) -> Option<&'v [u8]> {
    let mut likely = 0;
    found.read(json, text, names.len(), |text| {
        let (field, text) = match_name(text, names, likely)?;
        // Pages usually send inputs in the order of their declaration.
        likely = field.map_or(likely, |field| field + 1);
        Some((field, text))
    })
}

/// Reads the inputs from the values that were found.
pub(crate) fn inputs(function: &FunctionPlan, found: &Members<'_>) -> Result<Box<dyn FieldAccess>, FunctionError> {
    let fields = &function.spec.inputs;
    let values = found.values().map_err(|error| invalid(members_message(fields, error)))?;
    read_values(values, function.inputs).map_err(|problems| invalid(in_inputs(fields, values, &problems)))
}

#[cold]
fn invalid(message: String) -> FunctionError {
    FunctionError::new(ErrorKind::Invalid, message)
}

#[cold]
fn members_message(fields: &[FieldSpec], error: &MembersError) -> String {
    match error {
        MembersError::NoObject => "the inputs are not a JSON object".to_owned(),
        MembersError::Unknown(name) => unknown(name, fields),
        MembersError::Twice(name) => format!("duplicate input `{name}`"),
    }
}

fn unknown(name: &str, fields: &[FieldSpec]) -> String {
    let near = nearest(name, fields.iter().map(FieldSpec::wire));
    let hint = near.map(|near| format!(" (did you mean `{near}`?)")).unwrap_or_default();
    let known: Vec<&str> = fields.iter().map(FieldSpec::wire).collect();
    if known.is_empty() {
        return format!("unknown input `{name}`{hint}: the function has no inputs");
    }
    format!("unknown input `{name}`{hint}: the inputs are `{}`", known.join("`, `"))
}
