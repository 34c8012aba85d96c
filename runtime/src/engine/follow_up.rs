//! Applies follow-ups to the record that is committed.

use std::collections::BTreeMap;

use super::{InstanceContext, InstanceState};
use crate::declared::FieldAccess;
use crate::error::FunctionError;
use crate::plan::{FollowUpPlan, FunctionPlan, Plan};
use crate::record::{Data, Record};
use crate::render;
use crate::scope::Scope;

/// The return fields of an effect, or its error.
pub(super) type EffectResult = Result<Box<dyn FieldAccess>, FunctionError>;

/// A record while it changes, with its decoded data.
pub(super) struct Draft {
    record: Record,
    data: Data,
    changed: bool,
}

impl Draft {
    pub(super) fn new(record: Record, data: Data) -> Self {
        Draft { record, data, changed: false }
    }

    pub(super) fn data(&self) -> Result<&dyn FieldAccess, FunctionError> {
        self.data.as_deref().map_err(|fields| invalid_data(fields))
    }

    pub(super) fn dismiss(&mut self) {
        self.changed |= !self.record.dismissed;
        self.record.dismissed = true;
    }

    /// Changes all of these fields, or none. Values are JSON.
    pub(super) fn set(&mut self, plan: &Plan, changes: BTreeMap<&str, String>) -> Result<(), FunctionError> {
        let mut record = self.record.clone();
        record.set(changes).map_err(|error| FunctionError::store_failed(&error))?;
        // A type whose `Serialize` and `Deserialize` disagree must not spoil the record.
        let data = record.data(plan).map_err(|error| FunctionError::store_failed(&error))?;
        self.data = Ok(require_valid(data)?);
        self.record = record;
        self.changed = true;
        Ok(())
    }

    /// Returns the record if it has changed, and the state of the instance.
    pub(super) fn finish(self) -> (Option<Record>, Option<InstanceState>) {
        let state = self.data.ok().map(|data| InstanceState { dismissed: self.record.dismissed, data });
        (self.changed.then_some(self.record), state)
    }
}

impl InstanceContext {
    /// Applies the follow-up of a function: all of it, or nothing.
    pub(super) fn follow_up(
        &self,
        function: &FunctionPlan,
        inputs: &dyn FieldAccess,
        result: &EffectResult,
        draft: &mut Draft,
    ) -> Result<(), FunctionError> {
        match result {
            Ok(returned) => {
                self.apply(&function.on_success, inputs, Ok(&**returned), draft)?;
                self.apply(&function.on_execute, inputs, Ok(&**returned), draft)
            }
            Err(error) => self.apply(&function.on_failure, inputs, Err(error), draft),
        }
    }

    /// Applies a change of the record: all of it, or nothing.
    pub(super) fn apply(
        &self,
        change: &FollowUpPlan,
        inputs: &dyn FieldAccess,
        result: Result<&dyn FieldAccess, &FunctionError>,
        draft: &mut Draft,
    ) -> Result<(), FunctionError> {
        if !change.set.is_empty() {
            let scope = Scope { response: result.ok(), error: result.err(), ..self.scope(inputs, draft.data()?) };
            let changes = render::variables(&change.set, scope)?;
            draft.set(self.plan, changes)?;
        }
        if change.dismiss {
            draft.dismiss();
        }
        Ok(())
    }
}

/// Returns the data if every field has a valid value.
pub(super) fn require_valid(data: Data) -> Result<Box<dyn FieldAccess>, FunctionError> {
    data.map_err(|fields| invalid_data(&fields))
}

pub(super) fn invalid_data(fields: &[String]) -> FunctionError {
    let fields = fields.join(", ");
    FunctionError::internal(&format_args!("the record has no valid value for the data fields {fields}"))
}
