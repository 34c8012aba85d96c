//! The compare-and-set loop.

use std::sync::atomic::Ordering;
use std::time::Duration;

use bytes::Bytes;

use super::InstanceContext;
use super::errors::store_failed;
use super::snapshot::Snapshot;
use crate::clock::now_ms;
use crate::error::FunctionError;
use crate::id::random_bits;
use crate::record::Record;
use crate::store::{Commit, CommitStatus, RunId, StoreError, StoredIntent, StoredOutcome};

/// After this number of outcomes, expired ones are purged: twice as many, so that a backlog shrinks.
const PURGE_INTERVAL: usize = 64;

/// The content of a commit. The default raises the version and changes nothing.
#[derive(Default)]
pub(crate) struct Change {
    /// The new record, if it differs.
    pub(crate) record: Option<Record>,
    pub(crate) begin: Option<StoredIntent>,
    pub(crate) end: Vec<String>,
    pub(crate) outcomes: Vec<StoredOutcome>,
}

/// The decision of one attempt.
pub(crate) enum Attempt<T> {
    /// Nothing to commit.
    Return(T),
    Commit(Change, T),
    /// Another call must end first. Try again after the next change, at the latest at this time (Unix milliseconds).
    WaitUntil(u64),
}

/// The snapshots that a transaction works on.
pub(crate) enum Start<'a> {
    /// Loads the record, with the outcome and the intent of a call, after expired calls are settled.
    Settled(Option<&'a str>),
    /// Loads them without settling.
    Unsettled(Option<&'a str>),
    /// Starts with the snapshot of a call that has begun, and continues like `Unsettled`.
    Known(&'a str, Box<Snapshot>),
}

impl InstanceContext {
    /// Repeats `attempt` on fresh snapshots until its commit succeeds. Returns its value and the version of the
    /// instance.
    ///
    /// This is the only compare-and-set loop: an attempt sees what others have committed, so no change is lost.
    pub(crate) async fn transact<T>(
        &self,
        mut start: Start<'_>,
        run: RunId,
        mut attempt: impl FnMut(Box<Snapshot>) -> Result<Attempt<T>, FunctionError>,
    ) -> Result<(T, u64), FunctionError> {
        loop {
            let snapshot = match start {
                Start::Settled(call) => self.load(call).await?,
                Start::Unsettled(call) => self.load_unsettled(call).await?,
                Start::Known(call, snapshot) => {
                    start = Start::Unsettled(Some(call));
                    snapshot
                }
            };
            let seen = snapshot.version;
            match attempt(snapshot)? {
                Attempt::Return(value) => return Ok((value, seen)),
                Attempt::Commit(change, value) => {
                    if let CommitStatus::Committed { version } = self.commit(Some(seen), change, run).await? {
                        return Ok((value, version));
                    }
                    // Let the others finish before the next attempt.
                    tokio::task::yield_now().await;
                }
                Attempt::WaitUntil(deadline_ms) => self.wait_for_change(seen, deadline_ms).await?,
            }
        }
    }

    /// Commits a change if the instance has the expected version; `None` creates the instance.
    pub(crate) async fn commit(
        &self,
        expected_version: Option<u64>,
        change: Change,
        run: RunId,
    ) -> Result<CommitStatus, FunctionError> {
        let Change { record, begin, end, outcomes } = change;
        let record = record.map(|record| Bytes::from(record.to_bytes()));
        let stored = outcomes.len();
        let commit = Commit { expected_version, record, begin, end, outcomes, run };
        let next_version = commit.next_version();
        let status = match self.shared.store.commit(&self.key, commit).await {
            Ok(status) => status,
            // Boxed, because hardly any commit fails.
            Err(error) => Box::pin(self.resolve(error, next_version, run)).await?,
        };
        if stored > 0 {
            self.purge(stored).await;
        }
        Ok(status)
    }

    /// Finds out whether a commit is stored although the store reported an error.
    async fn resolve(&self, error: StoreError, version: u64, run: RunId) -> Result<CommitStatus, FunctionError> {
        match self.shared.store.load(&self.key, None).await {
            Ok(Some(stored)) if stored.version == version && stored.run == run => {
                tracing::warn!(error = &error as &dyn std::error::Error, "a commit that failed is stored");
                Ok(CommitStatus::Committed { version })
            }
            _ => Err(store_failed(&error)),
        }
    }

    /// Deletes expired outcomes from time to time.
    async fn purge(&self, stored: usize) {
        let before = self.shared.outcomes.fetch_add(stored, Ordering::Relaxed);
        if before / PURGE_INTERVAL == (before + stored) / PURGE_INTERVAL {
            return;
        }
        if let Err(error) = Box::pin(self.shared.store.purge(now_ms(), 2 * PURGE_INTERVAL)).await {
            tracing::warn!(error = &error as &dyn std::error::Error, "failed to purge expired outcomes");
        }
    }

    async fn wait_for_change(&self, seen: u64, deadline_ms: u64) -> Result<(), FunctionError> {
        let remaining = Duration::from_millis(deadline_ms.saturating_sub(now_ms()));
        match tokio::time::timeout(remaining, self.shared.store.changed(&self.key, seen)).await {
            Ok(changed) => changed.map_err(|error| store_failed(&error)),
            Err(_) => Ok(()),
        }
    }
}

/// Returns the id of a new attempt.
pub(crate) fn random_run() -> Result<RunId, FunctionError> {
    random_bits().map(RunId::from_bits).map_err(|error| FunctionError::internal(&error))
}
