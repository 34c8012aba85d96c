//! The values that the runtime and a store exchange.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;

/// The largest version that a new record can start at, plus one.
const FIRST_VERSIONS: u64 = 1 << 62;

/// Names one instance of one widget.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InstanceKey {
    /// The name of the widget.
    pub widget: Cow<'static, str>,
    /// The id of the instance, chosen by the application.
    pub instance: String,
}

/// A random number that identifies one attempt to commit.
///
/// An intent and a record keep the run id of the commit that wrote them. After a commit whose result is unknown, the
/// runtime loads the record and compares its version and run id before it decides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct RunId(u128);

impl RunId {
    /// Returns the id with these bits, which should be random.
    #[must_use]
    pub const fn from_bits(bits: u128) -> Self {
        RunId(bits)
    }

    /// Returns the bits.
    #[must_use]
    pub const fn to_bits(self) -> u128 {
        self.0
    }
}

/// The stored contents of an instance, all from one moment.
#[derive(Clone)]
pub struct StoredRecord {
    /// The version of the instance: every commit raises it.
    pub version: u64,
    /// The bytes of the record.
    pub record: Bytes,
    /// The run id of the commit that produced this version.
    pub run: RunId,
    /// The outcome of the requested call, if one is stored.
    pub outcome: Option<Bytes>,
    /// The intent of the requested call, if the call has begun and not ended.
    pub intent: Option<StoredIntent>,
    /// The number of intents of the instance.
    pub pending: usize,
    /// The earliest deadline among the intents, in milliseconds since the Unix epoch.
    pub earliest_deadline_ms: Option<u64>,
}

/// One change of an instance, which is committed as a whole or not at all.
#[derive(Clone, Default)]
pub struct Commit {
    /// The version that the instance must have; `None` creates the instance, which must not exist.
    pub expected_version: Option<u64>,
    /// The new bytes of the record; `None` leaves them unchanged, but still raises the version. A commit that creates an
    /// instance without them creates an empty record.
    pub record: Option<Bytes>,
    /// The intent of a call that begins. It replaces an intent of the same call.
    pub begin: Option<StoredIntent>,
    /// The ids of the calls that end: the commit deletes their intents. A call without an intent is ignored. No call both
    /// begins and ends in one commit.
    pub end: Vec<String>,
    /// The outcomes to store, at most one per call. Each replaces an outcome of the same call.
    pub outcomes: Vec<StoredOutcome>,
    /// The id of this attempt.
    pub run: RunId,
}

impl Commit {
    /// Returns the version of the instance after this commit.
    ///
    /// A new instance starts at a version that is random (taken from the run id) and below 2^62, so that a commit for a
    /// deleted instance does not hit its successor. All stores number versions with this method.
    #[must_use]
    pub fn next_version(&self) -> u64 {
        match self.expected_version {
            Some(version) => version.saturating_add(1),
            None => (self.run.to_bits() % u128::from(FIRST_VERSIONS)) as u64,
        }
    }
}

/// The entry of a call that has begun and not ended.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredIntent {
    /// The id of the call, unique within its instance.
    pub call: String,
    /// When the call expires, in milliseconds since the Unix epoch.
    pub deadline_ms: u64,
    /// The id of the attempt that runs the call.
    pub run: RunId,
    /// The bytes of the intent.
    pub intent: Bytes,
}

/// The outcome of a call.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredOutcome {
    /// The id of the call, unique within its instance.
    pub call: String,
    /// The bytes of the outcome.
    pub outcome: Bytes,
    /// The time until which the store must keep it, in milliseconds since the Unix epoch. Afterwards,
    /// [`purge`](super::Store::purge) may delete it.
    pub expires_at_ms: u64,
}

/// The result of a [`Commit`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommitStatus {
    /// All of the change is stored.
    Committed {
        /// The version of the instance after the commit.
        version: u64,
    },
    /// Nothing is stored, because the instance does not have the expected version.
    Conflict,
}

/// Shows lengths, not contents, because records and outcomes may contain secrets.
impl fmt::Debug for StoredRecord {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("StoredRecord")
            .field("version", &self.version)
            .field("record", &Length(&self.record))
            .field("run", &self.run)
            .field("outcome", &self.outcome.as_ref().map(Length))
            .field("intent", &self.intent)
            .field("pending", &self.pending)
            .field("earliest_deadline_ms", &self.earliest_deadline_ms)
            .finish()
    }
}

/// Shows lengths, not contents, because records and outcomes may contain secrets.
impl fmt::Debug for Commit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Commit")
            .field("expected_version", &self.expected_version)
            .field("record", &self.record.as_ref().map(Length))
            .field("begin", &self.begin)
            .field("end", &self.end)
            .field("outcomes", &self.outcomes)
            .field("run", &self.run)
            .finish()
    }
}

/// Shows the length of the intent, because it may contain secrets.
impl fmt::Debug for StoredIntent {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("StoredIntent")
            .field("call", &self.call)
            .field("deadline_ms", &self.deadline_ms)
            .field("run", &self.run)
            .field("intent", &Length(&self.intent))
            .finish()
    }
}

/// Shows the length of the outcome, because it may contain secrets.
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
