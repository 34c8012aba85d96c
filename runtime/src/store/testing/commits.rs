//! Cases for records and versions.

use bytes::Bytes;

use super::fixtures::{FAR_MS, change, commit, conflict, create, intent, key, load, load_call, outcome, touch};
use crate::store::{Commit, InstanceKey, RunId, Store};

/// An instance that was never created does not exist, and a conflict does not create it.
pub async fn missing_instance_loads_as_none(store: &impl Store) {
    for expected in [0, 1, FAR_MS, u64::MAX] {
        conflict(store, &key("a"), change(Some(expected), "x")).await;
    }
    assert!(store.load(&key("a"), None).await.unwrap().is_none());
    assert!(store.load(&key("a"), Some("call")).await.unwrap().is_none());
    assert!(store.expired(&key("a"), FAR_MS, 10).await.unwrap().is_empty());
    assert!(!store.delete(&key("a")).await.unwrap());
    assert_eq!(store.purge(FAR_MS, 10).await.unwrap(), 0);
}

/// An instance that exists is not created again.
pub async fn creates_an_instance_once(store: &impl Store) {
    let first = change(None, "first");
    let version = commit(store, &key("a"), first.clone()).await;
    conflict(store, &key("a"), first).await;
    conflict(store, &key("a"), change(None, "second")).await;
    let stored = load(store, &key("a")).await;
    assert_eq!((stored.version, stored.record), (version, "first".into()));
}

/// A commit without a record creates an instance with an empty record.
pub async fn creates_an_empty_record_without_bytes(store: &impl Store) {
    commit(store, &key("a"), touch(None)).await;
    assert_eq!(load(store, &key("a")).await.record, Bytes::new());
}

/// New instances start at the version that [`Commit::next_version`] derives from the run id.
pub async fn starts_at_a_random_version_below_2_to_62(store: &impl Store) {
    let largest = Commit { run: RunId::from_bits(u128::MAX), ..change(None, "largest") };
    let smallest = Commit { run: RunId::from_bits(0), ..change(None, "smallest") };
    for (instance, create) in [("a", largest), ("b", smallest), ("c", change(None, "random"))] {
        let version = commit(store, &key(instance), create).await;
        assert!(version < 1 << 62, "a new instance has the version {version}");
        assert_eq!(load(store, &key(instance)).await.version, version);
        let next = commit(store, &key(instance), change(Some(version), "next")).await;
        assert_eq!((next, load(store, &key(instance)).await.version), (version + 1, version + 1));
    }
}

/// Each commit raises the version by one, with or without a record, and leaves its run id.
pub async fn every_commit_raises_the_version(store: &impl Store) {
    let mut version = create(store, &key("a")).await;
    for number in 0..10 {
        let next = if number % 2 == 0 { touch(Some(version)) } else { change(Some(version), number.to_string()) };
        let run = next.run;
        assert_eq!(commit(store, &key("a"), next).await, version + 1);
        version += 1;
        let stored = load(store, &key("a")).await;
        assert_eq!((stored.version, stored.run), (version, run));
    }
}

/// A commit without a record leaves its bytes; a commit with an empty record does not.
pub async fn commit_without_record_keeps_the_record(store: &impl Store) {
    let version = commit(store, &key("a"), change(None, "kept")).await;
    let version = commit(store, &key("a"), touch(Some(version))).await;
    assert_eq!(load(store, &key("a")).await.record, "kept");
    commit(store, &key("a"), change(Some(version), "")).await;
    assert_eq!(load(store, &key("a")).await.record, "");
}

/// Only the exact version is accepted.
pub async fn wrong_versions_conflict(store: &impl Store) {
    let before = commit(store, &key("a"), Commit { run: RunId::from_bits(1000), ..change(None, "1") }).await;
    let version = commit(store, &key("a"), change(Some(before), "2")).await;
    for wrong in [0, 1, before - 1, before, version + 1, version + 2, FAR_MS, FAR_MS + 1, u64::MAX] {
        conflict(store, &key("a"), change(Some(wrong), "x")).await;
        conflict(store, &key("a"), touch(Some(wrong))).await;
    }
    let stored = load(store, &key("a")).await;
    assert_eq!((stored.version, stored.record), (version, "2".into()));
}

/// One commit changes the record, begins a call, ends others, and stores outcomes.
pub async fn commit_applies_all_of_its_parts(store: &impl Store) {
    let version = commit(store, &key("a"), Commit { begin: Some(intent("first", 1)), ..change(None, "1") }).await;
    let second = Commit { begin: Some(intent("second", 2)), ..touch(Some(version)) };
    let version = commit(store, &key("a"), second).await;
    let all = Commit {
        begin: Some(intent("third", 3)),
        end: vec!["first".to_owned(), "second".to_owned()],
        outcomes: vec![outcome("first", "one", FAR_MS), outcome("second", "two", FAR_MS)],
        ..change(Some(version), "2")
    };
    let (run, third) = (all.run, all.begin.clone());
    let version = commit(store, &key("a"), all).await;
    for (call, outcome, intent) in [("first", Some("one"), None), ("second", Some("two"), None), ("third", None, third)]
    {
        let stored = load_call(store, &key("a"), call).await;
        assert_eq!((stored.version, stored.run, stored.record), (version, run, "2".into()));
        assert_eq!((stored.outcome, stored.intent), (outcome.map(Bytes::from), intent), "{call}");
        assert_eq!((stored.pending, stored.earliest_deadline_ms), (1, Some(3)));
    }
}

