//! The conformance suite with the store in a file: one handle, and two handles that share the file as two processes do.

use tempfile::TempDir;
use widget_functions::store::testing::{self, store_conformance};
use widget_functions::store::{
    Commit, CommitStatus, InstanceKey, Sqlite, Store, StoreError, StoredIntent, StoredRecord,
};

/// A file with a handle to write and a handle to read.
struct SharedFile {
    writes: Sqlite,
    reads: Sqlite,
    /// The last field, so that the handles are dropped first.
    _folder: TempDir,
}

impl SharedFile {
    fn one_handle() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Sqlite::open(folder.path().join("store.db")).unwrap();
        SharedFile { writes: store.clone(), reads: store, _folder: folder }
    }

    fn two_handles() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let open = || Sqlite::open(folder.path().join("store.db")).unwrap();
        SharedFile { writes: open(), reads: open(), _folder: folder }
    }
}

impl Store for SharedFile {
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

    store_conformance!(async { SharedFile::one_handle() });
}

mod two_handles {
    use super::*;

    store_conformance!(async { SharedFile::two_handles() });
}

#[tokio::test]
async fn conformance_runs_all_cases() {
    testing::conformance(async || SharedFile::one_handle()).await;
}
