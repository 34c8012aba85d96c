//! Reads the file. Most records are in the page cache, and loading them takes less time than waking a thread: these are
//! loaded on the thread of the caller. A load that would have to wait goes to a thread.

use std::path::Path;
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use rusqlite::Connection;
use tokio::sync::oneshot;

use super::worker::Worker;
use super::{failure, file, queries};
use crate::store::{InstanceKey, StoreError, StoredIntent, StoredRecord};

/// A load that takes longer had to read from the disk, or has read a large record.
const SLOW_LOAD: Duration = Duration::from_micros(100);
/// After a slow load, loads go to the thread for this many times its duration, so that callers wait for the disk in less
/// than a fiftieth of the time.
const COOLDOWN_FACTOR: u32 = 50;

/// The receiver of a result from the reader's thread.
pub(super) type Reply<T> = oneshot::Receiver<Result<T, StoreError>>;

/// Reads on the thread of the caller and on a thread of its own.
pub(super) struct Reader {
    inline: Mutex<InlineReader>,
    thread: Worker<Read>,
}

/// Loads on the threads of the callers.
struct InlineReader {
    connection: Connection,
    /// The end of the cooldown after a slow load.
    cools_until: Option<Instant>,
}

/// A job of the thread.
enum Read {
    Load { key: InstanceKey, call: Option<String>, reply: oneshot::Sender<Result<Option<StoredRecord>, StoreError>> },
    Expired { key: InstanceKey, now_ms: u64, max: usize, reply: oneshot::Sender<Result<Vec<StoredIntent>, StoreError>> },
}

impl Reader {
    /// Opens a file that the writer has opened before.
    pub(super) fn open(path: &Path) -> Result<Self, StoreError> {
        let inline = InlineReader { connection: file::open_to_read(path, Duration::ZERO)?, cools_until: None };
        let (connection, path) = (file::open_to_read(path, file::BUSY_TIMEOUT)?, path.to_owned());
        let thread = Worker::start("widget-store-read", move |queue| process(&queue, &connection, &path))?;
        Ok(Reader { inline: Mutex::new(inline), thread })
    }

    /// Loads on this thread. Returns `None` if that might take long, or has failed.
    pub(super) fn load_inline(&self, key: &InstanceKey, call: Option<&str>) -> Option<Option<StoredRecord>> {
        self.inline.try_lock().ok()?.load(key, call)
    }

    /// Loads on the thread that may wait for the disk and for other processes.
    pub(super) fn load_on_thread(&self, key: &InstanceKey, call: Option<&str>) -> Reply<Option<StoredRecord>> {
        let (reply, receiver) = oneshot::channel();
        self.thread.send(Read::Load { key: key.clone(), call: call.map(str::to_owned), reply });
        receiver
    }

    /// Finds expired intents on the thread.
    pub(super) fn expired(&self, key: &InstanceKey, now_ms: u64, max: usize) -> Reply<Vec<StoredIntent>> {
        let (reply, receiver) = oneshot::channel();
        self.thread.send(Read::Expired { key: key.clone(), now_ms, max, reply });
        receiver
    }
}

impl InlineReader {
    fn load(&mut self, key: &InstanceKey, call: Option<&str>) -> Option<Option<StoredRecord>> {
        let start = Instant::now();
        if self.cools_until.is_some_and(|end| start < end) {
            return None;
        }
        let loaded = queries::load(&self.connection, key, call);
        let elapsed = start.elapsed();
        self.cools_until = (elapsed > SLOW_LOAD).then(|| start + elapsed * COOLDOWN_FACTOR);
        // A lock that made this fail may be gone when the thread loads.
        loaded.ok()
    }
}

/// Answers jobs until the queue ends.
fn process(queue: &Receiver<Read>, connection: &Connection, path: &Path) {
    let failed = |error| failure::of_read(path, Arc::new(error));
    for job in queue {
        match job {
            Read::Load { key, call, reply } if !reply.is_closed() => {
                reply.send(queries::load(connection, &key, call.as_deref()).map_err(failed)).ok();
            }
            Read::Expired { key, now_ms, max, reply } if !reply.is_closed() => {
                reply.send(queries::expired(connection, &key, now_ms, max).map_err(failed)).ok();
            }
            // The caller is gone.
            Read::Load { .. } | Read::Expired { .. } => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn falls_back_to_the_reader_thread() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("store.db");
        let writer = file::open(&path).unwrap();
        writer.execute("INSERT INTO records VALUES ('booking', 'a', 1, zeroblob(16), x'00')", []).unwrap();
        let reader = Reader::open(&path).unwrap();
        let key = InstanceKey { widget: "booking".into(), instance: "a".into() };
        assert_eq!(reader.load_inline(&key, None).unwrap().unwrap().version, 1);

        let loads_on_thread = || {
            assert!(reader.load_inline(&key, None).is_none());
            let loaded = reader.load_on_thread(&key, None).blocking_recv().unwrap();
            assert_eq!(loaded.unwrap().unwrap().version, 1);
        };
        let mut inline = reader.inline.lock().unwrap();
        loads_on_thread();
        inline.cools_until = Some(Instant::now() + Duration::from_secs(3600));
        drop(inline);
        loads_on_thread();
        reader.inline.lock().unwrap().cools_until = Some(Instant::now());
        assert!(reader.load_inline(&key, None).is_some());
    }
}
