//! `dismiss` and `set_variables` have no effect but on the record: intent, work and outcome are one
//! commit.

use super::begin::{Admission, check};
use super::finish::yield_to_others;
use super::{CallRequest, FinishedCall, InstanceContext};
use crate::declared::FieldAccess;
use crate::error::FunctionError;
use crate::plan::FunctionPlan;
use crate::plan::spec::{ActionSpec, FunctionSpec};
use crate::record::{Record, ReturnFields};
use crate::store::CommitStatus;

/// The return fields of a function that has none, as JSON.
const NOTHING_RETURNED: &str = "{}";

/// Whether a function does nothing but to change the record.
pub(super) fn is_immediate(function: &FunctionPlan) -> bool {
    matches!(function.spec.action, ActionSpec::Dismiss | ActionSpec::SetVariables(_))
}

impl InstanceContext {
    pub(super) async fn run_immediate(&self, call: CallRequest) -> Result<FinishedCall, FunctionError> {
        let CallRequest { function, inputs, id } = call;
        let pending = check(function, &*inputs, id)?;
        loop {
            let (version, record, data) = match self.admit(function, &pending).await? {
                Admission::Ended(outcome) => return Ok(FinishedCall::before(outcome)),
                Admission::Open { version, record, data } => (version, record, data),
            };
            let mut changed = record.clone();
            let done = self.change(&function.spec, &*inputs, &*data, &mut changed);
            // What could not be done leaves no trace but its outcome.
            let record = if done.is_ok() { changed } else { record };
            let kept = pending.has_chosen_id().then(|| self.kept(&pending, done.as_ref().map(|()| NOTHING_RETURNED)));
            if self.commit(Some(version), record.to_bytes(), kept).await? != CommitStatus::Conflict {
                let outcome = done.map(|()| ReturnFields::Live(Box::new(())));
                return Ok(FinishedCall { outcome, record: Some(record) });
            }
            yield_to_others().await;
        }
    }

    /// The work of the function. Its follow-up sees what it made of the data.
    fn change(
        &self,
        spec: &FunctionSpec,
        inputs: &dyn FieldAccess,
        data: &dyn FieldAccess,
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
