//! Scans JSON without building values: it validates the whole text and returns slices of it.
//!
//! Each function reads from the start of a text and returns the text that follows, or `None` if the
//! text is not JSON. For example, `skip_value(b"[1, 2], 3")` returns `b", 3"`.
//!
//! serde_json finds the same values, but on a text as small as a call it needs twice the instructions.

use std::borrow::Cow;

use smallvec::SmallVec;

#[cfg(test)]
mod tests;

/// Skips leading whitespace.
pub(crate) fn skip_whitespace(text: &[u8]) -> &[u8] {
    // Usually there is none, and the loop stays out of the caller's inlined code.
    if text.first().is_some_and(|byte| *byte > b' ') { text } else { skip_spaces(text) }
}

fn skip_spaces(mut text: &[u8]) -> &[u8] {
    while let [b' ' | b'\n' | b'\t' | b'\r', rest @ ..] = text {
        text = rest;
    }
    text
}

/// Returns `None` if anything but whitespace follows.
pub(crate) fn expect_end(text: &[u8]) -> Option<()> {
    if skip_whitespace(text).is_empty() { Some(()) } else { None }
}

/// Reads an object. `member` receives the text at each name and returns the text after its value.
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

/// Reads the name of a member. Also returns the text at its value.
pub(crate) fn name(text: &[u8]) -> Option<(Cow<'_, [u8]>, &[u8])> {
    let (name, rest) = read_string(text)?;
    Some((name, skip_colon(rest)?))
}

/// Returns the index of a member's name in `names`, and the text at its value.
///
/// `names` are JSON strings, so that a name without needless escapes is compared byte by byte. The
/// name at index `likely` is compared first.
#[inline]
pub(crate) fn match_name<'v>(
    text: &'v [u8],
    names: &[impl AsRef<str>],
    likely: usize,
) -> Option<(Option<usize>, &'v [u8])> {
    for index in std::iter::once(likely).chain(0..names.len()) {
        if let Some(rest) = names.get(index).and_then(|name| text.strip_prefix(name.as_ref().as_bytes())) {
            return Some((Some(index), skip_colon(rest)?));
        }
    }
    match_escaped_name(text, names)
}

/// Does the same for an unknown name, or a name with needless escapes.
#[cold]
fn match_escaped_name<'v>(text: &'v [u8], names: &[impl AsRef<str>]) -> Option<(Option<usize>, &'v [u8])> {
    let (name, text) = name(text)?;
    let name = serde_json::to_string(std::str::from_utf8(&name).ok()?).ok()?;
    Some((names.iter().position(|known| known.as_ref() == name), text))
}

/// Reads an array. `element` receives the text at each element and returns the text after it.
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

/// Returns the source of the value at the start of `text`, and the text after it.
///
/// `text` must be the end of `json`, which makes the slice valid UTF-8 without a second check.
pub(crate) fn raw_value<'v>(json: &'v str, text: &'v [u8]) -> Option<(&'v str, &'v [u8])> {
    let rest = skip_value(text)?;
    Some((json.get(json.len() - text.len()..json.len() - rest.len())?, rest))
}

/// Skips a value of any depth.
pub(crate) fn skip_value(text: &[u8]) -> Option<&[u8]> {
    match text {
        [b'{' | b'[', ..] => skip_nested(text),
        [b'"', ..] => skip_string(text),
        [b't', ..] => text.strip_prefix(b"true"),
        [b'f', ..] => text.strip_prefix(b"false"),
        [b'n', ..] => text.strip_prefix(b"null"),
        _ => skip_number(text),
    }
}

