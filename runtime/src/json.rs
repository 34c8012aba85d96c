//! Steps over JSON texts. All of it is checked, and nothing is built: what is found are slices.
//!
//! Each function reads what stands at the start of a text and gives the text behind it, or `None`
//! where that is not JSON. On texts as small as a call, visitors of serde_json cost twice as much.

use std::borrow::Cow;

use smallvec::SmallVec;

#[cfg(test)]
mod tests;

/// White space, if there is any; mostly there is none.
pub(crate) fn skip_whitespace(text: &[u8]) -> &[u8] {
    if text.first().is_some_and(|byte| *byte > b' ') { text } else { behind_space(text) }
}

fn behind_space(mut text: &[u8]) -> &[u8] {
    while let [b' ' | b'\n' | b'\t' | b'\r', rest @ ..] = text {
        text = rest;
    }
    text
}

/// Nothing more.
pub(crate) fn end(text: &[u8]) -> Option<()> {
    if skip_whitespace(text).is_empty() { Some(()) } else { None }
}

/// An object. `member` gets the text at each name, and gives that behind the value beside it.
#[inline]
pub(crate) fn object<'v>(text: &'v [u8], mut member: impl FnMut(&'v [u8]) -> Option<&'v [u8]>) -> Option<&'v [u8]> {
    let mut text = skip_whitespace(text.strip_prefix(b"{")?);
    if let [b'}', rest @ ..] = text {
        return Some(rest);
    }
    loop {
        text = match skip_whitespace(member(text)?) {
            [b',', rest @ ..] => skip_whitespace(rest),
            [b'}', rest @ ..] => return Some(rest),
            _ => return None,
        };
    }
}

/// The name of a member, and the text at its value.
pub(crate) fn name(text: &[u8]) -> Option<(Cow<'_, [u8]>, &[u8])> {
    let (name, rest) = string(text)?;
    Some((name, colon(rest)?))
}

/// Which of some names a member has, and the text at its value. They are given as JSON, since that
/// is how they mostly stand there; `likely` is the index of the most likely one.
#[inline]
pub(crate) fn match_name<'v>(
    text: &'v [u8],
    names: &[impl AsRef<str>],
    likely: usize,
) -> Option<(Option<usize>, &'v [u8])> {
    for index in std::iter::once(likely).chain(0..names.len()) {
        if let Some(rest) = names.get(index).and_then(|name| text.strip_prefix(name.as_ref().as_bytes())) {
            return Some((Some(index), colon(rest)?));
        }
    }
    named_otherwise(text, names)
}

/// The same for a name that is another one, or has escapes that it does not need.
#[cold]
fn named_otherwise<'v>(text: &'v [u8], names: &[impl AsRef<str>]) -> Option<(Option<usize>, &'v [u8])> {
    let (name, text) = name(text)?;
    let name = serde_json::to_string(std::str::from_utf8(&name).ok()?).ok()?;
    Some((names.iter().position(|known| known.as_ref() == name), text))
}

/// An array. `element` reads each element at the start of the text that it gets.
pub(crate) fn array<'v>(text: &'v [u8], mut element: impl FnMut(&'v [u8]) -> Option<&'v [u8]>) -> Option<&'v [u8]> {
    let mut text = skip_whitespace(text.strip_prefix(b"[")?);
    if let [b']', rest @ ..] = text {
        return Some(rest);
    }
    loop {
        text = match skip_whitespace(element(text)?) {
            [b',', rest @ ..] => skip_whitespace(rest),
            [b']', rest @ ..] => return Some(rest),
            _ => return None,
        };
    }
}

/// The value at the start of `text`, with which `json` ends, as it is written; and the text behind it.
pub(crate) fn written<'v>(json: &'v str, text: &'v [u8]) -> Option<(&'v str, &'v [u8])> {
    let rest = value(text)?;
    Some((json.get(json.len() - text.len()..json.len() - rest.len())?, rest))
}

/// A value, however deep it is.
pub(crate) fn value(text: &[u8]) -> Option<&[u8]> {
    match text {
        [b'{' | b'[', ..] => nested(text),
        [b'"', ..] => behind_string(text),
        [b't', ..] => text.strip_prefix(b"true"),
        [b'f', ..] => text.strip_prefix(b"false"),
        [b'n', ..] => text.strip_prefix(b"null"),
        _ => number(text),
    }
}

