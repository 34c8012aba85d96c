//! The bytes that a store keeps: the record of an instance, the intent of a running call, and the outcome of a call.

mod fields;
mod intent;
mod outcome;
#[cfg(test)]
mod tests;
mod text;

use std::collections::BTreeMap;

use self::fields::{Damaged, Fields};
pub(crate) use self::intent::PendingCall;
pub(crate) use self::outcome::{Outcome, OutcomeEnvelope, ReturnFields};
use crate::declared::FieldAccess;
use crate::id::hex_digits;
use crate::plan::Plan;

/// 128 random bits as hexadecimal digits.
type Generation = [u8; 32];

/// The record of one instance.
#[derive(Clone)]
pub(crate) struct Record {
    pub(crate) dismissed: bool,
    /// Random bits that differ from those of every other instance, also of one that had the same id before.
    generation: Generation,
    fields: Fields,
}

/// The data of a record, or the names of the fields without a valid value.
pub(crate) type Data = Result<Box<dyn FieldAccess>, Vec<String>>;

impl Record {
    /// Returns the first record of an instance. Values are JSON.
    pub(crate) fn new(generation: u128, data: &[(&str, String)]) -> Self {
        Record { dismissed: false, generation: hex_digits(generation), fields: Fields::new(data) }
    }

    pub(crate) fn from_bytes(bytes: Vec<u8>) -> Result<Self, String> {
        text::read(bytes)
    }

    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        text::write(self).into_bytes()
    }

    /// Decodes the data. Fields that were declared after the record was written get their defaults.
    pub(crate) fn data(&self, plan: &Plan) -> Result<Data, String> {
        self.fields.build(plan).map_err(damaged)
    }

    /// Changes some fields of the data and leaves the others unchanged. Values are JSON.
    pub(crate) fn set(&mut self, changes: BTreeMap<&str, String>) -> Result<(), String> {
        self.fields.set(changes).map_err(damaged)
    }
}

/// Reports which part is damaged without quoting it, because it may contain a secret.
fn damaged(_: Damaged) -> String {
    "the record is damaged (its data)".to_owned()
}
