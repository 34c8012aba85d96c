//! Shared by the targets that run calls: a widget, a service in memory, and a store that returns any bytes.
//!
//! The targets use the public API only, as an application does.

pub mod json;
pub mod service;
pub mod store;
pub mod widget;

use std::future::Future;

/// Runs one input to completion, on a new executor: calls that wait forever end with it. Its clock is paused, so that
/// waiting takes no time.
pub fn block_on<T>(work: impl Future<Output = T>) -> T {
    let executor = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build();
    executor.expect("an executor").block_on(work)
}
