//! Renders the request of a `server` function.

use std::ops::Range;
use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use smallvec::SmallVec;

use super::place::Place;
use super::text::{PLAIN, TemplateRenderer};
use super::{json, url};
use crate::error::FunctionError;
use crate::plan::spec::{FunctionSpec, Template, has_token};
use crate::plan::{BodyPlan, RequestPlan};
use crate::transport::{ReadBody, Request};

/// The number of headers that are added to the declared headers: the type and the length of the body, the host, and
/// the defaults of the HTTP client.
const ADDED_HEADERS: usize = 6;
/// The typical size of a header's value in bytes: an API token and its prefix.
const HEADER_CAPACITY: usize = 64;
/// The typical size of a body in bytes.
const BODY_CAPACITY: usize = 128;

/// The limits of the requests of all functions.
pub(crate) struct Limits {
    /// For a whole request, unless its function declares a timeout.
    pub(crate) timeout: Duration,
    /// The maximum size of a response body, after decompression.
    pub(crate) max_response_body_bytes: usize,
}

/// Renders the request.
pub(super) fn request(
    function: &FunctionSpec,
    server: &RequestPlan,
    renderer: &TemplateRenderer<'_>,
    limits: &Limits,
) -> Result<Request, FunctionError> {
    let url = url::url(&server.url, &server.parameters, renderer)?;
    let (headers, body) = headers_and_body(server, renderer)?;
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

/// Renders headers and body into one allocation, which lives until the service has answered.
fn headers_and_body(
    server: &RequestPlan,
    renderer: &TemplateRenderer<'_>,
) -> Result<(HeaderMap, Option<Bytes>), FunctionError> {
    let capacity = HEADER_CAPACITY * server.headers.len() + if server.body.is_some() { BODY_CAPACITY } else { 0 };
    let mut text = String::with_capacity(capacity);
    let values = header_values(&mut text, &server.headers, renderer)?;
    let start = text.len();
    if let Some(declared) = &server.body {
        body(&mut text, declared, renderer)?;
    }
    let text = Bytes::from(text);
    let mut headers = HeaderMap::with_capacity(server.headers.len() + ADDED_HEADERS);
    for (name, template, range) in values {
        let mut value =
            HeaderValue::from_maybe_shared(text.slice(range)).map_err(|error| FunctionError::internal(&error))?;
        value.set_sensitive(has_token(template));
        headers.insert(name, value);
    }
    let Some(declared) = &server.body else { return Ok((headers, None)) };
    headers.entry(CONTENT_TYPE).or_insert_with(|| content_type(declared).clone());
    Ok((headers, Some(text.slice(start..))))
}

/// A header, its template, and the range of its value in the rendered text.
type HeaderText<'d> = (&'d HeaderName, &'d Template, Range<usize>);

/// Writes the values of the headers. A header whose value is a lone `None` is left out.
fn header_values<'d>(
    out: &mut String,
    declared: &'d [(HeaderName, Template)],
    renderer: &TemplateRenderer<'_>,
) -> Result<SmallVec<[HeaderText<'d>; 4]>, FunctionError> {
    let mut values = SmallVec::new();
    for (name, template) in declared {
        let start = out.len();
        if renderer.render(out, template, PLAIN, Place::Header(name.as_str()))? {
            check_header(name, out.get(start..).unwrap_or_default())?;
            values.push((name, template, start..out.len()));
        }
    }
    Ok(values)
}

/// Rejects spaces at the ends, which would be lost, and characters that could start another header or get lost.
fn check_header(name: &HeaderName, text: &str) -> Result<(), FunctionError> {
    let visible = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    let inner = !text.starts_with(' ') && !text.ends_with(' ');
    if !visible || !inner {
        let reason = "a header value may only contain visible ASCII characters, and spaces between them";
        return Err(Place::Header(name.as_str()).rejection(reason));
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

/// Writes the body.
pub(super) fn body(out: &mut String, body: &BodyPlan, renderer: &TemplateRenderer<'_>) -> Result<(), FunctionError> {
    match body {
        BodyPlan::Json(value) => json::value(out, value, renderer, Place::Body)?,
        BodyPlan::Form(fields) => {
            let start = out.len();
            for (name, template) in fields {
                let separator = if out.len() == start { "" } else { "&" };
                renderer.render_pair(out, separator, name, template, Place::FormField(name))?;
            }
        }
        BodyPlan::Text(template) => {
            renderer.render(out, template, PLAIN, Place::Body)?;
        }
    }
    Ok(())
}
