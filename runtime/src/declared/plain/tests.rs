use std::fmt::Display;
use std::num::NonZeroU8;

use super::super::{ValueWriter, WriteStatus};
use crate::escape;

#[track_caller]
fn assert_written_like_fmt<T: Display + 'static>(value: T) {
    let mut out = String::from("a");
    let status = ValueWriter::write(&mut out, Some(escape::percent), |writer| {
        writer.fill_text(&value);
        true
    });
    let mut expected = String::from("a");
    escape::percent(&mut expected, &value.to_string());
    assert_eq!((status, out), (WriteStatus::Written, expected));
}

#[test]
fn writes_every_value_like_fmt() {
    assert_written_like_fmt("a b".to_owned());
    assert_written_like_fmt("a b");
    assert_written_like_fmt(u8::MAX);
    assert_written_like_fmt(u16::MAX);
    assert_written_like_fmt(u32::MAX);
    assert_written_like_fmt(u64::MAX);
    assert_written_like_fmt(i8::MIN);
    assert_written_like_fmt(i16::MIN);
    assert_written_like_fmt(i32::MIN);
    assert_written_like_fmt(i64::MIN);
    assert_written_like_fmt(i128::MIN);
    assert_written_like_fmt(-1.5);
    assert_written_like_fmt(true);
    assert_written_like_fmt('ä');
    assert_written_like_fmt(NonZeroU8::MAX);
    assert_written_like_fmt(Box::<str>::from("a b"));
}
