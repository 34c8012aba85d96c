use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;

use super::{Commit, Committed, KeptOutcome, Key, Store, StoreError, Stored};
use crate::record::now;

/// Keeps records in memory, for tests and for widgets that may be forgotten with the process.
///
/// Clones share what they hold. An outcome that has expired is forgotten with the next commit of its instance.
///
/// ```
/// use widget_functions_runtime::store::{Commit, Committed, Key, Memory, Store};
///
/// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
/// let store = Memory::new();
/// let key = Key { widget: "booking".into(), instance: "conversation-42".into() };
/// let create = Commit { expected: None, record: "{}".into(), outcome: None };
/// assert_eq!(store.commit(&key, create.clone()).await?, Committed::Done { version: 1 });
/// assert_eq!(store.commit(&key, create).await?, Committed::Conflict);
/// # Ok::<(), widget_functions_runtime::store::StoreError>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Default)]
pub struct Memory {
    instances: Arc<Mutex<Instances>>,
}

/// Their ids come from the application, so a hash will do that is cheap rather than hard to attack.
type Instances = HashMap<Key, Instance, foldhash::fast::RandomState>;

#[derive(Default)]
struct Instance {
    version: u64,
    record: Bytes,
    outcomes: HashMap<Arc<str>, Kept>,
    /// The outcomes by the time of their expiry, so that forgetting need not look at those that stay.
    /// What was kept anew in the meantime is here twice.
    expiries: BinaryHeap<Reverse<(u64, Arc<str>)>>,
}

struct Kept {
    /// No larger than it has to be, since it stays.
    outcome: Box<[u8]>,
    expires: u64,
}

impl Memory {
    /// An empty store.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn instances(&self) -> MutexGuard<'_, Instances> {
        self.instances.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Shows how many instances there are, not what stands in them.
impl fmt::Debug for Memory {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Memory({} instances)", self.instances().len())
    }
}

impl Store for Memory {
    async fn load(&self, key: &Key, call: Option<&str>) -> Result<Option<Stored>, StoreError> {
        Ok(self.instances().get(key).map(|instance| instance.stored(call)))
    }

    async fn commit(&self, key: &Key, commit: Commit) -> Result<Committed, StoreError> {
        let mut instances = self.instances();
        match (instances.get_mut(key), commit.expected) {
            (Some(instance), Some(expected)) if instance.version == expected => {
                Ok(Committed::Done { version: instance.change(commit) })
            }
            (None, None) => {
                let instance = instances.entry(key.clone()).or_default();
                Ok(Committed::Done { version: instance.change(commit) })
            }
            _ => Ok(Committed::Conflict),
        }
    }
}

impl Instance {
    fn stored(&self, call: Option<&str>) -> Stored {
        let kept = call.and_then(|call| self.outcomes.get(call));
        let outcome = kept.map(|kept| Bytes::copy_from_slice(&kept.outcome));
        Stored { version: self.version, record: self.record.clone(), outcome }
    }

    fn change(&mut self, commit: Commit) -> u64 {
        self.forget_expired();
        self.version += 1;
        self.record = commit.record;
        if let Some(kept) = commit.outcome {
            self.keep(kept);
        }
        self.version
    }

    fn keep(&mut self, KeptOutcome { call, outcome, expires }: KeptOutcome) {
        // Mostly nobody else has these bytes, and nothing is copied.
        let kept = Kept { outcome: Vec::from(outcome).into_boxed_slice(), expires };
        self.outcomes.insert(Arc::clone(&call), kept);
        self.expiries.push(Reverse((expires, call)));
    }

    fn forget_expired(&mut self) {
        if self.expiries.is_empty() {
            return;
        }
        let now = now();
        while self.expiries.peek().is_some_and(|Reverse((expires, _))| *expires < now) {
            let Some(Reverse((expires, call))) = self.expiries.pop() else { break };
            if self.outcomes.get(&call).is_some_and(|kept| kept.expires == expires) {
                self.outcomes.remove(&call);
            }
        }
    }
}
