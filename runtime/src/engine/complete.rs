//! The second half of a call whose action was handed to the place where the widget lives.

use super::finish::{EffectResult, changed};
use super::{FinishedCall, InstanceContext};
use crate::decode;
use crate::error::{ErrorKind, FunctionError};
use crate::host::{Answer, Answered, HostError};
use crate::plan::{FunctionPlan, Plan};
use crate::record::PendingCall;
use crate::ticket::Ticket;

/// A call that was ended with an answer, now or before.
pub(crate) struct Completed {
    /// By its declared name; `None` where it is no longer declared.
    function: Option<&'static FunctionPlan>,
    pub(crate) ending: FinishedCall,
}

impl Completed {
    /// The function, which is needed to read the outcome.
    pub(crate) fn function(&self) -> Result<&'static FunctionPlan, FunctionError> {
        self.function.ok_or_else(changed)
    }
}

impl InstanceContext {
    /// Ends a call with the answer to its action.
    pub(crate) async fn complete(&self, ticket: &Ticket, answer: Answer) -> Result<Completed, FunctionError> {
        // Settles the call first if its time is up: a late answer is dropped.
        let loaded = self.load(Some(ticket.call_id())).await?;
        if let Some(ended) = loaded.ended {
            let function = self.plan.function(&ended.function);
            return Ok(Completed { function, ending: FinishedCall::before(ended.into_outcome()) });
        }
        let Some(pending) = loaded.record.call(ticket.call_id()) else {
            return Err(FunctionError::new(ErrorKind::NotFound, "there is no such call"));
        };
        if pending.inputs.is_none() {
            return Err(FunctionError::new(ErrorKind::Invalid, "this call does not wait for an answer"));
        }
        let function = self.plan.function(&pending.function);
        let plan = self.plan;
        let ending = self.end(ticket.call_id(), |pending| performed(plan, pending, answer)).await?;
        Ok(Completed { function, ending })
    }
}

fn performed(plan: &Plan, pending: &PendingCall, answer: Answer) -> EffectResult {
    match (plan.function(&pending.function), answer.0) {
        (_, Answered::Failed(error)) => Err(host_failed(error)),
        (Some(function), Answered::Json(json)) => decode::answer(function, &json),
        (Some(function), Answered::Taken) if waits(function) => {
            Err(FunctionError::new(ErrorKind::Response, "the page did not answer what was asked"))
        }
        // A function that is gone ends its calls whatever the answer is.
        (_, Answered::Taken) | (None, Answered::Json(_)) => Ok(Box::new(())),
    }
}

/// Whether taking the action is not enough: it asks for an answer.
fn waits(function: &FunctionPlan) -> bool {
    function.spec.response_timeout().is_some()
}

fn host_failed(error: HostError) -> FunctionError {
    let kind = if error.unsupported { ErrorKind::Unsupported } else { ErrorKind::Host };
    FunctionError::new(kind, error.message)
}
