//! Where the records of widget instances are kept.
//!
//! A [`Store`] keeps one record for each instance, and the outcomes of its calls, as bytes that it does not look into.
//! [`Memory`] forgets with its process; [`Sqlite`] keeps everything in one file. Another one is written by implementing
//! the trait, around a database or around a store that is there already:
//!
//! ```
//! use std::sync::atomic::{AtomicU64, Ordering};
//! use widget_functions_runtime::store::{Commit, CommitStatus, InstanceKey, Store, StoreError, StoredRecord};
//!
//! /// Counts how often two calls got in each other's way.
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
//!         let committed = self.store.commit(key, commit).await?;
//!         if committed == CommitStatus::Conflict {
//!             self.conflicts.fetch_add(1, Ordering::Relaxed);
//!         }
//!         Ok(committed)
//!     }
//! }
//! ```

use std::borrow::Cow;
use std::fmt;
use std::future::Future;

use bytes::Bytes;

mod erased;
mod error;
mod memory;
#[cfg(feature = "sqlite")]
mod sqlite;

pub(crate) use erased::AnyStore;
pub use error::StoreError;
pub use memory::Memory;
#[cfg(feature = "sqlite")]
pub use sqlite::Sqlite;

/// Names one instance of one widget.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct InstanceKey {
    /// The name of the widget, as it is declared.
    pub widget: Cow<'static, str>,
    /// The id of the instance, chosen by the application.
    pub instance: String,
}

/// What a store holds of an instance.
#[derive(Clone)]
pub struct StoredRecord {
    /// Counts the commits of the record, from 1 on.
    pub version: u64,
    /// The record, as it was committed.
    pub record: Bytes,
    /// The outcome of the call that was asked for, if one is kept.
    pub outcome: Option<Bytes>,
}

/// One change: all of it is kept, or nothing.
#[derive(Clone)]
pub struct Commit {
    /// The version that the record must have; `None`: there must be no record yet.
    pub expected_version: Option<u64>,
    /// The new record.
    pub record: Bytes,
    /// The outcome of a call, kept together with the record. It replaces an outcome of the same call.
    pub outcome: Option<StoredOutcome>,
}

/// The outcome of a call, as a store keeps it beside the record.
#[derive(Clone)]
pub struct StoredOutcome {
    /// The id of the call, unique within its instance.
    pub call: String,
    /// The outcome.
    pub outcome: Bytes,
    /// Until when it must be kept, in milliseconds since the Unix epoch; after that it may be forgotten.
    pub expires_at_ms: u64,
}

/// What became of a [`Commit`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommitStatus {
    /// It is kept.
    Committed {
        /// The version that the record has now.
        version: u64,
    },
    /// Nothing has changed, since the record has not the expected version.
    Conflict,
}

/// Shows lengths, not contents: secrets stand in records and outcomes.
impl fmt::Debug for StoredRecord {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("StoredRecord")
            .field("version", &self.version)
            .field("record", &Length(&self.record))
            .field("outcome", &self.outcome.as_ref().map(Length))
            .finish()
    }
}

/// Shows lengths, not contents: secrets stand in records and outcomes.
impl fmt::Debug for Commit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Commit")
            .field("expected_version", &self.expected_version)
            .field("record", &Length(&self.record))
            .field("outcome", &self.outcome)
            .finish()
    }
}

/// Shows the length, not the content: secrets stand in outcomes.
impl fmt::Debug for StoredOutcome {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("StoredOutcome")
            .field("call", &self.call)
            .field("outcome", &Length(&self.outcome))
            .field("expires_at_ms", &self.expires_at_ms)
            .finish()
    }
}

struct Length<'a>(&'a Bytes);

impl fmt::Debug for Length<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} bytes", self.0.len())
    }
}

/// Keeps records, and changes them by compare-and-set.
///
/// # What the runtime relies on
///
/// - A commit is **atomic**: record and outcome are kept together or not at all, also when the process dies.
/// - A commit is **durable** before [`CommitStatus::Committed`] is reported, as far as the store is durable at all.
/// - Of several commits that expect the same version of a record, one is done; the others are conflicts.
/// - A load sees every commit that was reported before it began, through whichever handle or process; record and
///   outcome that it gives are from the same moment.
/// - After an **error** of a commit it is unknown whether it is kept.
///
/// Contents are kept as they are: secret data is not encrypted.
pub trait Store: Send + Sync + 'static {
    /// The record of an instance, and the outcome of `call`; `None` where there is no such instance.
    ///
    /// # Errors
    ///
    /// When the record cannot be read.
    fn load(
        &self,
        key: &InstanceKey,
        call: Option<&str>,
    ) -> impl Future<Output = Result<Option<StoredRecord>, StoreError>> + Send;

    /// Makes one change, if the record has the version that the change expects.
    ///
    /// # Errors
    ///
    /// When the change cannot be kept; a record of another version is no error but [`CommitStatus::Conflict`].
    fn commit(
        &self,
        key: &InstanceKey,
        commit: Commit,
    ) -> impl Future<Output = Result<CommitStatus, StoreError>> + Send;
}
