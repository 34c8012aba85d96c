use std::ops::Range;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use smallvec::SmallVec;

use super::Limits;
use super::place::Place;
use super::text::{PLAIN, Tokens};
use super::{json, url};
use crate::error::{ErrorKind, FunctionError};
use crate::plan::spec::{FunctionSpec, Template, has_token};
use crate::plan::{BodyPlan, RequestPlan};
use crate::transport::{ReadBody, Request};

/// Headers that are added to the declared ones: type and length of the body, the host, and what a client says of
/// itself.
const ADDED_HEADERS: usize = 6;

/// What the value of a header mostly needs, in bytes: a token of an API, and what stands before it.
const HEADER_ROOM: usize = 64;
/// What a body mostly needs, in bytes.
const BODY_ROOM: usize = 128;

/// The request of a `server` function.
pub(super) fn request(
    function: &FunctionSpec,
    server: &RequestPlan,
    tokens: &Tokens<'_>,
    limits: &Limits,
) -> Result<Request, FunctionError> {
    let url = url::url(&server.url, &server.parameters, tokens)?;
    let (headers, body) = headers_and_body(server, tokens)?;
    Ok(Request {
        method: server.method.clone(),
        url,
        headers,
        body,
        timeout: function.timeout().unwrap_or(limits.timeout),
        read: ReadBody { success: !function.returns.is_empty(), failure: function.error_message().is_some() },
        max_response_body_bytes: limits.max_response_body_bytes,
    })
}

/// Their text stands in one piece of memory, which is held until the service has answered.
fn headers_and_body(server: &RequestPlan, tokens: &Tokens<'_>) -> Result<(HeaderMap, Option<Bytes>), FunctionError> {
    let room = HEADER_ROOM * server.headers.len() + if server.body.is_some() { BODY_ROOM } else { 0 };
    let mut text = String::with_capacity(room);
    let values = header_values(&mut text, &server.headers, tokens)?;
    let start = text.len();
    if let Some(declared) = &server.body {
        body(&mut text, declared, tokens)?;
    }
    let text = Bytes::from(text);
    let mut headers = HeaderMap::with_capacity(server.headers.len() + ADDED_HEADERS);
    for (name, template, place) in values {
        let mut value =
            HeaderValue::from_maybe_shared(text.slice(place)).map_err(|error| FunctionError::internal(&error))?;
        value.set_sensitive(has_token(template));
        headers.insert(name, value);
    }
    let Some(declared) = &server.body else { return Ok((headers, None)) };
    headers.entry(CONTENT_TYPE).or_insert_with(|| content_type(declared).clone());
    Ok((headers, Some(text.slice(start..))))
}

/// Where the value of a header stands.
type HeaderText<'d> = (&'d HeaderName, &'d Template, Range<usize>);

/// Writes the values of those headers that have one.
fn header_values<'d>(
    out: &mut String,
    declared: &'d [(HeaderName, Template)],
    tokens: &Tokens<'_>,
) -> Result<SmallVec<[HeaderText<'d>; 4]>, FunctionError> {
    let mut values = SmallVec::new();
    for (name, template) in declared {
        let start = out.len();
        if tokens.fill(out, template, PLAIN, Place::Header(name.as_str()))? {
            check_header(name, out.get(start..).unwrap_or_default())?;
            values.push((name, template, start..out.len()));
        }
    }
    Ok(values)
}

/// Spaces at the ends would not arrive; other characters could start a header of their own, or do
/// not arrive as they are.
fn check_header(name: &HeaderName, text: &str) -> Result<(), FunctionError> {
    let visible = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    let inner = !text.starts_with(' ') && !text.ends_with(' ');
    if !visible || !inner {
        let message =
            format!("{} can hold only visible ASCII characters, with spaces inside", Place::Header(name.as_str()));
        return Err(FunctionError::new(ErrorKind::Render, message));
    }
    Ok(())
}

fn content_type(body: &BodyPlan) -> &'static HeaderValue {
    static JSON: HeaderValue = HeaderValue::from_static("application/json");
    static FORM: HeaderValue = HeaderValue::from_static("application/x-www-form-urlencoded");
    static TEXT: HeaderValue = HeaderValue::from_static("text/plain; charset=utf-8");
    match body {
        BodyPlan::Json(_) => &JSON,
        BodyPlan::Form(_) => &FORM,
        BodyPlan::Text(_) => &TEXT,
    }
}

pub(super) fn body(out: &mut String, body: &BodyPlan, tokens: &Tokens<'_>) -> Result<(), FunctionError> {
    match body {
        BodyPlan::Json(value) => json::value(out, value, tokens, Place::Body)?,
        BodyPlan::Form(fields) => {
            let start = out.len();
            for (name, template) in fields {
                let separator = if out.len() == start { "" } else { "&" };
                tokens.fill_pair(out, separator, name, template, Place::FormField(name))?;
            }
        }
        BodyPlan::Text(template) => {
            tokens.fill(out, template, PLAIN, Place::Body)?;
        }
    }
    Ok(())
}
