//! The wall clock. Deadlines outlive the process, so a monotonic clock cannot measure them.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Returns the milliseconds since the Unix epoch.
pub(crate) fn now_ms() -> u64 {
    as_ms(SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default())
}

/// Returns the time after `delay`, in milliseconds since the Unix epoch.
pub(crate) fn after_ms(delay: Duration) -> u64 {
    now_ms().saturating_add(as_ms(delay))
}

fn as_ms(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
