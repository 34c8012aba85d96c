//! Reading and writing records; calls that nobody will finish any more are settled on the way.

use bytes::Bytes;

use super::{InstanceContext, store_failed};
use crate::error::{ErrorKind, FunctionError};
use crate::record::{Data, Outcome, OutcomeEnvelope, PendingCall, Record, now};
use crate::store::{Commit, CommitStatus, StoredOutcome};

/// A record as it was read, with what was asked for beside it.
pub(crate) struct Loaded {
    pub(crate) version: u64,
    pub(crate) record: Record,
    pub(crate) data: Data,
    pub(crate) ended: Option<OutcomeEnvelope>,
}

impl InstanceContext {
    /// The record, and the outcome of `call` if it has ended.
    pub(crate) async fn load(&self, call: Option<&str>) -> Result<Loaded, FunctionError> {
        loop {
            let expired = {
                let loaded = self.load_unsettled(call).await?;
                match loaded.record.expired() {
                    None => return Ok(loaded),
                    Some(pending) => pending.id.clone(),
                }
            };
            // Boxed, since every call waits in this future, and hardly any waits for this.
            Box::pin(self.settle(&expired)).await?;
        }
    }

    /// Ends a call whose time is up: what a page did not answer failed, what a process did not
    /// finish is unknown.
    async fn settle(&self, id: &str) -> Result<(), FunctionError> {
        let ended = self
            .end(id, |pending| {
                Err(match pending.inputs {
                    None => unknown(),
                    Some(_) => timed_out(),
                })
            })
            .await;
        match ended {
            // Somebody else was faster.
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            ended => ended.map(drop),
        }
    }

    pub(super) async fn load_unsettled(&self, call: Option<&str>) -> Result<Loaded, FunctionError> {
        let stored = self.shared.store.load(&self.key, call).await.map_err(|error| store_failed(&error))?;
        let Some(stored) = stored else {
            return Err(FunctionError::new(ErrorKind::NotFound, "there is no such card"));
        };
        let record = Record::from_bytes(stored.record.into()).map_err(|error| store_failed(&error))?;
        let data = record.data(self.plan).map_err(|error| store_failed(&error))?;
        let ended = stored.outcome.map(|bytes| OutcomeEnvelope::from_bytes(&bytes)).transpose();
        Ok(Loaded { version: stored.version, record, data, ended: ended.map_err(|error| store_failed(&error))? })
    }

    /// Writes a record, if it has not changed since it was read.
    pub(crate) fn commit(
        &self,
        version: Option<u64>,
        record: Vec<u8>,
        outcome: Option<StoredOutcome>,
    ) -> impl Future<Output = Result<CommitStatus, FunctionError>> {
        let commit = Commit { expected_version: version, record: Bytes::from(record), outcome };
        let committing = self.shared.store.commit(&self.key, commit);
        async { committing.await.map_err(|error| store_failed(&error)) }
    }

    /// An outcome, as it is written beside the record.
    pub(super) fn kept(&self, call: &PendingCall, outcome: Result<&str, &FunctionError>) -> StoredOutcome {
        let outcome = Bytes::from(OutcomeEnvelope::to_bytes(&call.function, &call.content, outcome));
        let keep = u64::try_from(self.shared.outcome_retention.as_millis()).unwrap_or(u64::MAX);
        let expires = now().saturating_add(keep);
        StoredOutcome { call: call.id.clone(), outcome, expires_at_ms: expires }
    }
}

/// The outcome of a server call that nobody finished.
pub(super) fn unknown() -> FunctionError {
    FunctionError::new(ErrorKind::OutcomeUnknown, "it is not known whether this took effect")
}

/// The outcome of what a page, or an application, did not answer.
pub(super) fn timed_out() -> FunctionError {
    FunctionError::new(ErrorKind::Timeout, "there was no answer in time")
}

/// What a call with this id came to, if it has the same content.
pub(super) fn same_content(ended: OutcomeEnvelope, content: &str) -> Outcome {
    if ended.content == content { ended.into_outcome() } else { Err(id_reused()) }
}

pub(super) fn id_reused() -> FunctionError {
    FunctionError::new(ErrorKind::IdReused, "the id of this call was used before, for another call")
}

pub(super) fn dismissed() -> FunctionError {
    FunctionError::new(ErrorKind::Dismissed, "this card is closed")
}
