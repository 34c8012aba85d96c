//! What a store keeps of an instance, and of a call that has ended.

use std::collections::BTreeMap;
use std::time::{SystemTime, UNIX_EPOCH};

use http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::value::{RawValue, to_raw_value};

use crate::declared::{Reader, Slot, Values, read_values};
use crate::decode::{Extras, Path, find};
use crate::error::{ErrorKind, FunctionError};
use crate::plan::Plan;

/// The version of the format below. A record with a higher one is left alone.
const FORMAT: u32 = 1;

/// One instance of a widget.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Record {
    format: u32,
    pub(crate) dismissed: bool,
    /// The calls that have begun and not ended, by their ids.
    pub(crate) calls: BTreeMap<String, Pending>,
    /// A JSON object by declared names; fields that are no longer declared stay in it.
    data: Box<RawValue>,
}

/// A call that has begun: its intent.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Pending {
    pub(crate) function: String,
    /// Of the declaration.
    pub(crate) fingerprint: u64,
    /// Unix milliseconds.
    pub(crate) expires: u64,
    /// Of function and inputs: the same id with other content is refused. Empty where the id was
    /// not chosen by the caller, who then cannot ask again.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) content: String,
    /// By declared names, for whoever completes the call. A server call is completed by the task
    /// that began it, or by nobody: it keeps none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) inputs: Option<Box<RawValue>>,
}

impl Pending {
    /// Whether anybody can ask for the outcome: by the id they chose, or by a ticket.
    pub(crate) fn is_asked_for(&self) -> bool {
        !self.content.is_empty() || self.inputs.is_some()
    }
}

/// How a call ended.
pub(crate) type Outcome = Result<Returned, FunctionError>;

/// The return fields of a call.
pub(crate) enum Returned {
    /// As this process has just made them.
    Live(Box<dyn Values>),
    /// As they were kept: by declared names, secrets among them.
    Kept(Box<RawValue>),
}

/// An outcome as it is kept: one of `success` and `error`.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct Ended {
    /// By its declared name: it tells which return fields are secret.
    pub(crate) function: String,
    pub(crate) content: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    success: Option<Box<RawValue>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    error: Option<KeptError>,
}

#[derive(Debug, Deserialize, Serialize)]
struct KeptError {
    kind: ErrorKind,
    message: String,
    status: Option<u16>,
}

impl Record {
    /// The first record of an instance; `data` is a JSON object.
    pub(crate) fn new(data: Box<RawValue>) -> Self {
        Record { format: FORMAT, dismissed: false, calls: BTreeMap::new(), data }
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        match serde_json::from_slice::<Record>(bytes) {
            Ok(record) if record.format <= FORMAT => Ok(record),
            Ok(record) => Err(format!(
                "the record has format {}, this version reads up to {FORMAT}: it was written by a newer version",
                record.format
            )),
            Err(error) => Err(damaged("record", &error)),
        }
    }

    pub(crate) fn to_bytes(&self) -> Result<Vec<u8>, String> {
        let mut bytes = Vec::with_capacity(self.data.get().len() + 320);
        let written = serde_json::to_writer(&mut bytes, self);
        written.map_err(|error| format!("the record cannot be written: {error}"))?;
        Ok(bytes)
    }

    /// Reads the data; fields that are newer than the record have their defaults. The error names
    /// the fields that cannot be read.
    pub(crate) fn read_data<T>(
        &self,
        plan: &Plan,
        read: impl FnOnce(Reader<'_, '_>) -> Option<T>,
    ) -> Result<T, Vec<String>> {
        let fields = &plan.widget.data;
        let paths = fields.iter().map(|field| Path::Key(&field.name));
        let mut values = find(self.data.get(), paths, Extras::Ignore).unwrap_or_else(|_| vec![None; fields.len()]);
        let defaults = defaults(plan, &values);
        for (value, default) in values.iter_mut().zip(&defaults) {
            *value = value.or(default.as_deref());
        }
        read_values(values, read).map_err(|problems| {
            let names = problems.iter().filter_map(|problem| fields.get(problem.field));
            names.map(|field| field.name.clone()).collect()
        })
    }

    /// Changes some fields of the data; the others stay as they are.
    pub(crate) fn set_data(&mut self, changes: &BTreeMap<String, Box<RawValue>>) -> Result<(), String> {
        let mut data: BTreeMap<String, &RawValue> =
            serde_json::from_str(self.data.get()).map_err(|error| damaged("data", &error))?;
        data.extend(changes.iter().map(|(name, value)| (name.clone(), &**value)));
        self.data = to_raw_value(&data).map_err(|error| format!("the data cannot be written: {error}"))?;
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

impl Ended {
    pub(crate) fn new(function: String, content: String, outcome: Result<Box<RawValue>, &FunctionError>) -> Self {
        let error = outcome.as_ref().err().map(|error| KeptError {
            kind: error.kind(),
            message: error.message().to_owned(),
            status: error.status().map(|status| status.as_u16()),
        });
        Ended { function, content, success: outcome.ok(), error }
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        serde_json::from_slice(bytes).map_err(|error| damaged("kept outcome", &error))
    }

    pub(crate) fn to_bytes(&self) -> Result<Vec<u8>, String> {
        serde_json::to_vec(self).map_err(|error| format!("the outcome cannot be written: {error}"))
    }

    pub(crate) fn into_outcome(self) -> Outcome {
        match (self.success, self.error) {
            (Some(json), _) => Ok(Returned::Kept(json)),
            (None, Some(error)) => {
                let status = error.status.and_then(|status| StatusCode::from_u16(status).ok());
                Err(FunctionError::new(error.kind, error.message).with_status(status))
            }
            (None, None) => Err(FunctionError::new(ErrorKind::Store, "the kept outcome is damaged")),
        }
    }
}

/// Where it is damaged, but not what stands there: that may be a secret.
fn damaged(what: &str, error: &serde_json::Error) -> String {
    format!("the {what} is damaged (line {}, column {} of its JSON)", error.line(), error.column())
}

/// Unix milliseconds. Deadlines outlive the process, so they are told by the wall clock.
pub(crate) fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}
