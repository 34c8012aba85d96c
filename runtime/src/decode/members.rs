//! The members of a JSON object, each for the field of its name.

use smallvec::SmallVec;

use super::printable;
use crate::json::{end, name, object, skip_whitespace, value, written};

/// What was found for each field, in their order. As many as most functions have need no memory of
/// their own.
pub(crate) type Found<'v> = SmallVec<[Option<&'v str>; 8]>;

/// The members of an object that has no others, and none of them twice; at first, of an empty one.
#[derive(Default)]
pub(crate) struct Members<'v> {
    found: Found<'v>,
    /// What is wrong first.
    refused: Option<MembersError>,
}

/// Why members are refused. Names are printable.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum MembersError {
    NoObject,
    Unknown(String),
    Twice(String),
}

impl<'v> Members<'v> {
    /// Those of a text, for so many fields, whose indexes `field` tells by name; `None` if it is not JSON.
    pub(crate) fn of(json: &'v str, fields: usize, field: impl Fn(&[u8]) -> Option<usize>) -> Option<Self> {
        let mut members = Members::default();
        let rest = members.read(json, skip_whitespace(json.as_bytes()), fields, |text| {
            let (name, text) = name(text)?;
            Some((field(&name), text))
        })?;
        end(rest).map(|()| members)
    }

    /// Reads those of the value at the start of `text`, with which `json` ends; gives the text behind
    /// it. `field` tells the index by the text at the member's name, and gives that at its value.
    pub(crate) fn read(
        &mut self,
        json: &'v str,
        text: &'v [u8],
        fields: usize,
        mut field: impl FnMut(&'v [u8]) -> Option<(Option<usize>, &'v [u8])>,
    ) -> Option<&'v [u8]> {
        if !text.starts_with(b"{") {
            self.refused = Some(MembersError::NoObject);
            return value(text);
        }
        // Of so few, `resize` would take longer.
        for _ in 0..fields {
            self.found.push(None);
        }
        let found = &mut *self.found;
        object(text, |member| {
            let (field, text) = field(member)?;
            let (value, rest) = written(json, text)?;
            match field.and_then(|index| found.get_mut(index)) {
                Some(place @ None) => *place = Some(value),
                Some(Some(_)) => refuse(&mut self.refused, MembersError::Twice, member),
                None => refuse(&mut self.refused, MembersError::Unknown, member),
            }
            Some(rest)
        })
    }

    /// The value of each field.
    pub(crate) fn values(&self) -> Result<&[Option<&'v str>], &MembersError> {
        match &self.refused {
            None => Ok(&self.found),
            Some(refused) => Err(refused),
        }
    }
}

#[cold]
fn refuse(first: &mut Option<MembersError>, refused: fn(String) -> MembersError, member: &[u8]) {
    first.get_or_insert_with(|| {
        let (name, _) = name(member).unwrap_or_default();
        refused(printable(&String::from_utf8_lossy(&name)))
    });
}
