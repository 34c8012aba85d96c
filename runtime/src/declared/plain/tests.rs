use std::fmt::Display;
use std::num::NonZeroU8;

use super::super::{ValueWriter, WriteStatus};
use crate::escape;

#[track_caller]
fn written_as_by_fmt<T: Display + 'static>(value: T) {
    let mut out = String::from("a");
    let got = ValueWriter::write(&mut out, Some(escape::percent), |slot| {
        slot.fill_text(&value);
        true
    });
    let mut expected = String::from("a");
    escape::percent(&mut expected, &value.to_string());
    assert_eq!((got, out), (WriteStatus::Written, expected));
}

#[test]
fn every_value_is_written_as_by_fmt() {
    written_as_by_fmt("a b".to_owned());
    written_as_by_fmt("a b");
    written_as_by_fmt(u8::MAX);
    written_as_by_fmt(u16::MAX);
    written_as_by_fmt(u32::MAX);
    written_as_by_fmt(u64::MAX);
    written_as_by_fmt(i8::MIN);
    written_as_by_fmt(i16::MIN);
    written_as_by_fmt(i32::MIN);
    written_as_by_fmt(i64::MIN);
    written_as_by_fmt(i128::MIN);
    written_as_by_fmt(-1.5);
    written_as_by_fmt(true);
    written_as_by_fmt('ä');
    written_as_by_fmt(NonZeroU8::MAX);
    written_as_by_fmt(Box::<str>::from("a b"));
}
