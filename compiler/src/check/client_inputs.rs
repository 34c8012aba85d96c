//! Checks the values that a `client` function passes to the page.

use super::json::check_single;
use super::names::{Seen, reject_unsafe};
use super::pairs::{check_key, entries_of, reject_empty};
use super::secrets::Destination;
use super::tokens::Site;
use crate::errors::Errors;
use crate::model;
use crate::scope::Scope;
use crate::syntax::Value;

/// Checks the inputs of a `client` function.
pub(super) fn check_client_inputs(
    value: &Value,
    scope: Scope<'_>,
    errors: &mut Errors,
) -> Option<Vec<(String, model::Value)>> {
    let entries = entries_of(value, "inputs", errors)?;
    let mut seen = Seen::default();
    let mut inputs = Vec::with_capacity(entries.entries.len());
    for entry in &entries.entries {
        let written = entry.key.name();
        reject_unsafe(&written, entry.key.place(), errors);
        let name = check_key(&entry.key, "client input", &mut seen, errors);
        let name = name.filter(|name| reject_empty(name, &entry.key, "client input", errors));
        let site = Site { scope, destination: Destination::ClientInput(&written) };
        inputs.push(name.zip(check_single(&entry.value, "client input", site, errors)));
    }
    inputs.into_iter().collect()
}
