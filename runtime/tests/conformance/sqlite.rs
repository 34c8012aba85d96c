//! The conformance suite with the store in a file: one handle, and two handles that share the file as two processes do.

use tempfile::TempDir;
use widget_functions::store::testing::{self, store_conformance};
use widget_functions::store::{
    Commit, CommitStatus, InstanceKey, Sqlite, Store, StoreError, StoredIntent, StoredRecord,
};

/// Writes through one handle and reads through another.
struct TwoHandles {
    writes: Sqlite,
    reads: Sqlite,
    /// The last field, so that the handles are dropped first.
    _folder: TempDir,
}

impl TwoHandles {
    fn one_handle() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Sqlite::open(folder.path().join("store.db")).unwrap();
        TwoHandles { writes: store.clone(), reads: store, _folder: folder }
    }

    fn two_handles() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let open = || Sqlite::open(folder.path().join("store.db")).unwrap();
        TwoHandles { writes: open(), reads: open(), _folder: folder }
    }
}

impl Store for TwoHandles {
    async fn load(&self, key: &InstanceKey, call: Option<&str>) -> Result<Option<StoredRecord>, StoreError> {
        self.reads.load(key, call).await
    }

    async fn commit(&self, key: &InstanceKey, commit: Commit) -> Result<CommitStatus, StoreError> {
        self.writes.commit(key, commit).await
    }

    async fn expired(&self, key: &InstanceKey, now_ms: u64, max: usize) -> Result<Vec<StoredIntent>, StoreError> {
        self.reads.expired(key, now_ms, max).await
    }

    async fn delete(&self, key: &InstanceKey) -> Result<bool, StoreError> {
        self.writes.delete(key).await
    }

    async fn purge(&self, now_ms: u64, max: usize) -> Result<usize, StoreError> {
        self.writes.purge(now_ms, max).await
    }

    async fn changed(&self, key: &InstanceKey, seen: u64) -> Result<(), StoreError> {
        self.reads.changed(key, seen).await
    }
}

mod one_handle {
    use super::*;

    store_conformance!(async { TwoHandles::one_handle() });
}

mod two_handles {
    use super::*;

    store_conformance!(async { TwoHandles::two_handles() });
}

#[tokio::test]
async fn conformance_runs_all_cases() {
    testing::conformance(async || TwoHandles::one_handle()).await;
}
