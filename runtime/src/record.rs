//! What a store keeps of an instance, and of a call that has ended.

mod fields;
mod outcome;
#[cfg(test)]
mod tests;
mod text;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::time::{SystemTime, UNIX_EPOCH};

use self::fields::{Damaged, Fields};
pub(crate) use self::outcome::{Outcome, OutcomeEnvelope, ReturnFields};
use crate::declared::FieldAccess;
use crate::plan::Plan;

/// One instance of a widget.
#[derive(Clone)]
pub(crate) struct Record {
    pub(crate) dismissed: bool,
    /// The calls that have begun and not ended.
    calls: Vec<PendingCall>,
    fields: Fields,
}

/// A call that has begun: its intent.
#[derive(Clone)]
pub(crate) struct PendingCall {
    pub(crate) id: String,
    pub(crate) function: Cow<'static, str>,
    /// Of the declaration.
    pub(crate) fingerprint: u64,
    /// Unix milliseconds.
    pub(crate) expires: u64,
    /// Of function and inputs: the same id with other content is refused. Empty where the id was
    /// not chosen by the caller, who then cannot ask again.
    pub(crate) content: String,
    /// JSON by declared names, for whoever completes the call. A server call is completed by the
    /// task that began it, or by nobody: it keeps none.
    pub(crate) inputs: Option<String>,
}

impl PendingCall {
    /// Whether the caller chose the id, and may have used it before.
    pub(crate) fn has_chosen_id(&self) -> bool {
        !self.content.is_empty()
    }

    /// Whether anybody can ask for the outcome: by the id they chose, or by a ticket.
    pub(crate) fn is_observable(&self) -> bool {
        self.has_chosen_id() || self.inputs.is_some()
    }
}

/// The data of a record, or the fields that have no value that fits them.
pub(crate) type Data = Result<Box<dyn FieldAccess>, Vec<String>>;

impl Record {
    /// The first record of an instance. FieldAccess are JSON.
    pub(crate) fn new(data: &[(&str, String)]) -> Self {
        Record { dismissed: false, calls: Vec::new(), fields: Fields::new(data) }
    }

    pub(crate) fn from_bytes(bytes: Vec<u8>) -> Result<Self, String> {
        text::read(bytes)
    }

    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        text::write(self, None).into_bytes()
    }

    /// The same with one more call, which has begun.
    pub(crate) fn with_call(&self, call: &PendingCall) -> Vec<u8> {
        text::write(self, Some(call)).into_bytes()
    }

    /// The intent of a call.
    pub(crate) fn call(&self, id: &str) -> Option<&PendingCall> {
        self.calls.iter().find(|pending| pending.id == id)
    }

    /// A call whose time is up.
    pub(crate) fn expired(&self) -> Option<&PendingCall> {
        if self.calls.is_empty() {
            return None;
        }
        let now = now();
        self.calls.iter().find(|pending| pending.expires <= now)
    }

    /// Takes the intent of a call out.
    pub(crate) fn end(&mut self, id: &str) -> Option<PendingCall> {
        let index = self.calls.iter().position(|pending| pending.id == id)?;
        Some(self.calls.swap_remove(index))
    }

    /// Reads the data; fields that are newer than the record have their defaults.
    pub(crate) fn data(&self, plan: &Plan) -> Result<Data, String> {
        self.fields.build(plan).map_err(damaged)
    }

    /// Changes some fields of the data; the others stay as they are. FieldAccess are JSON.
    pub(crate) fn set(&mut self, changes: BTreeMap<&str, String>) -> Result<(), String> {
        self.fields.set(changes).map_err(damaged)
    }
}

/// That it is damaged, but not what stands there: that may be a secret.
fn damaged(_: Damaged) -> String {
    "the record is damaged (its data)".to_owned()
}

/// Unix milliseconds. Deadlines outlive the process, so they are told by the wall clock.
pub(crate) fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}
