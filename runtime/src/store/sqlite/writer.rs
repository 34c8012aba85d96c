//! Makes changes. Those that wait at the same time go into one transaction: what takes long is its end, when the disk
//! must have everything.

use std::iter;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use rusqlite::{Connection, Transaction, TransactionBehavior};
use tokio::sync::oneshot;

use super::changes::Changes;
use super::failure;
use crate::record::now;
use crate::store::{Commit, CommitStatus, InstanceKey, StoreError};

/// So many changes go into one transaction at most: enough to make its end cheap, and short for other processes.
const MAX_BATCH: usize = 1000;

/// One change, and where its answer goes.
pub(super) struct Write {
    pub(super) key: InstanceKey,
    pub(super) commit: Commit,
    pub(super) reply: oneshot::Sender<Result<CommitStatus, StoreError>>,
}

/// Where a transaction failed; then nothing of it is kept.
enum Failed {
    /// In one of its changes.
    Change(rusqlite::Error),
    /// At its begin or end, which all of its changes share.
    Whole(rusqlite::Error),
}

/// Makes changes until the queue ends.
pub(super) fn work_off(queue: &Receiver<Write>, connection: &Connection, path: &Path) {
    let mut prepared = None;
    for first in queue {
        let waiting = iter::once(first).chain(queue.try_iter()).take(MAX_BATCH).collect();
        commit_together(connection, &mut prepared, path, waiting);
    }
}

fn commit_together<'c>(
    connection: &'c Connection,
    prepared: &mut Option<Changes<'c>>,
    path: &Path,
    writes: Vec<Write>,
) {
    match transact(connection, prepared, &writes) {
        Ok(committed) => {
            for (write, committed) in writes.into_iter().zip(committed) {
                write.reply.send(Ok(committed)).ok();
            }
        }
        // A change that cannot be made must not take the others with it.
        Err(Failed::Change(_)) if writes.len() > 1 => {
            for write in writes {
                commit_together(connection, prepared, path, vec![write]);
            }
        }
        Err(Failed::Change(error) | Failed::Whole(error)) => {
            let error = Arc::new(error);
            for write in writes {
                write.reply.send(Err(failure::of_commit(path, Arc::clone(&error)))).ok();
            }
        }
    }
}

fn transact<'c>(
    connection: &'c Connection,
    prepared: &mut Option<Changes<'c>>,
    writes: &[Write],
) -> Result<Vec<CommitStatus>, Failed> {
    let changes = match prepared {
        Some(changes) => changes,
        None => prepared.insert(Changes::prepare(connection).map_err(Failed::Whole)?),
    };
    // Immediate: from here on no other process changes the versions that are compared.
    let transaction = Transaction::new_unchecked(connection, TransactionBehavior::Immediate).map_err(Failed::Whole)?;
    let committed = change_all(changes, writes).map_err(Failed::Change)?;
    transaction.commit().map_err(Failed::Whole)?;
    Ok(committed)
}

fn change_all(changes: &mut Changes<'_>, writes: &[Write]) -> rusqlite::Result<Vec<CommitStatus>> {
    let mut committed = Vec::with_capacity(writes.len());
    for Write { key, commit, .. } in writes {
        committed.push(changes.make(key, commit)?);
    }
    // Twice as many as were added at most: a backlog shrinks, and yet no transaction takes long.
    changes.delete_expired(now(), writes.len().saturating_mul(2))?;
    Ok(committed)
}
