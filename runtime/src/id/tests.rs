use std::collections::BTreeSet;

use super::{call_id, is_call_id, random_bits, request_hash};

#[test]
fn accepts_short_visible_ids_only() {
    assert!(is_call_id("a") && is_call_id(&"x".repeat(128)));
    for wrong in ["", " ", "a b", "é", "\n", &"x".repeat(129)] {
        assert!(!is_call_id(wrong), "{wrong:?}");
    }
}

#[test]
fn creates_distinct_valid_ids() {
    let ids: BTreeSet<_> = (0..100).map(|_| call_id(random_bits().expect("randomness"))).collect();
    assert!(ids.len() == 100 && ids.iter().all(|id| is_call_id(id) && id.len() == 32), "{ids:?}");
}

#[test]
fn hashes_function_and_inputs() {
    assert_eq!(request_hash("f", "{}"), request_hash("f", "{}"));
    assert_ne!(request_hash("f", "{}"), request_hash("g", "{}"));
    assert_ne!(request_hash("f", "{}"), request_hash("f", "{\"a\":1}"));
    assert_ne!(request_hash("f", "{}"), request_hash("f{", "}"));
}

#[test]
fn ignores_the_order_of_members_at_every_depth() {
    let hash = |inputs| request_hash("f", inputs);
    assert_eq!(hash(r#"{"a":1,"b":"2"}"#), hash(r#"{"b":"2","a":1}"#));
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

#[test]
fn ignores_whitespace_between_values() {
    assert_eq!(
        request_hash("f", r#"{"a":[1,{"b":"c d"}]}"#),
        request_hash("f", "{ \"a\" : [ 1,\n{ \"b\":\"c d\" } ] }")
    );
    assert_ne!(request_hash("f", r#"{"a":"c d"}"#), request_hash("f", r#"{"a":"c  d"}"#));
}
