//! Begins a call: commits its intent.

use std::time::Duration;

use bytes::Bytes;

use super::admission::{Admission, admit, prepare};
use super::commit::{Attempt, Change, Start};
use super::intent::Intent;
use super::snapshot::BegunCall;
use super::{CallRequest, InstanceContext};
use crate::clock::after_ms;
use crate::error::FunctionError;
use crate::plan::FunctionPlan;
use crate::plan::spec::Effect;
use crate::record::Outcome;
use crate::store::StoredIntent;

/// The time between the timeout of a request and the deadline of its call.
const REQUEST_GRACE: Duration = Duration::from_secs(5);
/// The deadline of a message, a link, or a client call without an answer of its own.
const HOST_TIMEOUT: Duration = Duration::from_secs(60);

/// The result of [`InstanceContext::begin`].
pub(super) enum BeginResult {
    /// The call has ended before.
    Ended(Outcome),
    /// The intent is committed.
    Intent(Intent),
}

impl InstanceContext {
    /// Commits the intent of a call, unless a call with its id has ended. Waits while such a call runs.
    pub(super) async fn begin(&self, call: CallRequest) -> Result<BeginResult, FunctionError> {
        let CallRequest { function, inputs, id } = call;
        let call = prepare(function, &*inputs, id)?;
        let mut deadline_ms = 0;
        let (begun, version) = self
            .transact(Start::Settled(call.chosen_id()), call.run, |snapshot| {
                Ok(match admit(function, &call, snapshot)? {
                    Admission::Running(deadline_ms) => Attempt::WaitUntil(deadline_ms),
                    Admission::Ended(outcome) => Attempt::Return(Err(outcome)),
                    Admission::Open(snapshot) => {
                        deadline_ms = self.deadline_ms(function);
                        let intent = Bytes::from(call.pending.to_bytes());
                        let intent = StoredIntent { call: call.id.clone(), deadline_ms, run: call.run, intent };
                        Attempt::Commit(Change { begin: Some(intent), ..Change::default() }, Ok(snapshot))
                    }
                })
            })
            .await?;
        Ok(match begun {
            Err(outcome) => BeginResult::Ended(outcome),
            Ok(mut snapshot) => {
                snapshot.version = version;
                snapshot.intent = Some(BegunCall { id: call.id.clone(), deadline_ms, pending: call.pending });
                BeginResult::Intent(Intent { function, inputs, id: call.id, run: call.run, snapshot })
            }
        })
    }

    /// Returns when the call must have ended.
    fn deadline_ms(&self, function: &FunctionPlan) -> u64 {
        after_ms(match function.effect() {
            Effect::Request => function.timeout().unwrap_or(self.shared.limits.timeout) + REQUEST_GRACE,
            Effect::Host | Effect::Record => function.response_timeout().unwrap_or(HOST_TIMEOUT),
        })
    }
}
