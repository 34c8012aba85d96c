//! Assigns the members of a JSON object to declared fields.

use smallvec::SmallVec;

use super::printable::printable;
use crate::json::{expect_end, name, object, raw_value, skip_value, skip_whitespace};

/// The JSON of each field, in the order of the fields. Most functions have few enough fields to need no allocation.
pub(crate) type Found<'v> = SmallVec<[Option<&'v str>; 8]>;

/// The members of an object without unknown and duplicate names. The default is an empty object.
#[derive(Default)]
pub(crate) struct Members<'v> {
    found: Found<'v>,
    /// The first error.
    error: Option<MembersError>,
}

/// The reason to reject an object. Names are printable.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum MembersError {
    NoObject,
    Unknown(String),
    Twice(String),
}

impl<'v> Members<'v> {
    /// Reads a whole text. `field` returns the index of a name. Returns `None` if the text is not JSON.
    pub(crate) fn of(json: &'v str, fields: usize, field: impl Fn(&[u8]) -> Option<usize>) -> Option<Self> {
        let mut members = Members::default();
        let rest = members.read(json, skip_whitespace(json.as_bytes()), fields, |text| {
            let (name, text) = name(text)?;
            Some((field(&name), text))
        })?;
        expect_end(rest).map(|()| members)
    }

    /// Reads the value at the start of `text`, which must be the end of `json`, and returns the text after it.
    ///
    /// `field` receives the text at a member's name, and returns the index of the field and the text at the value.
    pub(crate) fn read(
        &mut self,
        json: &'v str,
        text: &'v [u8],
        fields: usize,
        mut field: impl FnMut(&'v [u8]) -> Option<(Option<usize>, &'v [u8])>,
    ) -> Option<&'v [u8]> {
        if !text.starts_with(b"{") {
            self.error = Some(MembersError::NoObject);
            return skip_value(text);
        }
        self.found.resize(fields, None);
        let found = &mut *self.found;
        object(text, |member| {
            let (field, text) = field(member)?;
            let (value, rest) = raw_value(json, text)?;
            match field.and_then(|index| found.get_mut(index)) {
                Some(place @ None) => *place = Some(value),
                Some(Some(_)) => set_error(&mut self.error, MembersError::Twice, member),
                None => set_error(&mut self.error, MembersError::Unknown, member),
            }
            Some(rest)
        })
    }

    /// Returns the JSON of each field.
    pub(crate) fn values(&self) -> Result<&[Option<&'v str>], &MembersError> {
        match &self.error {
            None => Ok(&self.found),
            Some(error) => Err(error),
        }
    }
}

#[cold]
fn set_error(first: &mut Option<MembersError>, error: fn(String) -> MembersError, member: &[u8]) {
    first.get_or_insert_with(|| {
        let (name, _) = name(member).unwrap_or_default();
        error(printable(&String::from_utf8_lossy(&name)))
    });
}
