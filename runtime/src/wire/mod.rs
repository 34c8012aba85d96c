//! Calls and answers as JSON.
//!
//! [`dispatch`] is for an application with a page of its own; the others are what a router in front
//! of a page needs: they tell the state beside the outcome, and leave to the page what the host
//! does not do.

mod read;
mod reply;

use self::read::Completion;
use self::reply::{Reply, State};
use crate::engine::{Caller, FinishedCall, InstanceContext, InstanceState, Operation};
use crate::error::{ErrorKind, FunctionError};
use crate::host::{DynHost, Host};
use crate::manifest::Manifest;
use crate::progress::Progress;

/// Runs a call to its end.
pub(crate) async fn dispatch(context: &InstanceContext, call: &[u8], host: &impl Host) -> Vec<u8> {
    let host: &dyn DynHost = host;
    let outcome = match read::call(context, call) {
        Ok(call) => match Box::pin(context.execute(Operation::Call(call), Caller::Host(host))).await {
            Ok(Progress::Done(finished)) => reply::visible(finished.function, finished.outcome),
            Ok(Progress::Ask { .. }) => Err(FunctionError::internal(&"a host left an action to its caller")),
            Err(error) => Err(error),
        },
        Err(error) => Err(error),
    };
    Reply::of(&outcome).to_bytes(None)
}

/// Whether a call can be decoded.
pub(crate) fn is_call(context: &InstanceContext, call: &[u8]) -> bool {
    read::call(context, call).is_ok()
}

/// What a page needs when it opens. The error is that of the store, or `NotFound`.
pub(crate) async fn state(context: &InstanceContext) -> Result<Vec<u8>, FunctionError> {
    let state = State::of(context.plan, &context.state().await?)?;
    Ok(reply::opening(&Manifest::of_plan(context.plan), &state))
}

/// Runs a call as far as it goes with this host. The error is `NotFound`: there is no instance.
pub(crate) async fn call(context: &InstanceContext, call: &[u8], host: &dyn DynHost) -> Result<Vec<u8>, FunctionError> {
    match read::call(context, call) {
        Ok(call) => reply(context, context.execute(Operation::Call(call), Caller::Page(host)).await).await,
        Err(error) => with_state(context, &Reply::Error(&error), None).await,
    }
}

/// Ends a call with the page's answer. The error is `NotFound`: there is no instance.
pub(crate) async fn complete(context: &InstanceContext, body: &[u8]) -> Result<Vec<u8>, FunctionError> {
    match read::completion(body) {
        Ok(Completion { ticket, answer }) => {
            let operation = Operation::Complete(ticket, answer);
            reply(context, context.execute(operation, Caller::Page(&())).await).await
        }
        Err(error) => with_state(context, &Reply::Error(&error), None).await,
    }
}

async fn reply(
    context: &InstanceContext,
    finished: Result<Progress<FinishedCall>, FunctionError>,
) -> Result<Vec<u8>, FunctionError> {
    match finished {
        Ok(Progress::Done(FinishedCall { function, outcome, state })) => {
            let outcome = reply::visible(function, outcome);
            with_state(context, &Reply::of(&outcome), state).await
        }
        Ok(Progress::Ask { ticket, action }) => {
            with_state(context, &Reply::Ask { ticket: &ticket, action: &action }, None).await
        }
        Err(error) => with_state(context, &Reply::Error(&error), None).await,
    }
}

/// Renders a link, and changes nothing. The error is `NotFound`: there is no instance.
pub(crate) async fn link(context: &InstanceContext, body: &[u8]) -> Result<Vec<u8>, FunctionError> {
    let url = match read::link(context, body) {
        Ok((function, inputs)) => context.link(function, &*inputs).await,
        Err(error) => Err(error),
    };
    match &url {
        Ok(url) => Ok(Reply::Link(url).to_bytes(None)),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(error.clone()),
        Err(error) => Ok(Reply::Error(error).to_bytes(None)),
    }
}

/// The reply with the state that the call has left behind, which is loaded unless it is known. If it cannot be loaded,
/// the reply has none.
async fn with_state(
    context: &InstanceContext,
    reply: &Reply<'_>,
    state: Option<InstanceState>,
) -> Result<Vec<u8>, FunctionError> {
    let state = match state {
        Some(state) => Ok(state),
        None => context.state().await,
    };
    match state.and_then(|state| State::of(context.plan, &state)) {
        Err(error) if error.kind() == ErrorKind::NotFound => Err(error),
        state => Ok(reply.to_bytes(state.ok().as_ref())),
    }
}
