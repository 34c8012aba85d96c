use std::collections::BTreeMap;

use super::json;
use super::place::Place;
use super::text::Tokens;
use crate::error::FunctionError;
use crate::plan::JsonPlan;
use crate::scope::Scope;

/// What `set_variables` writes into the record: names of data fields with their new
/// values as JSON.
///
/// All values see the same scope, whatever stands before them.
pub(crate) fn variables<'a>(
    set: &'a [(String, JsonPlan)],
    scope: Scope<'_>,
) -> Result<BTreeMap<&'a str, String>, FunctionError> {
    let tokens = Tokens::new(scope);
    set.iter().map(|(name, value)| Ok((name.as_str(), variable(name, value, &tokens)?))).collect()
}

fn variable(name: &str, value: &JsonPlan, tokens: &Tokens<'_>) -> Result<String, FunctionError> {
    let mut json = String::new();
    json::value(&mut json, value, tokens, Place::Variable(name))?;
    Ok(json)
}
