//! Renders single templates for the benchmarks, which compare them with other template engines.

use super::place::Place;
use super::text::{PLAIN, TemplateRenderer};
use super::{request, url};
use crate::error::FunctionError;
use crate::plan::{ActionPlan, FunctionPlan};
use crate::scope::Scope;

/// Appends the body of a `server` function (without a body, its URL after the origin), or the text of a message.
pub(crate) fn sample_text(function: &FunctionPlan, scope: Scope<'_>, out: &mut String) -> Result<(), FunctionError> {
    let renderer = TemplateRenderer::new(scope);
    match &function.action {
        ActionPlan::Request(server) => match &server.body {
            Some(body) => request::body(out, body, &renderer),
            None => url::write(out, &server.url, &server.parameters, &renderer).map(drop),
        },
        ActionPlan::Message { text: message, .. } => renderer.render(out, message, PLAIN, Place::Message).map(drop),
        _ => Ok(()),
    }
}
