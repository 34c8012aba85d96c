//! The values that the tokens of a template can read: `{{class_id}}`, `{{data.title}}`, `{{error.status}}`.

use crate::declared::{FieldAccess, ValueWriter};
use crate::error::FunctionError;
use crate::plan::spec::{ErrorPart, Qualifier};

/// The structs that a template can read. Each has getters, which the template names by number.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'a> {
    pub(crate) inputs: &'a dyn FieldAccess,
    pub(crate) data: &'a dyn FieldAccess,
    pub(crate) config: &'a dyn FieldAccess,
    /// Only present in `on_success`.
    pub(crate) response: Option<&'a dyn FieldAccess>,
    /// Only present in `on_failure`.
    pub(crate) error: Option<&'a FunctionError>,
}

impl Scope<'_> {
    /// Runs a getter. Returns `false` if it does not exist.
    pub(crate) fn get(&self, qualifier: Qualifier, getter: usize, writer: &mut ValueWriter<'_>) -> bool {
        let values: &dyn FieldAccess = match qualifier {
            Qualifier::Inputs => self.inputs,
            Qualifier::Data => self.data,
            Qualifier::Config => self.config,
            Qualifier::Response => match self.response {
                Some(response) => response,
                None => return false,
            },
            Qualifier::Error => match self.error {
                Some(error) => error,
                None => return false,
            },
        };
        values.get(getter, writer)
    }
}

/// The parts of `{{error}}`, each as text and as JSON.
impl FieldAccess for FunctionError {
    fn get(&self, getter: usize, writer: &mut ValueWriter<'_>) -> bool {
        let Some((part, whole)) = ErrorPart::from_getter(getter) else { return false };
        let status = self.status().map(|status| status.as_u16());
        match (part, whole) {
            (ErrorPart::Message, false) => writer.fill_str(self.message()),
            (ErrorPart::Message, true) => writer.whole(self.message()),
            (ErrorPart::Status, false) => writer.text(&status),
            (ErrorPart::Status, true) => writer.whole(&status),
            (ErrorPart::Kind, false) => writer.fill_str(self.kind().as_str()),
            (ErrorPart::Kind, true) => writer.whole(self.kind().as_str()),
        }
        true
    }
}

/// The types of the parts of `{{error}}`, against which the generated code checks its tokens.
pub struct ErrorParts {
    /// `{{error}}`.
    pub message: String,
    /// `{{error.status}}`.
    pub status: Option<u16>,
    /// `{{error.kind}}`.
    pub kind: String,
}
