//! From a request to its reply: reads it, runs it, and adds the state.

use serde_json::value::RawValue;

use super::read::{self, ReadCall};
use crate::declared::FieldAccess;
use crate::engine::{CallRequest, FinishedCall, InstanceContext, Progress, Running, internal, require_valid};
use crate::error::{ErrorKind, FunctionError};
use crate::host::DynHost;
use crate::plan::FunctionPlan;
use crate::plan::spec::FieldSpec;
use crate::protocol::{CallReply, CallStatus, LinkReply, State};
use crate::record::{Outcome, Record, ReturnFields};
use crate::{decode, encode};

/// Runs a call to its end, and replies without the state.
pub(crate) async fn dispatch(context: &InstanceContext, call: &[u8], host: &dyn DynHost) -> CallReply {
    let status = match read::call(context.plan, call) {
        Ok(call) => {
            let function = call.function;
            let outcome = Box::pin(context.run(request(call), host)).await;
            status(outcome.and_then(|outcome| visible(function, outcome)))
        }
        Err(error) => CallStatus::Error(error),
    };
    CallReply { status, state: None }
}

/// Returns `true` if a call can be decoded.
pub(crate) fn is_call(context: &InstanceContext, call: &[u8]) -> bool {
    read::call(context.plan, call).is_ok()
}

/// The error is that of the store, or `NotFound`.
pub(super) async fn state(context: &InstanceContext) -> Result<State, FunctionError> {
    let loaded = context.load(None).await?;
    state_of(context, &*require_valid(loaded.data)?, loaded.record.dismissed)
}

/// Runs a call as far as it goes with this host. The error is `NotFound`: there is no instance.
pub(super) async fn call(
    context: &InstanceContext,
    call: &[u8],
    host: &dyn DynHost,
) -> Result<CallReply, FunctionError> {
    let _running = Running::begin(&context.shared);
    let call = match read::call(context.plan, call) {
        Ok(call) => call,
        Err(error) => return with_state(context, CallStatus::Error(error), None).await,
    };
    let function = call.function;
    match context.run_or_ask(request(call), host).await {
        Ok(Progress::Ended(FinishedCall { outcome, record })) => {
            with_state(context, status(visible(function, outcome)), record).await
        }
        Ok(Progress::Asks { ticket, action }) => with_state(context, CallStatus::Ask { ticket, action }, None).await,
        Err(error) => with_state(context, CallStatus::Error(error), None).await,
    }
}

/// Ends a call with the page's answer. The error is `NotFound`: there is no instance.
pub(super) async fn complete(context: &InstanceContext, completion: &[u8]) -> Result<CallReply, FunctionError> {
    let _running = Running::begin(&context.shared);
    let completed = match read::completion(completion) {
        Ok((ticket, answer)) => context.complete(&ticket, answer).await,
        Err(error) => Err(error),
    };
    let (outcome, record) = match completed {
        Ok(completed) => {
            let function = completed.function();
            let FinishedCall { outcome, record } = completed.ending;
            (function.and_then(|function| visible(function, outcome)), record)
        }
        Err(error) => (Err(error), None),
    };
    with_state(context, status(outcome), record).await
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

fn request(ReadCall { function, inputs, id }: ReadCall) -> CallRequest {
    CallRequest { function, inputs, id }
}

fn status(outcome: Result<Box<RawValue>, FunctionError>) -> CallStatus {
    match outcome {
        Ok(data) => CallStatus::Success { data },
        Err(error) => CallStatus::Error(error),
    }
}

/// Adds the state after the call: that of `record`, or else of what is stored. A state that cannot be read is left out.
async fn with_state(
    context: &InstanceContext,
    status: CallStatus,
    record: Option<Record>,
) -> Result<CallReply, FunctionError> {
    let state = match record {
        Some(record) => context.data_of(&record).and_then(|data| state_of(context, &*data, record.dismissed)),
        None => state(context).await,
    };
    match state {
        Err(error) if error.kind() == ErrorKind::NotFound => Err(error),
        state => Ok(CallReply { status, state: state.ok() }),
    }
}

fn state_of(context: &InstanceContext, data: &dyn FieldAccess, dismissed: bool) -> Result<State, FunctionError> {
    Ok(State { data: public_json(&context.plan.widget.data, data)?, dismissed })
}

/// The return fields that a page may see.
fn visible(function: &FunctionPlan, outcome: Outcome) -> Result<Box<RawValue>, FunctionError> {
    let values = match outcome? {
        ReturnFields::Live(values) => values,
        ReturnFields::Kept(json) => decode::returned(&function.spec.returns, &json, function.returned)?,
    };
    public_json(&function.spec.returns, &*values)
}

/// The values of the fields that are not secret, by their wire names.
fn public_json(fields: &[FieldSpec], values: &dyn FieldAccess) -> Result<Box<RawValue>, FunctionError> {
    let json = encode::fields(fields, values, encode::Audience::Page)?;
    RawValue::from_string(json).map_err(|error| internal(&error))
}
