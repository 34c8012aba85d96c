#![allow(clippy::unwrap_used, reason = "a value that is not there is a failed test")]

use std::collections::BTreeMap;
use std::fmt::Debug;

use serde::Serialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::super::{ValueWriter, WriteStatus};
use super::Scalar;
use crate::render::sample::naughty;

#[derive(Debug, Serialize)]
struct Newtype<T>(T);

#[derive(Debug, Serialize)]
struct Unit;

#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
enum Enum {
    OneWord,
    Newtype(u8),
    Tuple(u8, u8),
    Struct { a: u8 },
}

/// Appends what serde_json writes.
#[track_caller]
fn assert_written_like_serde_json<T: Serialize + Debug>(value: T) {
    let mut out = String::from("[");
    let status = ValueWriter::write(&mut out, None, |writer| {
        writer.whole(&value);
        true
    });
    assert_eq!(
        (status, out),
        (WriteStatus::Written, format!("[{}", serde_json::to_string(&value).unwrap())),
        "{value:?}"
    );
}

#[track_caller]
fn assert_nothing_written(value: impl Serialize + Debug) {
    let mut out = String::new();
    assert!(value.serialize(Scalar(&mut out)).is_err(), "{value:?}");
    assert_eq!(out, "");
}

#[test]
fn writes_every_value_like_serde_json() {
    assert_written_like_serde_json(true);
    assert_written_like_serde_json(false);
    assert_written_like_serde_json(i8::MIN);
    assert_written_like_serde_json(u8::MAX);
    assert_written_like_serde_json(i64::MIN);
    assert_written_like_serde_json(u64::MAX);
    assert_written_like_serde_json(i128::MIN);
    assert_written_like_serde_json(1.5_f32);
    assert_written_like_serde_json(f64::NAN);
    assert_written_like_serde_json('"');
    assert_written_like_serde_json(());
    assert_written_like_serde_json(Unit);
    assert_written_like_serde_json(None::<u8>);
    assert_written_like_serde_json(Some(Some("a")));
    assert_written_like_serde_json(Newtype(Some(7)));
    assert_written_like_serde_json(Newtype(vec!["a"]));
    assert_written_like_serde_json(BTreeMap::from([(7, "a")]));
    assert_written_like_serde_json(Value::from(vec![1]));
    assert_written_like_serde_json(RawValue::from_string("[ 1.50 ]".to_owned()).unwrap());
    assert_written_like_serde_json([Enum::OneWord, Enum::Newtype(1), Enum::Tuple(1, 2), Enum::Struct { a: 1 }]);
    assert_written_like_serde_json(Enum::OneWord);
    assert_written_like_serde_json(std::net::Ipv4Addr::LOCALHOST);
}

#[test]
fn writes_every_text_like_serde_json() {
    naughty().into_iter().for_each(assert_written_like_serde_json);
}

#[test]
fn writes_nothing_of_other_values() {
    assert_nothing_written(1.5);
    assert_nothing_written(Newtype(vec!["a"]));
    assert_nothing_written(Some(Enum::Struct { a: 1 }));
    assert_nothing_written(format_args!("a"));
}
