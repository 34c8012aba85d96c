//! The last part of a call: its follow-up and its outcome, in one commit.

use super::begin::Intent;
use super::records::{Loaded, unknown};
use super::{FinishedCall, InstanceContext, internal, store_failed};
use crate::declared::FieldAccess;
use crate::error::{ErrorKind, FunctionError};
use crate::plan::{FollowUpPlan, FunctionPlan, JsonPlan, Plan};
use crate::record::{Data, Outcome, PendingCall, Record, ReturnFields};
use crate::scope::Scope;
use crate::store::{CommitStatus, StoredOutcome};
use crate::{decode, encode, render};

/// What performing a call came to: the return fields, or the error.
pub(super) type EffectResult = Result<Box<dyn FieldAccess>, FunctionError>;

/// The same after the follow-up: the return fields as JSON, where anybody can ask for them later.
type FollowUpResult = Result<Option<String>, FunctionError>;

impl InstanceContext {
    /// Ends a call with what came of its action.
    pub(super) async fn end_intent(
        &self,
        mut intent: Box<Intent>,
        performed: EffectResult,
    ) -> Result<FinishedCall, FunctionError> {
        loop {
            let scope = self.scope(&*intent.inputs, &*intent.data);
            let followed = self.follow_up(intent.function, scope, &performed, &intent.pending, &mut intent.record);
            if self.conclude(intent.version, &intent.record, &intent.pending, &followed).await? {
                return Ok(FinishedCall { outcome: outcome(performed, followed), record: Some(intent.record) });
            }
            yield_to_others().await;
            let mut loaded = self.load_unsettled(Some(&intent.pending.id)).await?;
            if let Some(ended) = loaded.ended {
                return Ok(FinishedCall::before(ended.into_outcome()));
            }
            // Where the call is gone, somebody else took it for lost.
            intent.pending = loaded.record.end(&intent.pending.id).ok_or_else(unknown)?;
            (intent.version, intent.record, intent.data) = (loaded.version, loaded.record, require_valid(loaded.data)?);
        }
    }

    /// Ends a call that was begun elsewhere. Whoever comes second gets the outcome of the first.
    ///
    /// `how` is asked once for what the call came to.
    pub(super) async fn end(
        &self,
        id: &str,
        how: impl FnOnce(&PendingCall) -> EffectResult + Send,
    ) -> Result<FinishedCall, FunctionError> {
        let mut how = Some(how);
        let mut performed: EffectResult = Ok(Box::new(()));
        loop {
            let Loaded { version, mut record, data, ended } = self.load_unsettled(Some(id)).await?;
            if let Some(ended) = ended {
                return Ok(FinishedCall::before(ended.into_outcome()));
            }
            let Some(pending) = record.end(id) else {
                return Err(FunctionError::new(ErrorKind::NotFound, "there is no such call"));
            };
            if let Some(how) = how.take() {
                performed = how(&pending);
            }
            let followed = self.follow_up_elsewhere(&performed, &pending, data, &mut record);
            if self.conclude(version, &record, &pending, &followed).await? {
                return Ok(FinishedCall { outcome: outcome(performed, followed), record: Some(record) });
            }
            yield_to_others().await;
        }
    }

    /// Commits the outcome; `false` where the record has changed meanwhile.
    async fn conclude(
        &self,
        version: u64,
        record: &Record,
        pending: &PendingCall,
        followed: &FollowUpResult,
    ) -> Result<bool, FunctionError> {
        let kept = self.kept_outcome(pending, followed);
        let done = self.commit(Some(version), record.to_bytes(), kept).await? != CommitStatus::Conflict;
        if done {
            let outcome = followed.as_ref().map_or_else(|error| error.kind().as_str(), |_| "success");
            tracing::debug!(id = pending.id, outcome, "the call has ended");
            // For another one nobody waits.
            if pending.has_chosen_id() {
                self.shared.ended.notify_waiters();
            }
        }
        Ok(done)
    }

    fn kept_outcome(&self, pending: &PendingCall, followed: &FollowUpResult) -> Option<StoredOutcome> {
        let outcome = match followed {
            Ok(Some(json)) => Ok(json.as_str()),
            Err(error) if pending.is_observable() => Err(error),
            _ => return None,
        };
        Some(self.kept(pending, outcome))
    }

