//! Tests of the stores beyond the conformance suite: load, large values, and what the store in a file guarantees.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "an unexpected value fails the test")]

#[path = "store/concurrent.rs"]
mod concurrent;
#[cfg(feature = "sqlite")]
#[path = "store/file.rs"]
mod file;
#[cfg(feature = "sqlite")]
#[path = "store/rejected.rs"]
mod rejected;
#[path = "store/values.rs"]
mod values;

use bytes::Bytes;
use widget_functions_runtime::store::{
    Commit, CommitStatus, InstanceKey, Memory, RunId, Store, StoredIntent, StoredOutcome,
};

/// A time that no test reaches, in milliseconds.
const FAR_MS: u64 = i64::MAX as u64;

/// Makes a test of each function for a new store of each type.
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

/// A commit of a record. A new instance starts at version 1.
fn change(expected_version: Option<u64>, record: impl Into<Bytes>) -> Commit {
    Commit { expected_version, record: Some(record.into()), run: RunId::from_bits(1), ..Commit::default() }
}

fn outcome(call: &str, outcome: &'static str, expires_at_ms: u64) -> StoredOutcome {
    StoredOutcome { call: call.into(), outcome: outcome.into(), expires_at_ms }
}

fn intent(call: &str, deadline_ms: u64) -> StoredIntent {
    StoredIntent { call: call.into(), deadline_ms, run: RunId::from_bits(7), intent: "intent".into() }
}

/// Makes a commit that must succeed, and returns the new version.
async fn commit(store: &impl Store, key: &InstanceKey, commit: Commit) -> u64 {
    match store.commit(key, commit).await.unwrap() {
        CommitStatus::Committed { version } => version,
        CommitStatus::Conflict => panic!("the version is not the expected one"),
    }
}

/// Returns the version and the record of an instance that must exist.
async fn load(store: &impl Store, key: &InstanceKey) -> (u64, Bytes) {
    let stored = store.load(key, None).await.unwrap().unwrap();
    (stored.version, stored.record)
}

/// Returns the outcome of a call of an instance that must exist.
async fn load_outcome(store: &impl Store, key: &InstanceKey, call: &str) -> Option<Bytes> {
    store.load(key, Some(call)).await.unwrap().unwrap().outcome
}
