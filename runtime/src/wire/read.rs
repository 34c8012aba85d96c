//! What a page sends.

use std::borrow::Cow;

use crate::declared::Values;
use crate::decode::{self, Members};
use crate::engine::{Call, Target};
use crate::error::{ErrorKind, FunctionError};
use crate::host::Answer;
use crate::json::{end, object, said, space, value, written};
use crate::nearest::nearest;
use crate::plan::FunctionPlan;
use crate::ticket::Ticket;

/// A call, or what a link is asked for with. It is looked at when all of it is known to be JSON.
#[derive(Default)]
struct Request<'v> {
    id: Option<&'v str>,
    function: Option<&'v str>,
    inputs: Option<Members<'v>>,
}

/// A ticket with its answer.
pub(super) struct Completion {
    pub(super) ticket: Ticket,
    pub(super) answer: Answer,
}

pub(super) fn call(target: &Target, json: &[u8]) -> Result<Call, FunctionError> {
    let shape = "a call is a JSON object with `function`, and, where they are needed, `inputs` and `id`";
    let mut request = Request::default();
    request.read(json).ok_or_else(|| invalid(shape))?;
    let id = not_null(request.id).map(|id| text(Some(id), shape)).transpose()?;
    let function = function(target, &text(request.function, shape)?)?;
    Ok(Call { function, inputs: request.inputs(function)?, id: id.map(Cow::into_owned) })
}

/// A link that is to be rendered: its function, and its inputs.
pub(super) fn link(target: &Target, json: &[u8]) -> Result<(&'static FunctionPlan, Box<dyn Values>), FunctionError> {
    let shape = "a link is asked for with a JSON object with `function`, and, where they are needed, `inputs`";
    let mut request = Request::default();
    request.read(json).filter(|()| request.id.is_none()).ok_or_else(|| invalid(shape))?;
    let function = function(target, &text(request.function, shape)?)?;
    Ok((function, request.inputs(function)?))
}

pub(super) fn completion(json: &[u8]) -> Result<Completion, FunctionError> {
    let shape = "a call is completed with a JSON object with `ticket` and `answer`";
    let [ticket, given] = members(utf8(json, shape)?, ["ticket", "answer"], shape)?;
    let ticket = Ticket::new(text(ticket, shape)?.into_owned());
    Ok(Completion { ticket, answer: answer(given.ok_or_else(|| invalid(shape))?)? })
}

/// An answer, as far as it is read here: its content is checked against the declaration.
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
    /// `None` where something else stands, or more.
    fn read(&mut self, json: &'v [u8]) -> Option<()> {
        let json = std::str::from_utf8(json).ok()?;
        let rest = object(space(json.as_bytes()), |name, text| {
            let member = match &*name {
                b"id" => &mut self.id,
                b"function" => &mut self.function,
                b"inputs" if self.inputs.is_none() => {
                    let inputs = self.inputs.insert(Members::none());
                    // `null` says as little as nothing at all.
                    return if text.starts_with(b"n") { value(text) } else { inputs.read(json, text) };
                }
                _ => return None,
            };
            let (value, rest) = written(json, text)?;
            if member.replace(value).is_none() { Some(rest) } else { None }
        })?;
        end(rest)
    }

    fn inputs(&self, function: &FunctionPlan) -> Result<Box<dyn Values>, FunctionError> {
        match &self.inputs {
            Some(inputs) => decode::inputs(function, inputs),
            None => decode::inputs(function, &Members::none()),
        }
    }
}

/// The members of an object that has no others, and none of them twice.
fn members<'v, const N: usize>(
    json: &'v str,
    names: [&str; N],
    shape: &str,
) -> Result<[Option<&'v str>; N], FunctionError> {
    let index = |name: &[u8]| names.iter().position(|known| known.as_bytes() == name);
    let only = Members::of(json).and_then(|members| members.only(N, index).ok());
    only.and_then(|only| (*only).try_into().ok()).ok_or_else(|| invalid(shape))
}

/// A request, as text.
fn utf8<'v>(json: &'v [u8], shape: &str) -> Result<&'v str, FunctionError> {
    std::str::from_utf8(json).map_err(|_| invalid(shape))
}

fn text<'v>(json: Option<&'v str>, shape: &str) -> Result<Cow<'v, str>, FunctionError> {
    json.and_then(said).ok_or_else(|| invalid(shape))
}

/// What may be left out may be `null`, too.
fn not_null(json: Option<&str>) -> Option<&str> {
    json.filter(|json| *json != "null")
}

fn function(target: &Target, name: &str) -> Result<&'static FunctionPlan, FunctionError> {
    target.plan.function_on_wire(name).ok_or_else(|| unknown(target, name))
}

fn unknown(target: &Target, name: &str) -> FunctionError {
    let names = target.plan.functions.iter().map(FunctionPlan::wire);
    let name = decode::printable(name);
    let hint = nearest(&name, names).map(|near| format!(", did you mean `{near}`?")).unwrap_or_default();
    FunctionError::new(ErrorKind::UnknownFunction, format!("there is no function `{name}`{hint}"))
}

fn invalid(message: &str) -> FunctionError {
    FunctionError::new(ErrorKind::Invalid, message)
}
