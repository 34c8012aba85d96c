//! Ends a call whose action a host or a page has performed.

use super::errors::no_such_call;
use super::follow_up::EffectResult;
use super::{FinishedCall, InstanceContext};
use crate::decode;
use crate::error::{ErrorKind, FunctionError};
use crate::host::{Answer, Answered, HostError};
use crate::plan::{FunctionPlan, Plan};
use crate::progress::Progress;
use crate::record::PendingCall;
use crate::ticket::Ticket;

impl InstanceContext {
    pub(super) async fn run_completion(
        &self,
        ticket: Ticket,
        answer: Answer,
    ) -> Result<Progress<FinishedCall>, FunctionError> {
        self.complete(&ticket, answer).await.map(Progress::Done)
    }

    /// Ends a call with the answer to its action. A second answer changes nothing and returns the same outcome.
    pub(super) async fn complete(&self, ticket: &Ticket, answer: Answer) -> Result<FinishedCall, FunctionError> {
        // Loads with settling first, so that a late answer is dropped.
        let snapshot = self.load(Some(ticket.call_id())).await?;
        if let Some(ended) = snapshot.outcome {
            let function = self.plan.function(&ended.function);
            return Ok(FinishedCall { function, outcome: ended.into_outcome(), state: None });
        }
        let call = snapshot.intent.ok_or_else(no_such_call)?;
        if call.pending.inputs.is_none() {
            return Err(FunctionError::new(ErrorKind::Invalid, "this call does not wait for an answer"));
        }
        self.end_call(ticket.call_id(), |pending| result_of(self.plan, pending, answer)).await
    }
}

fn result_of(plan: &Plan, pending: &PendingCall, answer: Answer) -> EffectResult {
    match (plan.function(&pending.function), answer.0) {
        (_, Answered::Failed(error)) => Err(host_failed(error)),
        (Some(function), Answered::Json(json)) => decode::answer(function, &json),
        (Some(function), Answered::Taken) if waits(function) => {
            Err(FunctionError::new(ErrorKind::Response, "the page did not answer what was asked"))
        }
        // A function that is no longer declared ends its calls with any answer.
        (_, Answered::Taken) | (None, Answered::Json(_)) => Ok(Box::new(())),
    }
}

/// Returns `true` if the function waits for return fields, so that taking its action is not enough.
fn waits(function: &FunctionPlan) -> bool {
    function.response_timeout().is_some()
}

fn host_failed(error: HostError) -> FunctionError {
    let kind = if error.unsupported { ErrorKind::Unsupported } else { ErrorKind::Host };
    FunctionError::new(kind, error.message)
}
