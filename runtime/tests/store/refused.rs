//! Files that are no stores, or not in order, are refused and left as they are.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rusqlite::Connection;
use tempfile::TempDir;
use widget_functions_runtime::store::Sqlite;

use super::file::{crash, open, path};
use super::*;

const PAGE: usize = 4096;

/// The message of the refusal, after checking that it helps and that every file is what it was before.
fn refuse(folder: &TempDir) -> String {
    let before = contents(folder.path());
    let message = Sqlite::open(path(folder)).expect_err("this file must be refused").to_string();
    assert!(contents(folder.path()) == before, "files have changed: {:?}", contents(folder.path()).keys());
    assert!(message.contains("store.db"), "{message}");
    assert!(message.contains("\nhelp: "), "{message}");
    message
}

fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap());
    let contents = files.map(|file| (file.file_name().into_string().unwrap(), fs::read(file.path()).unwrap()));
    // The index of the -wal file has nothing that is not in that file.
    contents.filter(|(name, _)| !name.ends_with("-shm")).collect()
}

fn folder_with(content: &[u8]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(path(&folder), content).unwrap();
    folder
}

/// A database that something else has made.
fn database(sql: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    Connection::open(path(&folder)).unwrap().execute_batch(sql).unwrap();
    folder
}

async fn fill(folder: &TempDir) -> Sqlite {
    let store = open(folder);
    for number in 0..40 {
        let kept = outcome(&number.to_string(), "done", FAR);
        done(&store, &key(&number.to_string()), Commit { outcome: kept, ..change(None, vec![b'x'; 2500]) }).await;
    }
    store
}

/// The bytes of a store of some pages.
async fn filled() -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    drop(fill(&folder).await);
    fs::read(path(&folder)).unwrap()
}

/// Bytes without any order, always the same.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 1u64;
    let next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    };
    std::iter::repeat_with(next).take(length).collect()
}

#[test]
fn a_file_that_is_no_database() {
    for content in [&b"hello"[..], b"SQLite format 3", &[0; 10], &[0; PAGE], &noise(100), &noise(10 * PAGE)] {
        let message = refuse(&folder_with(content));
        assert!(message.contains("is not an SQLite database"), "{message}");
    }
}

#[test]
fn a_database_of_another_application() {
    for sql in [
        "CREATE TABLE t (a)",
        "CREATE TABLE t (a); PRAGMA application_id = 7",
        "PRAGMA journal_mode = wal; CREATE TABLE t (a); PRAGMA application_id = 7",
        "PRAGMA user_version = 1",
        "PRAGMA user_version = 1; CREATE TABLE records (a); CREATE TABLE outcomes (a)",
        "CREATE TABLE t (a); DROP TABLE t",
    ] {
        let message = refuse(&database(sql));
        assert!(message.contains("of another application"), "{sql}: {message}");
    }
}

#[test]
fn a_database_of_another_application_that_is_in_use_or_crashed() {
    let folder = tempfile::tempdir().unwrap();
    let other = Connection::open(path(&folder)).unwrap();
    other.execute_batch("PRAGMA journal_mode = wal; CREATE TABLE t (a); INSERT INTO t VALUES (1)").unwrap();
    let crashed = crash(&folder);
    assert!(fs::metadata(crashed.path().join("store.db-wal")).unwrap().len() > 0);
    for folder in [folder, crashed] {
        let message = refuse(&folder);
        assert!(message.contains("of another application"), "{message}");
    }
    other.execute_batch("INSERT INTO t VALUES (2)").unwrap();
}

/// SQLite itself would undo the half-done change, and take the journal away.
#[test]
fn a_database_of_another_application_that_crashed_in_the_middle_of_a_change() {
    let folder = database("CREATE TABLE t (a); INSERT INTO t VALUES (zeroblob(100000))");
    let other = Connection::open(path(&folder)).unwrap();
    other.execute_batch("PRAGMA cache_size = 1; BEGIN; UPDATE t SET a = randomblob(100000)").unwrap();
    let crashed = crash(&folder);
    assert!(fs::metadata(crashed.path().join("store.db-journal")).unwrap().len() > 0);
    let message = refuse(&crashed);
    assert!(message.contains("of another application"), "{message}");
}

