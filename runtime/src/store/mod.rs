//! Stores for the records of widget instances.
//!
//! A [`Store`] keeps one record for each instance, the intents of its running calls, and the outcomes of its calls. All of
//! them are bytes that it does not interpret. [`Memory`] loses them when the process exits; [`Sqlite`] keeps them in one
//! file. Implement the trait for another database, or around an existing store:
//!
//! ```
//! use std::sync::atomic::{AtomicU64, Ordering};
//! use widget_functions_runtime::store::{Commit, CommitStatus, InstanceKey, Store, StoreError, StoredIntent, StoredRecord};
//!
//! /// Counts the conflicts between calls.
//! struct Watched<S> {
//!     store: S,
//!     conflicts: AtomicU64,
//! }
//!
//! impl<S: Store> Store for Watched<S> {
//!     async fn load(&self, key: &InstanceKey, call: Option<&str>) -> Result<Option<StoredRecord>, StoreError> {
//!         self.store.load(key, call).await
//!     }
//!
//!     async fn commit(&self, key: &InstanceKey, commit: Commit) -> Result<CommitStatus, StoreError> {
//!         let status = self.store.commit(key, commit).await?;
//!         if status == CommitStatus::Conflict {
//!             self.conflicts.fetch_add(1, Ordering::Relaxed);
//!         }
//!         Ok(status)
//!     }
//!
//!     async fn expired(&self, key: &InstanceKey, now_ms: u64, max: usize) -> Result<Vec<StoredIntent>, StoreError> {
//!         self.store.expired(key, now_ms, max).await
//!     }
//!
//!     async fn delete(&self, key: &InstanceKey) -> Result<bool, StoreError> {
//!         self.store.delete(key).await
//!     }
//!
//!     async fn purge(&self, now_ms: u64, max: usize) -> Result<usize, StoreError> {
//!         self.store.purge(now_ms, max).await
//!     }
//!
//!     async fn changed(&self, key: &InstanceKey, seen: u64) -> Result<(), StoreError> {
//!         self.store.changed(key, seen).await
//!     }
//! }
//! ```

use std::future::Future;
use std::time::Duration;

mod erased;
mod error;
mod memory;
mod shared;
#[cfg(feature = "sqlite")]
mod sqlite;
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
/// # Requirements
///
/// - A commit is **atomic**: all of it is stored or nothing, even if the process dies.
/// - A commit is **durable** before the store returns [`CommitStatus::Committed`], as far as the store is durable.
/// - **Every commit raises the version**, also one without a new record. Versions are those of
///   [`Commit::next_version`].
/// - Of several commits that expect the same version, exactly one is stored; the others are conflicts.
/// - A load sees every commit that was reported before the load began, through every handle and process. All that a load
///   returns is from one moment.
/// - After an **error** of a commit, the change may or may not be stored. The runtime loads the record and compares run
///   ids to find out.
///
/// A store does not encrypt what it keeps.
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

    /// Commits one change if the instance has the version that the change expects.
    ///
    /// # Errors
    ///
    /// Returns an error if the change cannot be stored, or if the store does not know whether it is. A version that
    /// differs is not an error but a [`CommitStatus::Conflict`].
    fn commit(
        &self,
        key: &InstanceKey,
        commit: Commit,
    ) -> impl Future<Output = Result<CommitStatus, StoreError>> + Send;

    /// Returns up to `max` intents of an instance whose deadline is not after `now_ms`, the earliest first.
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
    /// Returns an error if the instance cannot be deleted.
    fn delete(&self, key: &InstanceKey) -> impl Future<Output = Result<bool, StoreError>> + Send;

    /// Deletes up to `max` outcomes of all instances that have expired before `now_ms`. Returns their number.
    ///
    /// # Errors
    ///
    /// Returns an error if the outcomes cannot be deleted.
    fn purge(&self, now_ms: u64, max: usize) -> impl Future<Output = Result<usize, StoreError>> + Send;

    /// Waits until the version of an instance differs from `seen`, or the instance does not exist.
    ///
    /// It may return early: the caller loads the record to find out. An implementation that is notified of commits
    /// subscribes before it compares, so that no commit passes unnoticed in between. The default loads the record every
    /// 200 ms.
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
