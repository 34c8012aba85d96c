//! One instance: its record and its intents.

use std::mem;
use std::sync::Arc;

use bytes::Bytes;
use tokio::sync::Notify;

use crate::store::{Commit, RunId, StoredIntent};

/// The record and the intents of one instance.
pub(super) struct Instance {
    /// Identifies the outcomes of the instance. No other instance ever has the same number.
    pub(super) number: u64,
    pub(super) version: u64,
    pub(super) run: RunId,
    pub(super) record: Bytes,
    /// Sorted by deadline. An instance has few of them, so a search for a call is cheap.
    intents: Vec<StoredIntent>,
    /// Present while a task waits for a change.
    change: Option<Arc<Notify>>,
}

impl Instance {
    /// Creates an instance without a record. The first commit gives it one.
    pub(super) fn new(number: u64) -> Self {
        Instance { number, version: 0, run: RunId::default(), record: Bytes::new(), intents: Vec::new(), change: None }
    }

    /// Applies all of a commit but its outcomes, and wakes the tasks that wait for a change.
    pub(super) fn apply(&mut self, commit: &mut Commit) {
        self.version = commit.next_version();
        self.run = commit.run;
        if let Some(record) = &mut commit.record {
            mem::swap(&mut self.record, record);
        }
        for call in &commit.end {
            self.remove_intent(call);
        }
        if let Some(intent) = commit.begin.take() {
            self.remove_intent(&intent.call);
            // Most instances have one intent, and `Vec` would make room for four.
            self.intents.reserve_exact(1);
            let index = self.intents.partition_point(|other| other.deadline_ms <= intent.deadline_ms);
            self.intents.insert(index, intent);
        }
        self.wake();
    }

    fn remove_intent(&mut self, call: &str) {
        self.intents.retain(|intent| intent.call != call);
    }

    /// Returns the intent of a call.
    pub(super) fn intent(&self, call: &str) -> Option<&StoredIntent> {
        self.intents.iter().find(|intent| intent.call == call)
    }

    /// Returns all intents, the earliest deadline first.
    pub(super) fn intents(&self) -> &[StoredIntent] {
        &self.intents
    }

    /// Returns a notification of the next change.
    pub(super) fn next_change(&mut self) -> Arc<Notify> {
        Arc::clone(self.change.get_or_insert_default())
    }

    /// Wakes the tasks that wait for a change.
    pub(super) fn wake(&mut self) {
        if let Some(change) = self.change.take() {
            change.notify_waiters();
        }
    }
}
