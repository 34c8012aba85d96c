//! The errors of the SQLite store.

use std::io;
use std::path::Path;
use std::sync::Arc;

use rusqlite::{Error, ErrorCode};

use crate::store::StoreError;

/// The reason why a file cannot be opened.
pub(super) enum OpenError {
    /// The file is not an SQLite database.
    NotSqlite(Error),
    /// The file has the application id of another application.
    Foreign { application: i32 },
    /// The file has a version above the known one.
    Newer { version: i32, known: i32 },
    /// The file is a store, but its contents are inconsistent.
    Damaged(String),
    /// The file is empty or missing, but it has a write-ahead log.
    Emptied,
    /// The file is write-protected.
    WriteProtected,
    /// SQLite cannot keep a write-ahead log in this folder.
    WithoutLog,
    /// SQLite failed for a reason that does not depend on the file's contents.
    Failed(Error),
}

impl From<Error> for OpenError {
    fn from(error: Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => OpenError::NotSqlite(error),
            Some(ErrorCode::DatabaseCorrupt) => OpenError::Damaged(error.to_string()),
            _ => OpenError::Failed(error),
        }
    }
}

const CHOOSE_ANOTHER_PATH: &str = "choose the path of a store or of a new file; this file was left unchanged";

impl OpenError {
    /// Returns the public error for the file at `path`.
    pub(super) fn at(self, path: &Path) -> StoreError {
        let file = path.display();
        match self {
            OpenError::NotSqlite(error) => StoreError::new(format!(
                "`{file}` is not a store: it is not an SQLite database, or its beginning is damaged"
            ))
            .with_help(CHOOSE_ANOTHER_PATH)
            .with_source(error),
            OpenError::Foreign { application } => StoreError::new(format!(
                "`{file}` is the SQLite database of another application (application id {application:#010x})"
            ))
            .with_help(CHOOSE_ANOTHER_PATH),
            OpenError::Newer { version, known } => StoreError::new(format!(
                "the store `{file}` has version {version}, but this program supports versions up to {known}"
            ))
            .with_help("use the newer widget-functions that wrote the file; it was left unchanged"),
            OpenError::Damaged(reason) => StoreError::new(format!("the store `{file}` is damaged: {reason}"))
                .with_help(
                    "restore a backup, or move the file away together with its `-wal` and `-shm` files to start with \
                     an empty store; the file was left unchanged",
                ),
            OpenError::Emptied => StoreError::new(format!(
                "the store `{file}` is empty or missing, but `{file}-wal` contains changes for it"
            ))
            .with_help("restore the store, or move its `-wal` and `-shm` files away to start with an empty one"),
            OpenError::WriteProtected => StoreError::new(format!("the store `{file}` is write-protected"))
                .with_help("let this process write to the file and its folder"),
            OpenError::WithoutLog => StoreError::new(format!("the store `{file}` does not support safe writes"))
                .with_help("move it to a local disk, into a folder that this process can write to"),
            OpenError::Failed(error) => failed("open", path, Arc::new(error)),
        }
    }
}

pub(super) fn in_memory() -> StoreError {
    StoreError::new("`:memory:` is not the path of a file").with_help("use `Memory` to keep records in memory")
}

pub(super) fn is_a_folder(path: &Path) -> StoreError {
    let path = path.display();
    StoreError::new(format!("`{path}` is a folder"))
        .with_help(format!("choose the path of a file, such as `{path}/widgets.db`"))
}

pub(super) fn no_file_name(path: &Path) -> StoreError {
    StoreError::new(format!("the path `{}` has no file name", path.display()))
        .with_help("choose a path such as `widgets.db`")
}

pub(super) fn no_folder(path: &Path, folder: &Path, error: io::Error) -> StoreError {
    let (path, folder) = (path.display(), folder.display());
    let reason = if error.kind() == io::ErrorKind::NotFound { "does not exist" } else { "is not accessible" };
    StoreError::new(format!("cannot create the store `{path}`: the folder `{folder}` {reason}"))
        .with_help("create the folder, or choose another path")
        .with_source(error)
}

pub(super) fn no_thread(error: io::Error) -> StoreError {
    StoreError::new("cannot start a thread for the store").with_source(error)
}

pub(super) fn of_read(path: &Path, error: Arc<Error>) -> StoreError {
    failed("read", path, error)
}

pub(super) fn of_write(path: &Path, error: Arc<Error>) -> StoreError {
    failed("write to", path, error)
}

/// The error after a thread of the store has panicked. Otherwise, threads run until the last handle is dropped.
pub(super) fn stopped(path: &Path) -> StoreError {
    StoreError::new(format!("the store `{}` has stopped", path.display())).with_help("open the store again")
}

fn failed(action: &str, path: &Path, error: Arc<Error>) -> StoreError {
    let (reason, help) = match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            ("another process has locked it", "end the process that holds the lock")
        }
        Some(ErrorCode::DiskFull) => ("the disk is full", "free some disk space"),
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            ("it is damaged", "stop all processes that use the file, and restore a backup")
        }
        Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied | ErrorCode::ReadOnly) => {
            ("access is denied", "let this process read and write the file and its folder")
        }
        Some(ErrorCode::SystemIoFailure) => ("the disk reports an error", "check the system log"),
        Some(ErrorCode::TooBig) => ("a record is too large", "store less data in one widget"),
        _ => ("SQLite reports an error", "see the source of this error"),
    };
    StoreError::new(format!("cannot {action} the store `{}`: {reason}", path.display()))
        .with_help(help)
        .with_source(error)
}
