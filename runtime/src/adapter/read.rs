//! Reads requests of a caller that is not trusted.
//!
//! A call is read in one pass, from its JSON to the inputs of its function. Deserializing a
//! [`FunctionCall`](crate::protocol::FunctionCall) first would scan the inputs twice; a test shows that both accept the same.

use std::borrow::Cow;

use crate::declared::FieldAccess;
use crate::decode::{self, Members};
use crate::error::{ErrorKind, FunctionError};
use crate::host::Answer;
use crate::json::{expect_end, match_name, object, parse_string, raw_value, read_string, skip_value, skip_whitespace};
use crate::nearest::nearest;
use crate::plan::{FunctionPlan, Plan};
use crate::ticket::Ticket;

#[cfg(test)]
mod tests;

/// A call or a link request. Inputs that do not fit are reported only if all of it is JSON.
#[derive(Default)]
struct Request<'v> {
    id: Option<&'v str>,
    name: Option<Cow<'v, [u8]>>,
    /// The function of that name.
    function: Option<&'static FunctionPlan>,
    /// The rest of the text, from the inputs on.
    inputs: Option<&'v [u8]>,
    /// The inputs that were found.
    found: Members<'v>,
}

/// A call whose inputs fit its function.
pub(super) struct ReadCall {
    pub(super) function: &'static FunctionPlan,
    pub(super) inputs: Box<dyn FieldAccess>,
    pub(super) id: Option<String>,
}

pub(super) fn call(plan: &'static Plan, json: &[u8]) -> Result<ReadCall, FunctionError> {
    let shape = "a call is a JSON object with `function` and, if needed, `inputs` and `id`";
    let mut request = Request::default();
    request.read(plan, json).ok_or_else(|| invalid(shape))?;
    let id = not_null(request.id).map(|id| text(Some(id), shape)).transpose()?;
    let function = request.function(plan, shape)?;
    Ok(ReadCall { function, inputs: decode::inputs(function, &request.found)?, id: id.map(Cow::into_owned) })
}

/// Returns the function of a link request, and its inputs.
pub(super) fn link(
    plan: &'static Plan,
    json: &[u8],
) -> Result<(&'static FunctionPlan, Box<dyn FieldAccess>), FunctionError> {
    let shape = "a link request is a JSON object with `function` and, if needed, `inputs`";
    let mut request = Request::default();
    request.read(plan, json).filter(|()| request.id.is_none()).ok_or_else(|| invalid(shape))?;
    let function = request.function(plan, shape)?;
    Ok((function, decode::inputs(function, &request.found)?))
}

pub(super) fn completion(json: &[u8]) -> Result<(Ticket, Answer), FunctionError> {
    let shape = "a completion is a JSON object with `ticket` and `answer`";
    let [ticket, given] = members(utf8(json, shape)?, ["ticket", "answer"], shape)?;
    let ticket = Ticket::new(text(ticket, shape)?.into_owned());
    Ok((ticket, answer(given.ok_or_else(|| invalid(shape))?)?))
}

/// Checks the shape of an answer. The engine checks its content against the declaration.
fn answer(json: &str) -> Result<Answer, FunctionError> {
    let shape =
        "an answer is a JSON object with the `status` \"success\" and `data`, \"error\" and `error`, or \"taken\"";
    let [status, data, error] = members(json, ["status", "data", "error"], shape)?;
    match (&*text(status, shape)?, not_null(data), not_null(error)) {
        ("taken", None, None) => Ok(Answer::taken()),
        ("success", _, None) | ("error", None, _) => Ok(Answer::json(json.to_owned())),
        _ => Err(invalid(shape)),
    }
}

impl<'v> Request<'v> {
    /// Returns `None` if the text is anything else.
    fn read(&mut self, plan: &'static Plan, json: &'v [u8]) -> Option<()> {
        let json = std::str::from_utf8(json).ok()?;
        let rest = object(skip_whitespace(json.as_bytes()), |text| {
            match match_name(text, &[r#""function""#, r#""inputs""#, r#""id""#], 0)? {
                (Some(0), text) if self.name.is_none() => {
                    let (name, rest) = read_string(text)?;
                    self.function = plan.function_on_wire(&name);
                    self.name = Some(name);
                    if let Some(inputs) = self.inputs {
                        self.find(json, inputs)?;
                    }
                    Some(rest)
                }
                (Some(1), text) if self.inputs.is_none() => {
                    self.inputs = Some(text);
                    if self.name.is_some() { self.find(json, text) } else { skip_value(text) }
                }
                (Some(2), text) if self.id.is_none() => {
                    let (id, rest) = raw_value(json, text)?;
                    self.id = Some(id);
                    Some(rest)
                }
                _ => None,
            }
        })?;
        expect_end(rest)
    }

    /// Finds the inputs, once the name of the function is known.
    fn find(&mut self, json: &'v str, text: &'v [u8]) -> Option<&'v [u8]> {
        // `null` means no inputs.
        if text.starts_with(b"n") {
            return skip_value(text);
        }
        let names = self.function.map_or(&[][..], |function| &function.input_names);
        decode::find_inputs(names, &mut self.found, json, text)
    }

    fn function(&self, plan: &'static Plan, shape: &str) -> Result<&'static FunctionPlan, FunctionError> {
        let name = self.name.as_deref().ok_or_else(|| invalid(shape))?;
        self.function.ok_or_else(|| unknown(plan, name))
    }
}

/// Returns the members of an object that has no others, and none of them twice.
fn members<'v, const N: usize>(
    json: &'v str,
    names: [&str; N],
    shape: &str,
) -> Result<[Option<&'v str>; N], FunctionError> {
    let index = |name: &[u8]| names.iter().position(|known| known.as_bytes() == name);
    let members = Members::of(json, N, index).ok_or_else(|| invalid(shape))?;
    members.values().ok().and_then(|values| values.try_into().ok()).ok_or_else(|| invalid(shape))
}

fn utf8<'v>(json: &'v [u8], shape: &str) -> Result<&'v str, FunctionError> {
    std::str::from_utf8(json).map_err(|_| invalid(shape))
}

fn text<'v>(json: Option<&'v str>, shape: &str) -> Result<Cow<'v, str>, FunctionError> {
    json.and_then(parse_string).ok_or_else(|| invalid(shape))
}

/// An optional member may also be `null`.
fn not_null(json: Option<&str>) -> Option<&str> {
    json.filter(|json| *json != "null")
}

#[cold]
fn unknown(plan: &Plan, name: &[u8]) -> FunctionError {
    let names = plan.functions.iter().map(FunctionPlan::wire);
    let name = decode::printable(&String::from_utf8_lossy(name));
    let hint = nearest(&name, names).map(|near| format!(", did you mean `{near}`?")).unwrap_or_default();
    FunctionError::new(ErrorKind::UnknownFunction, format!("there is no function `{name}`{hint}"))
}

fn invalid(message: &str) -> FunctionError {
    FunctionError::new(ErrorKind::Invalid, message)
}
