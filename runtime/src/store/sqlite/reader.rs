//! Loads records, one after the other: from memory, where most are found, one thread is faster than several.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use bytes::Bytes;
use rusqlite::{Connection, OptionalExtension, Row, Statement, params};
use tokio::sync::oneshot;

use super::failure;
use crate::store::{Key, StoreError, Stored};

/// One statement, hence one moment for record and outcome.
const LOAD: &str = "
    SELECT records.version, records.record, outcomes.outcome
    FROM records LEFT JOIN outcomes
        ON outcomes.widget = records.widget AND outcomes.instance = records.instance AND outcomes.call = ?3
    WHERE records.widget = ?1 AND records.instance = ?2";

/// One load, and where its answer goes.
pub(super) struct Load {
    pub(super) key: Key,
    pub(super) call: Option<String>,
    pub(super) reply: oneshot::Sender<Result<Option<Stored>, StoreError>>,
}

/// Answers loads until the queue ends.
pub(super) fn work_off(queue: &Receiver<Load>, connection: &Connection, path: &Path) {
    let mut prepared = None;
    for Load { key, call, reply } in queue {
        if reply.is_closed() {
            continue;
        }
        let loaded = load(connection, &mut prepared, &key, call.as_deref());
        reply.send(loaded.map_err(|error| failure::of_load(path, Arc::new(error)))).ok();
    }
}

fn load<'c>(
    connection: &'c Connection,
    prepared: &mut Option<Statement<'c>>,
    key: &Key,
    call: Option<&str>,
) -> rusqlite::Result<Option<Stored>> {
    let statement = match prepared {
        Some(statement) => statement,
        None => prepared.insert(connection.prepare(LOAD)?),
    };
    statement.query_row(params![key.widget, key.instance, call], stored).optional()
}

fn stored(row: &Row<'_>) -> rusqlite::Result<Stored> {
    let version: i64 = row.get(0)?;
    let record: Vec<u8> = row.get(1)?;
    let outcome: Option<Vec<u8>> = row.get(2)?;
    Ok(Stored { version: version.unsigned_abs(), record: Bytes::from(record), outcome: outcome.map(Bytes::from) })
}
