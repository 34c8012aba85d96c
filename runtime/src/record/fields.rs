use std::borrow::Cow;
use std::collections::BTreeMap;

use memchr::memchr;
use smallvec::{SmallVec, smallvec};

use crate::declared::{ValueWriter, WriteStatus, read_values};
use crate::plan::Plan;
use crate::plan::spec::FieldSpec;

use super::Data;

/// The text before the name of a field.
const LINE: &str = "data ";

/// One of the lines is not data.
pub(super) struct Damaged;

/// The data of a record: for each field a line with its declared name and its value as JSON. It keeps fields that are no
/// longer declared.
#[derive(Clone)]
pub(super) struct Fields(String);

impl Fields {
    pub(super) fn new(fields: &[(&str, String)]) -> Self {
        let mut lines = String::new();
        for (name, value) in fields {
            push(&mut lines, name, value);
        }
        Fields(lines)
    }

    /// Accepts the data lines of a record, and parses them when they are needed.
    pub(super) fn read(lines: String) -> Self {
        Fields(lines)
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// Changes some fields and leaves the others unchanged.
    pub(super) fn set(&mut self, mut changes: BTreeMap<&str, String>) -> Result<(), Damaged> {
        let mut lines = String::with_capacity(self.0.len() + 64);
        let mut rest = self.0.as_str();
        while !rest.is_empty() {
            let (name, value) = next(&mut rest)?;
            match changes.remove(name) {
                Some(changed) => push(&mut lines, name, &changed),
                None => push(&mut lines, name, value),
            }
        }
        for (name, value) in changes {
            push(&mut lines, name, &value);
        }
        self.0 = lines;
        Ok(())
    }

    /// Builds the struct. Fields that were declared after the record was written get their defaults.
    pub(super) fn build(&self, plan: &Plan) -> Result<Data, Damaged> {
        let fields = &plan.widget.data;
        let given = self.values(fields)?;
        let defaults = defaults(plan, &given);
        // Dropped before the defaults, from which it borrows.
        let mut values = given;
        for (value, default) in values.iter_mut().zip(&defaults) {
            *value = value.or(default.as_deref());
        }
        Ok(read_values(&values, plan.data).map_err(|problems| {
            let names = problems.iter().filter_map(|problem| fields.get(problem.field));
            names.map(|field| field.name.clone()).collect()
        }))
    }

    /// The values of these fields, as far as they have one.
    fn values(&self, fields: &[FieldSpec]) -> Result<SmallVec<[Option<&str>; 8]>, Damaged> {
        let mut values = smallvec![None; fields.len()];
        // Usually, the lines are in the order of the declaration.
        let mut likely = 0;
        let mut rest = self.0.as_str();
        while !rest.is_empty() {
            let (name, value) = next(&mut rest)?;
            let index = match fields.get(likely) {
                Some(field) if field.name == name => Some(likely),
                _ => fields.iter().position(|field| field.name == name),
            };
            if let Some(index) = index {
                values[index] = Some(value);
                likely = index + 1;
            }
        }
        Ok(values)
    }
}

/// Name and value of the first line.
fn next<'a>(lines: &mut &'a str) -> Result<(&'a str, &'a str), Damaged> {
    let (name, rest) = lines.strip_prefix(LINE).and_then(|line| split(line, b' ')).ok_or(Damaged)?;
    let (value, rest) = split(rest, b'\n').ok_or(Damaged)?;
    *lines = rest;
    Ok((name, value))
}

/// Returns the text before and after the first `separator`.
pub(super) fn split(text: &str, separator: u8) -> Option<(&str, &str)> {
    let at = memchr(separator, text.as_bytes())?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

fn push(lines: &mut String, name: &str, value: &str) {
    for part in [LINE, name, " ", &in_one_line(value), "\n"] {
        lines.push_str(part);
    }
}

/// Replaces line ends by spaces: between JSON tokens they mean the same, and no token contains one.
pub(super) fn in_one_line(json: &str) -> Cow<'_, str> {
    if json.contains('\n') { json.replace('\n', " ").into() } else { json.into() }
}

/// Returns the defaults of all fields, or nothing if every field has a value.
fn defaults(plan: &Plan, values: &[Option<&str>]) -> Vec<Option<String>> {
    if values.iter().all(Option::is_some) {
        return Vec::new();
    }
    plan.widget.data.iter().map(|field| default(plan, &field.name)).collect()
}

fn default(plan: &Plan, field: &str) -> Option<String> {
    let (_, write) = plan.defaults.iter().find(|(name, _)| *name == field)?;
    let mut json = String::new();
    let got = ValueWriter::write(&mut json, None, |slot| {
        write(slot);
        true
    });
    if got == WriteStatus::Written { Some(json) } else { None }
}
