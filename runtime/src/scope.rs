use crate::declared::{FieldAccess, ValueWriter};
use crate::error::FunctionError;
use crate::plan::spec::{ErrorPart, Qualifier};

/// What the tokens of a template can read.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'a> {
    pub(crate) inputs: &'a dyn FieldAccess,
    pub(crate) data: &'a dyn FieldAccess,
    pub(crate) config: &'a dyn FieldAccess,
    /// In `on_success` only.
    pub(crate) response: Option<&'a dyn FieldAccess>,
    /// In `on_failure` only.
    pub(crate) error: Option<&'a FunctionError>,
}

impl Scope<'_> {
    /// Runs a getter; `false` if there is no such getter.
    pub(crate) fn get(&self, qualifier: Qualifier, getter: usize, slot: &mut ValueWriter<'_>) -> bool {
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
        values.get(getter, slot)
    }
}

/// The parts of `{{error}}`: first as text, then whole.
impl FieldAccess for FunctionError {
    fn get(&self, getter: usize, slot: &mut ValueWriter<'_>) -> bool {
        let Some((part, whole)) = ErrorPart::from_getter(getter) else { return false };
        let status = self.status().map(|status| status.as_u16());
        match (part, whole) {
            (ErrorPart::Message, false) => slot.fill_str(self.message()),
            (ErrorPart::Message, true) => slot.whole(self.message()),
            (ErrorPart::Status, false) => slot.text(&status),
            (ErrorPart::Status, true) => slot.whole(&status),
            (ErrorPart::Kind, false) => slot.fill_str(self.kind().as_str()),
            (ErrorPart::Kind, true) => slot.whole(self.kind().as_str()),
        }
        true
    }
}

/// The types of the parts of `{{error}}`, for the checks of the generated code.
pub struct ErrorParts {
    /// `{{error}}`.
    pub message: String,
    /// `{{error.status}}`.
    pub status: Option<u16>,
    /// `{{error.kind}}`.
    pub kind: String,
}
