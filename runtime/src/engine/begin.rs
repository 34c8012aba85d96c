//! The first half of a call: check it, and commit the intent.

use std::borrow::Cow;
use std::time::Duration;

use tracing::Span;

use super::finish::{changed_by_others, fitting};
use super::records::{Loaded, dismissed, id_reused, same_content};
use super::{Call, Target, internal};
use crate::declared::Values;
use crate::encode;
use crate::error::{ErrorKind, FunctionError};
use crate::id::{content, is_call_id, random_call_id};
use crate::plan::FunctionPlan;
use crate::plan::spec::ActionSpec;
use crate::record::{Outcome, Pending, Record, now};
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
pub(super) struct Checked {
    pub(super) id: String,
    /// Whether the caller may have used the id before.
    pub(super) chosen: bool,
    /// Empty where the id was not chosen.
    pub(super) content: String,
    /// JSON by declared names. A server call without a chosen id needs none.
    inputs: Option<String>,
}

/// What the store has to say to a call.
pub(super) enum Admitted {
    /// It has run before.
    Ended(Outcome),
    /// It may begin on this record.
    Open { version: u64, record: Record, data: Box<dyn Values> },
}

impl Target {
    pub(super) async fn begin(&self, call: Call) -> Result<Begun, FunctionError> {
        let checked = check(&call)?;
        let function = call.function;
        loop {
            let (version, mut record, data) = match self.admit(function, &checked).await? {
                Admitted::Ended(outcome) => return Ok(Begun::Ended(outcome)),
                Admitted::Open { version, record, data } => (version, record, data),
            };
            record.begin(self.intent(function, &checked));
            if let Committed::Done { version } = self.commit(Some(version), &record, None).await? {
                let (id, inputs) = (checked.id, call.inputs);
                return Ok(Begun::Intent(Box::new(Intent { id, function, inputs, data, record, version })));
            }
            changed_by_others().await;
        }
    }

    /// Waits until the store says whether a call may begin.
    pub(super) async fn admit(&self, function: &FunctionPlan, checked: &Checked) -> Result<Admitted, FunctionError> {
        loop {
            // Listens before it looks, so that no end goes by in between.
            let another_end = self.shared.ended.notified();
            let Loaded { version, record, data, ended } = self.load(checked.chosen.then_some(&checked.id)).await?;
            if let Some(ended) = ended {
                return Ok(Admitted::Ended(same_content(ended, &checked.content)));
            }
            if let Some(pending) = record.call(&checked.id) {
                if pending.content != checked.content {
                    return Err(id_reused());
                }
                drop((record, data));
                // One of this process tells; one of another has to be looked for.
                let _ = tokio::time::timeout(LOOK_AGAIN, another_end).await;
                continue;
            }
            if record.dismissed && !matches!(function.spec.action, ActionSpec::Dismiss) {
                return Err(dismissed());
            }
            return Ok(Admitted::Open { version, record, data: fitting(data)? });
        }
    }

    fn intent(&self, function: &'static FunctionPlan, checked: &Checked) -> Pending {
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
        Pending {
            id: checked.id.clone(),
            function: Cow::Borrowed(&function.spec.name),
            fingerprint: function.fingerprint,
            expires: now().saturating_add(u64::try_from(time.as_millis()).unwrap_or(u64::MAX)),
            content: checked.content.clone(),
            inputs,
        }
    }
}

/// Checks what needs no store. The id goes to the log.
pub(super) fn check(call: &Call) -> Result<Checked, FunctionError> {
    let spec = &call.function.spec;
    let (id, chosen) = match &call.id {
        None => (random_call_id().map_err(|error| internal(&error))?, false),
        Some(id) if is_call_id(id) => (id.clone(), true),
        Some(_) => {
            let message = "the id of a call is 1 to 128 visible ASCII characters";
            return Err(FunctionError::new(ErrorKind::Invalid, message));
        }
    };
    Span::current().record("id", id.as_str());
    if !chosen && matches!(spec.action, ActionSpec::Server(_)) {
        return Ok(Checked { id, chosen, content: String::new(), inputs: None });
    }
    let inputs = encode::fields(&spec.inputs, &*call.inputs, encode::Which::Stored)?;
    let content = if chosen { content(&spec.name, &inputs) } else { String::new() };
    Ok(Checked { id, chosen, content, inputs: Some(inputs) })
}
