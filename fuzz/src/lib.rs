//! Shared by the targets that run calls: a widget, a service in memory, and a store that returns any bytes.
//!
//! The targets use the public API only, as an application does.

pub mod json;
pub mod service;
pub mod store;
pub mod widget;

use std::future::Future;
use std::sync::LazyLock;

/// Runs one input to completion. All inputs share one executor, because building one takes longer than a call. Its clock
/// is paused: waiting takes no time.
pub fn block_on<T>(work: impl Future<Output = T>) -> T {
    static EXECUTOR: LazyLock<tokio::runtime::Runtime> = LazyLock::new(|| {
        tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().expect("an executor")
    });
    EXECUTOR.block_on(work)
}