/// Skips an object or an array without recursion, so that depth cannot exhaust the stack.
// Not inlined: most values are scalars, and need no space for the list of open brackets.
#[inline(never)]
fn skip_nested(mut text: &[u8]) -> Option<&[u8]> {
    // The closing bracket of each open object and array, outermost first.
    let mut closing = SmallVec::<[u8; 32]>::new();
    loop {
        text = match text {
            [b'{', rest @ ..] => match skip_whitespace(rest) {
                [b'}', rest @ ..] => rest,
                rest => {
                    closing.push(b'}');
                    text = skip_colon(skip_string(rest)?)?;
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
            _ => skip_value(text)?,
        };
        // After a value: close brackets until another value follows.
        loop {
            let Some(close) = closing.last() else {
                return Some(text);
            };
            match skip_whitespace(text) {
                [b',', rest @ ..] => {
                    text = skip_whitespace(rest);
                    if *close == b'}' {
                        text = skip_colon(skip_string(text)?)?;
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

/// Skips the colon between a name and its value.
fn skip_colon(text: &[u8]) -> Option<&[u8]> {
    skip_whitespace(text).strip_prefix(b":").map(skip_whitespace)
}

/// Reads a string. Also returns the text after it.
#[inline]
pub(crate) fn read_string(text: &[u8]) -> Option<(Cow<'_, [u8]>, &[u8])> {
    let inside = text.strip_prefix(b"\"")?;
    let end = skip_plain(inside);
    match end {
        [b'"', rest @ ..] => Some((Cow::Borrowed(inside.get(..inside.len() - end.len())?), rest)),
        _ => read_escaped_string(text),
    }
}

#[cold]
fn read_escaped_string(text: &[u8]) -> Option<(Cow<'_, [u8]>, &[u8])> {
    let rest = skip_string(text)?;
    let unescaped: String = serde_json::from_slice(text.get(..text.len() - rest.len())?).ok()?;
    Some((Cow::Owned(unescaped.into_bytes()), rest))
}

fn skip_string(text: &[u8]) -> Option<&[u8]> {
    match skip_plain(text.strip_prefix(b"\"")?) {
        [b'"', rest @ ..] => Some(rest),
        escape => skip_escapes(escape),
    }
}

/// Skips the rest of a string that continues with an escape.
fn skip_escapes(mut text: &[u8]) -> Option<&[u8]> {
    loop {
        text = match text {
            [b'"', rest @ ..] => return Some(rest),
            [b'\\', b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't', rest @ ..] => skip_plain(rest),
            [b'\\', b'u', a, b, c, d, rest @ ..] if [a, b, c, d].iter().all(|digit| digit.is_ascii_hexdigit()) => {
                skip_plain(rest)
            }
            _ => return None,
        };
    }
}

fn skip_number(text: &[u8]) -> Option<&[u8]> {
    let text = text.strip_prefix(b"-").unwrap_or(text);
    let mut text = match text {
        [b'0', rest @ ..] => rest,
        _ => skip_digits(text)?,
    };
    if let [b'.', rest @ ..] = text {
        text = skip_digits(rest)?;
    }
    if let [b'e' | b'E', b'+' | b'-', rest @ ..] | [b'e' | b'E', rest @ ..] = text {
        text = skip_digits(rest)?;
    }
    Some(text)
}

fn skip_digits(text: &[u8]) -> Option<&[u8]> {
    let mut rest = text;
    while let [b'0'..=b'9', after @ ..] = rest {
        rest = after;
    }
    if rest.len() < text.len() { Some(rest) } else { None }
}

/// Parses a whole text as a string. Returns `None` if it is another value.
pub(crate) fn parse_string(json: &str) -> Option<Cow<'_, str>> {
    parse_plain_string(json).map(Cow::Borrowed).or_else(|| serde_json::from_str(json).ok().map(Cow::Owned))
}

/// Parses a whole text as a string without escapes.
pub(crate) fn parse_plain_string(json: &str) -> Option<&str> {
    match json.as_bytes() {
        [b'"', inside @ .., b'"'] if skip_plain(inside).is_empty() => json.get(1..json.len() - 1),
        _ => None,
    }
}

/// Skips bytes that are neither a quote, a backslash, nor a control character.
///
/// Most of a service's response is text that no path leads to, so this compares eight bytes at a time.
pub(crate) fn skip_plain(mut text: &[u8]) -> &[u8] {
    const EACH: u64 = u64::MAX / 255;
    while let Some((word, rest)) = text.split_first_chunk() {
        let word = u64::from_le_bytes(*word);
        // Flipping this bit moves the quote next to the control characters, so that one comparison finds both.
        let low = word ^ (EACH * 0x02);
        let backslash = word ^ (EACH * u64::from(b'\\'));
        // Sets the high bit of each byte below the number. Bytes after the first such byte can be wrong.
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
