//! Renders the new values of `set_variables`.

use std::collections::BTreeMap;

use super::json;
use super::place::Place;
use super::text::TemplateRenderer;
use crate::error::FunctionError;
use crate::plan::JsonPlan;
use crate::scope::Scope;

/// Returns the new values as JSON, by the names of their data fields.
///
/// All values read the same scope: none sees the new value of another variable.
pub(crate) fn variables<'a>(
    set: &'a [(String, JsonPlan)],
    scope: Scope<'_>,
) -> Result<BTreeMap<&'a str, String>, FunctionError> {
    let renderer = TemplateRenderer::new(scope);
    set.iter().map(|(name, value)| Ok((name.as_str(), variable(name, value, &renderer)?))).collect()
}

fn variable(name: &str, value: &JsonPlan, renderer: &TemplateRenderer<'_>) -> Result<String, FunctionError> {
    let mut json = String::new();
    json::value(&mut json, value, renderer, Place::Variable(name))?;
    Ok(json)
}
