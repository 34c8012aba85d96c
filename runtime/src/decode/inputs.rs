//! What a page gives to a function.

use super::members::{Members, MembersError};
use super::problem::in_inputs;
use crate::declared::{FieldAccess, read_values};
use crate::error::{ErrorKind, FunctionError};
use crate::json::match_name;
use crate::nearest::nearest;
use crate::plan::FunctionPlan;
use crate::plan::spec::FieldSpec;

/// Finds inputs, by their names as JSON, in the value at the start of `text`, with which `json`
/// ends; gives the text behind it, or `None` if it is not JSON.
pub(crate) fn find_inputs<'v>(
    names: &[String],
    found: &mut Members<'v>,
    json: &'v str,
    text: &'v [u8],
) -> Option<&'v [u8]> {
    let mut likely = 0;
    found.read(json, text, names.len(), |text| {
        let (field, text) = match_name(text, names, likely)?;
        // Mostly they have the order of their declaration.
        likely = field.map_or(likely, |field| field + 1);
        Some((field, text))
    })
}

/// Reads the inputs that were found.
pub(crate) fn inputs(function: &FunctionPlan, found: &Members<'_>) -> Result<Box<dyn FieldAccess>, FunctionError> {
    let fields = &function.spec.inputs;
    let values = found.values().map_err(|refused| invalid(in_names(fields, refused)))?;
    read_values(values, function.inputs).map_err(|problems| invalid(in_inputs(fields, values, &problems)))
}

#[cold]
fn invalid(message: String) -> FunctionError {
    FunctionError::new(ErrorKind::Invalid, message)
}

#[cold]
fn in_names(fields: &[FieldSpec], refused: &MembersError) -> String {
    match refused {
        MembersError::NoObject => "the inputs are not a JSON object".to_owned(),
        MembersError::Unknown(name) => unknown(name, fields),
        MembersError::Twice(name) => format!("the input `{name}` is there twice"),
    }
}

fn unknown(name: &str, fields: &[FieldSpec]) -> String {
    let near = nearest(name, fields.iter().map(FieldSpec::wire));
    let hint = near.map(|near| format!(" (did you mean `{near}`?)")).unwrap_or_default();
    let known: Vec<&str> = fields.iter().map(FieldSpec::wire).collect();
    let known = if known.is_empty() { "none".to_owned() } else { format!("`{}`", known.join("`, `")) };
    format!("unknown input `{name}`{hint}: there are {known}")
}
