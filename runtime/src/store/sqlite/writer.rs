//! Applies changes. Those that wait at the same time share one transaction, because its end is expensive: the disk must
//! have everything.

use std::iter;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use rusqlite::{Connection, Transaction, TransactionBehavior};
use tokio::sync::oneshot;

use super::changes::{Change, Changes};
use super::failure;
use super::waiters::Waiters;
use crate::store::StoreError;

/// The maximum number of changes in one transaction: enough to make its end cheap, and short for other processes.
const MAX_BATCH: usize = 1000;

/// One change, and the channel for the number of changed rows.
pub(super) struct Write {
    pub(super) change: Change,
    pub(super) reply: oneshot::Sender<Result<usize, StoreError>>,
}

/// The place where a transaction failed. Nothing of it is stored.
enum Failure {
    /// One of its changes.
    Change(rusqlite::Error),
    /// Its begin or end, which all of its changes share.
    Transaction(rusqlite::Error),
}

/// Writes to the file.
pub(super) struct Writer<'c> {
    connection: &'c Connection,
    prepared: Option<Changes<'c>>,
    path: &'c Path,
    waiters: &'c Waiters,
}

impl<'c> Writer<'c> {
    pub(super) fn new(connection: &'c Connection, path: &'c Path, waiters: &'c Waiters) -> Self {
        Writer { connection, prepared: None, path, waiters }
    }

    /// Applies changes until the queue ends.
    pub(super) fn process(mut self, queue: &Receiver<Write>) {
        for first in queue {
            let waiting = iter::once(first).chain(queue.try_iter()).take(MAX_BATCH).collect();
            self.write_together(waiting);
        }
    }

    fn write_together(&mut self, writes: Vec<Write>) {
        match self.transact(&writes) {
            Ok(changed) => {
                for (Write { change, reply }, changed) in writes.into_iter().zip(changed) {
                    if let Some(key) = change.instance().filter(|_| changed > 0) {
                        self.waiters.wake(key);
                    }
                    reply.send(Ok(changed)).ok();
                }
            }
            // A change that fails must not take the others with it.
            Err(Failure::Change(_)) if writes.len() > 1 => {
                for write in writes {
                    self.write_together(vec![write]);
                }
            }
            Err(Failure::Change(error) | Failure::Transaction(error)) => {
                let error = Arc::new(error);
                for write in writes {
                    write.reply.send(Err(failure::of_write(self.path, Arc::clone(&error)))).ok();
                }
            }
        }
    }

    fn transact(&mut self, writes: &[Write]) -> Result<Vec<usize>, Failure> {
        let changes = match &mut self.prepared {
            Some(changes) => changes,
            prepared => prepared.insert(Changes::prepare(self.connection).map_err(Failure::Transaction)?),
        };
        // Immediate: from here on, no other process changes the versions that are compared.
        let transaction = Transaction::new_unchecked(self.connection, TransactionBehavior::Immediate)
            .map_err(Failure::Transaction)?;
        let changed = writes.iter().map(|write| changes.apply(&write.change)).collect::<Result<_, _>>();
        let changed = changed.map_err(Failure::Change)?;
        transaction.commit().map_err(Failure::Transaction)?;
        Ok(changed)
    }
}
