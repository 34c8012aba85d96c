use std::fmt::Debug;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::value::RawValue;

use super::Written;

const TEXTS: [&str; 28] = [
    "null",
    "true",
    "0",
    "-0",
    "7",
    "007",
    "+7",
    "-7",
    "255",
    "256",
    "7.0",
    "7e2",
    "18446744073709551615",
    "18446744073709551616",
    r#""""#,
    r#""a é""#,
    r#""a\n""#,
    r#""a"b""#,
    "\"a\nb\"",
    r#""a"#,
    r#""\ud800""#,
    "[]",
    "[7]",
    r#"["a"]"#,
    "{}",
    r#"{"a":7}"#,
    r#"{"a":null}"#,
    "",
];

#[derive(Debug, PartialEq, Deserialize)]
struct Struct {
    a: Option<u8>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Newtype(String);

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Enum {
    A,
}

#[track_caller]
fn read_as_by_serde_json<T: DeserializeOwned + Debug + PartialEq>() {
    for text in TEXTS.iter().copied().chain([r#""a""#]) {
        assert_eq!(T::deserialize(Written(text)).ok(), serde_json::from_str::<T>(text).ok(), "{text}");
        let optional = Option::<T>::deserialize(Written(text)).ok();
        assert_eq!(optional, serde_json::from_str::<Option<T>>(text).ok(), "{text}");
    }
}

#[test]
fn every_type_is_read_as_by_serde_json() {
    read_as_by_serde_json::<bool>();
    read_as_by_serde_json::<u8>();
    read_as_by_serde_json::<i8>();
    read_as_by_serde_json::<u64>();
    read_as_by_serde_json::<i64>();
    read_as_by_serde_json::<u128>();
    read_as_by_serde_json::<f32>();
    read_as_by_serde_json::<f64>();
    read_as_by_serde_json::<char>();
    read_as_by_serde_json::<String>();
    read_as_by_serde_json::<()>();
    read_as_by_serde_json::<Vec<u8>>();
    read_as_by_serde_json::<(u8,)>();
    read_as_by_serde_json::<Struct>();
    read_as_by_serde_json::<Newtype>();
    read_as_by_serde_json::<Enum>();
    read_as_by_serde_json::<Value>();
}

#[test]
fn a_raw_value_stays_raw() {
    let raw = Box::<RawValue>::deserialize(Written("[ 1.50 ]")).map(|raw| raw.get().to_owned());
    assert_eq!(raw.ok().as_deref(), Some("[ 1.50 ]"));
}
