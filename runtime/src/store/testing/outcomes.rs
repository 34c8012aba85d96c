//! Cases for the outcomes of calls.

use bytes::Bytes;

use super::fixtures::{FAR_MS, change, commit, create, key, load, load_call, outcome, touch};
use crate::store::{Commit, Store, StoredOutcome};

async fn keep(store: &impl Store, instance: &str, version: u64, outcomes: Vec<StoredOutcome>) -> u64 {
    commit(store, &key(instance), Commit { outcomes, ..touch(Some(version)) }).await
}

async fn is_kept(store: &impl Store, instance: &str, call: &str) -> bool {
    load_call(store, &key(instance), call).await.outcome.is_some()
}

/// An outcome comes back for its call alone, and stays after further commits.
pub async fn returns_the_outcome_of_the_requested_call(store: &impl Store) {
    let first = Commit { outcomes: vec![outcome("first", "one", FAR_MS)], ..change(None, "1") };
    let version = commit(store, &key("a"), first).await;
    let version = keep(store, "a", version, vec![outcome("second", "two", FAR_MS)]).await;
    commit(store, &key("a"), change(Some(version), "2")).await;
    for (call, expected) in [("first", Some("one")), ("second", Some("two")), ("third", None)] {
        assert_eq!(load_call(store, &key("a"), call).await.outcome, expected.map(Bytes::from), "{call}");
    }
    assert_eq!(load(store, &key("a")).await.outcome, None);
}

/// A later outcome of a call replaces the earlier one.
pub async fn replaces_an_outcome_of_the_same_call(store: &impl Store) {
    let version = create(store, &key("a")).await;
    let version = keep(store, "a", version, vec![outcome("call", "earlier", FAR_MS)]).await;
    keep(store, "a", version, vec![outcome("call", "later", FAR_MS)]).await;
    assert_eq!(load_call(store, &key("a"), "call").await.outcome, Some("later".into()));
}

/// A purge deletes the expired outcomes of all instances, and nothing else. An outcome that expires at this very time is
/// kept.
pub async fn purge_keeps_outcomes_that_have_not_expired(store: &impl Store) {
    for instance in ["a", "b"] {
        let version = create(store, &key(instance)).await;
        let outcomes = [("99", 99), ("100", 100), ("101", 101), ("far", FAR_MS)];
        keep(store, instance, version, outcomes.map(|(call, expires)| outcome(call, "x", expires)).into()).await;
    }
    assert_eq!(store.purge(99, usize::MAX).await.unwrap(), 0);
    assert_eq!(store.purge(100, usize::MAX).await.unwrap(), 2);
    assert_eq!(store.purge(100, usize::MAX).await.unwrap(), 0);
    for instance in ["a", "b"] {
        for (call, kept) in [("99", false), ("100", true), ("101", true), ("far", true)] {
            assert_eq!(is_kept(store, instance, call).await, kept, "{instance} {call}");
        }
        assert_eq!(load(store, &key(instance)).await.record, "new");
    }
    assert_eq!(store.purge(102, usize::MAX).await.unwrap(), 4);
    assert!(is_kept(store, "a", "far").await && is_kept(store, "b", "far").await);
}

/// A purge deletes no more than the maximum, and repeated purges delete everything that has expired.
pub async fn purge_respects_the_maximum(store: &impl Store) {
    let version = create(store, &key("a")).await;
    let expired = (0..7).map(|number| outcome(&number.to_string(), "x", number));
    keep(store, "a", version, expired.chain([outcome("far", "x", FAR_MS)]).collect()).await;
    assert_eq!(store.purge(10, 0).await.unwrap(), 0);
    for deleted in [3, 3, 1, 0] {
        assert_eq!(store.purge(10, 3).await.unwrap(), deleted);
    }
    assert!(is_kept(store, "a", "far").await);
}

/// An outcome that replaces another one brings its own expiry.
pub async fn purge_uses_the_expiry_of_the_replacement(store: &impl Store) {
    let mut version = create(store, &key("a")).await;
    for (call, text, expires) in
        [("longer", "x", 1), ("longer", "y", FAR_MS), ("shorter", "x", FAR_MS), ("shorter", "y", 1)]
    {
        version = keep(store, "a", version, vec![outcome(call, text, expires)]).await;
    }
    assert_eq!(store.purge(2, usize::MAX).await.unwrap(), 1);
    assert_eq!(load_call(store, &key("a"), "longer").await.outcome, Some("y".into()));
    assert_eq!(load_call(store, &key("a"), "shorter").await.outcome, None);
}
