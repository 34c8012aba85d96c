//! From a request to its reply: reads it, runs it, and adds the state.

use serde_json::value::RawValue;

use super::read::{self, ReadCall};
use crate::declared::FieldAccess;
use crate::engine::{CallRequest, Caller, FinishedCall, InstanceContext, InstanceState, Operation};
use crate::error::{ErrorKind, FunctionError};
use crate::host::DynHost;
use crate::plan::FunctionPlan;
use crate::plan::spec::FieldSpec;
use crate::progress::Progress;
use crate::protocol::{CallReply, CallStatus, LinkReply, State};
use crate::record::{Outcome, ReturnFields};
use crate::{decode, encode};

/// Runs a call to its end, and replies without the state.
pub(crate) async fn dispatch(context: &InstanceContext, call: &[u8], host: &dyn DynHost) -> CallReply {
    let status = match read::call(context.plan, call) {
        Ok(call) => match Box::pin(context.execute(operation(call), Caller::Host(host))).await {
            Ok(Progress::Done(finished)) => status(visible(finished.function, finished.outcome)),
            Ok(Progress::Ask { .. }) => {
                CallStatus::Error(FunctionError::internal(&"a host left an action to its caller"))
            }
            Err(error) => CallStatus::Error(error),
        },
        Err(error) => CallStatus::Error(error),
    };
    CallReply { status, state: None }
}

/// Returns `true` if a call can be decoded.
#[cfg(feature = "bench")]
pub(crate) fn is_call(context: &InstanceContext, call: &[u8]) -> bool {
    read::call(context.plan, call).is_ok()
}

/// The error is that of the store, or `NotFound`.
pub(super) async fn state(context: &InstanceContext) -> Result<State, FunctionError> {
    public_state(context, &context.state().await?)
}

/// Runs a call as far as it goes with this host. The error is `NotFound`: there is no instance.
pub(super) async fn call(
    context: &InstanceContext,
    call: &[u8],
    host: &dyn DynHost,
) -> Result<CallReply, FunctionError> {
    match read::call(context.plan, call) {
        Ok(call) => reply(context, context.execute(operation(call), Caller::Page(host)).await).await,
        Err(error) => with_state(context, CallStatus::Error(error), None).await,
    }
}

/// Ends a call with the page's answer. The error is `NotFound`: there is no instance.
pub(super) async fn complete(context: &InstanceContext, completion: &[u8]) -> Result<CallReply, FunctionError> {
    match read::completion(completion) {
        Ok((ticket, answer)) => {
            let operation = Operation::Complete(ticket, answer);
            reply(context, context.execute(operation, Caller::Page(&())).await).await
        }
        Err(error) => with_state(context, CallStatus::Error(error), None).await,
    }
}

async fn reply(
    context: &InstanceContext,
    progress: Result<Progress<FinishedCall>, FunctionError>,
) -> Result<CallReply, FunctionError> {
    match progress {
        Ok(Progress::Done(FinishedCall { function, outcome, state })) => {
            with_state(context, status(visible(function, outcome)), state).await
        }
        Ok(Progress::Ask { ticket, action }) => with_state(context, CallStatus::Ask { ticket, action }, None).await,
        Err(error) => with_state(context, CallStatus::Error(error), None).await,
    }
}

/// Renders a link, and changes nothing. The error is `NotFound`: there is no instance.
pub(super) async fn link(context: &InstanceContext, request: &[u8]) -> Result<LinkReply, FunctionError> {
    let url = match read::link(context.plan, request) {
        Ok((function, inputs)) => context.link(function, &*inputs).await,
        Err(error) => Err(error),
    };
    match url {
        Ok(url) => Ok(LinkReply::Success { url }),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(error),
        Err(error) => Ok(LinkReply::Error(error)),
    }
}

fn operation(ReadCall { function, inputs, id }: ReadCall) -> Operation {
    Operation::Call(CallRequest { function, inputs, id })
}

fn status(outcome: Result<Box<RawValue>, FunctionError>) -> CallStatus {
    match outcome {
        Ok(data) => CallStatus::Success { data },
        Err(error) => CallStatus::Error(error),
    }
}

/// Adds the state after the call, which is loaded unless it is known. A state that cannot be read is left out.
async fn with_state(
    context: &InstanceContext,
    status: CallStatus,
    state: Option<InstanceState>,
) -> Result<CallReply, FunctionError> {
    let state = match state {
        Some(state) => Ok(state),
        None => context.state().await,
    };
    match state.and_then(|state| public_state(context, &state)) {
        Err(error) if error.kind() == ErrorKind::NotFound => Err(error),
        state => Ok(CallReply { status, state: state.ok() }),
    }
}

fn public_state(context: &InstanceContext, state: &InstanceState) -> Result<State, FunctionError> {
    let data = public_json(&context.plan.widget.data, &*state.data)?;
    Ok(State { data, dismissed: state.dismissed })
}

/// The return fields that a page may see.
fn visible(function: Option<&FunctionPlan>, outcome: Outcome) -> Result<Box<RawValue>, FunctionError> {
    let function = function.ok_or_else(FunctionError::changed)?;
    let values = match outcome? {
        ReturnFields::Live(values) => values,
        ReturnFields::Stored(json) => decode::returned(&function.spec.returns, &json, function.returned)?,
    };
    public_json(&function.spec.returns, &*values)
}

/// The values of the fields that are not secret, by their wire names.
fn public_json(fields: &[FieldSpec], values: &dyn FieldAccess) -> Result<Box<RawValue>, FunctionError> {
    let json = encode::fields(fields, values, encode::Audience::Page)?;
    RawValue::from_string(json).map_err(|error| FunctionError::internal(&error))
}
