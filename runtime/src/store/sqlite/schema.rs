//! What stands in the file: how it is told from other files, its tables, and whether they are in order.

use rusqlite::{Connection, TransactionBehavior};

use super::failure::OpenError;

/// "wfns", in every file of this kind at byte 68.
const APPLICATION: i32 = 0x7766_6e73;

/// The version of the tables below. A file with a higher one is left alone.
const VERSION: i32 = 1;

/// A file up to this size is checked from end to end, which takes a fraction of a second.
const CHECKED_WHOLE: u64 = 64 << 20;

/// `WITHOUT ROWID`, since a row is only ever found by its key.
const TABLES: &str = "
    CREATE TABLE records (
        widget TEXT NOT NULL,
        instance TEXT NOT NULL,
        version INTEGER NOT NULL,
        record BLOB NOT NULL,
        PRIMARY KEY (widget, instance)
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

/// Reads nothing, but names all that must be there.
const PROBES: [&str; 2] = [
    "SELECT widget, instance, version, record FROM records LIMIT 0",
    "SELECT widget, instance, call, outcome FROM outcomes INDEXED BY outcomes_by_expiry WHERE expires < 0",
];

/// Refuses a file that is not a store of this version, by what its first page says.
pub(super) fn identify(connection: &Connection) -> Result<(), OpenError> {
    match identity(connection)? {
        (APPLICATION, VERSION) => Ok(()),
        (APPLICATION, version) if version > VERSION => Err(OpenError::Newer { version, known: VERSION }),
        (APPLICATION, version) => Err(OpenError::Damaged(format!("it says that its version is {version}"))),
        (application, _) => Err(OpenError::Foreign { application }),
    }
}

/// Makes an empty file a store; of another one, makes sure that it is a store and in order.
pub(super) fn prepare(connection: &mut Connection) -> Result<(), OpenError> {
    if number(connection, "page_count")? == 0 {
        create(connection)?;
    }
    identify(connection)?;
    check(connection)
}

/// The application and the version that the file says it is of.
fn identity(connection: &Connection) -> rusqlite::Result<(i32, i32)> {
    let of = |name| connection.pragma_query_value(None, name, |row| row.get(0));
    Ok((of("application_id")?, of("user_version")?))
}

/// All in one transaction, so that a file with a version has its tables, even after a crash.
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
    if size(connection)? > CHECKED_WHOLE {
        return Ok(());
    }
    let found: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if found == "ok" { Ok(()) } else { Err(OpenError::Damaged(found)) }
}

/// How many bytes the file must have.
pub(super) fn size(connection: &Connection) -> rusqlite::Result<u64> {
    let (pages, page) = (number(connection, "page_count")?, number(connection, "page_size")?);
    Ok(pages.saturating_mul(page).unsigned_abs())
}

fn number(connection: &Connection, pragma: &str) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, pragma, |row| row.get(0))
}
