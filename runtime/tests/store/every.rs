//! Rules for every store.

use super::*;

for_every_store! { "current_thread":
    a_record_that_was_never_created_is_not_there
    a_record_is_created_once
    a_change_needs_the_version_that_the_record_has
    versions_count_the_changes
    an_outcome_is_kept_with_its_record
    a_conflict_keeps_neither_record_nor_outcome
    a_later_outcome_of_a_call_replaces_the_earlier_one
    instances_do_not_mix
    any_text_can_be_an_id_and_any_bytes_a_record
    expired_outcomes_go_away_and_others_stay
    an_outcome_that_was_replaced_lives_as_long_as_the_new_one
}

async fn a_record_that_was_never_created_is_not_there(store: impl Store) {
    assert!(store.load(&key("a"), None).await.unwrap().is_none());
    assert!(store.load(&key("a"), Some("call")).await.unwrap().is_none());
    assert_eq!(store.commit(&key("a"), change(Some(1), "x")).await.unwrap(), CommitStatus::Conflict);
    assert_eq!(store.commit(&key("a"), change(Some(0), "x")).await.unwrap(), CommitStatus::Conflict);
    assert!(store.load(&key("a"), None).await.unwrap().is_none());
}

async fn a_record_is_created_once(store: impl Store) {
    assert_eq!(done(&store, &key("a"), change(None, "first")).await, 1);
    assert_eq!(store.commit(&key("a"), change(None, "second")).await.unwrap(), CommitStatus::Conflict);
    assert_eq!(load(&store, &key("a")).await, (1, "first".into()));
}

async fn a_change_needs_the_version_that_the_record_has(store: impl Store) {
    done(&store, &key("a"), change(None, "1")).await;
    done(&store, &key("a"), change(Some(1), "2")).await;
    for wrong in [0, 1, 3, i64::MAX as u64, i64::MAX as u64 + 1, u64::MAX] {
        assert_eq!(store.commit(&key("a"), change(Some(wrong), "x")).await.unwrap(), CommitStatus::Conflict, "{wrong}");
    }
    assert_eq!(load(&store, &key("a")).await, (2, "2".into()));
}

async fn versions_count_the_changes(store: impl Store) {
    done(&store, &key("a"), change(None, "0")).await;
    for version in 1..20 {
        assert_eq!(done(&store, &key("a"), change(Some(version), version.to_string())).await, version + 1);
        assert_eq!(load(&store, &key("a")).await, (version + 1, version.to_string().into()));
    }
}

async fn an_outcome_is_kept_with_its_record(store: impl Store) {
    done(&store, &key("a"), Commit { outcome: outcome("first", "one", FAR), ..change(None, "1") }).await;
    done(&store, &key("a"), Commit { outcome: outcome("second", "two", FAR), ..change(Some(1), "2") }).await;
    done(&store, &key("a"), change(Some(2), "3")).await;
    assert_eq!(load_outcome(&store, &key("a"), "first").await, Some("one".into()));
    assert_eq!(load_outcome(&store, &key("a"), "second").await, Some("two".into()));
    assert_eq!(load_outcome(&store, &key("a"), "third").await, None);
    let without_call = store.load(&key("a"), None).await.unwrap().unwrap();
    assert_eq!((without_call.version, without_call.outcome), (3, None));
}

async fn a_conflict_keeps_neither_record_nor_outcome(store: impl Store) {
    let late = Commit { outcome: outcome("late", "x", FAR), ..change(Some(7), "x") };
    assert_eq!(store.commit(&key("a"), late.clone()).await.unwrap(), CommitStatus::Conflict);
    done(&store, &key("a"), Commit { outcome: outcome("call", "kept", FAR), ..change(None, "1") }).await;
    let again = Commit { outcome: outcome("call", "x", FAR), ..change(None, "x") };
    for refused in [late, again] {
        assert_eq!(store.commit(&key("a"), refused).await.unwrap(), CommitStatus::Conflict);
    }
    assert_eq!(load(&store, &key("a")).await, (1, "1".into()));
    assert_eq!(load_outcome(&store, &key("a"), "late").await, None);
    assert_eq!(load_outcome(&store, &key("a"), "call").await, Some("kept".into()));
}

