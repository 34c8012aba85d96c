use std::fmt;

use serde::{Deserialize, Serialize};

/// Names a call that waits for the answer of a host or page.
///
/// A ticket can be stored, sent to a page, and passed to [`Instance::complete`](crate::Instance::complete) later, in any
/// process with the same store.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ticket(String);

impl Ticket {
    /// Returns the ticket of the call with this id.
    pub fn new(call: impl Into<String>) -> Self {
        Ticket(call.into())
    }

    /// Returns the id of the call.
    pub fn call_id(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Ticket {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
