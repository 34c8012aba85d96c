use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::oneshot;

use self::changes::Change;
use self::poller::Poll;
use self::reader::Reader;
use self::waiters::Waiters;
use self::worker::Worker;
use self::writer::{Write, Writer};
use super::{Commit, CommitStatus, InstanceKey, Store, StoreError, StoredIntent, StoredRecord};

mod changes;
mod failure;
mod file;
mod poller;
mod queries;
mod reader;
mod rows;
mod schema;
mod waiters;
mod worker;
mod writer;

/// Keeps records in one SQLite file.
///
/// A commit is on the disk before the store reports it. Commits that wait at the same time share one transaction. Loads
/// never wait for commits: a load runs on the thread of the caller, within microseconds, as long as the operating system
/// has the file in memory. After a load that took longer, the next ones run on a thread of the store for a while.
///
/// Clones share the file, and several processes on one machine may open it. Waiting for a
/// [change](Store::changed) ends when a commit through the same handle is stored, or within 200 ms after a commit through
/// another handle or process.
///
/// After a crash, the file is in the state of the last reported commit. Next to the file are two others, whose names end
/// in `-wal` and `-shm`: they belong to it.
///
/// Dropping the last handle waits for the commits that callers have requested.
///
/// The contents, including secret data, are not encrypted: protect the file like a password.
///
/// # Examples
///
/// ```
/// # extern crate widget_functions_runtime as widget_functions;
/// use widget_functions::store::Sqlite;
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

/// The writer is the last field, so that its connection closes last: that one cleans up the files, which a read-only
/// connection cannot do.
struct Shared {
    path: PathBuf,
    waiters: Arc<Waiters>,
    reader: Reader,
    poller: Worker<Poll>,
    writer: Worker<Write>,
}

impl Sqlite {
    /// Opens the file, or creates it if it does not exist.
    ///
    /// This reads the whole file if it is smaller than 64 MiB, and waits for the disk: open a store once, when the
    /// process starts. It checks the structure of the file, not the bytes of the records. Of a larger file, it checks the
    /// beginning and the size; a load or commit reports any other damage when it finds it.
    ///
    /// # Errors
    ///
    /// Returns an error if the folder does not exist, or if the file is not a store: not an SQLite database, a database
    /// of another application, a store of a newer version, or a damaged store. Such a file is left unchanged. An empty
    /// file counts as a new one.
    pub fn open(path: impl AsRef<Path>) -> Result<Sqlite, StoreError> {
        let path = file::locate(path.as_ref())?;
        let (write_connection, waiters) = (file::open(&path)?, Arc::<Waiters>::default());
        let reader = Reader::open(&path)?;
        let poller = {
            let (connection, waiters) = (file::open_to_read(&path, Duration::ZERO)?, Arc::clone(&waiters));
            Worker::start("widget-store-poll", move |queue| poller::process(&queue, &connection, &waiters))?
        };
        let writer = {
            let (path, waiters) = (path.clone(), Arc::clone(&waiters));
            Worker::start("widget-store-write", move |queue| {
                Writer::new(&write_connection, &path, &waiters).process(&queue);
            })?
        };
        Ok(Sqlite { shared: Arc::new(Shared { path, waiters, reader, poller, writer }) })
    }

    /// Returns the number of changed rows.
    async fn write(&self, change: Change) -> Result<usize, StoreError> {
        let (reply, receiver) = oneshot::channel();
        self.shared.writer.send(Write { change, reply });
        receiver.await.unwrap_or_else(|_| Err(self.stopped()))
    }

    fn stopped(&self) -> StoreError {
        failure::stopped(&self.shared.path)
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
        self.shared.reader.load_on_thread(key, call).await.unwrap_or_else(|_| Err(self.stopped()))
    }

    async fn commit(&self, key: &InstanceKey, commit: Commit) -> Result<CommitStatus, StoreError> {
        let version = commit.next_version();
        match self.write(Change::Commit(key.clone(), commit)).await? {
            0 => Ok(CommitStatus::Conflict),
            _ => Ok(CommitStatus::Committed { version }),
        }
    }

    async fn expired(&self, key: &InstanceKey, now_ms: u64, max: usize) -> Result<Vec<StoredIntent>, StoreError> {
        self.shared.reader.expired(key, now_ms, max).await.unwrap_or_else(|_| Err(self.stopped()))
    }

    async fn delete(&self, key: &InstanceKey) -> Result<bool, StoreError> {
        Ok(self.write(Change::Delete(key.clone())).await? > 0)
    }

    async fn purge(&self, now_ms: u64, max: usize) -> Result<usize, StoreError> {
        self.write(Change::Purge { now_ms, max }).await
    }

    async fn changed(&self, key: &InstanceKey, seen: u64) -> Result<(), StoreError> {
        let subscription = self.shared.waiters.subscribe(key, seen);
        loop {
            // Subscribe before loading, so that a commit in between still wakes this task.
            let changed = subscription.next_change();
            if self.load(key, None).await?.is_none_or(|stored| stored.version != seen) {
                return Ok(());
            }
            self.shared.poller.send(Poll);
            changed.await;
        }
    }
}