async fn a_later_outcome_of_a_call_replaces_the_earlier_one(store: impl Store) {
    done(&store, &key("a"), Commit { outcome: outcome("call", "earlier", FAR), ..change(None, "1") }).await;
    done(&store, &key("a"), Commit { outcome: outcome("call", "later", FAR), ..change(Some(1), "2") }).await;
    assert_eq!(load_outcome(&store, &key("a"), "call").await, Some("later".into()));
}

async fn instances_do_not_mix(store: impl Store) {
    let names = [("ab", "c"), ("a", "bc"), ("ab", "d"), ("c", "ab"), ("", "abc"), ("abc", "")];
    let keys = names.map(|(widget, instance)| InstanceKey { widget: widget.into(), instance: instance.into() });
    for (number, key) in keys.iter().enumerate() {
        let text = number.to_string();
        let kept = StoredOutcome { call: "call".into(), outcome: text.clone().into(), expires_at_ms: FAR };
        assert_eq!(done(&store, key, Commit { outcome: Some(kept), ..change(None, text) }).await, 1, "{key:?}");
    }
    for (number, key) in keys.iter().enumerate() {
        let text = Bytes::from(number.to_string());
        assert_eq!(load(&store, key).await, (1, text.clone()), "{key:?}");
        assert_eq!(load_outcome(&store, key, "call").await, Some(text), "{key:?}");
    }
}

async fn any_text_can_be_an_id_and_any_bytes_a_record(store: impl Store) {
    let every_byte = Bytes::from_iter(0..=255u8);
    let ids = ["", "'; DROP TABLE records; --", "a\0b", "a\0c", "a", "A", "ä", "a\u{308}", "🪑", &"x".repeat(100_000)];
    for id in ids {
        let kept = StoredOutcome { call: id.into(), outcome: every_byte.clone(), expires_at_ms: FAR };
        done(&store, &key(id), Commit { outcome: Some(kept), ..change(None, id.to_owned()) }).await;
    }
    for id in ids {
        assert_eq!(load(&store, &key(id)).await, (1, id.to_owned().into()));
        assert_eq!(load_outcome(&store, &key(id), id).await, Some(every_byte.clone()));
    }
    for record in [Bytes::new(), every_byte, Bytes::from(vec![b'x'; 3 << 20])] {
        let (version, _) = load(&store, &key("a")).await;
        done(&store, &key("a"), change(Some(version), record.clone())).await;
        assert_eq!(load(&store, &key("a")).await.1, record);
    }
}

async fn expired_outcomes_go_away_and_others_stay(store: impl Store) {
    const LONG_AGO: u64 = 1;
    let mut version = done(&store, &key("a"), change(None, "")).await;
    for number in 0..20 {
        let expires_at_ms = if number % 2 == 0 { LONG_AGO } else { FAR };
        let commit = Commit { outcome: outcome(&number.to_string(), "x", expires_at_ms), ..change(Some(version), "") };
        version = done(&store, &key("a"), commit).await;
    }
    done(&store, &key("a"), change(Some(version), "")).await;
    for number in 0..20 {
        let kept = load_outcome(&store, &key("a"), &number.to_string()).await.is_some();
        assert_eq!(kept, number % 2 == 1, "outcome {number}");
    }
}

async fn an_outcome_that_was_replaced_lives_as_long_as_the_new_one(store: impl Store) {
    done(&store, &key("a"), change(None, "")).await;
    let soon = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_millis() as u64 + 20;
    done(&store, &key("a"), Commit { outcome: outcome("longer", "x", soon), ..change(Some(1), "") }).await;
    done(&store, &key("a"), Commit { outcome: outcome("longer", "y", FAR), ..change(Some(2), "") }).await;
    done(&store, &key("a"), Commit { outcome: outcome("shorter", "x", FAR), ..change(Some(3), "") }).await;
    done(&store, &key("a"), Commit { outcome: outcome("shorter", "y", soon), ..change(Some(4), "") }).await;
    tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    done(&store, &key("a"), change(Some(5), "")).await;
    assert_eq!(load_outcome(&store, &key("a"), "longer").await, Some("y".into()));
    assert_eq!(load_outcome(&store, &key("a"), "shorter").await, None);
}
