//! Cases for the intents of running calls.

use super::fixtures::{
    FAR_MS, change, commit, conflict, create, expired_calls, intent, key, load, load_call, outcome, touch,
};
use crate::store::{Commit, Store};

/// An intent comes back with its deadline and run id, but only for its call, and until the call ends.
pub async fn returns_the_intent_until_the_call_ends(store: &impl Store) {
    let version = create(store, &key("a")).await;
    let begin = intent("call", 5);
    let begun = Commit { begin: Some(begin.clone()), ..touch(Some(version)) };
    let version = commit(store, &key("a"), begun).await;
    let stored = load_call(store, &key("a"), "call").await;
    assert_eq!((stored.intent, stored.outcome), (Some(begin), None));
    assert_eq!(load_call(store, &key("a"), "other").await.intent, None);
    assert_eq!(load(store, &key("a")).await.intent, None);

    let version = commit(store, &key("a"), change(Some(version), "between")).await;
    assert!(load_call(store, &key("a"), "call").await.intent.is_some());

    let end = vec!["call".to_owned()];
    commit(store, &key("a"), Commit { end, outcomes: vec![outcome("call", "done", FAR_MS)], ..touch(Some(version)) })
        .await;
    let stored = load_call(store, &key("a"), "call").await;
    assert_eq!((stored.intent, stored.outcome), (None, Some("done".into())));
}

/// A load counts the intents and finds the earliest deadline, whichever call it asks for.
pub async fn counts_intents_and_finds_the_earliest_deadline(store: &impl Store) {
    let mut version = create(store, &key("a")).await;
    let stored = load(store, &key("a")).await;
    assert_eq!((stored.pending, stored.earliest_deadline_ms), (0, None));
    for (number, (call, deadline, earliest)) in [("b", 50, 50), ("a", 70, 50), ("c", 30, 30)].into_iter().enumerate() {
        let begin = Some(intent(call, deadline));
        version = commit(store, &key("a"), Commit { begin, ..touch(Some(version)) }).await;
        for stored in [load(store, &key("a")).await, load_call(store, &key("a"), "b").await] {
            assert_eq!((stored.pending, stored.earliest_deadline_ms), (number + 1, Some(earliest)));
        }
    }
    for (end, pending, earliest) in [("c", 2, Some(50)), ("a", 1, Some(50)), ("b", 0, None)] {
        version = commit(store, &key("a"), Commit { end: vec![end.to_owned()], ..touch(Some(version)) }).await;
        let stored = load(store, &key("a")).await;
        assert_eq!((stored.pending, stored.earliest_deadline_ms), (pending, earliest));
    }
}

/// A call that begins again replaces its intent, with a later or an earlier deadline.
pub async fn begin_replaces_the_intent_of_the_same_call(store: &impl Store) {
    let mut version = create(store, &key("a")).await;
    for deadline in [50, 70, 30] {
        let begin = intent("call", deadline);
        let again = Commit { begin: Some(begin.clone()), ..touch(Some(version)) };
        version = commit(store, &key("a"), again).await;
        let stored = load_call(store, &key("a"), "call").await;
        assert_eq!((stored.pending, stored.earliest_deadline_ms), (1, Some(deadline)));
        assert_eq!(stored.intent, Some(begin));
    }
}

/// A call that ends without an intent does not make the commit fail.
pub async fn ignores_the_end_of_a_call_without_intent(store: &impl Store) {
    let version = commit(store, &key("a"), Commit { begin: Some(intent("call", 5)), ..touch(None) }).await;
    let end = vec!["other".to_owned(), "another".to_owned()];
    commit(store, &key("a"), Commit { end, ..change(Some(version), "ended") }).await;
    let stored = load_call(store, &key("a"), "call").await;
    assert_eq!((stored.pending, stored.record), (1, "ended".into()));
}

/// A process that saw no such call cannot begin it after it has begun and ended elsewhere.
///
/// None of the commits has a record: the version alone must prevent it.
pub async fn late_begin_conflicts_after_the_call_has_ended(store: &impl Store) {
    create(store, &key("a")).await;
    let late = load_call(store, &key("a"), "call").await;
    assert!(late.intent.is_none() && late.outcome.is_none());

    let begin = Some(intent("call", 5));
    let version = commit(store, &key("a"), Commit { begin, ..touch(Some(late.version)) }).await;
    let late_begin = Commit { begin: Some(intent("call", 9)), ..touch(Some(late.version)) };
    conflict(store, &key("a"), late_begin.clone()).await;

    let outcomes = vec![outcome("call", "done", FAR_MS)];
    commit(store, &key("a"), Commit { end: vec!["call".to_owned()], outcomes, ..touch(Some(version)) }).await;
    conflict(store, &key("a"), late_begin).await;
    let stored = load_call(store, &key("a"), "call").await;
    assert_eq!((stored.pending, stored.intent, stored.outcome), (0, None, Some("done".into())));
}

/// Expired intents come back completely, the earliest deadline first; the deadline itself counts as expired.
pub async fn expired_returns_the_earliest_first(store: &impl Store) {
    let mut version = create(store, &key("a")).await;
    let intents = [("d", 40), ("a", 30), ("c", 10), ("b", 20)].map(|(call, deadline)| intent(call, deadline));
    for begin in intents.clone() {
        version = commit(store, &key("a"), Commit { begin: Some(begin), ..touch(Some(version)) }).await;
    }
    commit(store, &key("b"), Commit { begin: Some(intent("other", 1)), ..touch(None) }).await;
    let [_, a, c, b] = intents;
    assert_eq!(store.expired(&key("a"), 30, 10).await.unwrap(), [c, b, a]);
    for (now_ms, calls) in [(9, &[][..]), (10, &["c"]), (29, &["c", "b"]), (FAR_MS, &["c", "b", "a", "d"])] {
        assert_eq!(expired_calls(store, &key("a"), now_ms, 10).await, calls, "at {now_ms}");
    }
    commit(store, &key("a"), Commit { end: vec!["c".to_owned()], ..touch(Some(version)) }).await;
    assert_eq!(expired_calls(store, &key("a"), 29, 10).await, ["b"]);
}

/// No more than the maximum comes back, and these are the earliest.
pub async fn expired_respects_the_maximum(store: &impl Store) {
    let mut version = create(store, &key("a")).await;
    for deadline in [3, 1, 5, 2, 4] {
        let begin = Some(intent(&deadline.to_string(), deadline));
        version = commit(store, &key("a"), Commit { begin, ..touch(Some(version)) }).await;
    }
    for (max, calls) in [(0, &[][..]), (1, &["1"]), (3, &["1", "2", "3"]), (usize::MAX, &["1", "2", "3", "4"])] {
        assert_eq!(expired_calls(store, &key("a"), 4, max).await, calls, "at most {max}");
    }
}
