//! `dismiss` and `set_variables` have no effect but on the record: intent, work and outcome are one
//! commit.

use super::begin::{Admission, check};
use super::finish::yield_to_others;
use super::{CallRequest, FinishedCall, InstanceContext};
use crate::declared::FieldAccess;
use crate::error::FunctionError;
use crate::plan::spec::Effect;
use crate::plan::{ActionPlan, FunctionPlan};
use crate::record::{Record, ReturnFields};
use crate::store::CommitStatus;

/// The return fields of a function that has none, as JSON.
const NOTHING_RETURNED: &str = "{}";

/// Whether a function does nothing but to change the record.
pub(super) fn is_immediate(function: &FunctionPlan) -> bool {
    function.spec.effect() == Effect::Record
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
            let done = self.change(function, &*inputs, &*data, &mut changed);
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
        function: &FunctionPlan,
        inputs: &dyn FieldAccess,
        data: &dyn FieldAccess,
        record: &mut Record,
    ) -> Result<(), FunctionError> {
        if let ActionPlan::Record(change) = &function.action {
            self.apply(change, self.scope(inputs, data), record)?;
        }
        let on_execute = &function.on_execute;
        if on_execute.set.is_empty() {
            record.dismissed |= on_execute.dismiss;
            return Ok(());
        }
        let data = self.data_of(record)?;
        self.apply(on_execute, self.scope(inputs, &*data), record)
    }
}
