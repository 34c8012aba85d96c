use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;

use self::instance::Instance;
use self::outcomes::Outcomes;
use super::{Commit, CommitStatus, InstanceKey, Store, StoreError, StoredIntent, StoredRecord};

mod instance;
mod outcomes;

/// Keeps records in memory, for tests and for widgets that need not survive the process.
///
/// Clones share their contents.
///
/// # Examples
///
/// ```
/// # extern crate widget_functions_runtime as widget_functions;
/// use widget_functions::store::{Commit, CommitStatus, InstanceKey, Memory, Store};
///
/// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
/// let store = Memory::new();
/// let key = InstanceKey { widget: "booking".into(), instance: "conversation-42".into() };
/// let create = Commit { record: Some("{}".into()), ..Commit::default() };
/// let version = create.next_version();
/// assert_eq!(store.commit(&key, create.clone()).await?, CommitStatus::Committed { version });
/// assert_eq!(store.commit(&key, create).await?, CommitStatus::Conflict);
/// # Ok::<(), widget_functions::store::StoreError>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Default)]
pub struct Memory {
    contents: Arc<Mutex<Contents>>,
}

#[derive(Default)]
struct Contents {
    /// The ids come from the application, so the hash need not resist attacks.
    instances: HashMap<InstanceKey, Instance, foldhash::fast::RandomState>,
    outcomes: Outcomes,
    /// The number of instances that were ever created.
    created: u64,
}

impl Memory {
    /// Creates an empty store.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn contents(&self) -> MutexGuard<'_, Contents> {
        self.contents.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// [`Store::load`] without a future.
    pub(super) fn load_now(&self, key: &InstanceKey, call: Option<&str>) -> Option<StoredRecord> {
        self.contents().load(key, call)
    }

    /// [`Store::commit`] without a future.
    pub(super) fn commit_now(&self, key: &InstanceKey, mut commit: Commit) -> CommitStatus {
        // What the commit replaces is dropped with it, after the lock.
        self.contents().commit(key, &mut commit)
    }
}

/// Shows the number of instances, not their contents, because they may contain secrets.
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

    async fn expired(&self, key: &InstanceKey, now_ms: u64, max: usize) -> Result<Vec<StoredIntent>, StoreError> {
        let contents = self.contents();
        let intents = contents.instances.get(key).map_or(&[][..], Instance::intents);
        Ok(intents.iter().take_while(|intent| intent.deadline_ms <= now_ms).take(max).cloned().collect())
    }

    async fn delete(&self, key: &InstanceKey) -> Result<bool, StoreError> {
        let mut contents = self.contents();
        let Some(mut instance) = contents.instances.remove(key) else {
            return Ok(false);
        };
        contents.outcomes.remove_instance(instance.number);
        instance.wake();
        Ok(true)
    }

    async fn purge(&self, now_ms: u64, max: usize) -> Result<usize, StoreError> {
        Ok(self.contents().outcomes.purge(now_ms, max))
    }

    async fn changed(&self, key: &InstanceKey, seen: u64) -> Result<(), StoreError> {
        let change;
        let notified = {
            let mut contents = self.contents();
            let Some(instance) = contents.instances.get_mut(key).filter(|instance| instance.version == seen) else {
                return Ok(());
            };
            change = instance.next_change();
            // Subscribe under the lock, so that no commit passes between the comparison and the subscription.
            change.notified()
        };
        notified.await;
        Ok(())
    }
}

impl Contents {
    fn load(&self, key: &InstanceKey, call: Option<&str>) -> Option<StoredRecord> {
        let instance = self.instances.get(key)?;
        Some(StoredRecord {
            version: instance.version,
            // The caller turns the record into a `Vec`. A shared one would be copied then, and counted until then.
            record: Bytes::copy_from_slice(&instance.record),
            run: instance.run,
            outcome: call.and_then(|call| self.outcomes.get(instance.number, call)),
            intent: call.and_then(|call| instance.intent(call)).cloned(),
            pending: instance.intents().len(),
            earliest_deadline_ms: instance.intents().first().map(|intent| intent.deadline_ms),
        })
    }

    fn commit(&mut self, key: &InstanceKey, commit: &mut Commit) -> CommitStatus {
        let instance = match (self.instances.get_mut(key), commit.expected_version) {
            (Some(instance), Some(expected)) if instance.version == expected => instance,
            (None, None) => {
                self.created += 1;
                self.instances.entry(key.clone()).or_insert(Instance::new(self.created))
            }
            _ => return CommitStatus::Conflict,
        };
        for outcome in commit.outcomes.drain(..) {
            self.outcomes.insert(instance.number, outcome);
        }
        instance.apply(commit);
        CommitStatus::Committed { version: instance.version }
    }
}
