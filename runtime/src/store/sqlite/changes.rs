//! The statements that change the file.

use rusqlite::config::DbConfig;
use rusqlite::{Connection, Statement, params};

use crate::store::{Commit, CommitStatus, InstanceKey, StoredOutcome};

const CREATE: &str = "
    INSERT INTO records (widget, instance, version, record) VALUES (?1, ?2, 1, ?3) ON CONFLICT DO NOTHING";

const REPLACE: &str = "
    UPDATE records SET version = version + 1, record = ?3 WHERE widget = ?1 AND instance = ?2 AND version = ?4";

const KEEP: &str = "
    INSERT OR REPLACE INTO outcomes (widget, instance, call, outcome, expires) VALUES (?1, ?2, ?3, ?4, ?5)";

const EXPIRED: &str = "
    SELECT 1 FROM outcomes WHERE expires < ?1 LIMIT 1";

const FORGET: &str = "
    DELETE FROM outcomes WHERE (widget, instance, call) IN
        (SELECT widget, instance, call FROM outcomes WHERE expires < ?1 ORDER BY expires LIMIT ?2)";

/// The statements, ready to be run within a transaction.
pub(super) struct Changes<'c> {
    create: Statement<'c>,
    replace: Statement<'c>,
    keep: Statement<'c>,
    expired: Statement<'c>,
    forget: Statement<'c>,
}

impl<'c> Changes<'c> {
    pub(super) fn prepare(connection: &'c Connection) -> rusqlite::Result<Self> {
        // Else SQLite plans by what is bound, and compiles `FORGET` anew for each limit.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        Ok(Changes {
            create: connection.prepare(CREATE)?,
            replace: connection.prepare(REPLACE)?,
            keep: connection.prepare(KEEP)?,
            expired: connection.prepare(EXPIRED)?,
            forget: connection.prepare(FORGET)?,
        })
    }

    /// Makes one change, if the record has the version that the change expects.
    pub(super) fn make(&mut self, key: &InstanceKey, commit: &Commit) -> rusqlite::Result<CommitStatus> {
        let (InstanceKey { widget, instance }, record) = (key, &commit.record[..]);
        let changed = match commit.expected_version {
            None => self.create.execute(params![widget, instance, record])?,
            Some(expected) => self.replace.execute(params![widget, instance, record, signed(expected)])?,
        };
        if changed == 0 {
            return Ok(CommitStatus::Conflict);
        }
        if let Some(StoredOutcome { call, outcome, expires_at_ms }) = &commit.outcome {
            self.keep.execute(params![widget, instance, call, &outcome[..], signed(*expires_at_ms)])?;
        }
        Ok(CommitStatus::Committed {
            version: commit.expected_version.map_or(1, |expected| expected.saturating_add(1)),
        })
    }

    /// Forgets up to `most` outcomes, those first that expired first.
    pub(super) fn delete_expired(&mut self, now: u64, most: usize) -> rusqlite::Result<usize> {
        // Looking takes a thirtieth of what a deletion takes that finds nothing: for that SQLite makes temporary tables.
        if !self.expired.exists([signed(now)])? {
            return Ok(0);
        }
        self.forget.execute(params![signed(now), i64::try_from(most).unwrap_or(i64::MAX)])
    }
}

/// SQLite has no greater numbers; neither a version nor a time gets there.
fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use rusqlite::StatementStatus;

    use super::*;
    use crate::store::sqlite::schema;

    #[test]
    fn no_statement_is_compiled_twice() {
        let mut connection = Connection::open_in_memory().unwrap();
        schema::prepare(&mut connection).ok().unwrap();
        let mut changes = Changes::prepare(&connection).unwrap();
        let key = InstanceKey { widget: "booking".into(), instance: "a".into() };
        for version in 0..10 {
            let outcome = StoredOutcome { call: version.to_string(), outcome: "x".into(), expires_at_ms: version };
            let expected = (version > 0).then_some(version);
            changes.make(&key, &Commit { expected, record: "x".into(), outcome: Some(outcome) }).unwrap();
            changes.delete_expired(version, version as usize).unwrap();
        }
        let Changes { create, replace, keep, expired, forget } = &changes;
        for statement in [create, replace, keep, expired, forget] {
            assert_eq!(statement.get_status(StatementStatus::RePrepare), 0);
        }
    }
}
