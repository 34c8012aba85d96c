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

#[cfg(test)]
mod tests {
    use std::pin::pin;
    use std::task::{Context, Waker};

    use super::*;

    fn key() -> InstanceKey {
        InstanceKey { widget: "booking".into(), instance: "a".into() }
    }

    fn is_ready(future: impl Future<Output = ()>) -> bool {
        pin!(future).poll(&mut Context::from_waker(Waker::noop())).is_ready()
    }

    #[test]
    fn notices_changes_before_the_first_poll() {
        let waiters = Waiters::default();
        let subscription = waiters.subscribe(&key(), 1);
        let change = subscription.next_change();
        waiters.wake(&key());
        assert!(is_ready(change));
        assert!(!is_ready(subscription.next_change()));
    }

    #[test]
    fn compares_with_the_version_of_the_first_subscription() {
        let waiters = Waiters::default();
        let (earlier, later) = (waiters.subscribe(&key(), 1), waiters.subscribe(&key(), 2));
        for (version, wakes) in [(Some(1), false), (Some(2), true), (Some(2), false), (None, true), (None, true)] {
            let changes = [earlier.next_change(), later.next_change()];
            waiters.compare(&key(), version);
            assert_eq!(changes.map(is_ready), [wakes; 2], "{version:?}");
        }
    }

    #[test]
    fn removes_instances_without_subscriptions() {
        let waiters = Waiters::default();
        let subscriptions = [1, 2].map(|seen| waiters.subscribe(&key(), seen));
        for subscription in subscriptions {
            assert_eq!(waiters.keys(), [key()]);
            drop(subscription);
        }
        assert!(waiters.is_empty());
    }
}
