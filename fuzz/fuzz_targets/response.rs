//! A service may answer with any bytes: the runtime accepts exactly what serde_json accepts, with the same values.
//!
//! `cargo xtask soak response` runs it for 10 minutes.

#![no_main]

use http::StatusCode;
use libfuzzer_sys::fuzz_target;
use serde::de::DeserializeOwned;
use serde_json::Value;
use widget_functions::{ErrorKind, FunctionError};
use widget_functions_fuzz::block_on;
use widget_functions_fuzz::json::Verdict;
use widget_functions_fuzz::widget::{fuzzed, shared_instance};

fuzz_target!(|input: (bool, &[u8])| {
    let (succeeds, body) = input;
    let status = if succeeds { StatusCode::OK } else { StatusCode::CONFLICT };
    let (card, service) = shared_instance();
    service.answer(status, body);
    block_on(async {
        let read = card.call(fuzzed::Read {}).run(&()).await;
        let need = card.call(fuzzed::Need {}).run(&()).await;
        match (succeeds, Verdict::of(body)) {
            (false, verdict) => assert_failed(&read.err().expect("an error"), &verdict),
            (true, Verdict::Skipped) => {}
            (true, Verdict::Invalid) => {
                assert_rejected(&read.err().expect("an error"));
                assert_rejected(&need.err().expect("an error"));
            }
            (true, Verdict::Value(value)) => {
                assert_eq!(read.ok().map(parts), read_reference(&value));
                assert_eq!(need.ok().map(|need| (need.text, need.number, need.flag)), need_reference(&value));
            }
        }
    });
});

type Parts = (Option<String>, Option<u32>, Option<i64>, Option<f64>, Option<Vec<i64>>, Option<Value>);

fn parts(read: fuzzed::ReadReturned) -> Parts {
    (read.text, read.number, read.signed, read.ratio, read.list, read.any)
}

fn read_reference(value: &Value) -> Option<Parts> {
    Some((
        at(value, "/text")?,
        at(value, "/a/number")?,
        element(value, "/a/list", 1)?,
        element(value, "", 0)?,
        at(value, "/list")?,
        at(value, "/a/any")?,
    ))
}

fn need_reference(value: &Value) -> Option<(String, u8, bool)> {
    Some((at(value, "/text")?, at(value, "/a/number")?, element(value, "/a/list", 0)?))
}

/// The value of a path through objects; a JSON pointer would also accept the index of an array.
fn at<T: DeserializeOwned>(value: &Value, path: &str) -> Option<T> {
    let found = path.split('/').skip(1).try_fold(value, |value, name| value.as_object()?.get(name));
    serde_json::from_value(found.cloned().unwrap_or_default()).ok()
}

fn element<T: DeserializeOwned>(value: &Value, path: &str, index: usize) -> Option<T> {
    let array: Value = at(value, path)?;
    serde_json::from_value(array.as_array().and_then(|array| array.get(index)).cloned().unwrap_or_default()).ok()
}

fn assert_rejected(error: &FunctionError) {
    assert_eq!(error.kind(), ErrorKind::Response);
}

/// An error status, with the service's own text if the body contains one.
fn assert_failed(error: &FunctionError, verdict: &Verdict) {
    assert_eq!(error.kind(), ErrorKind::Status);
    let text: Option<String> = match verdict {
        Verdict::Value(value) => at(value, "/error/message"),
        Verdict::Invalid => None,
        Verdict::Skipped => return,
    };
    match text.map(|text| shown(&text)).filter(|text| !text.is_empty()) {
        Some(text) => assert_eq!(error.message(), text),
        None => assert!(error.message().contains("409"), "{error}"),
    }
}

/// What an end user sees of a text from a service.
fn shown(text: &str) -> String {
    let plain = text.replace(char::is_control, " ");
    plain.trim_start().chars().take(200).collect::<String>().trim_end().to_owned()
}
