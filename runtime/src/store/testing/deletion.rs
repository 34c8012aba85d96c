//! Cases for deleted instances and their successors.

use super::fixtures::{FAR_MS, change, commit, conflict, create, intent, key, load, load_call, outcome, touch};
use crate::store::{Commit, Store};

/// A deletion removes the record with its intents and outcomes, so that a successor starts without them.
pub async fn delete_removes_intents_and_outcomes(store: &impl Store) {
    let full = Commit {
        begin: Some(intent("running", 5)),
        outcomes: vec![outcome("ended", "done", 5)],
        ..change(None, "old")
    };
    commit(store, &key("a"), full).await;
    assert!(store.delete(&key("a")).await.unwrap());
    assert!(store.load(&key("a"), Some("running")).await.unwrap().is_none());
    assert!(store.expired(&key("a"), FAR_MS, 10).await.unwrap().is_empty());
    assert!(!store.delete(&key("a")).await.unwrap());
    assert_eq!(store.purge(FAR_MS, 10).await.unwrap(), 0);

    create(store, &key("a")).await;
    for call in ["running", "ended"] {
        let stored = load_call(store, &key("a"), call).await;
        assert_eq!((stored.intent, stored.outcome), (None, None), "{call}");
        assert_eq!((stored.pending, stored.earliest_deadline_ms), (0, None));
        assert_eq!(stored.record, "new");
    }
    assert!(store.expired(&key("a"), FAR_MS, 10).await.unwrap().is_empty());
}

/// A deletion affects one instance only.
pub async fn delete_keeps_other_instances(store: &impl Store) {
    for instance in ["a", "ab", "b"] {
        let begin = Some(intent("running", 5));
        let outcomes = vec![outcome("ended", "done", 5)];
        commit(store, &key(instance), Commit { begin, outcomes, ..change(None, instance.to_owned()) }).await;
    }
    assert!(store.delete(&key("a")).await.unwrap());
    for instance in ["ab", "b"] {
        let stored = load_call(store, &key(instance), "ended").await;
        assert_eq!((stored.pending, stored.outcome), (1, Some("done".into())));
        assert_eq!(stored.record, instance);
    }
    assert_eq!(store.purge(FAR_MS, 10).await.unwrap(), 2);
}

/// A commit that was meant for a deleted instance does not change an instance that was created afterwards.
pub async fn late_commit_misses_the_successor_of_a_deleted_instance(store: &impl Store) {
    let first = create(store, &key("a")).await;
    let second = commit(store, &key("a"), change(Some(first), "old")).await;
    assert!(store.delete(&key("a")).await.unwrap());
    let late = |version| Commit {
        begin: Some(intent("late", 5)),
        outcomes: vec![outcome("late", "late", FAR_MS)],
        ..change(Some(version), "late")
    };
    conflict(store, &key("a"), late(second)).await;

    let version = commit(store, &key("a"), change(None, "successor")).await;
    assert_ne!(version, first, "the successor starts at the version of its predecessor");
    for version in [first, second] {
        conflict(store, &key("a"), late(version)).await;
        conflict(store, &key("a"), touch(Some(version))).await;
    }
    let stored = load_call(store, &key("a"), "late").await;
    assert_eq!((stored.intent, stored.outcome, stored.pending), (None, None, 0));
    assert_eq!((stored.version, load(store, &key("a")).await.record), (version, "successor".into()));
}
