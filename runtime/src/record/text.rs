//! The text of a record.
//!
//! ```text
//! widget-functions record 1
//! open
//! generation 5f0c43a1b2c3d4e5f60718293a4b5c6d
//! data member_id "m-7"
//! data seats_left null
//! end
//! ```
//!
//! Every call reads it, and every change of the data writes it. Lines make that cheap: a field that does not change is
//! copied without decoding it.

use std::str;

use super::Record;
use super::fields::{Fields, split};

const HEAD: &str = "widget-functions record ";
/// The version of the format. A record with a higher one is rejected unchanged.
const FORMAT: u32 = 1;
const OPEN: &str = "widget-functions record 1\nopen\n";
const DISMISSED: &str = "widget-functions record 1\ndismissed\n";
const GENERATION: &str = "generation ";
/// The last line, without which the record is incomplete.
const END: &str = "end";

pub(super) fn write(record: &Record) -> String {
    let head = if record.dismissed { DISMISSED } else { OPEN };
    // A line of a text is text.
    let generation = str::from_utf8(&record.generation).unwrap_or_default();
    // The exact length, because `Bytes` reallocates a text with spare capacity.
    [head, GENERATION, generation, "\n", record.fields.as_str(), END].concat()
}

pub(super) fn read(bytes: Vec<u8>) -> Result<Record, String> {
    let mut text = String::from_utf8(bytes).map_err(|_| damaged(1))?;
    let (dismissed, rest) = match (text.strip_prefix(OPEN), text.strip_prefix(DISMISSED)) {
        (Some(rest), _) => (false, rest),
        (None, Some(rest)) => (true, rest),
        (None, None) => return Err(unsupported(&text)),
    };
    let (line, rest) = split(rest, b'\n').ok_or_else(|| damaged(3))?;
    let generation = line.strip_prefix(GENERATION).and_then(|digits| digits.as_bytes().try_into().ok());
    let generation = generation.ok_or_else(|| damaged(3))?;
    let data = rest.strip_suffix(END).ok_or("the record is damaged (its end is missing)")?.len();
    let start = text.len() - rest.len();
    text.truncate(start + data);
    text.drain(..start);
    Ok(Record { dismissed, generation, fields: Fields::read(text) })
}

/// Explains a text without a valid beginning.
fn unsupported(text: &str) -> String {
    let format =
        text.strip_prefix(HEAD).and_then(|rest| split(rest, b'\n')).and_then(|(format, _)| format.parse().ok());
    match format {
        Some(FORMAT) => damaged(2),
        Some(newer) if newer > FORMAT => format!(
            "the record has format {newer}, but this version reads up to {FORMAT}: it was written by a newer version"
        ),
        _ => damaged(1),
    }
}

/// Reports the line without quoting it, because it may contain a secret.
fn damaged(line: usize) -> String {
    format!("the record is damaged (line {line})")
}
