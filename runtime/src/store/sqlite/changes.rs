//! The statements that change the file.

use rusqlite::{Connection, Statement, params};

use super::rows::{to_blob, to_integer, to_limit};
use crate::store::{Commit, InstanceKey, StoredIntent, StoredOutcome};

const CREATE: &str = "
    INSERT INTO records (widget, instance, version, run, record) VALUES (?1, ?2, ?3, ?4, coalesce(?5, x''))
    ON CONFLICT DO NOTHING";

const UPDATE: &str = "
    UPDATE records SET version = ?3, run = ?4, record = coalesce(?5, record)
    WHERE widget = ?1 AND instance = ?2 AND version = ?6";

const BEGIN: &str = "
    INSERT OR REPLACE INTO intents (widget, instance, call, deadline, run, intent) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

const END: &str = "
    DELETE FROM intents WHERE widget = ?1 AND instance = ?2 AND call = ?3";

const STORE_OUTCOME: &str = "
    INSERT OR REPLACE INTO outcomes (widget, instance, call, outcome, expires) VALUES (?1, ?2, ?3, ?4, ?5)";

const DELETE_RECORD: &str = "
    DELETE FROM records WHERE widget = ?1 AND instance = ?2";

const DELETE_INTENTS: &str = "
    DELETE FROM intents WHERE widget = ?1 AND instance = ?2";

const DELETE_OUTCOMES: &str = "
    DELETE FROM outcomes WHERE widget = ?1 AND instance = ?2";

const PURGE: &str = "
    DELETE FROM outcomes WHERE (widget, instance, call) IN
        (SELECT widget, instance, call FROM outcomes WHERE expires < ?1 ORDER BY expires LIMIT ?2)";

/// A change of the file.
pub(super) enum Change {
    Commit(InstanceKey, Commit),
    Delete(InstanceKey),
    Purge { now_ms: u64, max: usize },
}

impl Change {
    /// Returns the instance that changes its version.
    pub(super) fn instance(&self) -> Option<&InstanceKey> {
        match self {
            Change::Commit(key, _) | Change::Delete(key) => Some(key),
            Change::Purge { .. } => None,
        }
    }
}

/// The prepared statements, which run within a transaction.
pub(super) struct Changes<'c> {
    create: Statement<'c>,
    update: Statement<'c>,
    begin: Statement<'c>,
    end: Statement<'c>,
    store_outcome: Statement<'c>,
    delete: [Statement<'c>; 3],
    purge: Statement<'c>,
}

impl<'c> Changes<'c> {
    pub(super) fn prepare(connection: &'c Connection) -> rusqlite::Result<Self> {
        Ok(Changes {
            create: connection.prepare(CREATE)?,
            update: connection.prepare(UPDATE)?,
            begin: connection.prepare(BEGIN)?,
            end: connection.prepare(END)?,
            store_outcome: connection.prepare(STORE_OUTCOME)?,
            delete: [
                connection.prepare(DELETE_INTENTS)?,
                connection.prepare(DELETE_OUTCOMES)?,
                connection.prepare(DELETE_RECORD)?,
            ],
            purge: connection.prepare(PURGE)?,
        })
    }

    /// Applies one change. Returns the number of records or outcomes that it has changed: 0 means that a commit is a
    /// conflict, or that an instance to delete does not exist.
    pub(super) fn apply(&mut self, change: &Change) -> rusqlite::Result<usize> {
        match change {
            Change::Commit(key, commit) => self.commit(key, commit),
            Change::Delete(key) => self.delete(key),
            Change::Purge { now_ms, max } => self.purge.execute(params![to_integer(*now_ms), to_limit(*max)]),
        }
    }

    fn commit(&mut self, key: &InstanceKey, commit: &Commit) -> rusqlite::Result<usize> {
        let InstanceKey { widget, instance } = key;
        let (version, run) = (to_integer(commit.next_version()), to_blob(commit.run));
        let record = commit.record.as_deref();
        let changed = match commit.expected_version.map(to_integer) {
            None => self.create.execute(params![widget, instance, version, run, record])?,
            Some(expected) => self.update.execute(params![widget, instance, version, run, record, expected])?,
        };
        if changed == 0 {
            return Ok(0);
        }
        for call in &commit.end {
            self.end.execute(params![widget, instance, call])?;
        }
        if let Some(StoredIntent { call, deadline_ms, run, intent }) = &commit.begin {
            let (deadline, run) = (to_integer(*deadline_ms), to_blob(*run));
            self.begin.execute(params![widget, instance, call, deadline, run, &intent[..]])?;
        }
        for StoredOutcome { call, outcome, expires_at_ms } in &commit.outcomes {
            let expires = to_integer(*expires_at_ms);
            self.store_outcome.execute(params![widget, instance, call, &outcome[..], expires])?;
        }
        Ok(changed)
    }

    fn delete(&mut self, key: &InstanceKey) -> rusqlite::Result<usize> {
        let mut deleted = 0;
        for statement in &mut self.delete {
            deleted = statement.execute(params![key.widget, key.instance])?;
        }
        // The last statement deletes the record.
        Ok(deleted)
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::StatementStatus;

    use super::*;
    use crate::store::RunId;
    use crate::store::sqlite::file;

    #[test]
    fn compiles_no_statement_twice() {
        let folder = tempfile::tempdir().unwrap();
        let connection = file::open(&folder.path().join("store.db")).unwrap();
        let mut changes = Changes::prepare(&connection).unwrap();
        let key = InstanceKey { widget: "booking".into(), instance: "a".into() };
        for version in 0..10_u64 {
            let call = version.to_string();
            let run = RunId::default();
            let commit = Commit {
                expected_version: version.checked_sub(1),
                record: (version % 2 == 0).then(|| "x".into()),
                begin: Some(StoredIntent { call: call.clone(), deadline_ms: version, run, intent: "x".into() }),
                end: vec![version.saturating_sub(1).to_string(); version as usize],
                outcomes: vec![StoredOutcome { call, outcome: "x".into(), expires_at_ms: version }],
                run,
            };
            assert_eq!(changes.apply(&Change::Commit(key.clone(), commit)).unwrap(), 1);
            changes.apply(&Change::Purge { now_ms: version, max: version as usize }).unwrap();
        }
        for existing in [1, 0] {
            assert_eq!(changes.apply(&Change::Delete(key.clone())).unwrap(), existing);
        }
        let Changes { create, update, begin, end, store_outcome, delete: [intents, outcomes, record], purge } =
            &changes;
        for statement in [create, update, begin, end, store_outcome, intents, outcomes, record, purge] {
            assert_eq!(statement.get_status(StatementStatus::RePrepare), 0);
        }
    }
}
