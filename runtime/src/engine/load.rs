//! Loads records, and settles calls whose deadline has passed.

use super::commit::{Attempt, Change, Start, random_run};
use super::finish::{timed_out, unknown};
use super::follow_up::{Draft, require_valid};
use super::{InstanceContext, InstanceState};
use crate::clock::now_ms;
use crate::error::{ErrorKind, FunctionError};
use crate::record::{Data, OutcomeEnvelope, PendingCall, Record};
use crate::store::StoredIntent;

/// The maximum number of expired calls that are settled in one commit.
const MAX_SETTLED: usize = 64;

/// An instance at one version.
pub(crate) struct Snapshot {
    pub(crate) version: u64,
    pub(crate) record: Record,
    pub(crate) data: Data,
    /// The outcome of the call that was asked for.
    pub(crate) outcome: Option<OutcomeEnvelope>,
    /// The intent of the call that was asked for.
    pub(crate) intent: Option<BegunCall>,
    /// Calls whose deadline has passed.
    pub(crate) expired: Vec<BegunCall>,
}

/// A call that has begun and not ended.
pub(crate) struct BegunCall {
    pub(crate) id: String,
    pub(crate) deadline_ms: u64,
    pub(crate) pending: PendingCall,
}

impl BegunCall {
    fn read(stored: StoredIntent) -> Result<Self, FunctionError> {
        let pending = PendingCall::from_bytes(&stored.intent).map_err(|error| FunctionError::store_failed(&error))?;
        Ok(BegunCall { id: stored.call, deadline_ms: stored.deadline_ms, pending })
    }
}

impl InstanceContext {
    /// Loads the record, with the outcome and the intent of `call`, after all expired calls are settled.
    pub(crate) async fn load(&self, call: Option<&str>) -> Result<Snapshot, FunctionError> {
        loop {
            let snapshot = self.load_unsettled(call).await?;
            if snapshot.expired.is_empty() {
                return Ok(snapshot);
            }
            // Boxed, because every call awaits this future, and hardly any settles another.
            Box::pin(self.settle()).await?;
        }
    }

    /// Loads the state of the instance.
    pub(crate) async fn state(&self) -> Result<InstanceState, FunctionError> {
        let snapshot = self.load(None).await?;
        Ok(InstanceState { dismissed: snapshot.record.dismissed, data: require_valid(snapshot.data)? })
    }

    pub(super) async fn load_unsettled(&self, call: Option<&str>) -> Result<Snapshot, FunctionError> {
        let store = &self.shared.store;
        let stored = store.load(&self.key, call).await.map_err(|error| FunctionError::store_failed(&error))?;
        let Some(stored) = stored else {
            return Err(FunctionError::new(ErrorKind::NotFound, "there is no such card"));
        };
        let record = Record::from_bytes(stored.record.into()).map_err(|error| FunctionError::store_failed(&error))?;
        let data = record.data(self.plan).map_err(|error| FunctionError::store_failed(&error))?;
        let outcome = stored.outcome.map(|bytes| OutcomeEnvelope::from_bytes(&bytes)).transpose();
        let outcome = outcome.map_err(|error| FunctionError::store_failed(&error))?;
        let outcome = outcome.filter(|outcome| outcome.expires_at_ms > now_ms());
        let intent = stored.intent.map(BegunCall::read).transpose()?;
        let expired = match stored.earliest_deadline_ms {
            Some(deadline_ms) if deadline_ms <= now_ms() => Box::pin(self.expired()).await?,
            _ => Vec::new(),
        };
        Ok(Snapshot { version: stored.version, record, data, outcome, intent, expired })
    }

    async fn expired(&self) -> Result<Vec<BegunCall>, FunctionError> {
        let expired = self.shared.store.expired(&self.key, now_ms(), MAX_SETTLED).await;
        expired.map_err(|error| FunctionError::store_failed(&error))?.into_iter().map(BegunCall::read).collect()
    }

    /// Ends the calls whose deadline has passed, in one commit. A call that a page did not answer timed out; the outcome
    /// of a call that a process did not finish is unknown.
    async fn settle(&self) -> Result<(), FunctionError> {
        let settled = self.transact(Start::Unsettled(None), random_run()?, |snapshot| {
            if snapshot.expired.is_empty() {
                return Ok(Attempt::Return(()));
            }
            let mut draft = Draft::new(snapshot.record, snapshot.data);
            let mut change = Change::default();
            for call in snapshot.expired {
                let error = if call.pending.inputs.is_some() { timed_out() } else { unknown() };
                self.end_begun(&call, &Err(error), &mut draft, &mut change);
            }
            (change.record, _) = draft.finish();
            Ok(Attempt::Commit(change, ()))
        });
        settled.await.map(drop)
    }
}
