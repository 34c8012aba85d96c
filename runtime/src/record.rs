//! What a store keeps of an instance, and of a call that has ended.

mod outcome;
#[cfg(test)]
mod tests;
mod text;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::value::RawValue;

pub(crate) use self::outcome::{Ended, Outcome, Returned};
use crate::declared::{Slot, Values, read_values};
use crate::decode::{Extras, Path, find};
use crate::plan::Plan;

/// One instance of a widget.
#[derive(Clone)]
pub(crate) struct Record {
    pub(crate) dismissed: bool,
    /// The calls that have begun and not ended.
    calls: Vec<Pending>,
    /// A JSON object by declared names; fields that are no longer declared stay in it.
    data: String,
}

/// A call that has begun: its intent.
#[derive(Clone)]
pub(crate) struct Pending {
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

impl Pending {
    /// Whether anybody can ask for the outcome: by the id they chose, or by a ticket.
    pub(crate) fn is_asked_for(&self) -> bool {
        !self.content.is_empty() || self.inputs.is_some()
    }
}

/// The data of a record, or the fields that have no value that fits them.
pub(crate) type Data = Result<Box<dyn Values>, Vec<String>>;

impl Record {
    /// The first record of an instance; `data` is a JSON object.
    pub(crate) fn new(data: String) -> Self {
        Record { dismissed: false, calls: Vec::new(), data }
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        text::read(bytes)
    }

    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        text::write(self).into_bytes()
    }

    /// The intent of a call.
    pub(crate) fn call(&self, id: &str) -> Option<&Pending> {
        self.calls.iter().find(|pending| pending.id == id)
    }

    /// A call whose time is up.
    pub(crate) fn expired(&self) -> Option<&Pending> {
        if self.calls.is_empty() {
            return None;
        }
        let now = now();
        self.calls.iter().find(|pending| pending.expires <= now)
    }

    pub(crate) fn begin(&mut self, pending: Pending) {
        self.calls.push(pending);
    }

    /// Takes the intent of a call out.
    pub(crate) fn end(&mut self, id: &str) -> Option<Pending> {
        let index = self.calls.iter().position(|pending| pending.id == id)?;
        Some(self.calls.swap_remove(index))
    }

    /// Reads the data; fields that are newer than the record have their defaults.
    pub(crate) fn read_data(&self, plan: &Plan) -> Result<Data, String> {
        let fields = &plan.widget.data;
        let paths = fields.iter().map(|field| Path::Key(&field.name));
        let mut values = find(&self.data, paths, Extras::Ignore).map_err(|_| damaged_data())?;
        let defaults = defaults(plan, &values);
        for (value, default) in values.iter_mut().zip(&defaults) {
            *value = value.or(default.as_deref());
        }
        Ok(read_values(&values, plan.data).map_err(|problems| {
            let names = problems.iter().filter_map(|problem| fields.get(problem.field));
            names.map(|field| field.name.clone()).collect()
        }))
    }

    /// Changes some fields of the data; the others stay as they are.
    pub(crate) fn set_data(&mut self, changes: &BTreeMap<String, Box<RawValue>>) -> Result<(), String> {
        let mut data: BTreeMap<&str, &RawValue> = serde_json::from_str(&self.data).map_err(|_| damaged_data())?;
        data.extend(changes.iter().map(|(name, value)| (name.as_str(), &**value)));
        self.data = serde_json::to_string(&data).map_err(|error| format!("the data cannot be written: {error}"))?;
        Ok(())
    }
}

/// The defaults of the fields that have no value; nothing at all where every field has one.
fn defaults(plan: &Plan, values: &[Option<&RawValue>]) -> Vec<Option<Box<RawValue>>> {
    if values.iter().all(Option::is_some) {
        return Vec::new();
    }
    plan.widget.data.iter().map(|field| default(plan, &field.name)).collect()
}

fn default(plan: &Plan, field: &str) -> Option<Box<RawValue>> {
    let (_, write) = plan.defaults.iter().find(|(name, _)| *name == field)?;
    let mut slot = Slot::default();
    write(&mut slot);
    slot.into_json()
}

/// That it is damaged, but not what stands there: that may be a secret.
fn damaged_data() -> String {
    "the record is damaged: its data is no JSON object".to_owned()
}

/// Unix milliseconds. Deadlines outlive the process, so they are told by the wall clock.
pub(crate) fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}
