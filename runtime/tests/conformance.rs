//! The conformance suite, run with every store of this crate and with the documented decorator.
#![cfg(feature = "testing")]
#![allow(clippy::unwrap_used, reason = "a missing value fails the test")]

// The documented example names the facade.
extern crate widget_functions_runtime as widget_functions;

use widget_functions::store::Memory;
use widget_functions::store::testing::{self, store_conformance};

mod memory {
    use super::*;

    store_conformance!(async { Memory::new() });
}

#[path = "conformance/faulty.rs"]
mod faulty;
#[cfg(feature = "sqlite")]
#[path = "conformance/sqlite.rs"]
mod sqlite;

mod watched {
    use super::*;

    include!("conformance/watched.rs");

    store_conformance!(async { Watched::<Memory>::default() });

    #[tokio::test]
    async fn counts_conflicts() {
        let store = Watched::<Memory>::default();
        testing::missing_instance_loads_as_none(&store).await;
        assert_eq!(store.conflicts.into_inner(), 4);
    }
}

/// The default of `changed`, which polls.
mod polled {
    use super::*;
    use widget_functions::store::{Commit, CommitStatus, InstanceKey, Store, StoreError, StoredIntent, StoredRecord};

    struct Polled(Memory);

    impl Store for Polled {
        async fn load(&self, key: &InstanceKey, call: Option<&str>) -> Result<Option<StoredRecord>, StoreError> {
            self.0.load(key, call).await
        }

        async fn commit(&self, key: &InstanceKey, commit: Commit) -> Result<CommitStatus, StoreError> {
            self.0.commit(key, commit).await
        }

        async fn expired(&self, key: &InstanceKey, now_ms: u64, max: usize) -> Result<Vec<StoredIntent>, StoreError> {
            self.0.expired(key, now_ms, max).await
        }

        async fn delete(&self, key: &InstanceKey) -> Result<bool, StoreError> {
            self.0.delete(key).await
        }

        async fn purge(&self, now_ms: u64, max: usize) -> Result<usize, StoreError> {
            self.0.purge(now_ms, max).await
        }
    }

    store_conformance!(async { Polled(Memory::new()) });
}
