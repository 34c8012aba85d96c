use super::snapshot::Snapshot;
use crate::declared::FieldAccess;
use crate::plan::FunctionPlan;
use crate::store::RunId;

/// A call whose intent is committed.
pub(super) struct Intent {
    pub(super) function: &'static FunctionPlan,
    pub(super) inputs: Box<dyn FieldAccess>,
    pub(super) id: String,
    pub(super) run: RunId,
    /// The instance after the commit.
    pub(super) snapshot: Box<Snapshot>,
}

impl Intent {
    /// Drops the inputs if no follow-up reads them. Many calls wait for their services at the same time, so what they
    /// hold meanwhile dominates the memory of a busy server.
    pub(super) fn release_unused(&mut self) {
        if !self.function.spec.sets_variables() {
            self.inputs = Box::new(());
        }
    }
}
