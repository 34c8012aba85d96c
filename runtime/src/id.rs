//! What names a call, and tells one with the same name but other content.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

/// What a caller may choose as an id: some visible ASCII characters.
pub(crate) fn is_call_id(id: &str) -> bool {
    (1..=128).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_graphic())
}

/// Returns 128 random bits.
pub(crate) fn random_bits() -> Result<u128, getrandom::Error> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)?;
    Ok(u128::from_ne_bytes(bytes))
}

/// Returns the id of a call that the caller did not name.
pub(crate) fn call_id(bits: u128) -> String {
    hex(bits.to_be_bytes())
}

/// A hash of what a call does.
pub(crate) fn request_hash(function: &str, inputs: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(function);
    hash.update([0]);
    // Only a map in an input can have an order that changes from one time to the next.
    match inputs.matches('{').nth(1) {
        None => hash.update(inputs),
        Some(_) => hash_sorted(&mut hash, inputs),
    }
    hex(hash.finalize().into())
}

/// Hashes JSON with the members of its objects in the order of their names.
fn hash_sorted(hash: &mut Sha256, json: &str) {
    if let Ok(object) = serde_json::from_str::<BTreeMap<Cow<'_, str>, &RawValue>>(json) {
        hash.update("{");
        for (name, value) in object {
            hash.update(&*name);
            hash.update([0]);
            hash_sorted(hash, value.get());
            hash.update(",");
        }
        hash.update("}");
    } else if let Ok(array) = serde_json::from_str::<Vec<&RawValue>>(json) {
        hash.update("[");
        for value in array {
            hash_sorted(hash, value.get());
            hash.update(",");
        }
        hash.update("]");
    } else {
        hash.update(json);
    }
}

/// The two digits of each byte.
static DIGITS: [[u8; 2]; 256] = {
    let (digits, mut of_bytes, mut byte) = (b"0123456789abcdef", [[0; 2]; 256], 0);
    while byte < of_bytes.len() {
        of_bytes[byte] = [digits[byte >> 4], digits[byte & 15]];
        byte += 1;
    }
    of_bytes
};

fn hex<const BYTES: usize>(bytes: [u8; BYTES]) -> String {
    let digits = bytes.map(|byte| DIGITS[usize::from(byte)]);
    // Digits are text.
    std::str::from_utf8(digits.as_flattened()).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{call_id, is_call_id, random_bits, request_hash};

    #[test]
    fn ids_are_visible_and_short() {
        assert!(is_call_id("a") && is_call_id(&"x".repeat(128)));
        for wrong in ["", " ", "a b", "é", "\n", &"x".repeat(129)] {
            assert!(!is_call_id(wrong), "{wrong:?}");
        }
    }

    #[test]
    fn random_ids_differ_and_are_ids() {
        let ids: BTreeSet<_> = (0..100).map(|_| call_id(random_bits().expect("randomness"))).collect();
        assert!(ids.len() == 100 && ids.iter().all(|id| is_call_id(id) && id.len() == 32), "{ids:?}");
    }

    #[test]
    fn content_tells_function_and_inputs_apart() {
        assert_eq!(request_hash("f", "{}"), request_hash("f", "{}"));
        assert_ne!(request_hash("f", "{}"), request_hash("g", "{}"));
        assert_ne!(request_hash("f", "{}"), request_hash("f", "{\"a\":1}"));
        assert_ne!(request_hash("f", "{}"), request_hash("f{", "}"));
    }

    #[test]
    fn the_order_of_a_map_is_no_content() {
        let hash = |inputs| request_hash("f", inputs);
        assert_eq!(hash(r#"{"a":[{"x":1,"y":{"p":2,"q":3}}]}"#), hash(r#"{"a":[{"y":{"q":3,"p":2},"x":1}]}"#));
        for other in [
            r#"{"a":[{"x":1,"y":{"p":3,"q":2}}]}"#,
            r#"{"a":[{"x":1},{"y":{"p":2,"q":3}}]}"#,
            r#"{"a":{"x":1,"y":{"p":2,"q":3}}}"#,
            r#"{"a":[{"x":1,"y":{"p":2},"q":3}]}"#,
        ] {
            assert_ne!(hash(r#"{"a":[{"x":1,"y":{"p":2,"q":3}}]}"#), hash(other), "{other}");
        }
        assert_ne!(hash(r#"{"a":{"x":1,"2y":3}}"#), hash(r#"{"a":{"x":12,"y":3}}"#));
    }
}
