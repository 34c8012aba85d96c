use std::sync::atomic::{AtomicU64, Ordering};

use widget_functions::store::{
    Commit, CommitStatus, InstanceKey, Store, StoreError, StoredIntent, StoredRecord,
};

/// Counts the conflicts between calls.
#[derive(Default)]
struct Watched<S> {
    store: S,
    conflicts: AtomicU64,
}

impl<S: Store> Store for Watched<S> {
    async fn load(&self, key: &InstanceKey, call: Option<&str>) -> Result<Option<StoredRecord>, StoreError> {
        self.store.load(key, call).await
    }

    async fn commit(&self, key: &InstanceKey, commit: Commit) -> Result<CommitStatus, StoreError> {
        let status = self.store.commit(key, commit).await?;
        if status == CommitStatus::Conflict {
            self.conflicts.fetch_add(1, Ordering::Relaxed);
        }
        Ok(status)
    }

    async fn expired(&self, key: &InstanceKey, now_ms: u64, max: usize) -> Result<Vec<StoredIntent>, StoreError> {
        self.store.expired(key, now_ms, max).await
    }

    async fn delete(&self, key: &InstanceKey) -> Result<bool, StoreError> {
        self.store.delete(key).await
    }

    async fn purge(&self, now_ms: u64, max: usize) -> Result<usize, StoreError> {
        self.store.purge(now_ms, max).await
    }

    async fn changed(&self, key: &InstanceKey, seen: u64) -> Result<(), StoreError> {
        self.store.changed(key, seen).await
    }
}
