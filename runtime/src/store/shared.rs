//! A store in an `Arc`, so that the application can keep a handle to it.

use std::sync::Arc;

use super::{Commit, CommitStatus, InstanceKey, Store, StoreError, StoredIntent, StoredRecord};

impl<S: Store> Store for Arc<S> {
    async fn load(&self, key: &InstanceKey, call: Option<&str>) -> Result<Option<StoredRecord>, StoreError> {
        S::load(self, key, call).await
    }

    async fn commit(&self, key: &InstanceKey, commit: Commit) -> Result<CommitStatus, StoreError> {
        S::commit(self, key, commit).await
    }

    async fn expired(&self, key: &InstanceKey, now_ms: u64, max: usize) -> Result<Vec<StoredIntent>, StoreError> {
        S::expired(self, key, now_ms, max).await
    }

    async fn delete(&self, key: &InstanceKey) -> Result<bool, StoreError> {
        S::delete(self, key).await
    }

    async fn purge(&self, now_ms: u64, max: usize) -> Result<usize, StoreError> {
        S::purge(self, now_ms, max).await
    }

    async fn changed(&self, key: &InstanceKey, seen: u64) -> Result<(), StoreError> {
        S::changed(self, key, seen).await
    }
}
