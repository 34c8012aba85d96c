#![allow(clippy::unwrap_used, reason = "a value that is not there is a failed test")]

use super::JsonTemplate;

/// The texts between tokens.
#[track_caller]
fn pieces(json: &str) -> Vec<String> {
    let JsonTemplate { tokens, end } = serde_json::from_str(json).unwrap();
    tokens.into_iter().map(|token| token.before).chain([end]).collect()
}

#[test]
fn between_two_tokens_stands_one_piece() {
    let json = r#"{"object":[
        ["a\"",{"value":1.50}],
        ["b",{"array":[{"whole":["inputs",0]},{"object":[]},{"text":["x\n",["data",1],"y"]},{"array":[]}]}]
    ]}"#;
    assert_eq!(pieces(json), [r#"{"a\"":1.50,"b":["#, r#",{},"x\n"#, r#"y",[]]}"#]);
}

#[test]
fn without_tokens_there_is_one_piece() {
    assert_eq!(pieces(r#"{"object":[["a",{"text":[]}]]}"#), [r#"{"a":""}"#]);
}
