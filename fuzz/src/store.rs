//! A store that returns other bytes than it was given.

use std::sync::{Arc, Mutex};

use widget_functions::Store;
use widget_functions::store::{Commit, CommitStatus, InstanceKey, StoreError, StoredRecord};

/// Holds one instance, whatever its key, and accepts every commit. Clones share it.
#[derive(Clone, Default)]
pub struct Hostile {
    stored: Arc<Mutex<Stored>>,
}

/// The bytes of one instance.
#[derive(Clone, Debug, Default)]
pub struct Stored {
    /// There is no instance before its first commit, which has version 1.
    version: u64,
    pub record: Vec<u8>,
    /// The outcome of every call.
    pub outcome: Option<Vec<u8>>,
}

impl Hostile {
    pub fn new(record: Vec<u8>, outcome: Option<Vec<u8>>) -> Hostile {
        Hostile { stored: Arc::new(Mutex::new(Stored { version: 1, record, outcome })) }
    }

    pub fn stored(&self) -> Stored {
        self.stored.lock().expect("no panic").clone()
    }
}

impl Store for Hostile {
    async fn load(&self, _: &InstanceKey, call: Option<&str>) -> Result<Option<StoredRecord>, StoreError> {
        let Stored { version, record, outcome } = self.stored();
        let outcome = outcome.filter(|_| call.is_some()).map(Into::into);
        Ok((version > 0).then(|| StoredRecord { version, record: record.into(), outcome }))
    }

    async fn commit(&self, _: &InstanceKey, commit: Commit) -> Result<CommitStatus, StoreError> {
        let mut stored = self.stored.lock().expect("no panic");
        stored.record = commit.record.to_vec();
        if let Some(outcome) = commit.outcome {
            stored.outcome = Some(outcome.outcome.to_vec());
        }
        stored.version += 1;
        Ok(CommitStatus::Committed { version: stored.version })
    }
}
