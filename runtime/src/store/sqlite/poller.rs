//! Notices the commits of other processes, and of other handles in this process.

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use rusqlite::Connection;

use super::queries;
use super::waiters::Waiters;

/// How often the poller looks for commits while a task waits.
const POLL_INTERVAL: Duration = Duration::from_millis(100);

/// Requests to start polling.
pub(super) struct Poll;

/// Polls while a task waits, until the queue ends. Each request starts it if it is idle.
pub(super) fn process(queue: &Receiver<Poll>, connection: &Connection, waiters: &Waiters) {
    while let Ok(Poll) = queue.recv() {
        // The tasks may have looked before a commit that this would not notice, so the first round compares all.
        let mut last = None;
        while !waiters.is_empty() {
            poll(connection, waiters, &mut last);
            if let Err(RecvTimeoutError::Disconnected) = queue.recv_timeout(POLL_INTERVAL) {
                return;
            }
        }
    }
}

fn poll(connection: &Connection, waiters: &Waiters, last: &mut Option<i64>) {
    let current = queries::data_version(connection).ok();
    if current.is_some() && current == *last {
        return;
    }
    *last = current;
    for key in waiters.keys() {
        match queries::version(connection, &key) {
            Ok(version) => waiters.compare(&key, version),
            // The tasks load the record themselves, and report the error if it persists.
            Err(_) => waiters.wake(&key),
        }
    }
}
