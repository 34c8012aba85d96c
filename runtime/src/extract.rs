//! Extracts the outcome from a service's response: the return fields, or an error.

use http::StatusCode;

use crate::declared::{FieldAccess, read_values};
use crate::decode::{Found, Path, Sender, find, in_answer, sentence};
use crate::error::{ErrorKind, FunctionError};
use crate::json::parse_string;
use crate::plan::FunctionPlan;
use crate::transport::{Response, TransportError, TransportErrorKind};

#[cfg(test)]
mod tests;

/// Reads the return fields of a `server` function from the response.
pub(crate) fn returned(function: &FunctionPlan, response: &Response) -> Result<Box<dyn FieldAccess>, FunctionError> {
    if !response.status.is_success() {
        return Err(status_error(function, response));
    }
    let fields = &function.spec.returns;
    let wrong = |message| FunctionError::new(ErrorKind::Response, message).with_status(Some(response.status));
    let paths = fields.iter().map(|field| match &field.path {
        Some(path) => Path::Steps(path),
        None => Path::Key(&field.name),
    });
    // Without return fields the body can be anything, also nothing.
    let values = if fields.is_empty() { Some(Found::new()) } else { find(&response.body, paths) };
    let values = values.ok_or_else(|| wrong("the service's answer is not JSON".to_owned()))?;
    read_values(&values, function.returned)
        .map_err(|problems| wrong(in_answer(Sender::Service, fields, &values, &problems)))
}

/// Returns the error of a status other than 2xx.
fn status_error(function: &FunctionPlan, response: &Response) -> FunctionError {
    let status = response.status;
    let message = error_message(function, &response.body).unwrap_or_else(|| default_message(status));
    FunctionError::new(ErrorKind::Status, message).with_status(Some(status))
}

/// Returns the text at the path of `error_message`, if the body has one.
fn error_message(function: &FunctionPlan, body: &[u8]) -> Option<String> {
    let path = Path::Steps(function.spec.error_message()?);
    let found = find(body, std::iter::once(path))?;
    sentence(&parse_string(found.first().copied().flatten()?)?)
}

fn default_message(status: StatusCode) -> String {
    let what = if status.is_client_error() {
        "the service refused the request"
    } else if status.is_server_error() {
        "the service could not handle the request"
    } else {
        "the service gave an unexpected answer"
    };
    format!("{what} (status {})", status.as_u16())
}

/// Returns the error of a request without a response.
pub(crate) fn failed(error: &TransportError) -> FunctionError {
    let kind = match error.kind() {
        TransportErrorKind::Timeout => ErrorKind::Timeout,
        TransportErrorKind::Connection | TransportErrorKind::Other => ErrorKind::Connection,
        TransportErrorKind::Tls => ErrorKind::Tls,
        TransportErrorKind::BodyTooLarge | TransportErrorKind::Body => ErrorKind::Response,
        TransportErrorKind::Request => ErrorKind::Render,
    };
    FunctionError::new(kind, error.to_string()).with_status(error.status())
}
