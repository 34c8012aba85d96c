//! Loads records. Most are found in memory, within less time than it takes to wake a thread: those are loaded where
//! they are asked for. Whatever would have to wait goes to a thread.

use std::path::Path;
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use bytes::Bytes;
use rusqlite::{Connection, OptionalExtension, Row, params};
use tokio::sync::oneshot;

use super::worker::Worker;
use super::{failure, file};
use crate::store::{InstanceKey, StoreError, StoredRecord};

/// One statement, hence one moment for record and outcome.
const LOAD: &str = "
    SELECT records.version, records.record, outcomes.outcome
    FROM records LEFT JOIN outcomes
        ON outcomes.widget = records.widget AND outcomes.instance = records.instance AND outcomes.call = ?3
    WHERE records.widget = ?1 AND records.instance = ?2";

/// What takes longer had to read from the disk, or has read a large record.
const SLOW_LOAD: Duration = Duration::from_micros(100);
/// After one that took longer, loads go to the thread for so many times as long: in less than a fiftieth of the time, a
/// caller waits for the disk.
const COOLDOWN_FACTOR: u32 = 50;

/// Loads records.
pub(super) struct Reader {
    here: Mutex<InlineReader>,
    thread: Worker<Load>,
}

/// Loads on the threads of the callers.
struct InlineReader {
    connection: Connection,
    /// Until when they do not.
    rests_until: Option<Instant>,
}

/// One load for the thread, and where its answer goes.
struct Load {
    key: InstanceKey,
    call: Option<String>,
    reply: oneshot::Sender<Result<Option<StoredRecord>, StoreError>>,
}

impl Reader {
    /// Opens a file that was opened before.
    pub(super) fn open(path: &Path) -> Result<Self, StoreError> {
        let here = InlineReader { connection: file::open_to_read(path, Duration::ZERO)?, rests_until: None };
        let (connection, path) = (file::open_to_read(path, file::BUSY_TIMEOUT)?, path.to_owned());
        let thread = Worker::start("widget-store-read", move |queue| work_off(&queue, &connection, &path))?;
        Ok(Reader { here: Mutex::new(here), thread })
    }

    /// Loads on this thread; `None` where that might take long, or has failed.
    pub(super) fn load_inline(&self, key: &InstanceKey, call: Option<&str>) -> Option<Option<StoredRecord>> {
        self.here.try_lock().ok()?.load(key, call)
    }

    /// Loads on the thread that may wait, for the disk and for other processes.
    pub(super) fn load_on_thread(
        &self,
        key: &InstanceKey,
        call: Option<&str>,
    ) -> oneshot::Receiver<Result<Option<StoredRecord>, StoreError>> {
        let (reply, answer) = oneshot::channel();
        self.thread.give(Load { key: key.clone(), call: call.map(str::to_owned), reply });
        answer
    }
}

impl InlineReader {
    fn load(&mut self, key: &InstanceKey, call: Option<&str>) -> Option<Option<StoredRecord>> {
        let start = Instant::now();
        if self.rests_until.is_some_and(|end| start < end) {
            return None;
        }
        let loaded = load(&self.connection, key, call);
        let took = start.elapsed();
        self.rests_until = (took > SLOW_LOAD).then(|| start + took * COOLDOWN_FACTOR);
        // What keeps the file locked may be over when the thread looks.
        loaded.ok()
    }
}

/// Answers loads until the queue ends.
fn work_off(queue: &Receiver<Load>, connection: &Connection, path: &Path) {
    for Load { key, call, reply } in queue {
        if reply.is_closed() {
            continue;
        }
        let loaded = load(connection, &key, call.as_deref());
        reply.send(loaded.map_err(|error| failure::of_load(path, Arc::new(error)))).ok();
    }
}

fn load(connection: &Connection, key: &InstanceKey, call: Option<&str>) -> rusqlite::Result<Option<StoredRecord>> {
    connection.prepare_cached(LOAD)?.query_row(params![key.widget, key.instance, call], stored).optional()
}

fn stored(row: &Row<'_>) -> rusqlite::Result<StoredRecord> {
    let version: i64 = row.get(0)?;
    let record: Vec<u8> = row.get(1)?;
    let outcome: Option<Vec<u8>> = row.get(2)?;
    Ok(StoredRecord { version: version.unsigned_abs(), record: Bytes::from(record), outcome: outcome.map(Bytes::from) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_loaded_here_is_loaded_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("store.db");
        let writer = file::open(&path).unwrap();
        writer.execute("INSERT INTO records VALUES ('booking', 'a', 1, x'00')", []).unwrap();
        let reader = Reader::open(&path).unwrap();
        let key = InstanceKey { widget: "booking".into(), instance: "a".into() };
        assert_eq!(reader.load_inline(&key, None).unwrap().unwrap().version, 1);

        let loaded_there = || {
            assert!(reader.load_inline(&key, None).is_none());
            let loaded = reader.load_on_thread(&key, None).blocking_recv().unwrap();
            assert_eq!(loaded.unwrap().unwrap().version, 1);
        };
        let mut here = reader.here.lock().unwrap();
        loaded_there();
        here.rests_until = Some(Instant::now() + Duration::from_secs(3600));
        drop(here);
        loaded_there();
        reader.here.lock().unwrap().rests_until = Some(Instant::now());
        assert!(reader.load_inline(&key, None).is_some());
    }
}