/// An object or an array. Apart, since most values are neither and need no place for what is open.
#[inline(never)]
fn nested(mut text: &[u8]) -> Option<&[u8]> {
    // What will close the objects and arrays that are open, the outermost first.
    let mut closing = SmallVec::<[u8; 32]>::new();
    loop {
        text = match text {
            [b'{', rest @ ..] => match skip_whitespace(rest) {
                [b'}', rest @ ..] => rest,
                rest => {
                    closing.push(b'}');
                    text = colon(behind_string(rest)?)?;
                    continue;
                }
            },
            [b'[', rest @ ..] => match skip_whitespace(rest) {
                [b']', rest @ ..] => rest,
                rest => {
                    closing.push(b']');
                    text = rest;
                    continue;
                }
            },
            _ => value(text)?,
        };
        // Behind a value: what is open is closed, until there is one more.
        loop {
            let Some(close) = closing.last() else {
                return Some(text);
            };
            match skip_whitespace(text) {
                [b',', rest @ ..] => {
                    text = skip_whitespace(rest);
                    if *close == b'}' {
                        text = colon(behind_string(text)?)?;
                    }
                    break;
                }
                [byte, rest @ ..] if byte == close => {
                    closing.pop();
                    text = rest;
                }
                _ => return None,
            }
        }
    }
}

/// What stands between a name and its value.
fn colon(text: &[u8]) -> Option<&[u8]> {
    skip_whitespace(text).strip_prefix(b":").map(skip_whitespace)
}

/// What a string says, and the text behind it.
#[inline]
pub(crate) fn string(text: &[u8]) -> Option<(Cow<'_, [u8]>, &[u8])> {
    let inside = text.strip_prefix(b"\"")?;
    let end = behind_plain(inside);
    match end {
        [b'"', rest @ ..] => Some((Cow::Borrowed(inside.get(..inside.len() - end.len())?), rest)),
        _ => escaped(text),
    }
}

#[cold]
fn escaped(text: &[u8]) -> Option<(Cow<'_, [u8]>, &[u8])> {
    let rest = behind_string(text)?;
    let said: String = serde_json::from_slice(text.get(..text.len() - rest.len())?).ok()?;
    Some((Cow::Owned(said.into_bytes()), rest))
}

fn behind_string(text: &[u8]) -> Option<&[u8]> {
    match behind_plain(text.strip_prefix(b"\"")?) {
        [b'"', rest @ ..] => Some(rest),
        escape => behind_escapes(escape),
    }
}

/// What is left of a string from an escape on.
fn behind_escapes(mut text: &[u8]) -> Option<&[u8]> {
    loop {
        text = match text {
            [b'"', rest @ ..] => return Some(rest),
            [b'\\', b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't', rest @ ..] => behind_plain(rest),
            [b'\\', b'u', a, b, c, d, rest @ ..] if [a, b, c, d].iter().all(|digit| digit.is_ascii_hexdigit()) => {
                behind_plain(rest)
            }
            _ => return None,
        };
    }
}

fn number(text: &[u8]) -> Option<&[u8]> {
    let text = text.strip_prefix(b"-").unwrap_or(text);
    let mut text = match text {
        [b'0', rest @ ..] => rest,
        _ => digits(text)?,
    };
    if let [b'.', rest @ ..] = text {
        text = digits(rest)?;
    }
    if let [b'e' | b'E', b'+' | b'-', rest @ ..] | [b'e' | b'E', rest @ ..] = text {
        text = digits(rest)?;
    }
    Some(text)
}

fn digits(text: &[u8]) -> Option<&[u8]> {
    let mut rest = text;
    while let [b'0'..=b'9', behind @ ..] = rest {
        rest = behind;
    }
    if rest.len() < text.len() { Some(rest) } else { None }
}

/// What a string says; `None` where another value stands.
pub(crate) fn parse_string(json: &str) -> Option<Cow<'_, str>> {
    plain(json).map(Cow::Borrowed).or_else(|| serde_json::from_str(json).ok().map(Cow::Owned))
}

/// What a string without escapes says.
pub(crate) fn plain(json: &str) -> Option<&str> {
    match json.as_bytes() {
        [b'"', inside @ .., b'"'] if behind_plain(inside).is_empty() => json.get(1..json.len() - 1),
        _ => None,
    }
}

/// The text behind what is neither quote, backslash nor control character. Most of an answer is text that nobody
/// wants, so eight bytes are looked at together.
pub(crate) fn behind_plain(mut text: &[u8]) -> &[u8] {
    const EACH: u64 = u64::MAX / 255;
    while let Some((word, rest)) = text.split_first_chunk() {
        let word = u64::from_le_bytes(*word);
        // With that bit changed, the quote comes right behind the control characters.
        let low = word ^ (EACH * 0x02);
        let backslash = word ^ (EACH * u64::from(b'\\'));
        // The high bit of each byte that is below the number, and of some behind the first of them.
        let below = |bytes: u64, number: u64| bytes.wrapping_sub(EACH * number) & !bytes & (EACH << 7);
        let found = below(low, 0x21) | below(backslash, 0x01);
        if found != 0 {
            return text.get(found.trailing_zeros() as usize / 8..).unwrap_or_default();
        }
        text = rest;
    }
    while let [byte, rest @ ..] = text {
        if matches!(byte, b'"' | b'\\' | ..0x20) {
            break;
        }
        text = rest;
    }
    text
}
