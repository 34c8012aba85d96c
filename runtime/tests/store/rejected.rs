//! Files that are not stores, or are damaged, are rejected and left unchanged.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rusqlite::Connection;
use tempfile::TempDir;
use widget_functions_runtime::store::Sqlite;

use super::file::{crash, open, path};
use super::*;

const PAGE: usize = 4096;

/// Returns the message of the error, after checking that it has help and that every file is unchanged.
fn reject(folder: &TempDir) -> String {
    let before = contents(folder.path());
    let error = Sqlite::open(path(folder)).expect_err("this file must be rejected");
    assert!(contents(folder.path()) == before, "files have changed: {:?}", contents(folder.path()).keys());
    let message = error.to_string();
    assert!(message.contains("store.db"), "{message}");
    assert!(error.help().is_some() && !message.contains('\n'), "{error:?}");
    message
}

fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap());
    let contents = files.map(|file| (file.file_name().into_string().unwrap(), fs::read(file.path()).unwrap()));
    // The index of the -wal file contains nothing that is not in that file.
    contents.filter(|(name, _)| !name.ends_with("-shm")).collect()
}

fn folder_with(content: &[u8]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(path(&folder), content).unwrap();
    folder
}

/// Creates a database of another application.
fn database(sql: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    Connection::open(path(&folder)).unwrap().execute_batch(sql).unwrap();
    folder
}

async fn fill(folder: &TempDir) -> Sqlite {
    let store = open(folder);
    for number in 0..40 {
        let outcomes = vec![outcome(&number.to_string(), "done", FAR_MS)];
        let begin = Some(intent("running", 5));
        commit(&store, &key(&number.to_string()), Commit { begin, outcomes, ..change(None, vec![b'x'; 2500]) }).await;
    }
    store
}

/// Returns the bytes of a store with some pages.
async fn filled() -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    drop(fill(&folder).await);
    fs::read(path(&folder)).unwrap()
}

/// Returns pseudo-random bytes, which are always the same.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 1u64;
    let next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    };
    std::iter::repeat_with(next).take(length).collect()
}

#[test]
fn rejects_a_file_that_is_not_a_database() {
    for content in [&b"hello"[..], b"SQLite format 3", &[0; 10], &[0; PAGE], &noise(100), &noise(10 * PAGE)] {
        let message = reject(&folder_with(content));
        assert!(message.contains("is not an SQLite database"), "{message}");
    }
}

#[test]
fn rejects_a_foreign_database() {
    for sql in [
        "CREATE TABLE t (a)",
        "CREATE TABLE t (a); PRAGMA application_id = 7",
        "PRAGMA journal_mode = wal; CREATE TABLE t (a); PRAGMA application_id = 7",
        "PRAGMA user_version = 1",
        "PRAGMA user_version = 1; CREATE TABLE records (a); CREATE TABLE outcomes (a)",
        "CREATE TABLE t (a); DROP TABLE t",
    ] {
        let message = reject(&database(sql));
        assert!(message.contains("of another application"), "{sql}: {message}");
    }
}

#[test]
fn rejects_a_foreign_database_that_is_in_use_or_crashed() {
    let folder = tempfile::tempdir().unwrap();
    let other = Connection::open(path(&folder)).unwrap();
    other.execute_batch("PRAGMA journal_mode = wal; CREATE TABLE t (a); INSERT INTO t VALUES (1)").unwrap();
    let crashed = crash(&folder);
    assert!(fs::metadata(crashed.path().join("store.db-wal")).unwrap().len() > 0);
    for folder in [folder, crashed] {
        let message = reject(&folder);
        assert!(message.contains("of another application"), "{message}");
    }
    other.execute_batch("INSERT INTO t VALUES (2)").unwrap();
}

/// SQLite itself would roll back the incomplete change, and delete the journal.
#[test]
fn rejects_a_foreign_database_that_crashed_during_a_change() {
    let folder = database("CREATE TABLE t (a); INSERT INTO t VALUES (zeroblob(100000))");
    let other = Connection::open(path(&folder)).unwrap();
    other.execute_batch("PRAGMA cache_size = 1; BEGIN; UPDATE t SET a = randomblob(100000)").unwrap();
    let crashed = crash(&folder);
    assert!(fs::metadata(crashed.path().join("store.db-journal")).unwrap().len() > 0);
    let message = reject(&crashed);
    assert!(message.contains("of another application"), "{message}");
}

