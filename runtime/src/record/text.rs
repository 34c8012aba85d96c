//! A record as a store keeps it.
//!
//! ```text
//! widget-functions record 1
//! open
//! call 5f0c43a1… book_class 12638153115695167455 1764055189000 - -
//! call m-17 pick_seat 973104520117034553 1764055201000 9b71d2… {"class_id":42}
//! data member_id "m-7"
//! data seats_left null
//! end
//! ```
//!
//! Every call reads it once and writes it twice, which lines make cheap: what a call does not
//! change is copied as it is.

use itoa::Buffer;

use super::fields::{Fields, in_one_line, split};
use super::{PendingCall, Record};

const HEAD: &str = "widget-functions record ";
/// The version of the format. A record with a higher one is left alone.
const FORMAT: u32 = 1;
/// How a record of this format starts.
const OPEN: &str = "widget-functions record 1\nopen\n";
const DISMISSED: &str = "widget-functions record 1\ndismissed\n";
/// Stands for a content or inputs that are not there.
const NONE: &str = "-";
/// The line of the first call.
const FIRST_CALL: usize = 3;
/// The last line: without it, something is missing.
const END: &str = "end";

/// The record, with one more call where it is given. It has no room to spare, since `Bytes` would take a piece of memory
/// more to keep such a text.
pub(super) fn write(record: &Record, begun: Option<&PendingCall>) -> String {
    let head = if record.dismissed { DISMISSED } else { OPEN };
    let data = record.fields.as_str();
    let calls = record.calls.iter().chain(begun);
    let mut text =
        String::with_capacity(head.len() + calls.clone().map(length).sum::<usize>() + data.len() + END.len());
    text.push_str(head);
    for call in calls {
        write_call(&mut text, call);
    }
    text.push_str(data);
    text.push_str(END);
    text
}

/// The length of a call's line.
fn length(call: &PendingCall) -> usize {
    let numbers = [call.fingerprint, call.expires].map(digits);
    "call      \n".len() + texts(call).map(str::len).iter().sum::<usize>() + numbers.iter().sum::<usize>()
}

fn digits(number: u64) -> usize {
    number.checked_ilog10().map_or(1, |last| last as usize + 1)
}

/// Id, function, content and inputs.
fn texts(call: &PendingCall) -> [&str; 4] {
    let content = if call.content.is_empty() { NONE } else { &call.content };
    [&call.id, &call.function, content, call.inputs.as_deref().unwrap_or(NONE)]
}

fn write_call(text: &mut String, call: &PendingCall) {
    let (mut fingerprint, mut expires) = (Buffer::new(), Buffer::new());
    let (fingerprint, expires) = (fingerprint.format(call.fingerprint), expires.format(call.expires));
    let [id, function, content, inputs] = texts(call);
    text.push_str("call");
    for part in [id, function, fingerprint, expires, content, &in_one_line(inputs)] {
        text.push(' ');
        text.push_str(part);
    }
    text.push('\n');
}

pub(super) fn read(bytes: Vec<u8>) -> Result<Record, String> {
    let mut text = String::from_utf8(bytes).map_err(|_| damaged(1))?;
    let (dismissed, mut rest) = match (text.strip_prefix(OPEN), text.strip_prefix(DISMISSED)) {
        (Some(rest), _) => (false, rest),
        (None, Some(rest)) => (true, rest),
        (None, None) => return Err(foreign(&text)),
    };
    let mut calls = Vec::new();
    while let Some(call) = rest.strip_prefix("call ") {
        let line = FIRST_CALL + calls.len();
        let (call, after) = split(call, b'\n').ok_or_else(|| damaged(line))?;
        calls.push(read_call(call).ok_or_else(|| damaged(line))?);
        rest = after;
    }
    let data = rest.strip_suffix(END).ok_or("the record is damaged (its end is missing)")?.len();
    let start = text.len() - rest.len();
    text.truncate(start + data);
    text.drain(..start);
    Ok(Record { dismissed, calls, fields: Fields::read(text) })
}

/// What is wrong with a text that starts in another way.
fn foreign(text: &str) -> String {
    let format =
        text.strip_prefix(HEAD).and_then(|rest| split(rest, b'\n')).and_then(|(format, _)| format.parse().ok());
    match format {
        Some(FORMAT) => damaged(2),
        Some(newer) if newer > FORMAT => format!(
            "the record has format {newer}, this version reads up to {FORMAT}: it was written by a newer version"
        ),
        _ => damaged(1),
    }
}

fn read_call(line: &str) -> Option<PendingCall> {
    let mut parts = line.splitn(6, ' ');
    let id = parts.next()?.to_owned();
    let function = parts.next()?.to_owned().into();
    let fingerprint = parts.next()?.parse().ok()?;
    let expires = parts.next()?.parse().ok()?;
    let content = parts.next().map(|content| if content == NONE { String::new() } else { content.to_owned() })?;
    let inputs = parts.next().map(|inputs| (inputs != NONE).then(|| inputs.to_owned()))?;
    Some(PendingCall { id, function, fingerprint, expires, content, inputs })
}

/// Where it is damaged, but not what stands there: that may be a secret.
fn damaged(line: usize) -> String {
    format!("the record is damaged (line {line})")
}
