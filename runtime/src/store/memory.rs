use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use hashbrown::HashMap;

use self::outcomes::Outcomes;
use super::{Commit, CommitStatus, InstanceKey, Store, StoreError, StoredRecord};

mod outcomes;

/// Keeps records in memory, for tests and for widgets that may be forgotten with the process.
///
/// Clones share what they hold. Outcomes that have expired are forgotten in the order in which they came, with the next
/// commit.
///
/// ```
/// use widget_functions_runtime::store::{Commit, CommitStatus, InstanceKey, Memory, Store};
///
/// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
/// let store = Memory::new();
/// let key = InstanceKey { widget: "booking".into(), instance: "conversation-42".into() };
/// let create = Commit { expected_version: None, record: "{}".into(), outcome: None };
/// assert_eq!(store.commit(&key, create.clone()).await?, CommitStatus::Committed { version: 1 });
/// assert_eq!(store.commit(&key, create).await?, CommitStatus::Conflict);
/// # Ok::<(), widget_functions_runtime::store::StoreError>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Default)]
pub struct Memory {
    contents: Arc<Mutex<Contents>>,
}

#[derive(Default)]
struct Contents {
    /// Their ids come from the application, so a hash will do that is cheap rather than hard to attack.
    instances: HashMap<InstanceKey, Instance>,
    outcomes: Outcomes,
}

struct Instance {
    /// Tells its outcomes from those of others.
    number: usize,
    version: u64,
    record: Bytes,
}

impl Memory {
    /// An empty store.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn contents(&self) -> MutexGuard<'_, Contents> {
        self.contents.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Shows how many instances there are, not what stands in them.
impl fmt::Debug for Memory {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Memory({} instances)", self.contents().instances.len())
    }
}

impl Store for Memory {
    async fn load(&self, key: &InstanceKey, call: Option<&str>) -> Result<Option<StoredRecord>, StoreError> {
        Ok(self.load_now(key, call))
    }

    async fn commit(&self, key: &InstanceKey, commit: Commit) -> Result<CommitStatus, StoreError> {
        Ok(self.commit_now(key, commit))
    }
}

/// The same for whoever knows that there is nothing to wait for.
impl Memory {
    pub(super) fn load_now(&self, key: &InstanceKey, call: Option<&str>) -> Option<StoredRecord> {
        let contents = self.contents();
        let instance = contents.instances.get(key)?;
        let outcome = call.and_then(|call| contents.outcomes.get(instance.number, call));
        // Whoever asks makes this copy their own. To share it would take a piece of memory to count by, and a copy later.
        let record = Bytes::copy_from_slice(&instance.record);
        Some(StoredRecord { version: instance.version, record, outcome })
    }

    pub(super) fn commit_now(&self, key: &InstanceKey, commit: Commit) -> CommitStatus {
        self.contents().commit(key, commit)
    }
}

impl Contents {
    fn commit(&mut self, key: &InstanceKey, commit: Commit) -> CommitStatus {
        let number = self.instances.len();
        let instance = match (self.instances.get_mut(key), commit.expected_version) {
            (Some(instance), Some(expected)) if instance.version == expected => instance,
            (None, None) => {
                self.instances.entry(key.clone()).or_insert(Instance { number, version: 0, record: Bytes::new() })
            }
            _ => return CommitStatus::Conflict,
        };
        instance.version += 1;
        instance.record = commit.record;
        self.outcomes.delete_expired();
        if let Some(kept) = &commit.outcome {
            self.outcomes.keep(instance.number, kept);
        }
        CommitStatus::Committed { version: instance.version }
    }
}
