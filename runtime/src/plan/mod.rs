//! A declaration as the runtime walks it: the JSON of its table, read once.

mod json_template;
pub(crate) mod spec;
mod url_spec;

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::declared::{Decode, InputSchema, Table, WriteDefault, read_hints};
use spec::{ActionSpec, FunctionSpec, ServerSpec, WidgetSpec};

/// One declared widget, ready to run.
pub(crate) struct Plan {
    pub(crate) widget: WidgetSpec,
    pub(crate) data: Decode,
    pub(crate) defaults: &'static [(&'static str, WriteDefault)],
    pub(crate) functions: Vec<FunctionPlan>,
    by_name: ByName,
    by_wire: ByName,
}

/// The index of each function. That names are declared lets nobody choose them so that they collide.
type ByName = HashMap<Vec<u8>, usize, BuildHasherDefault<Fnv1a>>;

/// Where a function has its effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    /// A service, by a request.
    Request,
    /// The host or its page, by an action.
    Host,
    /// The record alone.
    Record,
}

/// One declared function, ready to run.
pub(crate) struct FunctionPlan {
    pub(crate) spec: FunctionSpec,
    /// The names of the inputs on the page's wire, as JSON.
    pub(crate) input_names: Vec<String>,
    /// Tells this declaration from a changed one.
    pub(crate) fingerprint: u64,
    pub(crate) inputs: Decode,
    pub(crate) returned: Decode,
}

impl Plan {
    /// The plan of a table, read at its first use.
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
    pub(crate) fn new(spec: FunctionSpec, fingerprint: u64, inputs: Decode, returned: Decode) -> Self {
        let input_names = spec.inputs.iter().map(|field| Value::from(field.wire()).to_string()).collect();
        FunctionPlan { spec, input_names, fingerprint, inputs, returned }
    }

    /// The function's name on the page's wire.
    pub(crate) fn wire(&self) -> &str {
        self.spec.wire.as_deref().unwrap_or(&self.spec.name)
    }

    pub(crate) fn effect(&self) -> Effect {
        match self.spec.action {
            ActionSpec::Server(_) => Effect::Request,
            ActionSpec::Client(_) | ActionSpec::SendMessage { .. } | ActionSpec::Link(_) => Effect::Host,
            ActionSpec::Dismiss | ActionSpec::SetVariables(_) => Effect::Record,
        }
    }

    pub(crate) fn is_dismiss(&self) -> bool {
        matches!(self.spec.action, ActionSpec::Dismiss)
    }

    pub(crate) fn is_link(&self) -> bool {
        matches!(self.spec.action, ActionSpec::Link(_))
    }

    /// The declared timeout of a request.
    pub(crate) fn timeout(&self) -> Option<Duration> {
        match &self.spec.action {
            ActionSpec::Server(server) => server.timeout.map(Duration::from_millis),
            _ => None,
        }
    }

    /// How long a client call waits for its answer, if it does.
    pub(crate) fn response_timeout(&self) -> Option<Duration> {
        match &self.spec.action {
            ActionSpec::Client(client) => client.wait.map(Duration::from_millis),
            _ => None,
        }
    }

    /// What each input wants to be read from.
    pub(crate) fn input_hints(&self) -> Vec<InputSchema> {
        read_hints(self.inputs)
    }
}

fn read(table: &'static Table) -> Result<Plan, String> {
    let mut functions = Vec::with_capacity(table.functions.len());
    for entry in table.functions {
        let mut spec: FunctionSpec = parse(entry.spec)?;
        if let ActionSpec::Server(server) = &mut spec.action {
            let ServerSpec { url, parameters, .. } = &mut **server;
            url.take_constants(parameters);
        }
        let fingerprint = fnv1a(entry.spec.as_bytes());
        functions.push(FunctionPlan::new(spec, fingerprint, entry.inputs, entry.returned));
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
    serde_json::from_str(spec).map_err(|error| {
        format!("the declaration's table cannot be read ({error}): are all crates of widget-functions of one version?")
    })
}

/// FNV-1a, since a fingerprint must be the same in every process and every release.
struct Fnv1a(u64);

impl Default for Fnv1a {
    fn default() -> Self {
        Fnv1a(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv1a {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    /// The length of a name, which comes before its bytes.
    fn write_usize(&mut self, length: usize) {
        self.0 ^= length as u64;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

fn fnv1a(bytes: &[u8]) -> u64 {
    let mut hasher = Fnv1a::default();
    hasher.write(bytes);
    hasher.finish()
}
