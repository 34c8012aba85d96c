//! Ends a call: its follow-up and its outcome, in one commit.

use bytes::Bytes;

use super::commit::{Attempt, Change, Start, random_run};
use super::errors::{no_such_call, unknown};
use super::follow_up::{Draft, EffectResult};
use super::intent::Intent;
use super::snapshot::BegunCall;
use super::{FinishedCall, InstanceContext, InstanceState};
use crate::clock::after_ms;
use crate::declared::FieldAccess;
use crate::decode;
use crate::encode::{self, Audience};
use crate::error::FunctionError;
use crate::plan::{FunctionPlan, Plan};
use crate::record::{Outcome, OutcomeEnvelope, PendingCall, ReturnFields};
use crate::store::StoredOutcome;

/// The result of the follow-up: the return fields as JSON if they are stored, or the error of the call.
pub(super) type FollowUpResult = Result<Option<String>, FunctionError>;

/// How a call ended.
pub(super) enum Ended {
    /// Before, with this outcome.
    Before(Outcome),
    /// Now, after this follow-up.
    Now(FollowUpResult, Option<InstanceState>),
}

impl InstanceContext {
    /// Ends a call that this task began, with the result of its effect.
    pub(super) async fn end_intent(&self, intent: Intent, result: EffectResult) -> Result<FinishedCall, FunctionError> {
        let Intent { function, inputs, id, run, snapshot } = intent;
        let (ended, _) = self
            .transact(Start::Known(&id, snapshot), run, |snapshot| {
                let snapshot = *snapshot;
                if let Some(before) = snapshot.outcome {
                    return Ok(Attempt::Return(Ended::Before(before.into_outcome())));
                }
                // If the intent is gone, another task has settled the call.
                let call = snapshot.intent.ok_or_else(unknown)?;
                let mut draft = Draft::new(snapshot.record, snapshot.data);
                let followed = self.conclude(function, &*inputs, &call.pending, &result, &mut draft);
                Ok(self.end_commit(call, followed, draft))
            })
            .await?;
        Ok(finished(&id, Some(function), ended, result))
    }

    /// Ends a call that another task or process may have begun. `perform` returns the result of its effect, and runs
    /// once. If the call has ended already, returns that outcome.
    pub(super) async fn end_call(
        &self,
        id: &str,
        perform: impl FnOnce(&PendingCall) -> EffectResult + Send,
    ) -> Result<FinishedCall, FunctionError> {
        let mut perform = Some(perform);
        let mut result: EffectResult = Ok(Box::new(()));
        let mut function = None;
        let (ended, _) = self
            .transact(Start::Unsettled(Some(id)), random_run()?, |snapshot| {
                let snapshot = *snapshot;
                if let Some(before) = snapshot.outcome {
                    function = self.plan.function(&before.function);
                    return Ok(Attempt::Return(Ended::Before(before.into_outcome())));
                }
                let call = snapshot.intent.ok_or_else(no_such_call)?;
                function = self.plan.function(&call.pending.function);
                if let Some(perform) = perform.take() {
                    result = perform(&call.pending);
                }
                let mut draft = Draft::new(snapshot.record, snapshot.data);
                let followed = self.conclude_begun(&call.pending, &result, &mut draft);
                Ok(self.end_commit(call, followed, draft))
            })
            .await?;
        Ok(finished(id, function, ended, result))
    }

    /// Adds the end of a call to a change. Several calls can end in one commit.
    pub(super) fn end_begun(&self, call: BegunCall, result: &EffectResult, draft: &mut Draft, change: &mut Change) {
        let followed = self.conclude_begun(&call.pending, result, draft);
        self.add_end(call, &followed, change);
    }

    fn end_commit(&self, call: BegunCall, followed: FollowUpResult, draft: Draft) -> Attempt<Ended> {
        let mut change = Change::default();
        self.add_end(call, &followed, &mut change);
        let (record, state) = draft.finish();
        change.record = record;
        Attempt::Commit(change, Ended::Now(followed, state))
    }

    fn add_end(&self, call: BegunCall, followed: &FollowUpResult, change: &mut Change) {
        let outcome = match followed {
            Ok(Some(json)) => Some(Ok(json.as_str())),
            Err(error) if call.pending.is_observable() => Some(Err(error)),
            _ => None,
        };
        change.outcomes.extend(outcome.map(|outcome| self.stored_outcome(&call.id, &call.pending, outcome)));
        change.end.push(call.id);
    }

    /// Applies the follow-up of a call that another process may have begun, under the declaration that it began with.
    fn conclude_begun(&self, pending: &PendingCall, result: &EffectResult, draft: &mut Draft) -> FollowUpResult {
        let Some(inputs) = &pending.inputs else {
            // Nothing is known about a call that its own task did not end, so it has no follow-up.
            return Err(unknown());
        };
        let function = unchanged(self.plan, pending)?;
        let inputs = decode::stored_inputs(function, inputs.get())?;
        self.conclude(function, &*inputs, pending, result, draft)
    }

    fn conclude(
        &self,
        function: &FunctionPlan,
        inputs: &dyn FieldAccess,
        pending: &PendingCall,
        result: &EffectResult,
        draft: &mut Draft,
    ) -> FollowUpResult {
        let json = match result {
            Ok(returned) if pending.is_observable() => {
                Some(encode::fields(&function.spec.returns, &**returned, Audience::Store)?)
            }
            _ => None,
        };
        self.follow_up(function, inputs, result, draft)?;
        match result {
            Ok(_) => Ok(json),
            Err(error) => Err(error.clone()),
        }
    }

    pub(super) fn stored_outcome(
        &self,
        id: &str,
        pending: &PendingCall,
        outcome: Result<&str, &FunctionError>,
    ) -> StoredOutcome {
        let expires_at_ms = after_ms(self.shared.outcome_retention);
        let outcome = OutcomeEnvelope::to_bytes(&pending.function, &pending.request_hash, expires_at_ms, outcome);
        StoredOutcome { call: id.to_owned(), outcome: Bytes::from(outcome), expires_at_ms }
    }
}

fn finished(id: &str, function: Option<&'static FunctionPlan>, ended: Ended, result: EffectResult) -> FinishedCall {
    match ended {
        Ended::Before(outcome) => FinishedCall { function, outcome, state: None },
        Ended::Now(followed, state) => {
            let outcome = followed.as_ref().map_or_else(|error| error.kind().as_str(), |_| "success");
            tracing::debug!(id, outcome, "the call has ended");
            FinishedCall { function, outcome: followed.and_then(|_| result.map(ReturnFields::Live)), state }
        }
    }
}

/// Returns the declaration under which a call began if it is still the same.
fn unchanged(plan: &'static Plan, pending: &PendingCall) -> Result<&'static FunctionPlan, FunctionError> {
    match plan.function(&pending.function) {
        Some(function) if function.fingerprint == pending.fingerprint => Ok(function),
        _ => Err(FunctionError::changed()),
    }
}
