//! Call ids, and the hash that distinguishes two calls with the same id.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;

use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

#[cfg(test)]
mod tests;

/// Returns `true` if a caller may choose this id: 1 to 128 visible ASCII characters.
pub(crate) fn is_call_id(id: &str) -> bool {
    (1..=128).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_graphic())
}

/// The number of random values that one system call fetches.
const POOL: usize = 32;

thread_local! {
    static UNUSED: RefCell<Vec<u128>> = const { RefCell::new(Vec::new()) };
}

/// Returns 128 random bits from the operating system, so that an attacker cannot predict them.
///
/// One system call per value costs 7 % of the concurrent calls per second (row `server-call`).
pub(crate) fn random_bits() -> Result<u128, getrandom::Error> {
    UNUSED.with_borrow_mut(|unused| {
        if let Some(bits) = unused.pop() {
            return Ok(bits);
        }
        let mut fresh = [[0; 16]; POOL];
        getrandom::fill(fresh.as_flattened_mut())?;
        let [bits, others @ ..] = fresh.map(u128::from_ne_bytes);
        unused.extend(others);
        Ok(bits)
    })
}

/// Returns the bits as lowercase hexadecimal digits, the most significant digit first.
pub(crate) fn hex_digits(bits: u128) -> [u8; 32] {
    let bytes = bits.to_be_bytes();
    std::array::from_fn(|index| {
        let byte = bytes[index / 2];
        b"0123456789abcdef"[usize::from(if index % 2 == 0 { byte >> 4 } else { byte & 15 })]
    })
}

/// Returns the id of a call whose id the caller did not choose.
pub(crate) fn call_id(bits: u128) -> String {
    // Digits are text.
    String::from_utf8(hex_digits(bits).to_vec()).unwrap_or_default()
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
