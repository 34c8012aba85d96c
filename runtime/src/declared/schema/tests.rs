#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};
use url::Url;

use super::*;

fn json_of<T: DeserializeOwned>() -> Value {
    serde_json::to_value(schema::<T>()).unwrap()
}

#[derive(Deserialize)]
struct Place {
    #[expect(dead_code, reason = "only its schema matters")]
    id: u64,
}

#[derive(Deserialize)]
enum Level {
    Easy,
}

#[derive(Deserialize)]
struct Id(#[expect(dead_code, reason = "only its schema matters")] u32);

#[test]
fn primitives_have_their_ranges() {
    assert_eq!(json_of::<bool>(), json!({"type": "boolean"}));
    assert_eq!(json_of::<u8>(), json!({"type": "integer", "minimum": 0, "maximum": 255}));
    assert_eq!(json_of::<i64>(), json!({"type": "integer", "minimum": i64::MIN, "maximum": i64::MAX}));
    assert_eq!(json_of::<u64>(), json!({"type": "integer", "minimum": 0, "maximum": u64::MAX}));
    assert_eq!(json_of::<u128>(), json!({"type": "integer", "minimum": 0}));
    assert_eq!(json_of::<i128>(), json!({"type": "integer"}));
    assert_eq!(json_of::<f32>(), json!({"type": "number"}));
    assert_eq!(json_of::<char>(), json!({"type": "string", "minLength": 1, "maxLength": 1}));
    assert_eq!(json_of::<String>(), json!({"type": "string"}));
    assert_eq!(json_of::<Url>(), json!({"type": "string", "format": "uri"}));
}

#[test]
fn an_option_also_takes_null() {
    assert_eq!(json_of::<Option<String>>(), json!({"type": ["string", "null"]}));
    assert_eq!(json_of::<Option<Place>>(), json!(true));
    let schema = schema::<Option<Place>>();
    assert_eq!(InputSchema::of(&schema), InputSchema { json_type: JsonType::Object, optional: true });
}

#[test]
fn lists_describe_their_elements() {
    let byte = json!({"type": "integer", "minimum": 0, "maximum": 255});
    assert_eq!(json_of::<Vec<u8>>(), json!({"type": "array", "items": byte}));
    assert_eq!(json_of::<Vec<Option<Url>>>()["items"], json!({"type": ["string", "null"], "format": "uri"}));
    assert_eq!(json_of::<BTreeSet<String>>(), json!({"type": "array", "items": {"type": "string"}}));
    assert_eq!(json_of::<[u8; 3]>(), json!({"type": "array", "items": byte, "minItems": 3, "maxItems": 3}));
    assert_eq!(json_of::<Vec<Place>>(), json!({"type": "array", "items": true}));
}

#[test]
fn tuples_describe_each_element_until_one_gives_no_sample() {
    let number = json!({"type": "number"});
    let text = json!({"type": "string"});
    let nested = json!({"type": "array", "items": number, "minItems": 2, "maxItems": 2});
    assert_eq!(
        json_of::<(f64, Vec<String>, [f32; 2], Option<bool>, Place, u8)>(),
        json!({
            "type": "array",
            "prefixItems": [
                number, {"type": "array", "items": text}, nested, {"type": ["boolean", "null"]}, true, true,
            ],
            "minItems": 6,
            "maxItems": 6,
        })
    );
}

#[test]
fn maps_describe_their_values() {
    assert_eq!(
        json_of::<HashMap<String, f64>>(),
        json!({"type": "object", "additionalProperties": {"type": "number"}})
    );
    assert_eq!(json_of::<BTreeMap<u32, bool>>()["additionalProperties"], json!({"type": "boolean"}));
    assert_eq!(json_of::<BTreeMap<String, Place>>(), json!({"type": "object", "additionalProperties": true}));
}

#[test]
fn newtypes_read_as_what_they_wrap() {
    assert_eq!(json_of::<Id>(), json_of::<u32>());
    assert_eq!(json_of::<Vec<Id>>(), json_of::<Vec<u32>>());
    assert_eq!(json_of::<Box<Option<Id>>>(), json_of::<Option<u32>>());
}

#[test]
fn other_types_of_the_application_allow_everything() {
    assert_eq!((json_of::<Place>(), schema::<Place>().json_type()), (json!(true), JsonType::Object));
    assert_eq!((json_of::<Level>(), schema::<Level>().json_type()), (json!(true), JsonType::String));
    assert_eq!((json_of::<Value>(), schema::<Value>().json_type()), (json!(true), JsonType::Any));
    assert_eq!((json_of::<()>(), schema::<()>().json_type()), (json!(true), JsonType::Any));
}

#[derive(Deserialize)]
struct Endless(#[expect(dead_code, reason = "only its schema matters")] Box<Endless>);

#[derive(Deserialize)]
struct Tree(#[expect(dead_code, reason = "only its schema matters")] (Vec<Tree>, Option<Box<Tree>>, [Box<Tree>; 8]));

#[test]
fn recursive_types_end() {
    assert_eq!(json_of::<Endless>(), json!(true));
    assert_eq!(json_of::<Tree>()["type"], "array");
}

struct Panics;

impl<'de> Deserialize<'de> for Panics {
    fn deserialize<D: Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        panic!("a bug in the application")
    }
}

#[test]
fn a_type_that_panics_allows_everything() {
    assert_eq!(json_of::<Panics>(), json!(true));
    assert_eq!(json_of::<(u8, Panics)>(), json!(true));
}
