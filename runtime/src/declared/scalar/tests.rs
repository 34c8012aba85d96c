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

/// A slot writes what serde_json writes, behind what is there.
#[track_caller]
fn written_as_by_serde_json<T: Serialize + Debug>(value: T) {
    let mut out = String::from("[");
    let got = ValueWriter::write(&mut out, None, |slot| {
        slot.whole(&value);
        true
    });
    assert_eq!((got, out), (WriteStatus::Written, format!("[{}", serde_json::to_string(&value).unwrap())), "{value:?}");
}

#[track_caller]
fn nothing_written(value: impl Serialize + Debug) {
    let mut out = String::new();
    assert!(value.serialize(Scalar(&mut out)).is_err(), "{value:?}");
    assert_eq!(out, "");
}

#[test]
fn every_value_is_written_as_by_serde_json() {
    written_as_by_serde_json(true);
    written_as_by_serde_json(false);
    written_as_by_serde_json(i8::MIN);
    written_as_by_serde_json(u8::MAX);
    written_as_by_serde_json(i64::MIN);
    written_as_by_serde_json(u64::MAX);
    written_as_by_serde_json(i128::MIN);
    written_as_by_serde_json(1.5_f32);
    written_as_by_serde_json(f64::NAN);
    written_as_by_serde_json('"');
    written_as_by_serde_json(());
    written_as_by_serde_json(Unit);
    written_as_by_serde_json(None::<u8>);
    written_as_by_serde_json(Some(Some("a")));
    written_as_by_serde_json(Newtype(Some(7)));
    written_as_by_serde_json(Newtype(vec!["a"]));
    written_as_by_serde_json(BTreeMap::from([(7, "a")]));
    written_as_by_serde_json(Value::from(vec![1]));
    written_as_by_serde_json(RawValue::from_string("[ 1.50 ]".to_owned()).unwrap());
    written_as_by_serde_json([Enum::OneWord, Enum::Newtype(1), Enum::Tuple(1, 2), Enum::Struct { a: 1 }]);
    written_as_by_serde_json(Enum::OneWord);
    written_as_by_serde_json(std::net::Ipv4Addr::LOCALHOST);
}

#[test]
fn every_text_is_written_as_by_serde_json() {
    naughty().into_iter().for_each(written_as_by_serde_json);
}

#[test]
fn of_other_values_nothing_is_written() {
    nothing_written(1.5);
    nothing_written(Newtype(vec!["a"]));
    nothing_written(Some(Enum::Struct { a: 1 }));
    nothing_written(format_args!("a"));
}
