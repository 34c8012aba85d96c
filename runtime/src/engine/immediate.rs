//! Runs `dismiss` and `set_variables`: they only change the record, so intent, effect, and outcome are one commit.

use super::admission::{Admission, admit, prepare};
use super::commit::{Attempt, Change, Start};
use super::follow_up::Draft;
use super::{CallRequest, FinishedCall, InstanceContext};
use crate::declared::FieldAccess;
use crate::error::FunctionError;
use crate::plan::{ActionPlan, FunctionPlan};
use crate::progress::Progress;
use crate::record::ReturnFields;

/// The return fields of a function that has none, as JSON.
const NO_FIELDS: &str = "{}";

impl InstanceContext {
    pub(super) async fn run_immediate(&self, call: CallRequest) -> Result<Progress<FinishedCall>, FunctionError> {
        let CallRequest { function, inputs, id } = call;
        let call = prepare(function, &*inputs, id)?;
        let (finished, _) = self
            .transact(Start::Settled(call.chosen_id()), call.run, |snapshot| {
                let snapshot = match admit(function, &call, snapshot)? {
                    Admission::Running(deadline_ms) => return Ok(Attempt::WaitUntil(deadline_ms)),
                    Admission::Ended(outcome) => {
                        let function = Some(function);
                        return Ok(Attempt::Return(FinishedCall { function, outcome, state: None }));
                    }
                    Admission::Open(snapshot) => snapshot,
                };
                let mut draft = Draft::new(snapshot.record, snapshot.data);
                let done = self.change(function, &*inputs, &mut draft);
                let mut change = Change::default();
                if call.chosen_id().is_some() {
                    let outcome = done.as_ref().map(|()| NO_FIELDS);
                    change.outcomes.push(self.stored_outcome(&call.id, &call.pending, outcome));
                }
                // A change that fails halfway leaves nothing but its outcome.
                let (record, state) = if done.is_ok() { draft.finish() } else { (None, None) };
                change.record = record;
                let outcome = done.map(|()| ReturnFields::Live(Box::new(())));
                Ok(Attempt::Commit(change, FinishedCall { function: Some(function), outcome, state }))
            })
            .await?;
        Ok(Progress::Done(finished))
    }

    /// Performs the function. Its follow-up sees the changed data.
    fn change(
        &self,
        function: &FunctionPlan,
        inputs: &dyn FieldAccess,
        draft: &mut Draft,
    ) -> Result<(), FunctionError> {
        if let ActionPlan::Record(change) = &function.action {
            self.apply(change, inputs, Ok(&()), draft)?;
        }
        self.follow_up(function, inputs, &Ok(Box::new(())), draft)
    }
}
