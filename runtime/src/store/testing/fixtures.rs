//! Values and steps that the cases share.

use bytes::Bytes;

use crate::store::{Commit, CommitStatus, InstanceKey, RunId, Store, StoredIntent, StoredOutcome, StoredRecord};

/// A time that no test reaches, in milliseconds.
pub(super) const FAR_MS: u64 = i64::MAX as u64;

pub(super) fn key(instance: &str) -> InstanceKey {
    InstanceKey { widget: "booking".into(), instance: instance.to_owned() }
}

pub(super) fn random_run() -> RunId {
    let mut bits = [0; 16];
    getrandom::fill(&mut bits).unwrap();
    RunId::from_bits(u128::from_ne_bytes(bits))
}

/// A commit of a record, with a new run id.
pub(super) fn change(expected_version: Option<u64>, record: impl Into<Bytes>) -> Commit {
    Commit { record: Some(record.into()), ..touch(expected_version) }
}

/// A commit that raises the version, with a new run id.
pub(super) fn touch(expected_version: Option<u64>) -> Commit {
    Commit { expected_version, run: random_run(), ..Commit::default() }
}

pub(super) fn intent(call: &str, deadline_ms: u64) -> StoredIntent {
    let intent = Bytes::from(format!("intent of {call}"));
    StoredIntent { call: call.to_owned(), deadline_ms, run: random_run(), intent }
}

pub(super) fn outcome(call: &str, outcome: &str, expires_at_ms: u64) -> StoredOutcome {
    StoredOutcome { call: call.to_owned(), outcome: outcome.to_owned().into(), expires_at_ms }
}

/// Creates an instance and returns its version.
pub(super) async fn create(store: &impl Store, key: &InstanceKey) -> u64 {
    commit(store, key, change(None, "new")).await
}

/// Makes a commit that must succeed, and returns the new version.
pub(super) async fn commit(store: &impl Store, key: &InstanceKey, commit: Commit) -> u64 {
    let (shown, expected) = (format!("{commit:?}"), commit.next_version());
    match store.commit(key, commit).await.unwrap() {
        CommitStatus::Committed { version } => {
            assert_eq!(version, expected, "the version differs from Commit::next_version: {shown}");
            version
        }
        CommitStatus::Conflict => panic!("a conflict although the version is the expected one: {shown}"),
    }
}

/// Makes a commit that must be a conflict.
pub(super) async fn conflict(store: &impl Store, key: &InstanceKey, commit: Commit) {
    let shown = format!("{commit:?}");
    assert_eq!(store.commit(key, commit).await.unwrap(), CommitStatus::Conflict, "{shown}");
}

/// Loads an instance that must exist.
pub(super) async fn load(store: &impl Store, key: &InstanceKey) -> StoredRecord {
    store.load(key, None).await.unwrap().unwrap()
}

/// Loads an instance that must exist, with the outcome and the intent of a call.
pub(super) async fn load_call(store: &impl Store, key: &InstanceKey, call: &str) -> StoredRecord {
    store.load(key, Some(call)).await.unwrap().unwrap()
}

/// Returns the calls of the expired intents of an instance.
pub(super) async fn expired_calls(store: &impl Store, key: &InstanceKey, now_ms: u64, max: usize) -> Vec<String> {
    store.expired(key, now_ms, max).await.unwrap().into_iter().map(|intent| intent.call).collect()
}
