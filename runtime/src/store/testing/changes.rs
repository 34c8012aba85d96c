//! Cases for waiting for changes.

use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use super::fixtures::{FAR_MS, change, commit, create, intent, key, load, outcome, touch};
use crate::store::{Commit, Store};

/// A change that takes longer to be noticed counts as missed.
const MAX_DELAY: Duration = Duration::from_secs(5);

/// Waits as the runtime does: `changed` may return early, so it loads the version after each return.
async fn wait(store: &impl Store, instance: &str, seen: u64) {
    let waiting = async {
        loop {
            store.changed(&key(instance), seen).await.unwrap();
            let stored = store.load(&key(instance), None).await.unwrap();
            if stored.is_none_or(|stored| stored.version != seen) {
                return;
            }
            tokio::task::yield_now().await;
        }
    };
    assert!(timeout(MAX_DELAY, waiting).await.is_ok(), "`changed` has missed a change of {instance}");
}

/// Starts to wait, and gives the task time to subscribe.
async fn start_to_wait(store: &(impl Store + Clone), instance: &'static str, seen: u64) -> JoinSet<()> {
    let mut tasks = JoinSet::new();
    let store = store.clone();
    tasks.spawn(async move { wait(&store, instance, seen).await });
    sleep(Duration::from_millis(50)).await;
    tasks
}

/// If the version differs already, `changed` returns immediately, whether the version is higher or lower.
pub async fn changed_returns_if_the_version_differs(store: &impl Store) {
    let before = create(store, &key("a")).await;
    let version = commit(store, &key("a"), touch(Some(before))).await;
    for seen in [before, version + 1, 0, FAR_MS] {
        wait(store, "a", seen).await;
    }
}

/// If the instance does not exist, `changed` returns immediately.
pub async fn changed_returns_if_the_instance_is_missing(store: &impl Store) {
    wait(store, "a", 0).await;
    let version = create(store, &key("a")).await;
    assert!(store.delete(&key("a")).await.unwrap());
    wait(store, "a", version).await;
}

/// A commit ends the wait.
pub async fn changed_returns_after_a_commit(store: &(impl Store + Clone)) {
    let version = create(store, &key("a")).await;
    let waiting = start_to_wait(store, "a", version).await;
    commit(store, &key("a"), change(Some(version), "changed")).await;
    waiting.join_all().await;
}

/// A commit that leaves the record ends the wait: the beginning and the end of a call.
pub async fn changed_returns_after_a_commit_without_record(store: &(impl Store + Clone)) {
    let version = create(store, &key("a")).await;
    let begin = Commit { begin: Some(intent("call", FAR_MS)), ..touch(Some(version)) };
    let (end, outcomes) = (vec!["call".to_owned()], vec![outcome("call", "done", FAR_MS)]);
    let end = Commit { end, outcomes, ..touch(Some(version + 1)) };
    for next in [begin, end] {
        let waiting = start_to_wait(store, "a", next.next_version() - 1).await;
        commit(store, &key("a"), next).await;
        waiting.join_all().await;
    }
}

/// A deletion ends the wait, also if a successor is created immediately.
pub async fn changed_returns_after_a_deletion(store: &(impl Store + Clone)) {
    for has_successor in [false, true] {
        let version = create(store, &key("a")).await;
        let waiting = start_to_wait(store, "a", version).await;
        assert!(store.delete(&key("a")).await.unwrap());
        if has_successor {
            create(store, &key("a")).await;
        }
        waiting.join_all().await;
    }
}

/// One commit ends the waits of all tasks that wait for its instance; those for another instance continue to work.
pub async fn changed_wakes_all_waiters(store: &(impl Store + Clone)) {
    let (a, b) = (create(store, &key("a")).await, create(store, &key("b")).await);
    let (mut waiting_a, mut waiting_b) = (JoinSet::new(), JoinSet::new());
    for _ in 0..20 {
        let waiters = [store.clone(), store.clone()];
        let [for_a, for_b] = waiters;
        waiting_a.spawn(async move { wait(&for_a, "a", a).await });
        waiting_b.spawn(async move { wait(&for_b, "b", b).await });
    }
    sleep(Duration::from_millis(50)).await;
    commit(store, &key("a"), touch(Some(a))).await;
    waiting_a.join_all().await;
    commit(store, &key("b"), touch(Some(b))).await;
    waiting_b.join_all().await;
}

/// A commit between the load and the subscription ends the wait.
pub async fn changed_misses_no_commit(store: &(impl Store + Clone)) {
    let mut version = create(store, &key("a")).await;
    for round in 0..20 {
        // The tasks see the version before the commit, and subscribe before, during, or after it.
        assert_eq!(load(store, &key("a")).await.version, version);
        let mut waiting = JoinSet::new();
        for delay in 0..4 {
            let store = store.clone();
            waiting.spawn(async move {
                yield_times(delay).await;
                wait(&store, "a", version).await;
            });
        }
        yield_times(round / 2).await;
        version = commit(store, &key("a"), touch(Some(version))).await;
        waiting.join_all().await;
    }
}

async fn yield_times(times: usize) {
    for _ in 0..times {
        tokio::task::yield_now().await;
    }
}

/// Dropping a wait affects neither other waits nor later ones.
pub async fn changed_can_be_canceled(store: &(impl Store + Clone)) {
    let version = create(store, &key("a")).await;
    let waiting = start_to_wait(store, "a", version).await;
    for _ in 0..3 {
        let canceled = start_to_wait(store, "a", version).await;
        drop(canceled);
    }
    commit(store, &key("a"), touch(Some(version))).await;
    waiting.join_all().await;
    let waiting = start_to_wait(store, "a", version + 1).await;
    commit(store, &key("a"), touch(Some(version + 1))).await;
    waiting.join_all().await;
}
