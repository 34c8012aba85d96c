//! Fixtures for the tests of the pure steps: a struct of values, plans, and hostile strings.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a value that is not there is a failed test")]

use std::fmt;
use std::time::Duration;

use serde::{Serialize, Serializer};
use serde_json::{Value, json};
use url::Url;

use super::Limits;
use crate::action::Action;
use crate::declared::{Field, FieldAccess, FromFields, Optional, Reader, ToPathSegment, ValueWriter};
use crate::error::FunctionError;
use crate::plan::FunctionPlan;
use crate::plan::spec::FunctionSpec;
use crate::protocol::HostAction;
use crate::scope::Scope;
use crate::shared_data;
use crate::transport::Request;

/// The inputs of all functions in these tests.
pub(crate) struct Sample {
    pub(crate) text: String,
    pub(crate) maybe: Option<String>,
    pub(crate) number: u64,
}

pub(crate) const WHOLE: usize = 0;
pub(crate) const WHOLE_MAYBE: usize = 1;
pub(crate) const WHOLE_NUMBER: usize = 2;
pub(crate) const TEXT: usize = 3;
pub(crate) const MAYBE: usize = 4;
pub(crate) const NUMBER: usize = 5;
pub(crate) const SEGMENT: usize = 6;
pub(crate) const OPTIONAL: usize = 7;
pub(crate) const OPTIONAL_WHOLE: usize = 8;
pub(crate) const BROKEN: usize = 9;
pub(crate) const BROKEN_WHOLE: usize = 10;

impl FieldAccess for Sample {
    fn get(&self, getter: usize, writer: &mut ValueWriter<'_>) -> bool {
        match getter {
            0 => writer.whole(&self.text),
            1 => writer.whole(&self.maybe),
            2 => writer.whole(&self.number),
            3 => writer.text(&self.text),
            4 => writer.text(&self.maybe),
            5 => writer.text(&self.number),
            6 => ToPathSegment::show_segment(&self.text, writer),
            7 => {
                if let Some(inner) = Optional::inner(&self.maybe) {
                    writer.text(inner);
                }
            }
            8 => {
                if let Some(inner) = Optional::inner(&self.maybe) {
                    writer.whole(inner);
                }
            }
            9 => writer.text(&Broken),
            10 => writer.whole(&Broken),
            _ => return false,
        }
        true
    }
}

impl FromFields for Sample {
    fn read(reader: &mut Reader<'_, '_>) -> Option<Self> {
        let (text, maybe, number) = reader.read3(Field::read, Field::read, Field::read)?;
        Some(Sample { text, maybe, number })
    }
}

/// A user's type whose `Display` and `Serialize` fail.
struct Broken;

impl fmt::Display for Broken {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Err(fmt::Error)
    }
}

impl Serialize for Broken {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom("broken"))
    }
}

/// A config with a base URL.
pub(crate) struct Base(pub(crate) Url);

impl FieldAccess for Base {
    fn get(&self, getter: usize, writer: &mut ValueWriter<'_>) -> bool {
        match getter {
            0 => writer.fill_base(&self.0),
            _ => return false,
        }
        true
    }
}

pub(crate) fn sample(text: &str) -> Sample {
    Sample { text: text.to_owned(), maybe: None, number: 42 }
}

/// Returns a token that reads an input.
pub(crate) fn token(getter: usize) -> Value {
    json!(["inputs", getter])
}

/// Returns the plan of a function with these entries, and with structs for its inputs and return fields.
pub(crate) fn plan<I: FromFields, R: FromFields>(mut entries: Value) -> FunctionPlan {
    entries["name"] = json!("book_class");
    entries["loading"] = json!("none");
    let spec: FunctionSpec = serde_json::from_str(&entries.to_string()).unwrap();
    FunctionPlan::new(spec, 0, erased::<I>, erased::<R>).unwrap()
}

fn erased<S: FromFields>(reader: &mut Reader<'_, '_>) -> Option<Box<dyn FieldAccess>> {
    S::read(reader).map(|values| Box::new(values) as Box<dyn FieldAccess>)
}

pub(crate) fn scope<'a>(inputs: &'a dyn FieldAccess, config: &'a dyn FieldAccess) -> Scope<'a> {
    Scope { inputs, data: &(), config, response: None, error: None }
}

/// Renders a function's action.
pub(crate) fn render(
    action: Value,
    inputs: &Sample,
    config: &dyn FieldAccess,
) -> Result<Option<Action>, FunctionError> {
    let limits = Limits { timeout: Duration::from_secs(10), max_response_body_bytes: 1024 };
    super::action(&plan::<(), ()>(json!({ "action": action })), scope(inputs, config), &limits)
}

/// Renders a server function.
pub(crate) fn request(server: Value, inputs: &Sample) -> Result<Request, FunctionError> {
    match render(json!({ "server": server }), inputs, &())? {
        Some(Action::Request(request)) => Ok(request),
        other => panic!("no request: {other:?}"),
    }
}

/// Renders a function of any other kind with an action.
pub(crate) fn host_action(action: Value, inputs: &Sample) -> Result<HostAction, FunctionError> {
    match render(action, inputs, &())? {
        Some(Action::Host(action)) => Ok(action),
        other => panic!("no host action: {other:?}"),
    }
}

/// Returns strings that break out of their places, and the strings of the public lists in the shared data.
pub(crate) fn naughty() -> Vec<String> {
    const BREAKOUTS: &[&str] = &[
        "",
        ".",
        "..",
        "...",
        "%2e",
        "%2e%2E",
        "%2F..%2f",
        "/",
        "//",
        "\\",
        "/../../",
        "//evil.example/",
        "@evil.example",
        ":8443",
        "?",
        "#",
        "&",
        "=",
        "a&b=c",
        "a=b",
        "+",
        " ",
        " a",
        "a ",
        "%",
        "%%",
        "%0d%0a",
        "\r\nx-evil: 1",
        "\0",
        "\t",
        "\u{7f}",
        "\u{85}",
        "\u{2028}",
        "\u{feff}",
        "\"",
        "\\\"",
        "\",\"x\":\"",
        "}",
        "]",
        "{{text}}",
        "{{{{",
        "{{",
        "{{inputs.text}}",
        "{{config.api_key}}",
        "[\"inputs\",0]",
        "'",
        "`",
        "é",
        "日本",
        "🙈",
        "<script>",
        "javascript:",
        "null",
        "true",
        "1e400",
        ";",
        ",",
        "|",
        "^",
        "*",
        "!",
        "$",
        "(",
        ")",
        "~",
        "-_.~",
    ];
    let mut strings: Vec<String> = BREAKOUTS.iter().map(|&text| text.to_owned()).collect();
    strings.extend((0..=0x17f).filter_map(char::from_u32).map(|character| format!("a{character}b")));
    strings.extend((0..=0x7f).filter_map(char::from_u32).map(String::from));
    if let Some(list) = shared_data::read("blns/blns.json") {
        strings.extend(serde_json::from_slice::<Vec<String>>(&list).unwrap());
    }
    if let Some(cases) = shared_data::read("url/urltestdata.json") {
        let cases: Vec<Value> = serde_json::from_slice(&cases).unwrap();
        strings.extend(cases.iter().filter_map(|case| Some(case.get("input")?.as_str()?.to_owned())));
    }
    strings
}
