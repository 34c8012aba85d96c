//! A record as a store keeps it.
//!
//! ```text
//! widget-functions record 1
//! open
//! call 5f0c43a1… book_class 12638153115695167455 1764055189000 -
//! call m-17 pick_seat 973104520117034553 1764055201000 9b71d2… {"class_id":42}
//! data {"member_id":"m-7","seats_left":null}
//! ```
//!
//! Every call reads it once and writes it twice, so what changes stands in lines before the data,
//! which is copied as it is.

use std::borrow::Cow;

use itoa::Buffer;

use super::{Pending, Record};

const HEAD: &str = "widget-functions record ";
/// The version of the format. A record with a higher one is left alone.
const FORMAT: u32 = 1;
const OPEN: &str = "open";
const DISMISSED: &str = "dismissed";
/// Stands for a content or inputs that are not there.
const NONE: &str = "-";
/// The line of the first call.
const FIRST_CALL: usize = 3;

pub(super) fn write(record: &Record) -> String {
    let mut text = String::with_capacity(record.data.len() + 64 + record.calls.iter().map(room).sum::<usize>());
    let state = if record.dismissed { DISMISSED } else { OPEN };
    for part in [HEAD, Buffer::new().format(FORMAT), "\n", state, "\n"] {
        text.push_str(part);
    }
    for call in &record.calls {
        write_call(&mut text, call);
    }
    text.push_str("data ");
    text.push_str(&record.data);
    text
}

/// At least as many bytes as a call takes.
fn room(call: &Pending) -> usize {
    64 + call.id.len() + call.function.len() + call.content.len() + call.inputs.as_ref().map_or(0, String::len)
}

fn write_call(text: &mut String, call: &Pending) {
    let (mut fingerprint, mut expires) = (Buffer::new(), Buffer::new());
    let content = if call.content.is_empty() { NONE } else { &call.content };
    let inputs = match &call.inputs {
        None => NONE.into(),
        // Between the tokens of JSON a line end says no more than a space, and inside of them is none.
        Some(inputs) if inputs.contains('\n') => inputs.replace('\n', " ").into(),
        Some(inputs) => Cow::Borrowed(inputs.as_str()),
    };
    let numbers = [fingerprint.format(call.fingerprint), expires.format(call.expires)];
    text.push_str("call");
    for part in [&call.id, &*call.function, numbers[0], numbers[1], content, &inputs] {
        text.push(' ');
        text.push_str(part);
    }
    text.push('\n');
}

pub(super) fn read(bytes: &[u8]) -> Result<Record, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| damaged(1))?;
    let (format, rest) = text.strip_prefix(HEAD).and_then(|rest| rest.split_once('\n')).ok_or_else(|| damaged(1))?;
    let format = format.parse::<u32>().map_err(|_| damaged(1))?;
    if format > FORMAT {
        return Err(format!(
            "the record has format {format}, this version reads up to {FORMAT}: it was written by a newer version"
        ));
    }
    let (dismissed, mut rest) = match rest.split_once('\n') {
        Some((OPEN, rest)) => (false, rest),
        Some((DISMISSED, rest)) => (true, rest),
        _ => return Err(damaged(2)),
    };
    let mut calls = Vec::new();
    while let Some(call) = rest.strip_prefix("call ") {
        let line = FIRST_CALL + calls.len();
        let (call, after) = call.split_once('\n').ok_or_else(|| damaged(line))?;
        calls.push(read_call(call).ok_or_else(|| damaged(line))?);
        rest = after;
    }
    match rest.strip_prefix("data ") {
        Some(data) if data.starts_with('{') => Ok(Record { dismissed, calls, data: data.to_owned() }),
        _ => Err(damaged(FIRST_CALL + calls.len())),
    }
}

fn read_call(line: &str) -> Option<Pending> {
    let mut parts = line.splitn(6, ' ');
    let id = parts.next()?.to_owned();
    let function = parts.next()?.to_owned().into();
    let fingerprint = parts.next()?.parse().ok()?;
    let expires = parts.next()?.parse().ok()?;
    let content = parts.next().map(|content| if content == NONE { String::new() } else { content.to_owned() })?;
    let inputs = parts.next().map(|inputs| (inputs != NONE).then(|| inputs.to_owned()))?;
    Some(Pending { id, function, fingerprint, expires, content, inputs })
}

/// Where it is damaged, but not what stands there: that may be a secret.
fn damaged(line: usize) -> String {
    format!("the record is damaged (line {line})")
}
