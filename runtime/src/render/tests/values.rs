use std::time::Duration;

use http::StatusCode;
use serde_json::{Value, json};

use super::super::sample::{
    BROKEN_WHOLE, MAYBE, OPTIONAL, OPTIONAL_WHOLE, Sample, TEXT, WHOLE, WHOLE_MAYBE, WHOLE_NUMBER, host_action, sample,
    scope, token,
};
use super::super::variables;
use super::traces::traced;
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
fn keeps_the_type_of_a_whole_token() {
    let inputs = Sample { maybe: Some("m".to_owned()), ..sample("42") };
    assert_eq!(one(json!({ "whole": token(WHOLE) }), &inputs), r#"x="42""#);
    assert_eq!(one(json!({ "whole": token(WHOLE_NUMBER) }), &inputs), "x=42");
    assert_eq!(one(json!({ "whole": token(WHOLE_MAYBE) }), &inputs), r#"x="m""#);
    assert_eq!(one(json!({ "whole": ["inputs", OPTIONAL_WHOLE, { "number": "7" }] }), &inputs), r#"x="m""#);
}

#[test]
fn writes_null_or_the_fallback_for_a_whole_none() {
    let inputs = sample("");
    assert_eq!(one(json!({ "whole": token(WHOLE_MAYBE) }), &inputs), "x=null");
    assert_eq!(one(json!({ "whole": token(OPTIONAL_WHOLE) }), &inputs), "x=null");
    assert_eq!(one(json!({ "whole": ["inputs", OPTIONAL_WHOLE, { "number": "7" }] }), &inputs), "x=7");
    assert_eq!(one(json!({ "whole": ["inputs", OPTIONAL_WHOLE, { "text": "a\"b" }] }), &inputs), r#"x="a\"b""#);
    assert_eq!(one(json!({ "whole": ["inputs", OPTIONAL_WHOLE, { "bool": false }] }), &inputs), "x=false");
}

#[test]
fn writes_nothing_or_the_fallback_for_none_in_text() {
    assert_eq!(one(json!({ "text": [token(MAYBE)] }), &sample("")), r#"x="""#);
    assert_eq!(one(json!({ "text": ["<", token(MAYBE), ">"] }), &sample("")), r#"x="<>""#);
    assert_eq!(one(json!({ "text": [["inputs", OPTIONAL, { "number": "7" }], "!"] }), &sample("")), r#"x="7!""#);
}

#[test]
fn does_not_render_tokens_in_values() {
    let inputs = sample("{{number}} {{{{ [\"inputs\",2]");
    assert_eq!(one(json!({ "text": [token(TEXT)] }), &inputs), r#"x="{{number}} {{{{ [\"inputs\",2]""#);
}

#[test]
fn copies_literals_unchanged() {
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
fn reads_the_parts_of_an_error() {
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
fn reads_return_fields() {
    let scope = Scope { response: Some(&sample("seat")), ..scope(&(), &()) };
    assert_eq!(set(json!([["x", { "whole": ["response", WHOLE] }]]), scope).unwrap()[0].1, r#""seat""#);
}

#[test]
fn traces_the_variable_of_a_failed_value() {
    let broken = json!([["seats", { "whole": token(BROKEN_WHOLE) }]]);
    let (outcome, traces) = traced(|| set(broken, scope(&sample(""), &())));
    assert_eq!(outcome.unwrap_err().kind(), ErrorKind::Render);
    assert!(traces.contains("place=the variable `seats`"), "{traces}");
}

#[test]
fn renders_a_client_call_with_its_response_timeout() {
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
fn renders_an_empty_object_without_inputs() {
    let HostAction::Client(call) = host_action(json!({ "client": {} }), &sample("")).unwrap() else {
        panic!("no client call");
    };
    assert_eq!((&*call.inputs, call.response_timeout), (&b"{}"[..], None));
}

#[test]
fn renders_visible_and_hidden_messages() {
    for hidden in [false, true] {
        let action = json!({ "send_message": { "message": ["Hi ", token(TEXT)], "hidden": hidden } });
        let expected = Message { text: "Hi you".to_owned(), hidden };
        assert_eq!(host_action(action, &sample("you")).unwrap(), HostAction::Message(expected));
    }
}
