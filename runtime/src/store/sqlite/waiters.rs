//! The tasks that wait for changes of instances.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use crate::store::InstanceKey;

/// The instances whose changes tasks wait for.
#[derive(Default)]
pub(super) struct Waiters {
    watched: Mutex<HashMap<InstanceKey, Watched>>,
}

struct Watched {
    changed: Arc<Notify>,
    subscriptions: usize,
    /// The version that was last compared with the file.
    version: u64,
}

impl Waiters {
    /// Subscribes to the changes of an instance until the subscription is dropped.
    pub(super) fn subscribe(&self, key: &InstanceKey, seen: u64) -> Subscription<'_> {
        let mut all = self.lock();
        // A later subscription must not overwrite `version`, which an earlier one still waits to differ.
        let watched = all.entry(key.clone()).or_insert_with(|| Watched {
            changed: Arc::default(),
            subscriptions: 0,
            version: seen,
        });
        watched.subscriptions += 1;
        Subscription { waiters: self, key: key.clone(), changed: Arc::clone(&watched.changed) }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lock().is_empty()
    }

    pub(super) fn keys(&self) -> Vec<InstanceKey> {
        self.lock().keys().cloned().collect()
    }

    /// Wakes the subscribers of an instance.
    pub(super) fn wake(&self, key: &InstanceKey) {
        if let Some(watched) = self.lock().get(key) {
            watched.changed.notify_waiters();
        }
    }

    /// Wakes the subscribers of an instance unless it still has the version that was last compared.
    pub(super) fn compare(&self, key: &InstanceKey, version: Option<u64>) {
        if let Some(watched) = self.lock().get_mut(key)
            && version != Some(watched.version)
        {
            watched.version = version.unwrap_or(watched.version);
            watched.changed.notify_waiters();
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<InstanceKey, Watched>> {
        self.watched.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Receives the changes of one instance.
pub(super) struct Subscription<'w> {
    waiters: &'w Waiters,
    key: InstanceKey,
    changed: Arc<Notify>,
}

impl Subscription<'_> {
    /// Returns the notification of the next change after this call, even if the future is polled later.
    pub(super) fn next_change(&self) -> impl Future<Output = ()> + Send + '_ {
        self.changed.notified()
    }
}

impl Drop for Subscription<'_> {
    fn drop(&mut self) {
        let mut all = self.waiters.lock();
        if let Some(watched) = all.get_mut(&self.key) {
            watched.subscriptions -= 1;
            if watched.subscriptions == 0 {
                all.remove(&self.key);
            }
        }
    }
}
