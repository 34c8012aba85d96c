use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};

use super::Limits;
use super::place::Place;
use super::text::{PLAIN, Tokens};
use super::{json, url};
use crate::engine::internal;
use crate::error::{ErrorKind, FunctionError};
use crate::plan::spec::{BodySpec, FunctionSpec, Header, ServerSpec, Template, has_token};
use crate::transport::{ReadBody, Request};

/// Headers that are added to the declared ones: type and length of the body, the host, and what a client says of
/// itself.
const ADDED_HEADERS: usize = 6;

/// The request of a `server` function.
pub(super) fn request(
    function: &FunctionSpec,
    server: &ServerSpec,
    tokens: &Tokens<'_>,
    limits: &Limits,
) -> Result<Request, FunctionError> {
    let url = url::url(&server.url, &server.parameters, tokens)?;
    let mut headers = headers(&server.headers, tokens)?;
    let body = match &server.body {
        None => None,
        Some(declared) => {
            headers.entry(CONTENT_TYPE).or_insert_with(|| content_type(declared).clone());
            let mut text = String::with_capacity(128);
            body(&mut text, declared, tokens)?;
            Some(Bytes::from(text))
        }
    };
    Ok(Request {
        method: server.method.clone(),
        url,
        headers,
        body,
        timeout: server.timeout.map_or(limits.timeout, Duration::from_millis),
        read: ReadBody { success: !function.returns.is_empty(), failure: server.error_message.is_some() },
        max_body: limits.max_body,
    })
}

fn headers(declared: &[(Header, Template)], tokens: &Tokens<'_>) -> Result<HeaderMap, FunctionError> {
    let mut headers = HeaderMap::with_capacity(declared.len() + ADDED_HEADERS);
    for (Header(name), template) in declared {
        // A token of an API, and what stands before it, mostly fit.
        let mut text = String::with_capacity(64);
        if tokens.fill(&mut text, template, PLAIN, Place::Header(name.as_str()))? {
            let mut value = header_value(name, text)?;
            value.set_sensitive(has_token(template));
            headers.insert(name, value);
        }
    }
    Ok(headers)
}

/// Spaces at the ends would not arrive; other characters could start a header of their own, or do
/// not arrive as they are.
fn header_value(name: &HeaderName, text: String) -> Result<HeaderValue, FunctionError> {
    let visible = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    let inner = !text.starts_with(' ') && !text.ends_with(' ');
    if !visible || !inner {
        let message =
            format!("{} can hold only visible ASCII characters, with spaces inside", Place::Header(name.as_str()));
        return Err(FunctionError::new(ErrorKind::Render, message));
    }
    HeaderValue::try_from(text).map_err(|error| internal(&error))
}

fn content_type(body: &BodySpec) -> &'static HeaderValue {
    static JSON: HeaderValue = HeaderValue::from_static("application/json");
    static FORM: HeaderValue = HeaderValue::from_static("application/x-www-form-urlencoded");
    static TEXT: HeaderValue = HeaderValue::from_static("text/plain; charset=utf-8");
    match body {
        BodySpec::Json(_) => &JSON,
        BodySpec::Form(_) => &FORM,
        BodySpec::Text(_) => &TEXT,
    }
}

pub(super) fn body(out: &mut String, body: &BodySpec, tokens: &Tokens<'_>) -> Result<(), FunctionError> {
    match body {
        BodySpec::Json(value) => json::value(out, value, tokens, Place::Body)?,
        BodySpec::Form(fields) => {
            for (name, template) in fields {
                let separator = if out.is_empty() { "" } else { "&" };
                tokens.fill_pair(out, separator, name, template, Place::FormField(name))?;
            }
        }
        BodySpec::Text(template) => {
            tokens.fill(out, template, PLAIN, Place::Body)?;
        }
    }
    Ok(())
}
