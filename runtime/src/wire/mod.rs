//! Calls and answers as JSON.
//!
//! [`dispatch`] is for an application with a page of its own; the others are what a router in front
//! of a page needs: they tell the state beside the outcome, and leave to the page what the host
//! does not do.

mod read;
mod reply;

use self::read::Completion;
use self::reply::{Reply, State};
use crate::engine::{FinishedCall, InstanceContext, Progress, Running, require_valid};
use crate::error::{ErrorKind, FunctionError};
use crate::host::{DynHost, Host};
use crate::manifest::Manifest;
use crate::record::Record;

/// Runs a call to its end.
pub(crate) async fn dispatch(target: &InstanceContext, call: &[u8], host: &impl Host) -> Vec<u8> {
    let outcome = match read::call(target, call) {
        Ok(call) => {
            let function = call.function;
            let outcome = Box::pin(target.run(call, host)).await;
            outcome.and_then(|outcome| reply::visible(function, outcome))
        }
        Err(error) => Err(error),
    };
    Reply::of(&outcome).to_bytes(None)
}

/// Returns `true` if a call can be decoded.
#[cfg(feature = "bench")]
pub(crate) fn is_call(target: &InstanceContext, call: &[u8]) -> bool {
    read::call(target, call).is_ok()
}

/// What a page needs when it opens. The error is that of the store, or `NotFound`.
pub(crate) async fn state(target: &InstanceContext) -> Result<Vec<u8>, FunctionError> {
    let state = state_now(target).await?;
    Ok(reply::opening(&Manifest::of_plan(target.plan), &state))
}

/// Runs a call as far as it goes with this host. The error is `NotFound`: there is no instance.
pub(crate) async fn call(target: &InstanceContext, call: &[u8], host: &dyn DynHost) -> Result<Vec<u8>, FunctionError> {
    let _running = Running::begin(&target.shared);
    let call = match read::call(target, call) {
        Ok(call) => call,
        Err(error) => return with_state(target, &Reply::Error(&error), None).await,
    };
    let function = call.function;
    match target.run_or_ask(call, host).await {
        Ok(Progress::Ended(FinishedCall { outcome, record })) => {
            let outcome = reply::visible(function, outcome);
            with_state(target, &Reply::of(&outcome), record).await
        }
        Ok(Progress::Asks { ticket, action }) => {
            with_state(target, &Reply::Ask { ticket: &ticket, action: &action }, None).await
        }
        Err(error) => with_state(target, &Reply::Error(&error), None).await,
    }
}

/// Ends a call with the page's answer. The error is `NotFound`: there is no instance.
pub(crate) async fn complete(target: &InstanceContext, body: &[u8]) -> Result<Vec<u8>, FunctionError> {
    let _running = Running::begin(&target.shared);
    let completed = match read::completion(body) {
        Ok(Completion { ticket, answer }) => target.complete(&ticket, answer).await,
        Err(error) => Err(error),
    };
    let (outcome, record) = match completed {
        Ok(completed) => {
            let function = completed.function();
            let FinishedCall { outcome, record } = completed.ending;
            (function.and_then(|function| reply::visible(function, outcome)), record)
        }
        Err(error) => (Err(error), None),
    };
    with_state(target, &Reply::of(&outcome), record).await
}

/// Renders a link, and changes nothing. The error is `NotFound`: there is no instance.
pub(crate) async fn link(target: &InstanceContext, body: &[u8]) -> Result<Vec<u8>, FunctionError> {
    let url = match read::link(target, body) {
        Ok((function, inputs)) => target.link(function, &*inputs).await,
        Err(error) => Err(error),
    };
    match &url {
        Ok(url) => Ok(Reply::Link(url).to_bytes(None)),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(error.clone()),
        Err(error) => Ok(Reply::Error(error).to_bytes(None)),
    }
}

/// The reply with the state that the call has left behind, which is that of `record` or has to be
/// read; without it where it cannot be read.
async fn with_state(
    target: &InstanceContext,
    reply: &Reply<'_>,
    record: Option<Record>,
) -> Result<Vec<u8>, FunctionError> {
    let state = match record {
        Some(record) => target.data_of(&record).and_then(|data| State::of(target.plan, &*data, record.dismissed)),
        None => state_now(target).await,
    };
    match state {
        Err(error) if error.kind() == ErrorKind::NotFound => Err(error),
        state => Ok(reply.to_bytes(state.ok().as_ref())),
    }
}

async fn state_now(target: &InstanceContext) -> Result<State, FunctionError> {
    let loaded = target.load(None).await?;
    State::of(target.plan, &*require_valid(loaded.data)?, loaded.record.dismissed)
}
