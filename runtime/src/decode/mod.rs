//! JSON to values: what a page sends, and what a store kept.

mod find;
mod members;
mod printable;
mod problem;

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;

pub(crate) use self::find::{Path, find};
use self::members::Refused;
pub(crate) use self::members::{Found, Members};
pub(crate) use self::printable::{printable, sentence};
pub(crate) use self::problem::{Sender, in_answer, in_inputs};
use crate::declared::{Reader, Values, read_values};
use crate::error::{ErrorKind, FunctionError};
use crate::nearest::nearest;
use crate::plan::FunctionPlan;
use crate::plan::spec::FieldSpec;

/// Inputs from a page, by their names on its wire.
pub(crate) fn inputs(function: &FunctionPlan, given: &Members<'_>) -> Result<Box<dyn Values>, FunctionError> {
    let fields = &function.spec.inputs;
    let invalid = |message| FunctionError::new(ErrorKind::Invalid, message);
    let index = |name: &[u8]| fields.iter().position(|field| field.wire().as_bytes() == name);
    let values = given.only(fields.len(), index).map_err(|refused| {
        invalid(match refused {
            Refused::NoObject => "the inputs are not a JSON object".to_owned(),
            Refused::Unknown(name) => unknown(&name, fields),
            Refused::Twice(name) => format!("the input `{name}` is there twice"),
        })
    })?;
    read_values(&values, function.inputs).map_err(|problems| invalid(in_inputs(fields, &values, &problems)))
}

fn unknown(name: &str, fields: &[FieldSpec]) -> String {
    let near = nearest(name, fields.iter().map(FieldSpec::wire));
    let hint = near.map(|near| format!(" (did you mean `{near}`?)")).unwrap_or_default();
    let known: Vec<&str> = fields.iter().map(FieldSpec::wire).collect();
    let known = if known.is_empty() { "none".to_owned() } else { format!("`{}`", known.join("`, `")) };
    format!("unknown input `{name}`{hint}: there are {known}")
}

/// Inputs that the store kept, by declared names.
pub(crate) fn stored_inputs(function: &FunctionPlan, json: &str) -> Result<Box<dyn Values>, FunctionError> {
    stored(&function.spec.inputs, json, function.inputs)
}

/// Return fields that the store kept, by declared names.
pub(crate) fn returned<T>(
    fields: &[FieldSpec],
    json: &RawValue,
    read: impl FnOnce(&mut Reader<'_, '_>) -> Option<T>,
) -> Result<T, FunctionError> {
    stored(fields, json.get(), read)
}

fn stored<T>(
    fields: &[FieldSpec],
    json: &str,
    read: impl FnOnce(&mut Reader<'_, '_>) -> Option<T>,
) -> Result<T, FunctionError> {
    // The fingerprint tells most changes; that of a type's own definition shows only here.
    let changed = || FunctionError::new(ErrorKind::Changed, "this was changed in the meantime, please try again");
    let index = |name: &[u8]| fields.iter().position(|field| field.name.as_bytes() == name);
    let values = Members::of(json).ok_or_else(changed)?.last(fields.len(), index);
    read_values(&values, read).map_err(|_| changed())
}

/// A page's answer: `{"status":"success","data":{…}}` or `{"status":"error","error":"…"}`.
#[derive(Deserialize)]
struct Answer<'a> {
    #[serde(borrow)]
    status: Cow<'a, str>,
    #[serde(borrow, default)]
    data: Option<&'a RawValue>,
    #[serde(borrow, default)]
    error: Option<&'a RawValue>,
}

/// The return fields in a page's answer. It is trusted no more than inputs are.
pub(crate) fn answer(function: &FunctionPlan, json: &[u8]) -> Result<Box<dyn Values>, FunctionError> {
    let answer: Answer<'_> = serde_json::from_slice(json).map_err(|_| no_answer())?;
    match &*answer.status {
        "success" => answered(function, answer.data.map_or("{}", RawValue::get)),
        "error" => {
            let text = answer.error.and_then(|error| String::deserialize(error).ok());
            let text = text.as_deref().and_then(sentence);
            Err(FunctionError::new(
                ErrorKind::Host,
                text.unwrap_or_else(|| "the page answered with an error".to_owned()),
            ))
        }
        _ => Err(no_answer()),
    }
}

/// Where a return field stands in a page's answer.
fn path(field: &FieldSpec) -> Path<'_> {
    match &field.path {
        Some(path) => Path::Steps(path),
        None => Path::Key(field.wire()),
    }
}

fn answered(function: &FunctionPlan, data: &str) -> Result<Box<dyn Values>, FunctionError> {
    let fields = &function.spec.returns;
    // Where nothing is returned, nothing is read: what a page's handler gives back by habit does no harm.
    let json = if fields.is_empty() { "{}" } else { data };
    let wrong = |message| FunctionError::new(ErrorKind::Response, message);
    let index = |name: &[u8]| fields.iter().position(|field| path(field).starts_with(name));
    match Members::of(json).ok_or_else(no_answer)?.only(fields.len(), index) {
        Ok(_) | Err(Refused::NoObject) => {}
        Err(Refused::Unknown(name)) => {
            return Err(wrong(format!("the page's answer has the unknown field `{name}`")));
        }
        Err(Refused::Twice(name)) => return Err(wrong(format!("the page's answer has the field `{name}` twice"))),
    }
    let values = find(json.as_bytes(), fields.iter().map(path)).ok_or_else(no_answer)?;
    read_values(&values, function.returned)
        .map_err(|problems| wrong(in_answer(Sender::Page, fields, &values, &problems)))
}

fn no_answer() -> FunctionError {
    FunctionError::new(ErrorKind::Response, "the page's answer is not what was asked for")
}
