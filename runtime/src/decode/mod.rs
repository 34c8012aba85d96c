//! Decodes JSON from a page and from the store into declared structs.
//!
//! Neither is trusted: unknown, missing, duplicate, and mistyped members are errors with messages for
//! end users.

mod find;
mod inputs;
mod members;
mod printable;
mod problem;

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;

pub(crate) use self::find::{Path, find};
pub(crate) use self::inputs::{find_inputs, inputs};
use self::members::MembersError;
pub(crate) use self::members::{Found, Members};
pub(crate) use self::printable::{printable, sentence};
pub(crate) use self::problem::{Sender, in_answer};
use crate::declared::{FieldAccess, Reader, read_values};
use crate::error::{ErrorKind, FunctionError};
use crate::plan::FunctionPlan;
use crate::plan::spec::FieldSpec;

/// Reads stored inputs, which have declared names.
pub(crate) fn stored_inputs(function: &FunctionPlan, json: &str) -> Result<Box<dyn FieldAccess>, FunctionError> {
    stored(&function.spec.inputs, json, function.inputs)
}

/// Reads stored return fields, which have declared names.
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
    // The fingerprint detects a changed declaration. A changed definition of a user's type only shows here.
    let values = find_by_declared_name(fields, json).ok_or_else(FunctionError::changed)?;
    read_values(&values, read).map_err(|_| FunctionError::changed())
}

// A function of its own, since `stored` is compiled for every function of a declaration.
fn find_by_declared_name<'v>(fields: &[FieldSpec], json: &'v str) -> Option<Found<'v>> {
    find(json.as_bytes(), fields.iter().map(|field| Path::Key(&field.name)))
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

/// Reads the return fields from a page's answer.
pub(crate) fn answer(function: &FunctionPlan, json: &[u8]) -> Result<Box<dyn FieldAccess>, FunctionError> {
    let answer: Answer<'_> = serde_json::from_slice(json).map_err(|_| unexpected_answer())?;
    match &*answer.status {
        "success" => answered(function, answer.data.map_or("{}", RawValue::get)),
        "error" => {
            let text = answer.error.and_then(|error| String::deserialize(error).ok());
            let text = text.as_deref().and_then(sentence);
            let text = text.unwrap_or_else(|| "the page answered with an error".to_owned());
            Err(FunctionError::new(ErrorKind::Host, text))
        }
        _ => Err(unexpected_answer()),
    }
}

/// Returns the path of a return field in a page's answer.
fn path(field: &FieldSpec) -> Path<'_> {
    match &field.path {
        Some(path) => Path::Steps(path),
        None => Path::Key(field.wire()),
    }
}

fn answered(function: &FunctionPlan, data: &str) -> Result<Box<dyn FieldAccess>, FunctionError> {
    let fields = &function.spec.returns;
    // Without return fields, ignore the data: a page's handler may return a value out of habit.
    let json = if fields.is_empty() { "{}" } else { data };
    let wrong = |message| FunctionError::new(ErrorKind::Response, message);
    let index = |name: &[u8]| fields.iter().position(|field| path(field).starts_with(name));
    match Members::of(json, fields.len(), index).ok_or_else(unexpected_answer)?.values() {
        // A path can also start in an array.
        Ok(_) | Err(MembersError::NoObject) => {}
        Err(MembersError::Unknown(name)) => {
            return Err(wrong(format!("the page's answer has the unknown field `{name}`")));
        }
        Err(MembersError::Twice(name)) => return Err(wrong(format!("the page's answer has the field `{name}` twice"))),
    }
    let values = find(json.as_bytes(), fields.iter().map(path)).ok_or_else(unexpected_answer)?;
    read_values(&values, function.returned)
        .map_err(|problems| wrong(in_answer(Sender::Page, fields, &values, &problems)))
}

fn unexpected_answer() -> FunctionError {
    FunctionError::new(ErrorKind::Response, "the page's answer is not what was asked for")
}
