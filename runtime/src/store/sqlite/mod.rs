use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::sync::oneshot;

use super::{Commit, CommitStatus, InstanceKey, Store, StoreError, StoredRecord};
use reader::Reader;
use worker::Worker;
use writer::Write;

mod changes;
mod failure;
mod file;
mod reader;
mod schema;
mod worker;
mod writer;

/// Keeps records in one SQLite file.
///
/// A commit is on the disk before it is reported; commits that wait at the same time go there together. Loads never
/// wait for commits. What the system has in memory is loaded on the thread of the caller, within microseconds; after a
/// load that took longer, the next ones go to a thread of their own for a while.
///
/// Clones share the file, several processes of one machine may have it open, and after a crash it is as the last
/// reported commit left it. Beside the file lie one with `-wal` and one with `-shm` at the end of its name: they belong
/// to it.
///
/// The last handle waits, when it is dropped, for the commits that have been asked for.
///
/// Contents are not encrypted, secret data included: protect the file like a password.
///
/// ```
/// use widget_functions_runtime::store::Sqlite;
///
/// # let folder = tempfile::tempdir()?;
/// # let path = folder.path().join("booking.db");
/// let store = Sqlite::open(path)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Sqlite {
    shared: Arc<Shared>,
}

/// The reader stands before the writer, hence ends before it: the connection that is closed last tidies up the file,
/// which one that only reads cannot do.
struct Shared {
    path: PathBuf,
    reader: Reader,
    writer: Worker<Write>,
}

impl Sqlite {
    /// Opens the file, and creates it if there is none.
    ///
    /// This reads the file, all of it if it is smaller than 64 MiB, and waits for the disk: do it once, when the
    /// process starts. What it checks is the order of the file, not the bytes within a record; of a larger file it checks
    /// the beginning and the length, and other damage is reported by the load or commit that comes across it.
    ///
    /// # Errors
    ///
    /// Where the folder does not exist, and where the file is something else than a store: no SQLite database, one of
    /// another application, a store of a newer version, or a damaged one. Such a file is left exactly as it is. An
    /// empty file counts as a new one.
    pub fn open(path: impl AsRef<Path>) -> Result<Sqlite, StoreError> {
        let path = file::locate(path.as_ref())?;
        let (to_write, write_path) = (file::open(&path)?, path.clone());
        let reader = Reader::open(&path)?;
        let writer =
            Worker::start("widget-store-write", move |queue| writer::work_off(&queue, &to_write, &write_path))?;
        Ok(Sqlite { shared: Arc::new(Shared { path, reader, writer }) })
    }
}

/// Shows the path of the file.
impl fmt::Debug for Sqlite {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Sqlite").field(&self.shared.path).finish()
    }
}

impl Store for Sqlite {
    async fn load(&self, key: &InstanceKey, call: Option<&str>) -> Result<Option<StoredRecord>, StoreError> {
        if let Some(stored) = self.shared.reader.load_inline(key, call) {
            return Ok(stored);
        }
        self.shared.reader.load_on_thread(key, call).await.unwrap_or_else(|_| Err(failure::ended(&self.shared.path)))
    }

    async fn commit(&self, key: &InstanceKey, commit: Commit) -> Result<CommitStatus, StoreError> {
        let (reply, answer) = oneshot::channel();
        self.shared.writer.give(Write { key: key.clone(), commit, reply });
        answer.await.unwrap_or_else(|_| Err(failure::ended(&self.shared.path)))
    }
}