/// A conflict leaves the record, the intents, and the outcomes unchanged.
pub async fn conflict_changes_nothing(store: &impl Store) {
    let all = |commit: Commit| Commit {
        begin: Some(intent("late", 1)),
        end: vec!["running".to_owned()],
        outcomes: vec![outcome("late", "x", FAR_MS), outcome("ended", "x", FAR_MS)],
        ..commit
    };
    conflict(store, &key("a"), all(change(Some(7), "x"))).await;
    let running = intent("running", 5);
    let create = Commit {
        begin: Some(running.clone()),
        outcomes: vec![outcome("ended", "kept", FAR_MS)],
        run: RunId::from_bits(1000),
        ..change(None, "kept")
    };
    let (version, run) = (commit(store, &key("a"), create).await, RunId::from_bits(1000));
    for expected in [None, Some(7), Some(version + 1)] {
        conflict(store, &key("a"), all(change(expected, "x"))).await;
        conflict(store, &key("a"), all(touch(expected))).await;
    }
    for (call, outcome, intent) in
        [("late", None, None), ("ended", Some("kept"), None), ("running", None, Some(running))]
    {
        let stored = load_call(store, &key("a"), call).await;
        assert_eq!((stored.version, stored.run, stored.record), (version, run, "kept".into()));
        assert_eq!((stored.outcome, stored.intent), (outcome.map(Bytes::from), intent), "{call}");
        assert_eq!((stored.pending, stored.earliest_deadline_ms), (1, Some(5)));
    }
}

/// Instances are separate, even if the texts of their keys and calls look alike when joined.
pub async fn instances_do_not_mix(store: &impl Store) {
    let names =
        [("ab", "c"), ("a", "bc"), ("ab", "d"), ("c", "ab"), ("", "abc"), ("abc", ""), ("AB", "c"), ("ab", "c ")];
    let keys = names.map(|(widget, instance)| InstanceKey { widget: widget.into(), instance: instance.into() });
    for (number, key) in keys.iter().enumerate() {
        let text = number.to_string();
        let begin = Some(intent("running", number as u64));
        let create = Commit { begin, outcomes: vec![outcome("call", &text, FAR_MS)], ..change(None, text) };
        commit(store, key, create).await;
    }
    for (number, key) in keys.iter().enumerate() {
        let stored = load_call(store, key, "call").await;
        let text = Bytes::from(number.to_string());
        assert_eq!((stored.record, stored.outcome), (text.clone(), Some(text)), "{key:?}");
        assert_eq!((stored.pending, stored.earliest_deadline_ms), (1, Some(number as u64)), "{key:?}");
        assert_eq!(store.expired(key, FAR_MS, 10).await.unwrap().len(), 1, "{key:?}");
    }
    for key in &keys {
        let other = InstanceKey { instance: format!("{} ", key.instance), ..key.clone() };
        assert!(keys.contains(&other) || store.load(&other, None).await.unwrap().is_none());
    }
}

/// Ids are any text without NUL, compared exactly; records, intents, and outcomes are any bytes.
pub async fn stores_any_text_and_any_bytes(store: &impl Store) {
    let every_byte = Bytes::from_iter(0..=255u8);
    let long = "x".repeat(255);
    let ids = ["", "'; DROP TABLE records; --", "a", "A", "a ", "%", "a_", "ä", "a\u{308}", "🪑", "\n\t\\", &long];
    for id in ids {
        let mut begin = intent("!\"%'\\_~", FAR_MS);
        begin.intent = every_byte.clone();
        let mut ended = outcome("~_\\'%\"!", "", FAR_MS);
        ended.outcome = every_byte.clone();
        let create = Commit { begin: Some(begin), outcomes: vec![ended], ..change(None, id.to_owned()) };
        commit(store, &key(id), create).await;
    }
    for id in ids {
        assert_eq!(load(store, &key(id)).await.record, id.to_owned(), "{id:?}");
        let running = load_call(store, &key(id), "!\"%'\\_~").await.intent.unwrap();
        assert_eq!((running.intent, running.deadline_ms), (every_byte.clone(), FAR_MS));
        assert_eq!(load_call(store, &key(id), "~_\\'%\"!").await.outcome, Some(every_byte.clone()));
    }
    for record in [Bytes::new(), every_byte, Bytes::from(vec![b'x'; 1 << 20])] {
        let version = load(store, &key("a")).await.version;
        commit(store, &key("a"), change(Some(version), record.clone())).await;
        assert!(load(store, &key("a")).await.record == record, "a record of {} bytes has changed", record.len());
    }
}
