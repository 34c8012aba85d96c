//! The first half of a call: check it, and commit the intent.

use std::borrow::Cow;
use std::time::Duration;

use tracing::Span;

use super::finish::{require_valid, yield_to_others};
use super::records::{Loaded, dismissed, id_reused, same_content};
use super::{CallRequest, InstanceContext, internal};
use crate::declared::FieldAccess;
use crate::encode;
use crate::error::{ErrorKind, FunctionError};
use crate::id::{content, is_call_id, random_call_id};
use crate::plan::FunctionPlan;
use crate::plan::spec::{Effect, Kind};
use crate::record::{Outcome, PendingCall, Record, now};
use crate::store::CommitStatus;

/// How long a server call may take beyond its time-out before it is given up as unknown.
const GRACE: Duration = Duration::from_secs(5);
/// How long the application may take for a message or a link.
const HOST_TIMEOUT: Duration = Duration::from_secs(60);
/// How often a call looks after another one with the same id that runs in another process.
const POLL_INTERVAL: Duration = Duration::from_millis(200);

/// A call whose intent is committed, or that needs none any more.
pub(super) enum BeginResult {
    Ended(Outcome),
    Intent(Box<Intent>),
}

/// A committed intent.
pub(super) struct Intent {
    pub(super) function: &'static FunctionPlan,
    pub(super) inputs: Box<dyn FieldAccess>,
    /// The data at the start of the call.
    pub(super) data: Box<dyn FieldAccess>,
    /// What stands in the committed record.
    pub(super) pending: PendingCall,
    /// The rest of that record.
    pub(super) record: Record,
    pub(super) version: u64,
}

impl Intent {
    /// Many calls wait for their services at once: what they hold meanwhile is what the allocator is asked for most.
    pub(super) fn release_unused(&mut self) {
        if !self.function.spec.sets_variables() {
            self.inputs = Box::new(());
            self.data = Box::new(());
        }
    }
}

/// What the store has to say to a call.
pub(super) enum Admission {
    /// It has run before.
    Ended(Outcome),
    /// It may begin on this record.
    Open { version: u64, record: Record, data: Box<dyn FieldAccess> },
}

impl InstanceContext {
    pub(super) async fn begin(&self, call: CallRequest) -> Result<BeginResult, FunctionError> {
        let CallRequest { function, inputs, id } = call;
        let mut pending = check(function, &*inputs, id)?;
        loop {
            let (version, record, data) = match self.admit(function, &pending).await? {
                Admission::Ended(outcome) => return Ok(BeginResult::Ended(outcome)),
                Admission::Open { version, record, data } => (version, record, data),
            };
            pending.expires = self.deadline(function);
            if let CommitStatus::Committed { version } =
                self.commit(Some(version), record.with_call(&pending), None).await?
            {
                return Ok(BeginResult::Intent(Box::new(Intent { function, inputs, data, pending, record, version })));
            }
            yield_to_others().await;
        }
    }

    /// Waits until the store says whether a call may begin.
    pub(super) async fn admit(&self, function: &FunctionPlan, call: &PendingCall) -> Result<Admission, FunctionError> {
        loop {
            // Listens before it looks, so that no end goes by in between.
            let another_end = self.shared.ended.notified();
            if let Some(admitted) = self.try_admit(function, call).await? {
                return Ok(admitted);
            }
            // One of this process tells; one of another has to be looked for.
            let _ = tokio::time::timeout(POLL_INTERVAL, another_end).await;
        }
    }

    /// `None` where the call runs already.
    async fn try_admit(&self, function: &FunctionPlan, call: &PendingCall) -> Result<Option<Admission>, FunctionError> {
        let Loaded { version, record, data, ended } = self.load(call.has_chosen_id().then_some(&call.id)).await?;
        if let Some(ended) = ended {
            return Ok(Some(Admission::Ended(same_content(ended, &call.content))));
        }
        match record.call(&call.id) {
            Some(running) if running.content == call.content => return Ok(None),
            Some(_) => return Err(id_reused()),
            None => {}
        }
        if record.dismissed && function.spec.kind() != Kind::Dismiss {
            return Err(dismissed());
        }
        Ok(Some(Admission::Open { version, record, data: require_valid(data)? }))
    }

    /// Until when the call must have ended, in Unix milliseconds.
    fn deadline(&self, function: &FunctionPlan) -> u64 {
        let time = match function.spec.effect() {
            Effect::Request => function.spec.timeout().unwrap_or(self.shared.limits.timeout) + GRACE,
            Effect::Host | Effect::Record => function.spec.response_timeout().unwrap_or(HOST_TIMEOUT),
        };
        now().saturating_add(u64::try_from(time.as_millis()).unwrap_or(u64::MAX))
    }
}

/// Checks what needs no store, and makes the intent but for its deadline. The id goes to the log.
pub(super) fn check(
    function: &'static FunctionPlan,
    inputs: &dyn FieldAccess,
    id: Option<String>,
) -> Result<PendingCall, FunctionError> {
    let (id, chosen) = match id {
        None => (random_call_id().map_err(|error| internal(&error))?, false),
        Some(id) if is_call_id(&id) => (id, true),
        Some(_) => {
            let message = "the id of a call is 1 to 128 visible ASCII characters";
            return Err(FunctionError::new(ErrorKind::Invalid, message));
        }
    };
    Span::current().record("id", id.as_str());
    let spec = &function.spec;
    // Nobody completes a server call with its inputs.
    let is_server = spec.effect() == Effect::Request;
    let inputs = (chosen || !is_server).then(|| encode::fields(&spec.inputs, inputs, encode::Audience::Store));
    let inputs = inputs.transpose()?;
    let content = inputs.as_ref().filter(|_| chosen).map(|inputs| content(&spec.name, inputs));
    Ok(PendingCall {
        id,
        function: Cow::Borrowed(&spec.name),
        fingerprint: function.fingerprint,
        expires: 0,
        content: content.unwrap_or_default(),
        inputs: inputs.filter(|_| !is_server),
    })
}
