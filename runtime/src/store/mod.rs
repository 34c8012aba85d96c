//! Stores for the records of widget instances.
//!
//! A [`Store`] keeps one record for each instance, the intents of its running calls, and the outcomes of its calls. All of
//! them are bytes that it does not interpret. [`Memory`] loses them when the process exits; [`Sqlite`] keeps them in one
//! file.
//!
//! # Examples
//!
//! Implement the trait for another database, or around an existing store. The feature `testing` adds the module
//! `testing`, a conformance suite for both.
//!
//! ```
//! # extern crate widget_functions_runtime as widget_functions;
#![doc = include_str!("../../tests/conformance/watched.rs")]
//! ```

use std::future::Future;
use std::time::Duration;

mod erased;
mod error;
mod memory;
mod shared;
#[cfg(feature = "sqlite")]
mod sqlite;
#[cfg(feature = "testing")]
pub mod testing;
mod types;

pub(crate) use erased::AnyStore;
pub use error::StoreError;
pub use memory::Memory;
#[cfg(feature = "sqlite")]
pub use sqlite::Sqlite;
pub use types::{Commit, CommitStatus, InstanceKey, RunId, StoredIntent, StoredOutcome, StoredRecord};

/// How often the default of [`Store::changed`] loads the record.
const POLL_INTERVAL: Duration = Duration::from_millis(200);

/// Keeps records, and changes them by compare-and-set.
///
/// Everyone who implements this trait runs the conformance suite of the module `testing` (feature `testing`), which has a
/// case for each of the rules below.
///
/// # Atomicity
///
/// - All of a commit is stored or nothing, even if the process dies.
/// - **Every commit raises the version**, also one without a new record. Otherwise, a call that was not found in a load
///   could begin after it has begun and ended elsewhere. Versions are those of [`Commit::next_version`].
/// - Of several commits that expect the same version, exactly one is stored; the others are conflicts.
/// - All that a load returns is from one moment.
///
/// # Durability
///
/// - A store returns [`CommitStatus::Committed`] after the commit is as durable as the store is: [`Sqlite`] has it on the
///   disk.
/// - A load sees every commit that was reported before the load began, through every handle and process.
///
/// # Ambiguity
///
/// If a commit or a deletion returns an error, the change may or may not be stored: the connection may have failed after
/// the database has committed. The store reports the error and does not repeat the commit, which would find its own
/// version and return a conflict. The runtime loads the record instead and compares its version and run id with
/// those of the commit; if another commit has followed, it reports the error. A store may repeat a transaction only if the
/// database reports that it has rolled it back, as for a serialization failure or a deadlock.
///
/// # Cancellation
///
/// The runtime may drop any of the futures. A commit or a deletion whose future was dropped may or may not be stored.
///
/// # Values
///
/// Ids are text without NUL characters, and ids of calls have up to 128 visible ASCII characters. Versions and times are
/// below 2^63. A store does not encrypt its contents.
pub trait Store: Send + Sync + 'static {
    /// Loads the record of an instance together with the outcome and the intent of `call`. Returns `None` if the instance
    /// does not exist.
    ///
    /// # Errors
    ///
    /// Returns an error if the record cannot be read.
    fn load(
        &self,
        key: &InstanceKey,
        call: Option<&str>,
    ) -> impl Future<Output = Result<Option<StoredRecord>, StoreError>> + Send;

    /// Commits one change if the instance has the version that the change expects: atomically, durably, and at most once.
    ///
    /// # Errors
    ///
    /// Returns an error if the change cannot be stored, or if the store does not know whether it is stored. If the version
    /// differs, this returns [`CommitStatus::Conflict`].
    fn commit(
        &self,
        key: &InstanceKey,
        commit: Commit,
    ) -> impl Future<Output = Result<CommitStatus, StoreError>> + Send;

    /// Returns up to `max` intents of an instance whose deadline is not after `now_ms`, the earliest first. Returns none if
    /// the instance does not exist.
    ///
    /// # Errors
    ///
    /// Returns an error if the intents cannot be read.
    fn expired(
        &self,
        key: &InstanceKey,
        now_ms: u64,
        max: usize,
    ) -> impl Future<Output = Result<Vec<StoredIntent>, StoreError>> + Send;

    /// Deletes an instance with its intents and outcomes. Returns `false` if the instance does not exist.
    ///
    /// # Errors
    ///
    /// Returns an error if the instance cannot be deleted, or if the store does not know whether it is deleted.
    fn delete(&self, key: &InstanceKey) -> impl Future<Output = Result<bool, StoreError>> + Send;

    /// Deletes up to `max` outcomes that expired before `now_ms`, of any instances. Returns their number.
    ///
    /// Nothing but this and [`delete`](Store::delete) deletes an outcome.
    ///
    /// # Errors
    ///
    /// Returns an error if the outcomes cannot be deleted.
    fn purge(&self, now_ms: u64, max: usize) -> impl Future<Output = Result<usize, StoreError>> + Send;

    /// Waits until the version of an instance differs from `seen`, or the instance does not exist.
    ///
    /// It may return early: the caller loads the record to find out. An implementation that is notified of commits
    /// subscribes before it compares, so that it misses no commit in between. The default loads the record every 200 ms. A
    /// store that wraps another one forwards this method too, because the other one may be notified.
    ///
    /// # Errors
    ///
    /// Returns an error if the version cannot be read.
    fn changed(&self, key: &InstanceKey, seen: u64) -> impl Future<Output = Result<(), StoreError>> + Send {
        async move {
            while self.load(key, None).await?.is_some_and(|stored| stored.version == seen) {
                tokio::time::sleep(POLL_INTERVAL).await;
            }
            Ok(())
        }
    }
}