#[tokio::test]
async fn rejects_a_newer_version() {
    let folder = tempfile::tempdir().unwrap();
    drop(fill(&folder).await);
    let newer = Connection::open(path(&folder)).unwrap();
    newer.execute_batch("PRAGMA user_version = 2").unwrap();
    // In this copy, the version is in the -wal file only.
    let crashed = crash(&folder);
    assert!(fs::metadata(crashed.path().join("store.db-wal")).unwrap().len() > 0);
    let in_use = reject(&folder);
    newer.close().unwrap();
    for message in [reject(&crashed), in_use, reject(&folder)] {
        assert!(message.contains("has version 2, but this program supports versions up to 1"), "{message}");
    }
}

#[test]
fn rejects_a_store_without_version_or_tables() {
    for sql in [
        "PRAGMA application_id = 0x77666e73",
        "PRAGMA application_id = 0x77666e73; PRAGMA user_version = -1",
        "PRAGMA application_id = 0x77666e73; PRAGMA user_version = 1",
        "PRAGMA application_id = 0x77666e73; PRAGMA user_version = 1; CREATE TABLE records (a)",
    ] {
        let message = reject(&database(sql));
        assert!(message.contains("is damaged"), "{sql}: {message}");
    }
}

#[tokio::test]
async fn rejects_a_truncated_store() {
    let store = filled().await;
    for length in [16, 100, 101, 1000, PAGE, PAGE + 1, store.len() / 2, store.len() - PAGE, store.len() - 1] {
        let message = reject(&folder_with(&store[..length]));
        assert!(message.contains("damaged"), "{length}: {message}");
    }
}

#[tokio::test]
async fn rejects_a_page_with_flipped_bits() {
    let store = filled().await;
    let pages = store.len() / PAGE;
    assert!(pages > 20);
    for page in 0..pages {
        let mut damaged = store.clone();
        for byte in &mut damaged[page * PAGE..(page + 1) * PAGE] {
            *byte = !*byte;
        }
        let message = reject(&folder_with(&damaged));
        assert!(message.contains("damaged"), "page {page}: {message}");
    }
}

#[tokio::test]
async fn rejects_a_page_of_noise_or_from_another_place() {
    let store = filled().await;
    let pages = store.len() / PAGE;
    for page in 0..pages {
        for wrong in [noise(PAGE), store[..PAGE].to_vec()] {
            let mut damaged = store.clone();
            damaged[page * PAGE..(page + 1) * PAGE].copy_from_slice(&wrong);
            if damaged != store {
                reject(&folder_with(&damaged));
            }
        }
    }
}

#[tokio::test]
async fn rejects_a_damaged_store_that_crashed() {
    let folder = tempfile::tempdir().unwrap();
    drop(fill(&folder).await);
    let store = open(&folder);
    commit(&store, &key("later"), change(None, "")).await;
    let crashed = crash(&folder);
    assert!(fs::metadata(crashed.path().join("store.db-wal")).unwrap().len() > 0);
    // Damage a page that the -wal file does not replace.
    let mut damaged = fs::read(path(&crashed)).unwrap();
    let last = damaged.len() - PAGE;
    damaged[last..].fill(0xff);
    fs::write(path(&crashed), damaged).unwrap();
    let message = reject(&crashed);
    assert!(message.contains("is damaged"), "{message}");
}

#[tokio::test]
async fn rejects_a_log_without_its_store() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    commit(&store, &key("a"), change(None, "")).await;
    let crashed = crash(&folder);
    fs::write(path(&crashed), "").unwrap();
    assert!(reject(&crashed).contains("is empty or missing"));
    fs::remove_file(path(&crashed)).unwrap();
    assert!(reject(&crashed).contains("is empty or missing"));
}

#[test]
fn rejects_a_path_that_is_not_a_file() {
    let folder = tempfile::tempdir().unwrap();
    for (path, message, help) in [
        (&*folder.path().join("missing/store.db"), "/missing` does not exist", "create the folder"),
        (folder.path(), "is a folder", "choose the path of a file"),
        (Path::new(""), "has no file name", "choose a path"),
        (Path::new(":memory:"), "is not the path of a file", "use `Memory`"),
    ] {
        let error = Sqlite::open(path).unwrap_err();
        assert!(error.to_string().ends_with(message), "{error}");
        assert!(error.help().unwrap().starts_with(help), "{error:?}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[tokio::test]
async fn opens_a_new_file_at_the_path_of_a_rejected_one() {
    let folder = folder_with(b"hello");
    reject(&folder);
    fs::remove_file(path(&folder)).unwrap();
    commit(&open(&folder), &key("a"), change(None, "")).await;
}
