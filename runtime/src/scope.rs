use crate::declared::{FieldAccess, ValueWriter};
use crate::error::FunctionError;
use crate::plan::spec::Source;

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
    pub(crate) fn get(&self, source: Source, getter: usize, slot: &mut ValueWriter<'_>) -> bool {
        let values: &dyn FieldAccess = match source {
            Source::Inputs => self.inputs,
            Source::Data => self.data,
            Source::Config => self.config,
            Source::Response => match self.response {
                Some(response) => response,
                None => return false,
            },
            Source::Error => match self.error {
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
        match getter {
            0 => slot.fill_str(self.message()),
            1 => slot.text(&self.status().map(|status| status.as_u16())),
            2 => slot.fill_str(self.kind().as_str()),
            3 => slot.whole(self.message()),
            4 => slot.whole(&self.status().map(|status| status.as_u16())),
            5 => slot.whole(self.kind().as_str()),
            _ => return false,
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
