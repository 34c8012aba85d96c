//! `dismiss` and `set_variables` have no effect but on the record: intent, work and outcome are one
//! commit.

use super::begin::{Admitted, check};
use super::finish::changed_by_others;
use super::{Call, Ending, Target};
use crate::declared::Values;
use crate::error::FunctionError;
use crate::plan::FunctionPlan;
use crate::plan::spec::{ActionSpec, FunctionSpec};
use crate::record::{Record, Returned};
use crate::store::Committed;

/// The return fields of a function that has none, as JSON.
const NOTHING_RETURNED: &str = "{}";

/// Whether a function does nothing but to change the record.
pub(super) fn is_immediate(function: &FunctionPlan) -> bool {
    matches!(function.spec.action, ActionSpec::Dismiss | ActionSpec::SetVariables(_))
}

impl Target {
    pub(super) async fn at_once(&self, call: Call) -> Result<Ending, FunctionError> {
        let Call { function, inputs, id } = call;
        let pending = check(function, &*inputs, id)?;
        loop {
            let (version, record, data) = match self.admit(function, &pending).await? {
                Admitted::Ended(outcome) => return Ok(Ending::before(outcome)),
                Admitted::Open { version, record, data } => (version, record, data),
            };
            let mut changed = record.clone();
            let done = self.change(&function.spec, &*inputs, &*data, &mut changed);
            // What could not be done leaves no trace but its outcome.
            let record = if done.is_ok() { changed } else { record };
            let kept = pending.is_named().then(|| self.kept(&pending, done.as_ref().map(|()| NOTHING_RETURNED)));
            if self.commit(Some(version), record.to_bytes(), kept).await? != Committed::Conflict {
                let outcome = done.map(|()| Returned::Live(Box::new(())));
                return Ok(Ending { outcome, record: Some(record) });
            }
            changed_by_others().await;
        }
    }

    /// The work of the function. Its follow-up sees what it made of the data.
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
