//! Declarations, prepared for rendering. A [`Plan`] is read once from the JSON of a table: it has the
//! types of `widget_functions_spec`, which are the meaning, and their prepared forms.

mod action;
mod json;
mod url;

use std::collections::HashMap;
use std::fmt::Display;
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde_json::Value;
use sha2::{Digest, Sha256};
pub(crate) use widget_functions_spec as spec;

use crate::declared::{Decode, Table, WriteDefault};
pub(crate) use action::{ActionPlan, BodyPlan, ClientPlan, FollowUpPlan, RequestPlan};
pub(crate) use json::{JsonPlan, JsonToken, JsonTokenKind};
use spec::{Effect, FunctionSpec, Kind, WidgetSpec};
pub(crate) use url::{UrlPart, UrlPlan, UrlStart};

/// A declared widget, ready to run.
pub(crate) struct Plan {
    pub(crate) widget: WidgetSpec,
    pub(crate) data: Decode,
    pub(crate) defaults: &'static [(&'static str, WriteDefault)],
    pub(crate) functions: Vec<FunctionPlan>,
    by_name: ByName,
    by_wire: ByName,
}

/// The index of each function by its name.
///
/// With the standard hasher, 10 lookups take 2,886 instructions instead of 1,216, which makes decoding 10 calls 10 % more
/// expensive. An attacker cannot choose colliding names, since the developer declares them.
type ByName = HashMap<Vec<u8>, usize, foldhash::fast::RandomState>;

/// A declared function, ready to run.
pub(crate) struct FunctionPlan {
    pub(crate) spec: FunctionSpec,
    pub(crate) action: ActionPlan,
    pub(crate) on_success: FollowUpPlan,
    pub(crate) on_failure: FollowUpPlan,
    pub(crate) on_execute: FollowUpPlan,
    /// The wire names of the inputs, as JSON.
    pub(crate) input_names: Vec<String>,
    /// A hash of the declaration, which detects changes.
    pub(crate) fingerprint: u64,
    pub(crate) inputs: Decode,
    pub(crate) returned: Decode,
}

impl Plan {
    /// Returns the plan of a table. Reads it on first use.
    pub(crate) fn of(table: &'static Table) -> Result<&'static Plan, &'static str> {
        let prepared = table.prepared.get_or_init(|| Box::new(read(table)));
        match prepared.downcast_ref::<Result<Plan, String>>() {
            Some(plan) => plan.as_ref().map_err(String::as_str),
            None => Err("the table was prepared by something else"),
        }
    }

    pub(crate) fn function(&self, name: &str) -> Option<&FunctionPlan> {
        self.by_name.get(name.as_bytes()).and_then(|index| self.functions.get(*index))
    }

    pub(crate) fn function_on_wire(&self, wire: &[u8]) -> Option<&FunctionPlan> {
        self.by_wire.get(wire).and_then(|index| self.functions.get(*index))
    }
}

impl FunctionPlan {
    /// Prepares a function. Fails if its action is invalid.
    pub(crate) fn new(spec: FunctionSpec, fingerprint: u64, inputs: Decode, returned: Decode) -> Result<Self, String> {
        Ok(FunctionPlan {
            action: ActionPlan::of(&spec.action)?,
            on_success: FollowUpPlan::of(&spec.on_success),
            on_failure: FollowUpPlan::of(&spec.on_failure),
            on_execute: FollowUpPlan::of(&spec.on_execute),
            input_names: spec.inputs.iter().map(|field| Value::from(field.wire()).to_string()).collect(),
            spec,
            fingerprint,
            inputs,
            returned,
        })
    }

    /// Returns the wire name.
    pub(crate) fn wire(&self) -> &str {
        self.spec.wire()
    }

    pub(crate) fn kind(&self) -> Kind {
        self.spec.kind()
    }

    pub(crate) fn effect(&self) -> Effect {
        self.spec.effect()
    }

    /// Returns the declared timeout of a request.
    pub(crate) fn timeout(&self) -> Option<Duration> {
        self.spec.timeout()
    }

    /// Returns how long a client call waits for its answer, if it waits.
    pub(crate) fn response_timeout(&self) -> Option<Duration> {
        self.spec.response_timeout()
    }
}

fn read(table: &'static Table) -> Result<Plan, String> {
    let mut functions = Vec::with_capacity(table.functions.len());
    for entry in table.functions {
        let spec: FunctionSpec = parse(entry.spec)?;
        let fingerprint = fingerprint(entry.spec);
        functions.push(FunctionPlan::new(spec, fingerprint, entry.inputs, entry.returned).map_err(unreadable)?);
    }
    let index = |name: fn(&FunctionPlan) -> &str| {
        functions.iter().enumerate().map(|(index, function)| (name(function).as_bytes().to_owned(), index)).collect()
    };
    Ok(Plan {
        widget: parse(table.spec)?,
        data: table.data,
        defaults: table.defaults,
        by_name: index(|function| &function.spec.name),
        by_wire: index(FunctionPlan::wire),
        functions,
    })
}

fn parse<T: DeserializeOwned>(spec: &str) -> Result<T, String> {
    serde_json::from_str(spec).map_err(unreadable)
}

fn unreadable(cause: impl Display) -> String {
    format!("cannot read the declaration's table ({cause}): all widget-functions crates must have the same version")
}

/// Hashes a declaration. The hash is the same in every process and every release, since intents contain it.
fn fingerprint(spec: &str) -> u64 {
    let hash = Sha256::digest(spec);
    hash.first_chunk().map_or(0, |bytes| u64::from_be_bytes(*bytes))
}
