//! The statements that read the file.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::rows::{intent, run_id, to_integer, to_limit, unsigned};
use crate::store::{InstanceKey, StoredIntent, StoredRecord};

/// One statement, so that all of it is from one moment. Without a call, `?3` is `NULL` and equals nothing.
const LOAD: &str = "
    SELECT version, records.run, record, outcome, pending, earliest,
        intents.call, intents.deadline, intents.run, intents.intent
    FROM records
    JOIN (SELECT count(*) AS pending, min(deadline) AS earliest FROM intents WHERE widget = ?1 AND instance = ?2)
    LEFT JOIN outcomes ON outcomes.widget = ?1 AND outcomes.instance = ?2 AND outcomes.call = ?3
    LEFT JOIN intents ON intents.widget = ?1 AND intents.instance = ?2 AND intents.call = ?3
    WHERE records.widget = ?1 AND records.instance = ?2";

const EXPIRED: &str = "
    SELECT call, deadline, run, intent FROM intents WHERE widget = ?1 AND instance = ?2 AND deadline <= ?3
    ORDER BY deadline LIMIT ?4";

const VERSION: &str = "
    SELECT version FROM records WHERE widget = ?1 AND instance = ?2";

const DATA_VERSION: &str = "PRAGMA data_version";

pub(super) fn load(
    connection: &Connection,
    key: &InstanceKey,
    call: Option<&str>,
) -> rusqlite::Result<Option<StoredRecord>> {
    connection.prepare_cached(LOAD)?.query_row(params![key.widget, key.instance, call], stored_record).optional()
}

fn stored_record(row: &Row<'_>) -> rusqlite::Result<StoredRecord> {
    let has_intent = row.get_ref(6)? != ValueRef::Null;
    Ok(StoredRecord {
        version: unsigned(row, 0)?,
        run: run_id(row, 1)?,
        record: row.get::<_, Vec<u8>>(2)?.into(),
        outcome: row.get::<_, Option<Vec<u8>>>(3)?.map(Into::into),
        pending: usize::try_from(unsigned(row, 4)?).unwrap_or(usize::MAX),
        earliest_deadline_ms: row.get::<_, Option<i64>>(5)?.map(i64::unsigned_abs),
        intent: if has_intent { Some(intent(row, 6)?) } else { None },
    })
}

pub(super) fn expired(
    connection: &Connection,
    key: &InstanceKey,
    now_ms: u64,
    max: usize,
) -> rusqlite::Result<Vec<StoredIntent>> {
    let mut statement = connection.prepare_cached(EXPIRED)?;
    let parameters = params![key.widget, key.instance, to_integer(now_ms), to_limit(max)];
    statement.query_map(parameters, |row| intent(row, 0))?.collect()
}

pub(super) fn version(connection: &Connection, key: &InstanceKey) -> rusqlite::Result<Option<u64>> {
    let mut statement = connection.prepare_cached(VERSION)?;
    statement.query_row(params![key.widget, key.instance], |row| unsigned(row, 0)).optional()
}

/// Returns a number that changes when another connection has committed.
pub(super) fn data_version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.prepare_cached(DATA_VERSION)?.query_row([], |row| row.get(0))
}

#[cfg(test)]
mod tests {
    use rusqlite::StatementStatus;

    use super::*;
    use crate::store::sqlite::file;

    #[test]
    fn compiles_no_statement_twice() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("store.db");
        let writer = file::open(&path).unwrap();
        let reader = file::open_to_read(&path, file::BUSY_TIMEOUT).unwrap();
        for number in 0..10_u64 {
            let instance = number.to_string();
            writer.execute("INSERT INTO records VALUES ('booking', ?1, 1, zeroblob(16), x'00')", [&instance]).unwrap();
            let key = InstanceKey { widget: "booking".into(), instance };
            load(&reader, &key, (number % 2 == 0).then_some("call")).unwrap().unwrap();
            expired(&reader, &key, number, number as usize).unwrap();
            version(&reader, &key).unwrap().unwrap();
            data_version(&reader).unwrap();
        }
        for sql in [LOAD, EXPIRED, VERSION, DATA_VERSION] {
            let statement = reader.prepare_cached(sql).unwrap();
            assert!(statement.get_status(StatementStatus::Run) >= 10, "the statement was not cached: {sql}");
            assert_eq!(statement.get_status(StatementStatus::RePrepare), 0, "{sql}");
        }
    }
}
