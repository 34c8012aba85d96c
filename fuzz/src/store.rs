//! A store that returns other bytes than it was given.

use std::sync::{Arc, Mutex, MutexGuard};

use widget_functions::Store;
use widget_functions::store::{Commit, CommitStatus, InstanceKey, RunId, StoreError, StoredIntent, StoredRecord};

/// Holds one instance, whatever its key, and accepts every commit. Clones share it.
#[derive(Clone, Default)]
pub struct Hostile {
    stored: Arc<Mutex<Stored>>,
}

/// The bytes of one instance.
#[derive(Clone, Debug, Default)]
pub struct Stored {
    /// `None` before the first commit: there is no instance.
    version: Option<u64>,
    run: RunId,
    /// The record.
    pub record: Vec<u8>,
    /// The outcome of every call.
    pub outcome: Option<Vec<u8>>,
    /// The intent of every call.
    pub intent: Option<Vec<u8>>,
    /// Whether the deadline of the intent has passed.
    pub is_expired: bool,
}

impl Stored {
    fn intent_of(&self, call: &str) -> Option<StoredIntent> {
        let intent = self.intent.clone()?.into();
        Some(StoredIntent { call: call.to_owned(), deadline_ms: self.deadline_ms(), run: self.run, intent })
    }

    fn deadline_ms(&self) -> u64 {
        if self.is_expired { 1 } else { u64::MAX }
    }
}

impl Hostile {
    /// Creates a store that contains this instance.
    pub fn new(stored: Stored) -> Hostile {
        Hostile { stored: Arc::new(Mutex::new(Stored { version: Some(1), ..stored })) }
    }

    /// Returns what it contains now.
    pub fn stored(&self) -> Stored {
        self.lock().clone()
    }

    fn lock(&self) -> MutexGuard<'_, Stored> {
        self.stored.lock().expect("no panic")
    }
}

impl Store for Hostile {
    async fn load(&self, _: &InstanceKey, call: Option<&str>) -> Result<Option<StoredRecord>, StoreError> {
        let stored = self.stored();
        Ok(stored.version.map(|version| StoredRecord {
            version,
            record: stored.record.clone().into(),
            run: stored.run,
            outcome: call.and_then(|_| stored.outcome.clone()).map(Into::into),
            intent: call.and_then(|call| stored.intent_of(call)),
            pending: usize::from(stored.intent.is_some()),
            earliest_deadline_ms: stored.intent.is_some().then(|| stored.deadline_ms()),
        }))
    }

    async fn commit(&self, _: &InstanceKey, commit: Commit) -> Result<CommitStatus, StoreError> {
        let mut stored = self.lock();
        let version = commit.next_version();
        (stored.version, stored.run) = (Some(version), commit.run);
        if let Some(record) = commit.record {
            stored.record = record.to_vec();
        }
        if !commit.end.is_empty() {
            stored.intent = None;
        }
        if let Some(intent) = commit.begin {
            (stored.intent, stored.is_expired) = (Some(intent.intent.to_vec()), false);
        }
        if let Some(outcome) = commit.outcomes.into_iter().last() {
            stored.outcome = Some(outcome.outcome.to_vec());
        }
        Ok(CommitStatus::Committed { version })
    }

    async fn expired(&self, _: &InstanceKey, _: u64, _: usize) -> Result<Vec<StoredIntent>, StoreError> {
        let stored = self.stored();
        Ok(stored.intent_of("pick-1").into_iter().filter(|_| stored.is_expired).collect())
    }

    async fn delete(&self, _: &InstanceKey) -> Result<bool, StoreError> {
        Ok(self.lock().version.take().is_some())
    }

    async fn purge(&self, _: u64, _: usize) -> Result<usize, StoreError> {
        Ok(0)
    }

    /// Nobody else commits.
    async fn changed(&self, _: &InstanceKey, _: u64) -> Result<(), StoreError> {
        std::future::pending().await
    }
}
