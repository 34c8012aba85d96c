//! Finds values in a JSON text by their paths, in one pass.
//!
//! The text is checked as a whole, but nothing of it is built: what is found are slices of it.

use std::fmt;

use serde::Deserialize as _;
use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::de::Read;
use serde_json::value::RawValue;

use super::printable;
use crate::plan::spec::PathStep;

/// Where a value stands.
#[derive(Clone, Copy)]
pub(crate) enum Path<'p> {
    /// At the top, under a name.
    Key(&'p str),
    Steps(&'p [PathStep]),
}

/// What happens to members at the top that no path goes through.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extras {
    Ignore,
    /// They are refused, and so is a member that is there twice.
    Refuse,
}

/// Why a text is refused. Names are printable.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    NotJson,
    Unknown(String),
    Twice(String),
}

/// The values at the paths, in their order; `None` where a path leads nowhere. Of members with one
/// name the last counts.
pub(crate) fn find<'p, 'v>(
    json: &'v str,
    paths: impl Iterator<Item = Path<'p>>,
    extras: Extras,
) -> Result<Vec<Option<&'v str>>, Refused> {
    find_in(serde_json::Deserializer::from_str(json), paths, extras)
}

/// The same in bytes: that they are UTF-8 is checked of names and of what is found.
pub(crate) fn find_in_bytes<'p, 'v>(
    json: &'v [u8],
    paths: impl Iterator<Item = Path<'p>>,
) -> Result<Vec<Option<&'v str>>, Refused> {
    find_in(serde_json::Deserializer::from_slice(json), paths, Extras::Ignore)
}

fn find_in<'p, 'v>(
    mut text: serde_json::Deserializer<impl Read<'v>>,
    paths: impl Iterator<Item = Path<'p>>,
    extras: Extras,
) -> Result<Vec<Option<&'v str>>, Refused> {
    let sought = paths.map(|path| Sought { path, matched: 0, seen: false, value: None }).collect();
    let mut finder = Finder { sought, depth: 0, extras, refused: None };
    let read = finder.deserialize(&mut text).and_then(|()| text.end());
    match read {
        Ok(()) => Ok(finder.sought.iter().map(|sought| sought.value).collect()),
        Err(_) => Err(finder.refused.unwrap_or(Refused::NotJson)),
    }
}

struct Sought<'p, 'v> {
    path: Path<'p>,
    /// How many steps of the path lead to the value that is being read.
    matched: usize,
    /// Whether its first step was found before.
    seen: bool,
    value: Option<&'v str>,
}

/// Stands before one value of the text, `depth` steps deep.
struct Finder<'p, 'v> {
    sought: Vec<Sought<'p, 'v>>,
    depth: usize,
    extras: Extras,
    refused: Option<Refused>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step<'s> {
    Key(&'s str),
    Index(usize),
}

impl<'p> Path<'p> {
    fn step(self, depth: usize) -> Option<Step<'p>> {
        match self {
            Path::Key(key) => (depth == 0).then_some(Step::Key(key)),
            Path::Steps(steps) => steps.get(depth).map(|step| match step {
                PathStep::Key(key) => Step::Key(key),
                PathStep::Index(index) => Step::Index(*index),
            }),
        }
    }
}

impl<'v> Finder<'_, 'v> {
    /// Whether a path leads to this value and ends here, or goes on from here.
    fn is_sought(&self, ends: bool) -> bool {
        let mut here = self.sought.iter().filter(|sought| sought.matched == self.depth);
        here.any(|sought| sought.path.step(self.depth).is_none() == ends)
    }

    fn take(&mut self, value: &'v str) {
        for sought in &mut self.sought {
            if sought.matched == self.depth && sought.path.step(self.depth).is_none() {
                sought.value = Some(value);
            }
        }
    }

    /// Goes a step deeper; whether any path does, and whether one did so before.
    fn enter(&mut self, step: Step<'_>) -> (bool, bool) {
        let (mut entered, mut before) = (false, false);
        for sought in &mut self.sought {
            if sought.matched == self.depth && sought.path.step(self.depth) == Some(step) {
                entered = true;
                before |= sought.seen;
                sought.seen = true;
                sought.matched += 1;
                sought.value = None;
            }
        }
        self.depth += usize::from(entered);
        (entered, before)
    }

    fn leave(&mut self) {
        for sought in &mut self.sought {
            if sought.matched == self.depth {
                sought.matched -= 1;
            }
        }
        self.depth -= 1;
    }

    /// Whether a path goes through this member.
    fn enter_key(&mut self, key: &str) -> Result<bool, Refused> {
        let strict = self.depth == 0 && self.extras == Extras::Refuse;
        match self.enter(Step::Key(key)) {
            (false, _) if strict => Err(Refused::Unknown(printable(key))),
            (true, true) if strict => Err(Refused::Twice(printable(key))),
            (entered, _) => Ok(entered),
        }
    }
}

impl<'v> DeserializeSeed<'v> for &mut Finder<'_, 'v> {
    type Value = ();

    fn deserialize<D: Deserializer<'v>>(self, deserializer: D) -> Result<(), D::Error> {
        if !self.is_sought(true) {
            return deserializer.deserialize_any(self);
        }
        let value = <&'v RawValue>::deserialize(deserializer)?;
        self.take(value.get());
        if self.is_sought(false) {
            let mut text = serde_json::Deserializer::from_str(value.get());
            text.deserialize_any(self).map_err(D::Error::custom)?;
        }
        Ok(())
    }
}

impl<'v> Visitor<'v> for &mut Finder<'_, 'v> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_map<A: MapAccess<'v>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(entered) = map.next_key_seed(Key(&mut *self))? {
            if entered {
                map.next_value_seed(&mut *self)?;
                self.leave();
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'v>>(self, mut seq: A) -> Result<(), A::Error> {
        for index in 0.. {
            let (entered, _) = self.enter(Step::Index(index));
            let more = if entered {
                let more = seq.next_element_seed(&mut *self)?.is_some();
                self.leave();
                more
            } else {
                seq.next_element::<IgnoredAny>()?.is_some()
            };
            if !more {
                break;
            }
        }
        Ok(())
    }

    // A path that goes on from a value without members leads nowhere.

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

/// Reads the name of a member; whether a path goes through it.
struct Key<'k, 'p, 'v>(&'k mut Finder<'p, 'v>);

impl<'v> DeserializeSeed<'v> for Key<'_, '_, 'v> {
    type Value = bool;

    fn deserialize<D: Deserializer<'v>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Key<'_, '_, '_> {
    type Value = bool;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of a member")
    }

    fn visit_str<E: serde::de::Error>(self, key: &str) -> Result<bool, E> {
        self.0.enter_key(key).map_err(|refused| {
            self.0.refused = Some(refused);
            E::custom("refused")
        })
    }
}
