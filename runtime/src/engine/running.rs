//! Counts the calls that run, for a graceful shutdown.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::Shared;

/// Counts a call while it runs.
pub(super) struct Running(Arc<Shared>);

impl Running {
    pub(super) fn begin(shared: &Arc<Shared>) -> Self {
        shared.running.fetch_add(1, Ordering::AcqRel);
        Running(Arc::clone(shared))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if self.0.running.fetch_sub(1, Ordering::AcqRel) == 1 {
            self.0.idle.notify_waiters();
        }
    }
}

impl Shared {
    /// Waits until no call runs.
    pub(crate) async fn wait_idle(&self) {
        loop {
            // Subscribe before looking, so that the last end is not missed.
            let idle = self.idle.notified();
            if self.running.load(Ordering::Acquire) == 0 {
                return;
            }
            idle.await;
        }
    }
}
