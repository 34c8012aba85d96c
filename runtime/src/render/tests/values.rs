use std::time::Duration;

use http::StatusCode;
use serde_json::{Value, json};

use super::super::sample::{
    BROKEN_WHOLE, MAYBE, OPTIONAL, OPTIONAL_WHOLE, Sample, TEXT, WHOLE, WHOLE_MAYBE, WHOLE_NUMBER, host_action, sample,
    scope, token,
};
use super::super::variables;
use crate::error::{ErrorKind, FunctionError};
use crate::plan::JsonPlan;
use crate::plan::spec::JsonValue;
use crate::protocol::{ClientCall, HostAction, Message};
use crate::scope::Scope;

fn nodes(set: Value) -> Vec<(String, JsonPlan)> {
    JsonPlan::of_all(&serde_json::from_str::<Vec<(String, JsonValue)>>(&set.to_string()).unwrap())
}

fn set(set: Value, scope: Scope<'_>) -> Result<Vec<(String, String)>, FunctionError> {
    let nodes = nodes(set);
    Ok(variables(&nodes, scope)?.into_iter().map(|(name, json)| (name.to_owned(), json)).collect())
}

fn one(value: Value, inputs: &Sample) -> String {
    let values = set(json!([["x", value]]), scope(inputs, &())).unwrap();
    values.into_iter().map(|(name, json)| format!("{name}={json}")).collect()
}

#[test]
fn a_whole_token_keeps_its_type() {
    let inputs = Sample { maybe: Some("m".to_owned()), ..sample("42") };
    assert_eq!(one(json!({ "whole": token(WHOLE) }), &inputs), r#"x="42""#);
    assert_eq!(one(json!({ "whole": token(WHOLE_NUMBER) }), &inputs), "x=42");
    assert_eq!(one(json!({ "whole": token(WHOLE_MAYBE) }), &inputs), r#"x="m""#);
    assert_eq!(one(json!({ "whole": ["inputs", OPTIONAL_WHOLE, { "number": "7" }] }), &inputs), r#"x="m""#);
}

#[test]
fn none_is_null_unless_something_stands_for_it() {
    let inputs = sample("");
    assert_eq!(one(json!({ "whole": token(WHOLE_MAYBE) }), &inputs), "x=null");
    assert_eq!(one(json!({ "whole": token(OPTIONAL_WHOLE) }), &inputs), "x=null");
    assert_eq!(one(json!({ "whole": ["inputs", OPTIONAL_WHOLE, { "number": "7" }] }), &inputs), "x=7");
    assert_eq!(one(json!({ "whole": ["inputs", OPTIONAL_WHOLE, { "text": "a\"b" }] }), &inputs), r#"x="a\"b""#);
    assert_eq!(one(json!({ "whole": ["inputs", OPTIONAL_WHOLE, { "bool": false }] }), &inputs), "x=false");
}

#[test]
fn none_in_text_is_empty_unless_something_stands_for_it() {
    assert_eq!(one(json!({ "text": [token(MAYBE)] }), &sample("")), r#"x="""#);
    assert_eq!(one(json!({ "text": ["<", token(MAYBE), ">"] }), &sample("")), r#"x="<>""#);
    assert_eq!(one(json!({ "text": [["inputs", OPTIONAL, { "number": "7" }], "!"] }), &sample("")), r#"x="7!""#);
}

#[test]
fn a_value_is_not_looked_at_again() {
    let inputs = sample("{{number}} {{{{ [\"inputs\",2]");
    assert_eq!(one(json!({ "text": [token(TEXT)] }), &inputs), r#"x="{{number}} {{{{ [\"inputs\",2]""#);
}

#[test]
fn literals_are_copied_as_they_are_written() {
    let number = |digits: &str| json!({ "number": digits });
    let literals = [
        (number("1.50"), "1.50"),
        (number("18446744073709551616"), "18446744073709551616"),
        (number("-0"), "-0"),
        (json!("null"), "null"),
        (json!({ "object": [["b", number("1")], ["a", { "array": [] }]] }), r#"{"b":1,"a":[]}"#),
    ];
    for (value, json) in literals {
        assert_eq!(set(json!([["x", value]]), scope(&(), &())).unwrap()[0].1, json);
    }
}

#[test]
fn a_failure_is_seen_by_its_text_and_by_its_parts() {
    let error = FunctionError::new(ErrorKind::Status, "full").with_status(Some(StatusCode::CONFLICT));
    let scope = Scope { error: Some(&error), ..scope(&(), &()) };
    let text = json!({ "text": [["error", 0], " ", ["error", 1], " ", ["error", 2]] });
    assert_eq!(set(json!([["x", text]]), scope).unwrap()[0].1, r#""full 409 status""#);
    let wholes =
        json!([["a", { "whole": ["error", 3] }], ["b", { "whole": ["error", 4] }], ["c", { "whole": ["error", 5] }]]);
    let wholes: Vec<String> = set(wholes, scope).unwrap().into_iter().map(|(_, json)| json).collect();
    assert_eq!(wholes, [r#""full""#, "409", r#""status""#]);
}

#[test]
fn return_fields_are_seen_in_what_follows() {
    let scope = Scope { response: Some(&sample("seat")), ..scope(&(), &()) };
    assert_eq!(set(json!([["x", { "whole": ["response", WHOLE] }]]), scope).unwrap()[0].1, r#""seat""#);
}

#[test]
fn an_error_names_the_variable() {
    let error = set(json!([["seats", { "whole": token(BROKEN_WHOLE) }]]), scope(&sample(""), &())).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Render);
    assert_eq!(error.message(), "a value for the variable `seats` cannot be written");
}

#[test]
fn a_client_call_has_its_name_its_inputs_and_its_wait() {
    let client = json!({ "client": { "inputs": [["class", { "whole": token(WHOLE_NUMBER) }], ["chat", { "bool": true }]], "response_timeout_ms": 1500 } });
    let HostAction::Client(call) = host_action(client, &sample("")).unwrap() else {
        panic!("no client call");
    };
    let expected = ClientCall {
        function: "book_class".to_owned(),
        inputs: r#"{"class":42,"chat":true}"#.into(),
        response_timeout: Some(Duration::from_millis(1500)),
    };
    assert_eq!(call, expected);
}

#[test]
fn a_client_call_without_inputs_has_an_empty_object() {
    let HostAction::Client(call) = host_action(json!({ "client": {} }), &sample("")).unwrap() else {
        panic!("no client call");
    };
    assert_eq!((&*call.inputs, call.response_timeout), (&b"{}"[..], None));
}

#[test]
fn a_message_has_its_text_and_may_be_hidden() {
    for hidden in [false, true] {
        let action = json!({ "send_message": { "message": ["Hi ", token(TEXT)], "hidden": hidden } });
        let expected = Message { text: "Hi you".to_owned(), hidden };
        assert_eq!(host_action(action, &sample("you")).unwrap(), HostAction::Message(expected));
    }
}
