//! Tests of the store in a file.

use std::fs;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::sync::Barrier;
use std::task::{Context, Waker};
use std::thread;
use std::time::Duration;

use rusqlite::Connection;
use tempfile::TempDir;
use tokio::task::JoinSet;
use widget_functions_runtime::store::Sqlite;

use super::*;

pub(super) fn path(folder: &TempDir) -> PathBuf {
    folder.path().join("store.db")
}

pub(super) fn open(folder: &TempDir) -> Sqlite {
    Sqlite::open(path(folder)).unwrap()
}

/// Returns the names of the files in a folder.
fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Copies the files in the state that a crash would leave.
pub(super) fn crash(from: &TempDir) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in files(from.path()).iter().filter(|name| !name.ends_with("-shm")) {
        fs::copy(from.path().join(name), folder.path().join(name)).unwrap();
    }
    folder
}

#[tokio::test]
async fn keeps_everything_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    for version in 1..=5 {
        let store = open(&folder);
        let expected = (version > 1).then_some(version - 1);
        let next = Commit {
            outcomes: vec![outcome(&version.to_string(), "x", FAR_MS)],
            ..change(expected, version.to_string())
        };
        assert_eq!(commit(&store, &key("a"), next).await, version);
    }
    let store = open(&folder);
    assert_eq!(load(&store, &key("a")).await, (5, "5".into()));
    for call in 1..=5 {
        assert_eq!(load_outcome(&store, &key("a"), &call.to_string()).await, Some("x".into()));
    }
}

#[tokio::test]
async fn leaves_one_file_when_closed() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    commit(&store, &key("a"), change(None, "1")).await;
    let clone = store.clone();
    drop(store);
    assert_eq!(load(&clone, &key("a")).await, (1, "1".into()));
    drop(clone);
    assert_eq!(files(folder.path()), ["store.db"]);
}

#[tokio::test]
async fn keeps_every_reported_commit_after_a_crash() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    for number in 0..50 {
        commit(&store, &key(&number.to_string()), change(None, number.to_string())).await;
    }
    let crashed = crash(&folder);
    let store = open(&crashed);
    for number in 0..50 {
        assert_eq!(load(&store, &key(&number.to_string())).await, (1, number.to_string().into()));
    }
}

#[tokio::test]
async fn two_handles_see_the_commits_of_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let (left, right) = (open(&folder), open(&folder));
    commit(&left, &key("a"), change(None, "0")).await;
    assert_eq!(right.commit(&key("a"), change(None, "x")).await.unwrap(), CommitStatus::Conflict);
    for version in 1..20 {
        let (writes, reads) = if version % 2 == 0 { (&left, &right) } else { (&right, &left) };
        commit(writes, &key("a"), change(Some(version), version.to_string())).await;
        assert_eq!(load(reads, &key("a")).await, (version + 1, version.to_string().into()));
        assert_eq!(reads.commit(&key("a"), change(Some(version), "x")).await.unwrap(), CommitStatus::Conflict);
    }
    drop(left);
    assert_eq!(commit(&right, &key("a"), change(Some(20), "20")).await, 21);
}

#[test]
fn many_threads_can_create_one_file() {
    for _ in 0..50 {
        let (folder, together) = (tempfile::tempdir().unwrap(), Barrier::new(8));
        let open = || {
            together.wait();
            open(&folder)
        };
        let stores: Vec<_> = thread::scope(|scope| {
            let opening: Vec<_> = (0..8).map(|_| scope.spawn(open)).collect();
            opening.into_iter().map(|store| store.join().unwrap()).collect()
        });
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            for (number, store) in stores.iter().enumerate() {
                commit(store, &key(&number.to_string()), change(None, "")).await;
                assert_eq!(load(&stores[0], &key(&number.to_string())).await, (1, Bytes::new()));
            }
        });
    }
}

/// Counts the frames of the -wal file that end a transaction, which contain the size of the database.
fn transactions(folder: &TempDir) -> usize {
    const HEADER: usize = 32;
    const FRAME: usize = 24 + 4096;
    let log = fs::read(folder.path().join("store.db-wal")).unwrap();
    log[HEADER..].chunks_exact(FRAME).filter(|frame| frame[4..8] != [0; 4]).count()
}

#[tokio::test]
async fn waiting_writes_share_a_transaction() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    commit(&store, &key("one"), change(None, "")).await;
    commit(&store, &key("two"), change(None, "")).await;
    assert_eq!(transactions(&folder), 2);

    let mut tasks = JoinSet::new();
    for number in 0..200 {
        let store = store.clone();
        tasks.spawn(async move { commit(&store, &key(&number.to_string()), change(None, "")).await });
    }
    assert_eq!(tasks.join_all().await, [1; 200]);
    let transactions = transactions(&folder) - 2;
    assert!((1..=50).contains(&transactions), "200 writes took {transactions} transactions");
}

