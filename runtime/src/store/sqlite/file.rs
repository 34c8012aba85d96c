//! From a path to connections. A file that is refused is left exactly as it is.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, Error, ErrorCode, MAIN_DB, OpenFlags};
use url::Url;

use super::failure::{self, OpenError};
use super::schema;
use crate::store::StoreError;

/// How long another process may keep the file locked.
pub(super) const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

/// The path of the file itself, free of links, so that what lies beside it is found.
pub(super) fn locate(path: &Path) -> Result<PathBuf, StoreError> {
    if path == Path::new(":memory:") {
        return Err(StoreError::new("a store in a file needs a path\nhelp: use `Memory` to keep records in memory"));
    }
    if let Ok(path) = path.canonicalize() {
        return if path.is_dir() { Err(failure::names_a_folder(&path)) } else { Ok(path) };
    }
    let Some(name) = path.file_name() else {
        return Err(failure::names_no_file(path));
    };
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let folder = folder.canonicalize().map_err(|error| failure::no_folder(path, folder, error))?;
    Ok(folder.join(name))
}

/// A connection that may write; where there is no file, or an empty one, it is made a store.
pub(super) fn open(path: &Path) -> Result<Connection, StoreError> {
    try_open(path).map_err(|refused| refused.at(path))
}

/// A connection for loads, to a file that was opened before; how long it waits for other processes.
pub(super) fn open_to_read(path: &Path, patience: Duration) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    connect(path, flags, patience).map_err(|error| OpenError::from(error).at(path))
}

fn connect(path: &Path, flags: OpenFlags, patience: Duration) -> rusqlite::Result<Connection> {
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(patience)?;
    Ok(connection)
}

fn try_open(path: &Path) -> Result<Connection, OpenError> {
    look_from_outside(path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = connect(path, flags, BUSY_TIMEOUT)?;
    // Else closing a file that is refused would move changes from the -wal file into it.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    let prepared = schema::prepare(&mut connection)
        .and_then(|()| refuse_truncated(&connection, path))
        .and_then(|()| prepare_to_write(&connection));
    // Without changes there is nothing to move, and closing takes an empty -wal file away again.
    if prepared.is_ok() || !has_waiting_changes(path) {
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    }
    prepared.map(|()| connection)
}

/// Refuses, by its first page, a file that is no store of this version. SQLite reads it without locks and without the
/// files beside it, hence leaves no trace. To read it by other means would give up the locks that this process may
/// have on it.
fn look_from_outside(path: &Path) -> Result<(), OpenError> {
    // The order matters: a file that is just being created has its first page before it has changes.
    let has_changes = has_waiting_changes(path);
    if length(path) == 0 {
        return if has_changes { Err(OpenError::Emptied) } else { Ok(()) };
    }
    let mut url = Url::from_file_path(path).map_err(|()| Error::InvalidPath(path.to_owned()))?;
    url.set_query(Some("immutable=1"));
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    match schema::identify(&Connection::open_with_flags(url.as_str(), flags)?) {
        // Without locks, a file that another process writes to at this moment can look so.
        Err(OpenError::Damaged(_)) => Ok(()),
        identified => identified,
    }
}

/// Whether there are changes that have not yet been moved from the -wal file into the file itself.
fn has_waiting_changes(path: &Path) -> bool {
    let mut beside = OsString::from(path);
    beside.push("-wal");
    length(beside.as_ref()) > 0
}

/// In bytes; a file that is not there has none.
fn length(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |file| file.len())
}

/// SQLite itself takes what is missing of the last page for zeros.
fn refuse_truncated(connection: &Connection, path: &Path) -> Result<(), OpenError> {
    let (expected, found) = (schema::size(connection)?, length(path));
    // The last pages may stand in the -wal file only, which does not shrink while this connection is there.
    if found >= expected || has_waiting_changes(path) {
        return Ok(());
    }
    Err(OpenError::Damaged(format!("it has {found} bytes, but should have {expected}")))
}

fn prepare_to_write(connection: &Connection) -> Result<(), OpenError> {
    if connection.is_readonly(MAIN_DB)? {
        return Err(OpenError::WriteProtected);
    }
    let start = Instant::now();
    loop {
        match connection.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get::<_, String>(0)) {
            Ok(mode) if mode == "wal" => break,
            Ok(_) => return Err(OpenError::WithoutLog),
            // InlineReader SQLite itself does not wait for other processes.
            Err(error) if is_busy(&error) && start.elapsed() < BUSY_TIMEOUT => thread::sleep(Duration::from_millis(5)),
            Err(error) => return Err(error.into()),
        }
    }
    connection.pragma_update(None, "synchronous", "full")?;
    Ok(())
}

fn is_busy(error: &Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
}