#[tokio::test]
async fn a_store_of_a_newer_version() {
    let folder = tempfile::tempdir().unwrap();
    drop(fill(&folder).await);
    let newer = Connection::open(path(&folder)).unwrap();
    newer.execute_batch("PRAGMA user_version = 2").unwrap();
    // Here the version stands in the -wal file only.
    let crashed = crash(&folder);
    assert!(fs::metadata(crashed.path().join("store.db-wal")).unwrap().len() > 0);
    let in_use = refuse(&folder);
    newer.close().unwrap();
    for message in [refuse(&crashed), in_use, refuse(&folder)] {
        assert!(message.contains("has version 2, but this program knows versions up to 1"), "{message}");
    }
}

#[test]
fn a_store_without_its_version_or_its_tables() {
    for sql in [
        "PRAGMA application_id = 0x77666e73",
        "PRAGMA application_id = 0x77666e73; PRAGMA user_version = -1",
        "PRAGMA application_id = 0x77666e73; PRAGMA user_version = 1",
        "PRAGMA application_id = 0x77666e73; PRAGMA user_version = 1; CREATE TABLE records (a)",
    ] {
        let message = refuse(&database(sql));
        assert!(message.contains("is damaged"), "{sql}: {message}");
    }
}

#[tokio::test]
async fn a_truncated_store() {
    let store = filled().await;
    for length in [16, 100, 101, 1000, PAGE, PAGE + 1, store.len() / 2, store.len() - PAGE, store.len() - 1] {
        let message = refuse(&folder_with(&store[..length]));
        assert!(message.contains("damaged"), "{length}: {message}");
    }
}

#[tokio::test]
async fn a_store_with_a_page_of_flipped_bits() {
    let store = filled().await;
    let pages = store.len() / PAGE;
    assert!(pages > 20);
    for page in 0..pages {
        let mut damaged = store.clone();
        for byte in &mut damaged[page * PAGE..(page + 1) * PAGE] {
            *byte = !*byte;
        }
        let message = refuse(&folder_with(&damaged));
        assert!(message.contains("damaged"), "page {page}: {message}");
    }
}

#[tokio::test]
async fn a_store_with_a_page_of_noise_or_from_another_place() {
    let store = filled().await;
    let pages = store.len() / PAGE;
    for page in 0..pages {
        for wrong in [noise(PAGE), store[..PAGE].to_vec()] {
            let mut damaged = store.clone();
            damaged[page * PAGE..(page + 1) * PAGE].copy_from_slice(&wrong);
            if damaged != store {
                refuse(&folder_with(&damaged));
            }
        }
    }
}

#[tokio::test]
async fn a_damaged_store_that_crashed() {
    let folder = tempfile::tempdir().unwrap();
    drop(fill(&folder).await);
    let store = open(&folder);
    done(&store, &key("later"), change(None, "")).await;
    let crashed = crash(&folder);
    assert!(fs::metadata(crashed.path().join("store.db-wal")).unwrap().len() > 0);
    // A page that the -wal file does not replace.
    let mut damaged = fs::read(path(&crashed)).unwrap();
    let last = damaged.len() - PAGE;
    damaged[last..].fill(0xff);
    fs::write(path(&crashed), damaged).unwrap();
    let message = refuse(&crashed);
    assert!(message.contains("is damaged"), "{message}");
}

#[tokio::test]
async fn a_store_that_was_lost_or_emptied_while_its_changes_were_not() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(&folder);
    done(&store, &key("a"), change(None, "")).await;
    let crashed = crash(&folder);
    fs::write(path(&crashed), "").unwrap();
    assert!(refuse(&crashed).contains("is empty or gone"));
    fs::remove_file(path(&crashed)).unwrap();
    assert!(refuse(&crashed).contains("is empty or gone"));
}

#[test]
fn a_path_that_leads_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let message = |path: &Path| Sqlite::open(path).unwrap_err().to_string();
    let missing = message(&folder.path().join("missing/store.db"));
    assert!(missing.contains("/missing` does not exist\nhelp: create the folder"), "{missing}");
    let a_folder = message(folder.path());
    assert!(a_folder.contains("is a folder\nhelp: "), "{a_folder}");
    let nothing = message(Path::new(""));
    assert!(nothing.contains("names no file\nhelp: "), "{nothing}");
    let memory = message(Path::new(":memory:"));
    assert!(memory.contains("help: use `Memory`"), "{memory}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[tokio::test]
async fn a_refused_file_does_not_lock_out_the_one_that_takes_its_place() {
    let folder = folder_with(b"hello");
    refuse(&folder);
    fs::remove_file(path(&folder)).unwrap();
    done(&open(&folder), &key("a"), change(None, "")).await;
}
