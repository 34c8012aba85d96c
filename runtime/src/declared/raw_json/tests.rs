use std::fmt::Debug;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::value::RawValue;

use super::RawJson;

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
fn assert_reads_like_serde_json<T: DeserializeOwned + Debug + PartialEq>() {
    for text in TEXTS.iter().copied().chain([r#""a""#]) {
        assert_eq!(T::deserialize(RawJson(text)).ok(), serde_json::from_str::<T>(text).ok(), "{text}");
        let optional = Option::<T>::deserialize(RawJson(text)).ok();
        assert_eq!(optional, serde_json::from_str::<Option<T>>(text).ok(), "{text}");
    }
}

#[test]
fn reads_every_type_like_serde_json() {
    assert_reads_like_serde_json::<bool>();
    assert_reads_like_serde_json::<u8>();
    assert_reads_like_serde_json::<i8>();
    assert_reads_like_serde_json::<u64>();
    assert_reads_like_serde_json::<i64>();
    assert_reads_like_serde_json::<u128>();
    assert_reads_like_serde_json::<f32>();
    assert_reads_like_serde_json::<f64>();
    assert_reads_like_serde_json::<char>();
    assert_reads_like_serde_json::<String>();
    assert_reads_like_serde_json::<()>();
    assert_reads_like_serde_json::<Vec<u8>>();
    assert_reads_like_serde_json::<(u8,)>();
    assert_reads_like_serde_json::<Struct>();
    assert_reads_like_serde_json::<Newtype>();
    assert_reads_like_serde_json::<Enum>();
    assert_reads_like_serde_json::<Value>();
}

#[test]
fn keeps_the_source_of_a_raw_value() {
    let raw = Box::<RawValue>::deserialize(RawJson("[ 1.50 ]")).map(|raw| raw.get().to_owned());
    assert_eq!(raw.ok().as_deref(), Some("[ 1.50 ]"));
}
