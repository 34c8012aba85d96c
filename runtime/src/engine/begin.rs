//! The first half of a call: check it, and commit the intent.

use std::time::Duration;

use serde_json::value::RawValue;
use tracing::Span;

use super::finish::changed_by_others;
use super::records::{Loaded, dismissed, id_reused, same_content};
use super::{Call, Target, internal};
use crate::declared::Values;
use crate::encode;
use crate::error::{ErrorKind, FunctionError};
use crate::id::{content, is_call_id, random_call_id};
use crate::plan::FunctionPlan;
use crate::plan::spec::{ActionSpec, FunctionSpec};
use crate::record::{Ended, Outcome, Pending, Record, Returned, now};
use crate::store::Committed;

/// How long a server call may take beyond its time-out before it is given up as unknown.
const GRACE: Duration = Duration::from_secs(5);
/// How long the application may take for a message or a link.
const HOST_TIME: Duration = Duration::from_secs(60);
/// How often a call looks after another one with the same id that runs in another process.
const LOOK_AGAIN: Duration = Duration::from_millis(200);

/// A call whose intent is committed, or that needs none any more.
pub(super) enum Begun {
    Ended(Outcome),
    Intent(Box<Intent>),
}

/// A committed intent.
pub(super) struct Intent {
    pub(super) id: String,
    pub(super) function: &'static FunctionPlan,
    pub(super) inputs: Box<dyn Values>,
    /// The data at the start of the call.
    pub(super) data: Box<dyn Values>,
    /// The record with the intent, and its version.
    pub(super) record: Record,
    pub(super) version: u64,
}

/// What a call comes down to before anything is read.
struct Checked {
    id: String,
    /// Whether the caller may have used the id before.
    chosen: bool,
    /// Empty where the id was not chosen.
    content: String,
    /// By declared names. A server call without a chosen id needs none.
    inputs: Option<Box<RawValue>>,
}

impl Target {
    pub(super) async fn begin(&self, call: Call) -> Result<Begun, FunctionError> {
        let checked = check(&call)?;
        Span::current().record("id", checked.id.as_str());
        let function = call.function;
        loop {
            // Listens before it looks, so that no end goes by in between.
            let another_end = self.shared.ended.notified();
            let Loaded { version, record, ended } = self.load(checked.chosen.then_some(&checked.id)).await?;
            if let Some(ended) = ended {
                return Ok(Begun::Ended(same_content(ended, &checked.content)));
            }
            if let Some(pending) = record.calls.get(&checked.id) {
                if pending.content != checked.content {
                    return Err(id_reused());
                }
                // One of this process tells; one of another has to be looked for.
                let _ = tokio::time::timeout(LOOK_AGAIN, another_end).await;
                continue;
            }
            if record.dismissed && !matches!(function.spec.action, ActionSpec::Dismiss) {
                return Err(dismissed());
            }
            let data = self.data_of(&record)?;
            if is_immediate(&function.spec.action) {
                match self.at_once(&call, &checked, version, record, &*data).await? {
                    Some(outcome) => return Ok(Begun::Ended(outcome)),
                    None => continue,
                }
            }
            let record = self.with_intent(record, function, &checked);
            if let Committed::Done { version } = self.commit(Some(version), &record, None).await? {
                let (id, inputs) = (checked.id, call.inputs);
                return Ok(Begun::Intent(Box::new(Intent { id, function, inputs, data, record, version })));
            }
            changed_by_others().await;
        }
    }

    fn with_intent(&self, mut record: Record, function: &FunctionPlan, checked: &Checked) -> Record {
        let (inputs, time) = match &function.spec.action {
            ActionSpec::Server(server) => {
                (None, server.timeout.map_or(self.shared.limits.timeout, Duration::from_millis) + GRACE)
            }
            action => {
                let wait = match action {
                    ActionSpec::Client(client) => client.wait,
                    _ => None,
                };
                (checked.inputs.clone(), wait.map_or(HOST_TIME, Duration::from_millis))
            }
        };
        let pending = Pending {
            function: function.spec.name.clone(),
            fingerprint: function.fingerprint,
            expires: now().saturating_add(u64::try_from(time.as_millis()).unwrap_or(u64::MAX)),
            content: checked.content.clone(),
            inputs,
        };
        record.calls.insert(checked.id.clone(), pending);
        record
    }

    /// `dismiss` and `set_variables` have no effect but on the record: intent, work and outcome are
    /// one commit. `None` where the record has changed meanwhile.
    async fn at_once(
        &self,
        call: &Call,
        checked: &Checked,
        version: u64,
        record: Record,
        data: &dyn Values,
    ) -> Result<Option<Outcome>, FunctionError> {
        let mut changed = record.clone();
        let done = self.change(&call.function.spec, &*call.inputs, data, &mut changed);
        // What could not be done leaves no trace but its outcome.
        let record = if done.is_ok() { changed } else { record };
        let outcome = match &done {
            Ok(()) => Ok(nothing_returned()?),
            Err(error) => Err(error),
        };
        let ended = Ended::new(call.function.spec.name.clone(), checked.content.clone(), outcome);
        let ended = checked.chosen.then_some((checked.id.as_str(), ended));
        match self.commit(Some(version), &record, ended).await? {
            Committed::Conflict => Ok(None),
            Committed::Done { .. } => Ok(Some(done.map(|()| Returned::Live(Box::new(()))))),
        }
    }

    /// The work of a function that is nothing but a change of the record. Its follow-up sees what
    /// it made of the data.
    fn change(
        &self,
        spec: &FunctionSpec,
        inputs: &dyn Values,
        data: &dyn Values,
        record: &mut Record,
    ) -> Result<(), FunctionError> {
        match &spec.action {
            ActionSpec::SetVariables(set) => self.set(set, self.scope(inputs, data), record)?,
            _ => record.dismissed = true,
        }
        if spec.on_execute.set.is_empty() {
            record.dismissed |= spec.on_execute.dismiss;
            return Ok(());
        }
        let data = self.data_of(record)?;
        self.apply(&spec.on_execute, self.scope(inputs, &*data), record)
    }
}

fn check(call: &Call) -> Result<Checked, FunctionError> {
    let spec = &call.function.spec;
    let (id, chosen) = match &call.id {
        None => (random_call_id().map_err(|error| internal(&error))?, false),
        Some(id) if is_call_id(id) => (id.clone(), true),
        Some(_) => {
            let message = "the id of a call is 1 to 128 visible ASCII characters";
            return Err(FunctionError::new(ErrorKind::Invalid, message));
        }
    };
    if !chosen && matches!(spec.action, ActionSpec::Server(_)) {
        return Ok(Checked { id, chosen, content: String::new(), inputs: None });
    }
    let inputs = encode::fields(&spec.inputs, &*call.inputs, encode::Which::Stored)?;
    let content = if chosen { content(&spec.name, &inputs) } else { String::new() };
    let inputs = RawValue::from_string(inputs).map_err(|error| internal(&error))?;
    Ok(Checked { id, chosen, content, inputs: Some(inputs) })
}

/// The return fields of a function that has none.
fn nothing_returned() -> Result<Box<RawValue>, FunctionError> {
    RawValue::from_string("{}".to_owned()).map_err(|error| internal(&error))
}

fn is_immediate(action: &ActionSpec) -> bool {
    matches!(action, ActionSpec::Dismiss | ActionSpec::SetVariables(_))
}
