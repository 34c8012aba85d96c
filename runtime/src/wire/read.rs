//! What a page sends.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use crate::declared::Values;
use crate::decode;
use crate::engine::{Call, Target};
use crate::error::{ErrorKind, FunctionError};
use crate::host::Answer;
use crate::nearest::nearest;
use crate::plan::FunctionPlan;
use crate::ticket::Ticket;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireCall<'a> {
    #[serde(default)]
    id: Option<String>,
    #[serde(borrow)]
    function: Cow<'a, str>,
    #[serde(default, borrow)]
    inputs: Option<&'a RawValue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireLink<'a> {
    #[serde(borrow)]
    function: Cow<'a, str>,
    #[serde(default, borrow)]
    inputs: Option<&'a RawValue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireCompletion<'a> {
    ticket: String,
    #[serde(borrow)]
    answer: &'a RawValue,
}

/// An answer, as far as it is read here: its content is checked against the declaration.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireAnswer {
    status: Status,
    #[serde(default)]
    data: Option<IgnoredAny>,
    #[serde(default)]
    error: Option<IgnoredAny>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Status {
    Success,
    Error,
    Taken,
}

/// A ticket with its answer.
pub(super) struct Completion {
    pub(super) ticket: Ticket,
    pub(super) answer: Answer,
}

pub(super) fn call(target: &Target, json: &[u8]) -> Result<Call, FunctionError> {
    let shape = "a call is a JSON object with `function`, and, where they are needed, `inputs` and `id`";
    let call: WireCall<'_> = parse(json, shape)?;
    let function = function(target, &call.function)?;
    Ok(Call { function, inputs: inputs(function, call.inputs)?, id: call.id })
}

/// A link that is to be rendered: its function, and its inputs.
pub(super) fn link(target: &Target, json: &[u8]) -> Result<(&'static FunctionPlan, Box<dyn Values>), FunctionError> {
    let shape = "a link is asked for with a JSON object with `function`, and, where they are needed, `inputs`";
    let link: WireLink<'_> = parse(json, shape)?;
    let function = function(target, &link.function)?;
    Ok((function, inputs(function, link.inputs)?))
}

pub(super) fn completion(json: &[u8]) -> Result<Completion, FunctionError> {
    let shape = "a call is completed with a JSON object with `ticket` and `answer`";
    let completion: WireCompletion<'_> = parse(json, shape)?;
    Ok(Completion { ticket: Ticket::new(completion.ticket), answer: answer(completion.answer.get())? })
}

fn parse<'a, T: Deserialize<'a>>(json: &'a [u8], shape: &str) -> Result<T, FunctionError> {
    // That it is text is checked here, once, and not again for each slice of it.
    let text = std::str::from_utf8(json).ok();
    text.and_then(|text| serde_json::from_str(text).ok()).ok_or_else(|| invalid(shape))
}

fn answer(json: &str) -> Result<Answer, FunctionError> {
    let shape =
        "an answer is a JSON object with the `status` \"success\" and `data`, \"error\" and `error`, or \"taken\"";
    let answer: WireAnswer = serde_json::from_str(json).map_err(|_| invalid(shape))?;
    match (answer.status, answer.data, answer.error) {
        (Status::Taken, None, None) => Ok(Answer::taken()),
        (Status::Success, _, None) | (Status::Error, None, _) => Ok(Answer::json(json.to_owned())),
        _ => Err(invalid(shape)),
    }
}

fn function(target: &Target, name: &str) -> Result<&'static FunctionPlan, FunctionError> {
    target.plan.function_on_wire(name).ok_or_else(|| unknown(target, name))
}

fn inputs(function: &FunctionPlan, inputs: Option<&RawValue>) -> Result<Box<dyn Values>, FunctionError> {
    decode::inputs(function, inputs.map_or("{}", RawValue::get))
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
