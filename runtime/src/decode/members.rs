//! The members of a JSON object, by their names.

use std::borrow::Cow;

use smallvec::{SmallVec, smallvec};

use super::printable;
use crate::json::{end, object, space, value, written};

/// What was found for each field, in their order. As many as most functions have need no memory of
/// their own.
pub(crate) type Found<'v> = SmallVec<[Option<&'v str>; 8]>;

/// The members of a value, in their order; what is no object has none.
pub(crate) struct Members<'v> {
    is_object: bool,
    members: SmallVec<[Member<'v>; 4]>,
}

struct Member<'v> {
    name: Cow<'v, [u8]>,
    value: &'v str,
}

/// Why members are refused. Names are printable.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    NoObject,
    Unknown(String),
    Twice(String),
}

impl<'v> Members<'v> {
    /// Those of an empty object.
    pub(crate) fn none() -> Self {
        Members { is_object: true, members: SmallVec::new() }
    }

    /// Those of a text; `None` if it is not JSON.
    pub(crate) fn of(json: &'v str) -> Option<Self> {
        let mut members = Members::none();
        let rest = members.read(json, space(json.as_bytes()))?;
        end(rest).map(|()| members)
    }

    /// Reads those of the value at the start of `text`, with which `json` ends; gives the text
    /// behind it.
    pub(crate) fn read(&mut self, json: &'v str, text: &'v [u8]) -> Option<&'v [u8]> {
        self.is_object = text.starts_with(b"{");
        if !self.is_object {
            return value(text);
        }
        object(text, |name, text| {
            let (value, rest) = written(json, text)?;
            self.members.push(Member { name, value });
            Some(rest)
        })
    }

    /// The value of each of so many fields, whose indexes `field` tells by name. There are no other
    /// members, and none is there twice.
    pub(crate) fn only(&self, fields: usize, field: impl Fn(&[u8]) -> Option<usize>) -> Result<Found<'v>, Refused> {
        if !self.is_object {
            return Err(Refused::NoObject);
        }
        let mut found: Found<'v> = smallvec![None; fields];
        for Member { name, value } in &self.members {
            match field(name).and_then(|index| found.get_mut(index)) {
                Some(place @ None) => *place = Some(value),
                Some(Some(_)) => return Err(Refused::Twice(shown(name))),
                None => return Err(Refused::Unknown(shown(name))),
            }
        }
        Ok(found)
    }

    /// The same where there may be others. Of members with one name the last counts.
    pub(crate) fn last(&self, fields: usize, field: impl Fn(&[u8]) -> Option<usize>) -> Found<'v> {
        let mut found: Found<'v> = smallvec![None; fields];
        for Member { name, value } in &self.members {
            if let Some(place) = field(name).and_then(|index| found.get_mut(index)) {
                *place = Some(value);
            }
        }
        found
    }
}

fn shown(name: &[u8]) -> String {
    printable(&String::from_utf8_lossy(name))
}
