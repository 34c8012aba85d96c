//! Settles calls whose deadline has passed, before the record is used.

use super::commit::{Attempt, Change, Start, random_run};
use super::errors::{timed_out, unknown};
use super::follow_up::{Draft, require_valid};
use super::snapshot::Snapshot;
use super::{InstanceContext, InstanceState};
use crate::error::FunctionError;

impl InstanceContext {
    /// Loads the record, with the outcome and the intent of `call`, after all expired calls are settled.
    pub(crate) async fn load(&self, call: Option<&str>) -> Result<Box<Snapshot>, FunctionError> {
        loop {
            let snapshot = self.load_unsettled(call).await?;
            if snapshot.expired.is_empty() {
                return Ok(snapshot);
            }
            // Boxed, because every call awaits this future, and hardly any settles another.
            Box::pin(self.settle()).await?;
        }
    }

    /// Loads the state of the instance.
    pub(crate) async fn state(&self) -> Result<InstanceState, FunctionError> {
        let snapshot = self.load(None).await?;
        Ok(InstanceState { dismissed: snapshot.record.dismissed, data: require_valid(snapshot.data)? })
    }

    /// Ends the calls whose deadline has passed, in one commit. A call that a page did not answer timed out; the outcome
    /// of a call that a process did not finish is unknown.
    async fn settle(&self) -> Result<(), FunctionError> {
        let settled = self.transact(Start::Unsettled(None), random_run()?, |snapshot| {
            if snapshot.expired.is_empty() {
                return Ok(Attempt::Return(()));
            }
            let mut draft = Draft::new(snapshot.record, snapshot.data);
            let mut change = Change::default();
            for call in snapshot.expired {
                let error = if call.pending.inputs.is_some() { timed_out() } else { unknown() };
                self.end_begun(call, &Err(error), &mut draft, &mut change);
            }
            (change.record, _) = draft.finish();
            Ok(Attempt::Commit(change, ()))
        });
        settled.await.map(drop)
    }
}
