//! The values that the tokens of a template can read: `{{class_id}}`, `{{data.title}}`, `{{error.status}}`.

use crate::declared::{FieldAccess, ValueWriter};
use crate::error::FunctionError;
use crate::plan::spec::Source;

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
    pub(crate) fn get(&self, source: Source, getter: usize, writer: &mut ValueWriter<'_>) -> bool {
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
        values.get(getter, writer)
    }
}

/// The parts of `{{error}}`, first as text, then as JSON.
impl FieldAccess for FunctionError {
    fn get(&self, getter: usize, writer: &mut ValueWriter<'_>) -> bool {
        match getter {
            0 => writer.fill_str(self.message()),
            1 => writer.text(&self.status().map(|status| status.as_u16())),
            2 => writer.fill_str(self.kind().as_str()),
            3 => writer.whole(self.message()),
            4 => writer.whole(&self.status().map(|status| status.as_u16())),
            5 => writer.whole(self.kind().as_str()),
            _ => return false,
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
