use serde_json::value::RawValue;

use super::json;
use super::place::Place;
use super::text::Tokens;
use crate::engine::internal;
use crate::error::FunctionError;
use crate::plan::spec::Node;
use crate::scope::Scope;

/// What `set_variables` writes into the record: names of data fields with their new values.
///
/// All values see the same scope, whatever stands before them.
pub(crate) fn variables(
    set: &[(String, Node)],
    scope: Scope<'_>,
) -> Result<Vec<(String, Box<RawValue>)>, FunctionError> {
    let mut tokens = Tokens::new(scope);
    set.iter().map(|(name, value)| Ok((name.clone(), variable(name, value, &mut tokens)?))).collect()
}

fn variable(name: &str, value: &Node, tokens: &mut Tokens<'_>) -> Result<Box<RawValue>, FunctionError> {
    let mut json = String::new();
    json::value(&mut json, value, tokens, Place::Variable(name))?;
    RawValue::from_string(json).map_err(|error| internal(&error))
}
