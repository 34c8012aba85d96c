//! Call ids, and the hash that distinguishes two calls with the same id.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

#[cfg(test)]
mod tests;

/// Returns `true` if a caller may choose this id: 1 to 128 visible ASCII characters.
pub(crate) fn is_call_id(id: &str) -> bool {
    (1..=128).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Returns 128 random bits from the operating system, so that an attacker cannot predict them.
pub(crate) fn random_bits() -> Result<u128, getrandom::Error> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)?;
    Ok(u128::from_ne_bytes(bytes))
}

/// Returns the id of a call whose id the caller did not choose.
pub(crate) fn call_id(bits: u128) -> String {
    format!("{bits:032x}")
}

/// Hashes the function and the inputs of a call, in hex.
///
/// The hash is semantic: neither whitespace nor the order of an object's members changes it.
pub(crate) fn request_hash(function: &str, inputs: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(function);
    hash.update([0]);
    update_sorted(&mut hash, inputs);
    format!("{:x}", hash.finalize())
}

/// Hashes a JSON value, the members of its objects in the order of their names.
fn update_sorted(hash: &mut Sha256, json: &str) {
    if let Some(object) = parse::<BTreeMap<Cow<'_, str>, &RawValue>>(json, '{') {
        hash.update("{");
        for (name, value) in object {
            hash.update(&*name);
            hash.update([0]);
            update_sorted(hash, value.get());
            hash.update(",");
        }
        hash.update("}");
    } else if let Some(array) = parse::<Vec<&RawValue>>(json, '[') {
        hash.update("[");
        for value in array {
            update_sorted(hash, value.get());
            hash.update(",");
        }
        hash.update("]");
    } else {
        hash.update(json);
    }
}

/// Parses a value that starts with `bracket`. The check spares scalars a failed parse and its error.
fn parse<'v, T: serde::Deserialize<'v>>(json: &'v str, bracket: char) -> Option<T> {
    if json.starts_with(bracket) { serde_json::from_str(json).ok() } else { None }
}
