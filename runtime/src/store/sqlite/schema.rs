//! The schema of the file: its identification, its tables, and the checks of its integrity.

use rusqlite::{Connection, TransactionBehavior};

use super::failure::OpenError;

/// "wfns", stored in every file of this kind at byte 68.
const APPLICATION: i32 = 0x7766_6e73;

/// The version of the tables below. A file with a higher one is left unchanged.
const VERSION: i32 = 1;

/// The maximum size of a file that is checked completely, which takes a fraction of a second.
const MAX_CHECKED_SIZE: u64 = 64 << 20;

/// `WITHOUT ROWID`, because a row is only ever found by its key. An instance has few intents, so the earliest deadline
/// needs no index.
const TABLES: &str = "
    CREATE TABLE records (
        widget TEXT NOT NULL,
        instance TEXT NOT NULL,
        version INTEGER NOT NULL,
        run BLOB NOT NULL,
        record BLOB NOT NULL,
        PRIMARY KEY (widget, instance)
    ) WITHOUT ROWID;
    CREATE TABLE intents (
        widget TEXT NOT NULL,
        instance TEXT NOT NULL,
        call TEXT NOT NULL,
        deadline INTEGER NOT NULL,
        run BLOB NOT NULL,
        intent BLOB NOT NULL,
        PRIMARY KEY (widget, instance, call)
    ) WITHOUT ROWID;
    CREATE TABLE outcomes (
        widget TEXT NOT NULL,
        instance TEXT NOT NULL,
        call TEXT NOT NULL,
        outcome BLOB NOT NULL,
        expires INTEGER NOT NULL,
        PRIMARY KEY (widget, instance, call)
    ) WITHOUT ROWID;
    CREATE INDEX outcomes_by_expiry ON outcomes (expires);";

/// Statements that read nothing, but name every table, column, and index.
const PROBES: [&str; 3] = [
    "SELECT widget, instance, version, run, record FROM records LIMIT 0",
    "SELECT widget, instance, call, deadline, run, intent FROM intents LIMIT 0",
    "SELECT widget, instance, call, outcome FROM outcomes INDEXED BY outcomes_by_expiry WHERE expires < 0",
];

/// Returns an error if the first page identifies the file as anything but a store of this version.
pub(super) fn identify(connection: &Connection) -> Result<(), OpenError> {
    match identity(connection)? {
        (APPLICATION, VERSION) => Ok(()),
        (APPLICATION, version) if version > VERSION => Err(OpenError::Newer { version, known: VERSION }),
        (APPLICATION, version) => Err(OpenError::Damaged(format!("invalid version {version}"))),
        (application, _) => Err(OpenError::Foreign { application }),
    }
}

/// Creates the tables in an empty file, and checks the others.
pub(super) fn prepare(connection: &mut Connection) -> Result<(), OpenError> {
    if integer_pragma(connection, "page_count")? == 0 {
        create(connection)?;
    }
    identify(connection)?;
    check(connection)
}

/// Returns the application id and the version of the file.
fn identity(connection: &Connection) -> rusqlite::Result<(i32, i32)> {
    let pragma = |name| connection.pragma_query_value(None, name, |row| row.get(0));
    Ok((pragma("application_id")?, pragma("user_version")?))
}

/// Creates everything in one transaction, so that a file with a version has its tables, even after a crash.
fn create(connection: &mut Connection) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    // Another process may have been faster.
    if identity(&transaction)? == (0, 0) {
        transaction.execute_batch(TABLES)?;
        transaction.pragma_update(None, "application_id", APPLICATION)?;
        transaction.pragma_update(None, "user_version", VERSION)?;
    }
    transaction.commit()
}

fn check(connection: &Connection) -> Result<(), OpenError> {
    for probe in PROBES {
        connection.prepare(probe).map_err(|error| OpenError::Damaged(error.to_string()))?;
    }
    if size(connection)? > MAX_CHECKED_SIZE {
        return Ok(());
    }
    let result: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if result == "ok" { Ok(()) } else { Err(OpenError::Damaged(first_problem(&result))) }
}

/// Returns the problem in the result of a check, which may have a headline such as `*** in database main ***`.
fn first_problem(result: &str) -> String {
    result.lines().find(|line| !line.starts_with("***")).unwrap_or(result).to_owned()
}

/// Returns the size that the file must have, in bytes.
pub(super) fn size(connection: &Connection) -> rusqlite::Result<u64> {
    let (pages, page_size) = (integer_pragma(connection, "page_count")?, integer_pragma(connection, "page_size")?);
    Ok(pages.saturating_mul(page_size).unsigned_abs())
}

fn integer_pragma(connection: &Connection, name: &str) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, name, |row| row.get(0))
}
