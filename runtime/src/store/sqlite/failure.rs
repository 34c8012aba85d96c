//! What went wrong, in words.

use std::io;
use std::path::Path;
use std::sync::Arc;

use rusqlite::{Error, ErrorCode};

use crate::store::StoreError;

/// Why a file is not opened.
pub(super) enum OpenError {
    /// It is no SQLite database.
    NotSqlite(Error),
    /// It says that it is of another application.
    Foreign { application: i32 },
    /// It says that it is of a version above the one that is known.
    Newer { version: i32, known: i32 },
    /// It is a store, but not in order.
    Damaged(String),
    /// It is empty, though there are changes for it.
    Emptied,
    /// It cannot be written to.
    WriteProtected,
    /// SQLite cannot keep a write-ahead log where it lies.
    WithoutLog,
    /// SQLite could not do something, which says nothing about the file.
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

impl OpenError {
    /// The error for the file of this path.
    pub(super) fn at(self, path: &Path) -> StoreError {
        let file = path.display();
        match self {
            OpenError::NotSqlite(error) => StoreError::new(format!(
                "the file `{file}` is no store: it is not an SQLite database, or its beginning is damaged\n\
                 help: give the path of a store or of a new file; this one was left as it is"
            ))
            .with_source(error),
            OpenError::Foreign { application } => StoreError::new(format!(
                "the file `{file}` is the SQLite database of another application (its id is {application:#010x})\n\
                 help: give the path of a store or of a new file; this one was left as it is"
            )),
            OpenError::Newer { version, known } => StoreError::new(format!(
                "the store `{file}` has version {version}, but this program knows versions up to {known}\n\
                 help: use the newer widget-functions that wrote it; the file was left as it is"
            )),
            OpenError::Damaged(found) => StoreError::new(format!(
                "the store `{file}` is damaged: {found}\n\
                 help: put a backup in its place, or move it away, with the files `-wal` and `-shm` beside it, to \
                 start with an empty one; it was left as it is"
            )),
            OpenError::Emptied => StoreError::new(format!(
                "the store `{file}` is empty or gone, but `{file}-wal` has changes for it\n\
                 help: put the store back in its place, or move the files `-wal` and `-shm` away to start with an \
                 empty one"
            )),
            OpenError::WriteProtected => StoreError::new(format!(
                "the store `{file}` is write-protected\n\
                 help: let this process write to the file and its folder"
            )),
            OpenError::WithoutLog => StoreError::new(format!(
                "the store `{file}` cannot be written to safely where it lies\n\
                 help: put it on a local disk, into a folder that this process can write to"
            )),
            OpenError::Failed(error) => failed("opened", path, Arc::new(error)),
        }
    }
}

pub(super) fn names_a_folder(path: &Path) -> StoreError {
    let path = path.display();
    StoreError::new(format!("`{path}` is a folder\nhelp: give the path of a file, such as `{path}/widgets.db`"))
}

pub(super) fn names_no_file(path: &Path) -> StoreError {
    StoreError::new(format!("`{}` names no file\nhelp: give a path such as `widgets.db`", path.display()))
}

pub(super) fn no_folder(path: &Path, folder: &Path, error: io::Error) -> StoreError {
    let (path, folder) = (path.display(), folder.display());
    let what = if error.kind() == io::ErrorKind::NotFound { "does not exist" } else { "cannot be entered" };
    StoreError::new(format!(
        "the store `{path}` cannot be created: the folder `{folder}` {what}\nhelp: create the folder, or give another path"
    ))
    .with_source(error)
}

pub(super) fn of_load(path: &Path, error: Arc<Error>) -> StoreError {
    failed("read", path, error)
}

pub(super) fn of_commit(path: &Path, error: Arc<Error>) -> StoreError {
    failed("written to", path, error)
}

/// Only after a panic: threads end by themselves when the last handle is gone.
pub(super) fn ended(path: &Path) -> StoreError {
    StoreError::new(format!("the store `{}` has stopped working\nhelp: open it again", path.display()))
}

fn failed(what: &str, path: &Path, error: Arc<Error>) -> StoreError {
    let (why, help) = match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            ("another process keeps it locked", "end the process that keeps the file locked")
        }
        Some(ErrorCode::DiskFull) => ("the disk is full", "make room on the disk"),
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
            ("it is damaged", "stop all processes that use it, and put a backup in its place")
        }
        Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied | ErrorCode::ReadOnly) => {
            ("access is denied", "let this process read and write the file and its folder")
        }
        Some(ErrorCode::SystemIoFailure) => ("the disk reports an error", "look into the log of the system"),
        Some(ErrorCode::TooBig) => ("a record is too large", "keep less in one widget"),
        _ => ("SQLite reports an error", "look at the source of this error"),
    };
    let path = path.display();
    StoreError::new(format!("the store `{path}` cannot be {what}: {why}\nhelp: {help}")).with_source(error)
}
