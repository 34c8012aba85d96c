//! Tokens in text: their syntax, and the places of errors in them.

mod common;

use common::{assert_errors, assert_help, assert_valid, request, widget};

/// Declares a function with this message.
fn message(literal: &str) -> String {
    widget(&format!("send_message fn say(topic: String, r#type: u8) {{ message_template: {literal} }}"))
}

#[test]
fn accepts_text_and_tokens() {
    for literal in [
        r#""""#,
        r#""{ a } }} {{{{x}} {{topic}}{{ place }}""#,
        r#""{{topic ?? 'it }} is'}} {{ note ?? \"none\" }} {{note ?? -1.5e3}} {{ note ?? true }}""#,
        r#""{{topic|text}} {{ note ?? 'a' | text }}""#,
        r#""{{topic.name[0].id}} {{place.0}} {{type}} {{inputs.type}}""#,
        "r#\"{{topic}} \"quoted\" \"#",
        "\"{{topic}}\\\n      {{place}}\"",
        "5",
        "true",
    ] {
        assert_valid(&message(literal));
    }
}

#[test]
fn suggests_the_nearest_token_and_lists_all() {
    assert_help(&message(r#""about «{{topc}}»""#), "unknown token `{{topc}}`", "did you mean `topic`?");
    assert_help(
        &message(r#""about «{{topc}}»""#),
        "unknown token `{{topc}}`",
        "available tokens: `topic`, `type`, `place`, `count`, `note`, `config.api`, `config.plain`",
    );
    assert_help(
        "widget a { send_message fn b() { message_template: \"«{{c}}»\" } }",
        "unknown token",
        "no tokens are available",
    );
}

#[test]
fn reports_each_unknown_token() {
    assert_errors(
        &message(r#""«{{a}}» and «{{b.c[0]}}» «{{ d ?? 'e' }}»""#),
        &["unknown token `{{a}}`", "unknown token `{{b.c[0]}}`", "unknown token `{{d}}`"],
    );
}

#[test]
fn reports_the_place_in_the_source_of_the_literal() {
    for literal in [
        r#""\n\t\x41\u{1F600}é«{{x}}»""#,
        "r##\"\\n é \"# «{{x}}»\"##",
        "\"first\n  second é {{topic}} «{{x}}»\nthird\"",
        "\"first \\\n        «{{x}}»\\\n   «{{y}}»\"",
        r#""«{{\x78}}»""#,
    ] {
        let expected: Vec<&str> = literal.matches('«').map(|_| "unknown token").collect();
        assert_errors(&message(literal), &expected);
    }
}

#[test]
fn rejects_ambiguous_runs_of_braces() {
    assert_help(&message(r#""«{{{»topic}}}""#), "unexpected run of 3 opening braces", "four are a literal");
    assert_help(&message(r#""«{{{{{{»topic}}""#), "unexpected run of 6 opening braces", "two braces open a token");
    assert_help(&message(r#""{{{{topic«}}}}»""#), "unexpected `}}}}` after an escaped `{{{{`", "`{{{{x}}`");
}

#[test]
fn reports_an_unclosed_token() {
    assert_help(&message(r#""a «{{»topic""#), "unclosed `{{`", "write `{{topic}}`");
    assert_errors(&message(r#""a «{{»topic and «{{nothing}}»""#), &["unclosed `{{`", "unknown token `{{nothing}}`"]);
    assert_help(&message(r#""{{ note ?? «'»none }} b""#), "unclosed quote", "other quotes");
}

#[test]
fn rejects_an_empty_token() {
    assert_errors(&message(r#""«{{}}» «{{  }}»""#), &["empty token", "empty token"]);
}

#[test]
fn rejects_invalid_paths() {
    for (token, message_start) in [
        ("{{topic.«}}", "unexpected end of a token"),
        ("{{topic.«-»a}}", "unexpected `-` in a token"),
        ("{{topic[«x»]}}", "unexpected `x`"),
        ("{{topic[«-»1]}}", "unexpected `-`"),
        ("{{topic[0«}}", "unexpected end"),
        ("{{topic «.» name}}", "unexpected `.`"),
        ("{{«5»}}", "unexpected `5`"),
        ("{{r«#»type}}", "unexpected `#`"),
        ("{{topic«(»)}}", "unexpected `(`"),
        ("{{topic «p»lace}}", "unexpected `p`"),
        ("{{topic[«99999999999999999999»]}}", "invalid index `99999999999999999999`"),
        ("{{topic.«99999999999»}}", "invalid field number `99999999999`"),
        ("{{topic.«self»}}", "invalid field name `self`"),
        ("{{topic.«ⓐ»}}", "invalid field name `ⓐ`"),
    ] {
        assert_errors(&message(&format!("\"a {token} b\"")), &[message_start]);
    }
}

#[test]
fn rejects_invalid_fallbacks() {
    for (token, message_start) in [
        ("{{note ?? «nothing»}}", "invalid fallback `nothing`"),
        ("{{note ?? «None»}}", "invalid fallback `None`"),
        ("{{note ?? «01»}}", "invalid fallback `01`"),
        ("{{note ?? «}}", "unexpected end"),
        ("{{note «?» 'a'}}", "unexpected `?`"),
        ("{{note ?? 'a' «'»b'}}", "unexpected `'`"),
        ("{{note | text «?»? 'a'}}", "unexpected `?`"),
    ] {
        assert_errors(&message(&format!("\"{token}\"")), &[message_start]);
    }
    assert_help(&message(r#""{{note ?? «none»}}""#), "invalid fallback `none`", "quoted text");
    assert_help(&message(r#""{{note | text «?»? 'a'}}""#), "unexpected `?`", "before the filter");
}

#[test]
fn rejects_unknown_filters() {
    assert_help(&message(r#""{{note | «txt»}}""#), "unknown filter `txt`", "did you mean `text`?");
    assert_help(&message(r#""{{note | «upper»}}""#), "unknown filter `upper`", "available filters: `text`");
    assert_errors(&message(r#""{{note | «}}""#), &["unexpected end of a token"]);
    assert_errors(&message(r#""{{note | text «|» text}}""#), &["unexpected `|`"]);
}

#[test]
fn rejects_other_values_in_a_message() {
    for (value, message_start) in [
        ("«{ a: 1 }»", "expected a template or a literal, found `{ … }`"),
        ("«[]»", "expected a template or a literal, found `[ … ]`"),
        ("«null»", "expected text, found `null`"),
        ("«topic»", "unknown value `topic`"),
        ("«'a'»", "invalid value `'a'`"),
        ("«b\"a\"»", "invalid value `b\"a\"`"),
        ("«10s»", "invalid number `10s`"),
        ("«text \"a\"»", "expected a template or a literal, found `text …`"),
    ] {
        assert_errors(&message(value), &[message_start]);
    }
}

#[test]
fn rejects_tokens_in_names() {
    for settings in [
        r#"headers: { "x-«{{id}}»": "a" }"#,
        r#"parameters: { "«{{id}}»": "a" }"#,
        r#"method: POST, body: form { "a«{{id}}»b": "a" }"#,
        r#"method: POST, body: json { a: [{ "«{{id}}»": "a" }] }"#,
    ] {
        let found = request(settings);
        assert_help(&found, "a ", "tokens are allowed in values");
    }
    assert_help(
        &widget(r#"client fn a() { inputs: { "«{{id}}»": "a" } }"#),
        "a token is not allowed in a client input name",
        "tokens are allowed in values",
    );
    assert_help(
        &widget(r#"set_variables fn a() { variables: { "«{{id}}»": "a" } }"#),
        "a token is not allowed in a variable name",
        "tokens are allowed in values",
    );
}