#[tokio::test]
async fn conflicts_and_failures_do_not_affect_other_writes() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    commit(&store, &key("taken"), change(None, "")).await;
    let other = Connection::open(path(&folder)).unwrap();
    // SQLite rolls back the whole transaction, as on a full disk.
    other
        .execute_batch(
            "CREATE TRIGGER reject BEFORE INSERT ON records WHEN new.instance LIKE 'bad%'
             BEGIN SELECT RAISE(ROLLBACK, 'rejected by the test'); END",
        )
        .unwrap();

    let mut tasks = JoinSet::new();
    for instance in (0..60).map(|number| match number % 3 {
        0 => format!("bad-{number}"),
        1 => "taken".to_owned(),
        _ => format!("good-{number}"),
    }) {
        let store = store.clone();
        tasks.spawn(async move { (store.commit(&key(&instance), change(None, "")).await, instance) });
    }
    for (committed, instance) in tasks.join_all().await {
        match committed {
            Ok(CommitStatus::Committed { version: 1 }) => assert!(instance.starts_with("good"), "{instance}"),
            Ok(CommitStatus::Conflict) => assert_eq!(instance, "taken"),
            Err(_) => assert!(instance.starts_with("bad"), "{instance}"),
            Ok(done) => panic!("{instance}: {done:?}"),
        }
        let there = store.load(&key(&instance), None).await.unwrap().is_some();
        assert_eq!(there, !instance.starts_with("bad"), "{instance}");
    }
}

#[tokio::test]
async fn loads_do_not_wait_for_writes() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    commit(&store, &key("a"), change(None, "before")).await;
    let other = Connection::open(path(&folder)).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();

    let waiting = tokio::spawn({
        let store = store.clone();
        async move { commit(&store, &key("a"), change(Some(1), "after")).await }
    });
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(load(&store, &key("a")).await, (1, "before".into()));
    assert!(!waiting.is_finished());

    other.execute_batch("ROLLBACK").unwrap();
    assert_eq!(waiting.await.unwrap(), 2);
    assert_eq!(load(&store, &key("a")).await, (2, "after".into()));
}

#[tokio::test]
async fn dropping_the_last_handle_waits_for_pending_writes() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    for number in 0..300 {
        let key = key(&number.to_string());
        let commit = pin!(store.commit(&key, change(None, "")));
        assert!(commit.poll(&mut Context::from_waker(Waker::noop())).is_pending());
    }
    drop(store);
    let store = open(&folder);
    for number in 0..300 {
        assert_eq!(load(&store, &key(&number.to_string())).await, (1, Bytes::new()));
    }
}

#[tokio::test]
async fn only_a_purge_deletes_outcomes_and_the_earliest_first() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    let other = Connection::open(path(&folder)).unwrap();
    other
        .execute_batch(
            "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 100)
             INSERT INTO outcomes SELECT 'booking', 'old', n, x'00', n FROM number",
        )
        .unwrap();
    let remaining = || {
        let row = |row: &rusqlite::Row<'_>| Ok((row.get::<_, i64>(0)?, row.get::<_, Option<i64>>(1)?));
        other.query_row("SELECT count(*), min(expires) FROM outcomes", [], row).unwrap()
    };
    for number in 0..10 {
        commit(&store, &key(&number.to_string()), change(None, "")).await;
    }
    assert_eq!(remaining(), (100, Some(1)));
    assert_eq!(store.purge(51, 30).await.unwrap(), 30);
    assert_eq!(remaining(), (70, Some(31)));
    assert_eq!(store.purge(51, 30).await.unwrap(), 20);
    assert_eq!(remaining(), (50, Some(51)));
}

#[tokio::test]
async fn keeps_intents_and_run_ids_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let run = RunId::from_bits(u128::MAX - 1);
    let begun = StoredIntent { run, ..intent("call", 5) };
    commit(&open(&folder), &key("a"), Commit { begin: Some(begun.clone()), run, ..change(None, "1") }).await;
    let stored = open(&folder).load(&key("a"), Some("call")).await.unwrap().unwrap();
    assert_eq!((stored.run, stored.intent), (run, Some(begun)));
}

#[tokio::test]
async fn opens_an_empty_file_as_a_new_store() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(path(&folder), "").unwrap();
    commit(&open(&folder), &key("a"), change(None, "1")).await;
    assert_eq!(load(&open(&folder), &key("a")).await, (1, "1".into()));
}

#[tokio::test]
async fn opens_files_with_any_name() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["what?mode=memory.db", "100%25 #1&.db", "file:store.db", "ä 🪑.db", "-wal"] {
        let path = folder.path().join(name);
        commit(&Sqlite::open(&path).unwrap(), &key("a"), change(None, name)).await;
        assert_eq!(load(&Sqlite::open(&path).unwrap(), &key("a")).await, (1, name.into()));
        assert_eq!(files(folder.path()), [name]);
        fs::remove_file(path).unwrap();
    }
}

#[cfg(unix)]
#[tokio::test]
async fn follows_symbolic_links() {
    let folder = tempfile::tempdir().unwrap();
    let (store, elsewhere) = (open(&folder), tempfile::tempdir().unwrap());
    let link = elsewhere.path().join("link.db");
    std::os::unix::fs::symlink(path(&folder), &link).unwrap();
    let linked = Sqlite::open(&link).unwrap();
    commit(&store, &key("a"), change(None, "1")).await;
    assert_eq!(load(&linked, &key("a")).await, (1, "1".into()));
    assert_eq!(files(elsewhere.path()), ["link.db"]);
}
