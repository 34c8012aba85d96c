//! Values with their types: to JSON, in one pass.

use super::place::Place;
use super::text::{Encoding, Tokens};
use crate::error::FunctionError;
use crate::plan::spec::Node;

/// Inside the quotes of a JSON string.
const STRING: Encoding = Encoding { fixed: Some(write_escaped), value: Some(write_escaped) };

/// Writes a value.
pub(super) fn value(
    out: &mut String,
    value: &Node,
    tokens: &mut Tokens<'_>,
    place: Place<'_>,
) -> Result<(), FunctionError> {
    match value {
        Node::Value(json) => out.push_str(json.get()),
        Node::Whole(token) => tokens.json(out, token, place)?,
        Node::Text(template) => {
            out.push('"');
            tokens.fill(out, template, STRING, place)?;
            out.push('"');
        }
        Node::Object(members) => {
            out.push('{');
            for (key, value) in members {
                member(out, key, value, tokens, place)?;
            }
            out.push('}');
        }
        Node::Array(items) => {
            out.push('[');
            for item in items {
                separate(out, '[');
                self::value(out, item, tokens, place)?;
            }
            out.push(']');
        }
    }
    Ok(())
}

/// Writes a member of the object that was opened in `out`.
pub(super) fn member(
    out: &mut String,
    key: &str,
    value: &Node,
    tokens: &mut Tokens<'_>,
    place: Place<'_>,
) -> Result<(), FunctionError> {
    separate(out, '{');
    out.push('"');
    write_escaped(out, key);
    out.push_str("\":");
    self::value(out, value, tokens, place)
}

fn separate(out: &mut String, opening: char) {
    if !out.ends_with(opening) {
        out.push(',');
    }
}

fn write_escaped(out: &mut String, text: &str) {
    let mut written = 0;
    for (at, byte) in text.bytes().enumerate() {
        if byte >= b' ' && byte != b'"' && byte != b'\\' {
            continue;
        }
        out.push_str(text.get(written..at).unwrap_or_default());
        write_escape(out, byte);
        written = at + 1;
    }
    out.push_str(text.get(written..).unwrap_or_default());
}

fn write_escape(out: &mut String, byte: u8) {
    const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    match byte {
        b'"' => out.push_str("\\\""),
        b'\\' => out.push_str("\\\\"),
        b'\n' => out.push_str("\\n"),
        b'\r' => out.push_str("\\r"),
        b'\t' => out.push_str("\\t"),
        _ => {
            out.push_str("\\u00");
            out.extend([byte >> 4, byte & 0xf].iter().filter_map(|digit| HEX.get(usize::from(*digit))));
        }
    }
}
