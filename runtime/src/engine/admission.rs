//! Decides whether a call may begin.

use std::borrow::Cow;

use serde_json::value::RawValue;
use tracing::Span;

use super::errors::{dismissed, id_reused};
use super::follow_up::invalid_data;
use super::snapshot::Snapshot;
use crate::declared::FieldAccess;
use crate::encode::{self, Audience};
use crate::error::{ErrorKind, FunctionError};
use crate::id::{call_id, is_call_id, random_bits, request_hash};
use crate::plan::FunctionPlan;
use crate::plan::spec::{Effect, Kind};
use crate::record::{Outcome, PendingCall};
use crate::store::RunId;

/// A call that has not begun, with its id.
pub(super) struct PreparedCall {
    pub(super) id: String,
    pub(super) run: RunId,
    pub(super) pending: PendingCall,
}

impl PreparedCall {
    /// The id that a previous call may have used.
    pub(super) fn chosen_id(&self) -> Option<&str> {
        self.pending.has_chosen_id().then_some(&self.id)
    }
}

/// Whether a call may begin.
pub(super) enum Admission {
    /// It has ended before.
    Ended(Outcome),
    /// It runs, until this deadline (Unix milliseconds).
    Running(u64),
    /// It may begin on this snapshot.
    Open(Box<Snapshot>),
}

/// Checks all that needs no store, and encodes the inputs. Records the id in the span.
pub(super) fn prepare(
    function: &'static FunctionPlan,
    inputs: &dyn FieldAccess,
    chosen_id: Option<String>,
) -> Result<PreparedCall, FunctionError> {
    let bits = random_bits().map_err(|error| FunctionError::internal(&error))?;
    let chosen = chosen_id.is_some();
    let id = match chosen_id {
        None => call_id(bits),
        Some(id) if is_call_id(&id) => id,
        Some(_) => {
            let message = "the id of a call is 1 to 128 visible ASCII characters";
            return Err(FunctionError::new(ErrorKind::Invalid, message));
        }
    };
    Span::current().record("id", id.as_str());
    let spec = &function.spec;
    let needs_answer = function.effect() == Effect::Host;
    let inputs = (chosen || needs_answer).then(|| encode::fields(&spec.inputs, inputs, Audience::Store)).transpose()?;
    let request_hash = inputs.as_ref().filter(|_| chosen).map(|inputs| request_hash(&spec.name, inputs));
    let inputs = inputs.filter(|_| needs_answer).map(RawValue::from_string).transpose();
    let pending = PendingCall {
        function: Cow::Borrowed(&spec.name),
        fingerprint: function.fingerprint,
        request_hash: request_hash.unwrap_or_default(),
        inputs: inputs.map_err(|error| FunctionError::internal(&error))?,
    };
    Ok(PreparedCall { id, run: RunId::from_bits(bits), pending })
}

/// Decides on a snapshot that was loaded with the chosen id of the call.
pub(super) fn admit(
    function: &FunctionPlan,
    call: &PreparedCall,
    snapshot: Box<Snapshot>,
) -> Result<Admission, FunctionError> {
    let hash = &call.pending.request_hash;
    if let Some(ended) = snapshot.outcome {
        return if ended.request_hash == *hash { Ok(Admission::Ended(ended.into_outcome())) } else { Err(id_reused()) };
    }
    if let Some(running) = &snapshot.intent {
        return if running.pending.request_hash == *hash {
            Ok(Admission::Running(running.deadline_ms))
        } else {
            Err(id_reused())
        };
    }
    if snapshot.record.dismissed && function.kind() != Kind::Dismiss {
        return Err(dismissed());
    }
    if let Err(fields) = &snapshot.data {
        return Err(invalid_data(fields));
    }
    Ok(Admission::Open(snapshot))
}
