//! Loads an instance at one version.

use super::InstanceContext;
use super::errors::{no_such_card, store_failed};
use crate::clock::now_ms;
use crate::error::FunctionError;
use crate::record::{Data, OutcomeEnvelope, PendingCall, Record};
use crate::store::StoredIntent;

/// The maximum number of expired calls that are settled in one commit.
const MAX_SETTLED: usize = 64;

/// An instance at one version. It passes through many functions and futures, so it is boxed.
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
    /// Loads the record, with the outcome and the intent of `call`. Reports expired calls, but does not settle them.
    pub(super) async fn load_unsettled(&self, call: Option<&str>) -> Result<Box<Snapshot>, FunctionError> {
        let store = &self.shared.store;
        let stored = store.load(&self.key, call).await.map_err(|error| store_failed(&error))?;
        let Some(stored) = stored else {
            return Err(no_such_card());
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
        Ok(Box::new(Snapshot { version: stored.version, record, data, outcome, intent, expired }))
    }

    async fn expired(&self) -> Result<Vec<BegunCall>, FunctionError> {
        let expired = self.shared.store.expired(&self.key, now_ms(), MAX_SETTLED).await;
        expired.map_err(|error| store_failed(&error))?.into_iter().map(BegunCall::read).collect()
    }
}
