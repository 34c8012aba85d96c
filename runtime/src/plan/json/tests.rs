#![allow(clippy::unwrap_used, reason = "a value that is not there is a failed test")]

use super::JsonPlan;

/// Returns the texts between the tokens.
#[track_caller]
fn pieces(json: &str) -> Vec<String> {
    let JsonPlan { tokens, end } = JsonPlan::of(&serde_json::from_str(json).unwrap());
    tokens.into_iter().map(|token| token.before).chain([end]).collect()
}

#[test]
fn joins_the_text_between_two_tokens() {
    let json = r#"{"object":[
        ["a\"",{"number":"1.50"}],
        ["b",{"array":[{"whole":["inputs",0]},{"object":[]},{"text":["x\n",["data",1],"y"]},{"array":[]}]}]
    ]}"#;
    assert_eq!(pieces(json), [r#"{"a\"":1.50,"b":["#, r#",{},"x\n"#, r#"y",[]]}"#]);
}

#[test]
fn joins_everything_without_tokens() {
    assert_eq!(pieces(r#"{"object":[["a",{"text":[]}]]}"#), [r#"{"a":""}"#]);
    assert_eq!(pieces(r#"{"array":["null",{"bool":true},{"bool":false}]}"#), ["[null,true,false]"]);
}