    /// The follow-up of a call that another process may have begun.
    fn follow_up_elsewhere(
        &self,
        performed: &EffectResult,
        pending: &PendingCall,
        data: Data,
        record: &mut Record,
    ) -> FollowUpResult {
        let Some(inputs) = &pending.inputs else {
            // A server call that nobody finished: what is unknown has no follow-up.
            return Err(unknown());
        };
        let function = unchanged(self.plan, pending)?;
        let inputs = decode::stored_inputs(function, inputs)?;
        let data = require_valid(data)?;
        self.follow_up(function, self.scope(&*inputs, &*data), performed, pending, record)
    }

    /// Applies the follow-up to the record.
    fn follow_up(
        &self,
        function: &FunctionPlan,
        scope: Scope<'_>,
        performed: &EffectResult,
        pending: &PendingCall,
        record: &mut Record,
    ) -> FollowUpResult {
        match performed {
            Ok(returned) => {
                let json = pending
                    .is_observable()
                    .then(|| encode::fields(&function.spec.returns, &**returned, encode::Audience::Store));
                let json = json.transpose()?;
                let scope = Scope { response: Some(&**returned), ..scope };
                self.apply(&function.on_success, scope, record)?;
                self.apply(&function.on_execute, scope, record)?;
                Ok(json)
            }
            Err(error) => {
                self.apply(&function.on_failure, Scope { error: Some(error), ..scope }, record)?;
                Err(error.clone())
            }
        }
    }

    /// Applies all of a follow-up, or nothing.
    pub(super) fn apply(
        &self,
        follow_up: &FollowUpPlan,
        scope: Scope<'_>,
        record: &mut Record,
    ) -> Result<(), FunctionError> {
        self.set(&follow_up.set, scope, record)?;
        record.dismissed |= follow_up.dismiss;
        Ok(())
    }

    pub(super) fn set(
        &self,
        set: &[(String, JsonPlan)],
        scope: Scope<'_>,
        record: &mut Record,
    ) -> Result<(), FunctionError> {
        if set.is_empty() {
            return Ok(());
        }
        let mut changed = record.clone();
        changed.set(render::variables(set, scope)?).map_err(|error| store_failed(&error))?;
        // A type whose `Serialize` and `Deserialize` disagree must not spoil the record.
        self.data_of(&changed)?;
        *record = changed;
        Ok(())
    }

    /// The data of a record that has just been changed.
    pub(crate) fn data_of(&self, record: &Record) -> Result<Box<dyn FieldAccess>, FunctionError> {
        require_valid(record.data(self.plan).map_err(|error| store_failed(&error))?)
    }

    pub(super) fn scope<'a>(&'a self, inputs: &'a dyn FieldAccess, data: &'a dyn FieldAccess) -> Scope<'a> {
        Scope { inputs, data, config: &*self.config, response: None, error: None }
    }
}

/// The data, where it fits the declaration.
pub(crate) fn require_valid(data: Data) -> Result<Box<dyn FieldAccess>, FunctionError> {
    data.map_err(|fields| {
        internal(&format_args!("the record has no value that fits the data fields {}", fields.join(", ")))
    })
}

/// Lets others go on before the next try.
pub(super) async fn yield_to_others() {
    tokio::task::yield_now().await;
}

fn outcome(performed: EffectResult, followed: FollowUpResult) -> Outcome {
    match followed {
        Ok(_) => performed.map(ReturnFields::Live),
        Err(error) => Err(error),
    }
}

/// The declaration under which a call began, if it is still the same.
fn unchanged(plan: &'static Plan, pending: &PendingCall) -> Result<&'static FunctionPlan, FunctionError> {
    match plan.function(&pending.function) {
        Some(function) if function.fingerprint == pending.fingerprint => Ok(function),
        _ => Err(changed()),
    }
}

pub(super) fn changed() -> FunctionError {
    FunctionError::new(ErrorKind::Changed, "this was changed in the meantime, please try again")
}
