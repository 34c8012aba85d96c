//! Opens connections to the file of a path. A rejected file is left unchanged.

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

/// How long a connection waits for the locks of other processes.
pub(super) const BUSY_TIMEOUT: Duration = Duration::from_secs(10);

/// Resolves the links of a path, because SQLite keeps the `-wal` and `-shm` files next to the file itself.
pub(super) fn locate(path: &Path) -> Result<PathBuf, StoreError> {
    if path == Path::new(":memory:") {
        return Err(failure::in_memory());
    }
    if let Ok(path) = path.canonicalize() {
        return if path.is_dir() { Err(failure::is_a_folder(&path)) } else { Ok(path) };
    }
    let Some(name) = path.file_name() else {
        return Err(failure::no_file_name(path));
    };
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let folder = folder.canonicalize().map_err(|error| failure::no_folder(path, folder, error))?;
    Ok(folder.join(name))
}

/// Opens a connection that may write. Creates a store if the file does not exist or is empty.
pub(super) fn open(path: &Path) -> Result<Connection, StoreError> {
    try_open(path).map_err(|error| error.at(path))
}

/// Opens a read-only connection to a file that [`open`] has checked. It waits for the locks of other processes for at most
/// `busy_timeout`.
pub(super) fn open_to_read(path: &Path, busy_timeout: Duration) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    connect(path, flags, busy_timeout).map_err(|error| OpenError::from(error).at(path))
}

fn connect(path: &Path, flags: OpenFlags, busy_timeout: Duration) -> rusqlite::Result<Connection> {
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(busy_timeout)?;
    // Otherwise, SQLite plans by the bound values, and compiles a statement again for each limit.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(connection)
}

fn try_open(path: &Path) -> Result<Connection, OpenError> {
    check_first_page(path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = connect(path, flags, BUSY_TIMEOUT)?;
    // Otherwise, closing a rejected file would checkpoint its WAL into it.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    let prepared = schema::prepare(&mut connection)
        .and_then(|()| reject_truncated(&connection, path))
        .and_then(|()| prepare_to_write(&connection));
    // Without changes, closing moves nothing, and deletes an empty -wal file.
    if prepared.is_ok() || !has_waiting_changes(path) {
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    }
    prepared.map(|()| connection)
}

/// Rejects a file whose first page does not identify it as a store of this version. SQLite reads the page without locks
/// and without the files next to it, so this leaves no trace. Reading it with other functions would release the locks
/// that this process may hold on the file.
fn check_first_page(path: &Path) -> Result<(), OpenError> {
    // The order matters: a file that another process creates right now has its first page before it has changes.
    let has_changes = has_waiting_changes(path);
    if length(path) == 0 {
        return if has_changes { Err(OpenError::Emptied) } else { Ok(()) };
    }
    let mut url = Url::from_file_path(path).map_err(|()| Error::InvalidPath(path.to_owned()))?;
    url.set_query(Some("immutable=1"));
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    match schema::identify(&Connection::open_with_flags(url.as_str(), flags)?) {
        // Without locks, a file that another process writes to right now can look damaged.
        Err(OpenError::Damaged(_)) => Ok(()),
        identified => identified,
    }
}

/// Returns `true` if the -wal file has changes that have not been moved into the file itself.
fn has_waiting_changes(path: &Path) -> bool {
    let mut log = OsString::from(path);
    log.push("-wal");
    length(log.as_ref()) > 0
}

/// Returns the length of a file in bytes, or 0 if it does not exist.
fn length(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |file| file.len())
}

/// Rejects a truncated file. SQLite itself reads the missing part of the last page as zeros.
fn reject_truncated(connection: &Connection, path: &Path) -> Result<(), OpenError> {
    let (expected, found) = (schema::size(connection)?, length(path));
    // The last pages may be in the -wal file only, which does not shrink while this connection is open.
    if found >= expected || has_waiting_changes(path) {
        return Ok(());
    }
    Err(OpenError::Damaged(format!("found {found} bytes, expected {expected}")))
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
            // SQLite itself does not wait for other processes when it changes the journal mode.
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
