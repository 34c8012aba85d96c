//! Calls and answers as JSON.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::decode;
use crate::encode;
use crate::engine::{Call, Target, internal};
use crate::error::{ErrorKind, FunctionError};
use crate::host::Host;
use crate::nearest::nearest;
use crate::plan::FunctionPlan;
use crate::record::{Outcome, Returned};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireCall<'a> {
    #[serde(default)]
    id: Option<String>,
    function: String,
    #[serde(default, borrow)]
    inputs: Option<&'a RawValue>,
}

#[derive(Serialize)]
#[serde(tag = "status", rename_all = "snake_case")]
enum Reply<'a> {
    Success { data: &'a RawValue },
    Error { error: &'a str, kind: ErrorKind },
}

pub(crate) async fn dispatch(target: &Target, call: &[u8], host: &impl Host) -> Vec<u8> {
    reply(match read(target, call) {
        Ok(call) => {
            let function = call.function;
            let outcome = Box::pin(target.run(call, host)).await;
            outcome.and_then(|outcome| visible(function, outcome))
        }
        Err(error) => Err(error),
    })
}

fn read(target: &Target, call: &[u8]) -> Result<Call, FunctionError> {
    let invalid = |_| {
        let message = "a call is a JSON object with `function`, and, where they are needed, `inputs` and `id`";
        FunctionError::new(ErrorKind::Invalid, message)
    };
    let call: WireCall<'_> = serde_json::from_slice(call).map_err(invalid)?;
    let Some(function) = target.plan.function_on_wire(&call.function) else {
        return Err(unknown(target, &call.function));
    };
    let inputs = decode::inputs(function, call.inputs.map_or("{}", RawValue::get).as_bytes())?;
    Ok(Call { function, inputs, id: call.id })
}

fn unknown(target: &Target, name: &str) -> FunctionError {
    let names = target.plan.functions.iter().map(FunctionPlan::wire);
    let name = decode::printable(name);
    let hint = nearest(&name, names).map(|near| format!(", did you mean `{near}`?")).unwrap_or_default();
    FunctionError::new(ErrorKind::UnknownFunction, format!("there is no function `{name}`{hint}"))
}

/// The return fields that a page may see, by their names on its wire.
fn visible(function: &FunctionPlan, outcome: Outcome) -> Result<Box<RawValue>, FunctionError> {
    let values = match outcome? {
        Returned::Live(values) => values,
        Returned::Kept(json) => decode::returned(&function.spec.returns, &json, function.returned)?,
    };
    let json = encode::fields(&function.spec.returns, &*values, encode::Which::Wire)?;
    RawValue::from_string(json).map_err(|error| internal(&error))
}

fn reply(outcome: Result<Box<RawValue>, FunctionError>) -> Vec<u8> {
    let written = match &outcome {
        Ok(data) => serde_json::to_vec(&Reply::Success { data }),
        Err(error) => serde_json::to_vec(&Reply::Error { error: error.message(), kind: error.kind() }),
    };
    // Strings and JSON always serialise.
    written.unwrap_or_else(|_| br#"{"status":"error","error":"something went wrong","kind":"internal"}"#.to_vec())
}
