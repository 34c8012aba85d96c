//! What every store promises, and what the one in a file promises beyond that.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "what is not as it should be is a failed test"
)]

#[path = "store/concurrent.rs"]
mod concurrent;
#[path = "store/every.rs"]
mod every;
#[cfg(feature = "sqlite")]
#[path = "store/file.rs"]
mod file;
#[cfg(feature = "sqlite")]
#[path = "store/refused.rs"]
mod refused;

use bytes::Bytes;
use widget_functions_runtime::store::{Commit, CommitStatus, InstanceKey, Memory, Store, StoredOutcome};

/// A time that no test lives to see.
const FAR: u64 = u64::MAX;

/// Runs each rule on a new store of each kind.
macro_rules! for_every_store {
    ($flavor:literal: $($rule:ident)*) => {
        mod memory {
            $(#[tokio::test(flavor = $flavor)]
            async fn $rule() {
                super::$rule(crate::Memory::new()).await;
            })*
        }

        #[cfg(feature = "sqlite")]
        mod sqlite {
            $(#[tokio::test(flavor = $flavor)]
            async fn $rule() {
                let folder = tempfile::tempdir().unwrap();
                super::$rule(crate::file::open(&folder)).await;
            })*
        }
    };
}
use for_every_store;

fn key(instance: &str) -> InstanceKey {
    InstanceKey { widget: "booking".into(), instance: instance.into() }
}

fn change(expected_version: Option<u64>, record: impl Into<Bytes>) -> Commit {
    Commit { expected, record: record.into(), outcome: None }
}

fn outcome(call: &str, outcome: &'static str, expires_at_ms: u64) -> Option<StoredOutcome> {
    Some(StoredOutcome { call: call.into(), outcome: outcome.into(), expires_at_ms })
}

/// Makes a change that must succeed, and gives the new version.
async fn done(store: &impl Store, key: &InstanceKey, commit: Commit) -> u64 {
    match store.commit(key, commit).await.unwrap() {
        CommitStatus::Committed { version } => version,
        CommitStatus::Conflict => panic!("the version is not the expected one"),
    }
}

/// Version and record, which must be there.
async fn load(store: &impl Store, key: &InstanceKey) -> (u64, Bytes) {
    let stored = store.load(key, None).await.unwrap().unwrap();
    (stored.version, stored.record)
}

/// The outcome of a call of an instance that must be there.
async fn load_outcome(store: &impl Store, key: &InstanceKey, call: &str) -> Option<Bytes> {
    store.load(key, Some(call)).await.unwrap().unwrap().outcome
}
