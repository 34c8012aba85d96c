#![allow(clippy::unwrap_used, reason = "a value that is not there is a failed test")]

use serde::de::IgnoredAny;

use super::{
    array, expect_end, match_name, name, object, parse_plain_string, parse_string, raw_value, skip_value,
    skip_whitespace,
};

/// Reads a text as one value.
fn whole(text: &[u8]) -> Option<()> {
    skip_value(skip_whitespace(text)).and_then(expect_end)
}

/// Reads it member by member and element by element.
fn in_parts(text: &[u8]) -> Option<()> {
    fn part(text: &[u8]) -> Option<&[u8]> {
        match text {
            [b'{', ..] => object(text, |text| part(name(text)?.1)),
            [b'[', ..] => array(text, part),
            _ => skip_value(text),
        }
    }
    part(skip_whitespace(text)).and_then(expect_end)
}

#[track_caller]
fn assert_accepts_like_serde_json(text: &[u8]) {
    let expected = serde_json::from_slice::<IgnoredAny>(text).is_ok();
    let accepted = [whole(text).is_some(), in_parts(text).is_some()];
    assert_eq!(accepted, [expected; 2], "{}", String::from_utf8_lossy(text));
}

#[test]
fn accepts_the_same_short_texts_as_serde_json() {
    let tokens = ["{", "}", "[", "]", ",", ":", "\"a\"", "\"", "\\", "-", "0", "12", ".", "e", "+", "null", " "];
    let mut texts = vec![Vec::new()];
    for _ in 0..4 {
        let longer = |text: &Vec<u8>| tokens.map(|token| [text, token.as_bytes()].concat());
        texts = texts.iter().flat_map(longer).collect();
        texts.iter().for_each(|text| assert_accepts_like_serde_json(text));
    }
}

#[test]
fn accepts_the_same_mutations_as_serde_json() {
    let sample =
        r#" {"a": [1, -0.5e+3, true, false, null, {}, []], "\u00e9\"\n": {"é and more": "/\\ of 16 bytes"}, "":0} "#;
    assert_accepts_like_serde_json(sample.as_bytes());
    for at in 0..sample.len() {
        let (before, after) = (&sample.as_bytes()[..at], &sample.as_bytes()[at + 1..]);
        assert_accepts_like_serde_json(before);
        assert_accepts_like_serde_json(&[before, after].concat());
        for byte in 0..0x80 {
            assert_accepts_like_serde_json(&[before, &[byte], after].concat());
        }
    }
}

#[test]
fn finds_the_end_of_strings_of_every_length() {
    for length in 0..40 {
        for last in ["\"", "\\\"", "\u{1}\"", "\u{7f}\"", "!\"", "#\"", "é\""] {
            assert_accepts_like_serde_json(format!("\"{}{last}", "x".repeat(length)).as_bytes());
        }
    }
}

#[test]
fn skips_values_of_any_depth() {
    let deep = ["[".repeat(100_000), "]".repeat(100_000)].concat();
    assert!(whole(deep.as_bytes()).is_some());
    assert!(whole(&deep.as_bytes()[1..]).is_none());
}

#[test]
fn returns_the_source_of_a_value() {
    let json = r#"[{ "é": "\u00e9" } , 1]"#;
    assert_eq!(raw_value(json, &json.as_bytes()[1..]).unwrap(), (r#"{ "é": "\u00e9" }"#, &b" , 1]"[..]));
}

#[test]
fn unescapes_names() {
    let mut names = Vec::new();
    let json = r#"{"a":1,"\u0062":2,"\"":3,"\ud800":4}"#;
    let read = object(json.as_bytes(), |text| {
        let (name, text) = name(text)?;
        names.push(String::from_utf8(name.into_owned()).unwrap());
        skip_value(text)
    });
    assert_eq!(
        (names, read),
        (vec!["a".to_owned(), "b".to_owned(), "\"".to_owned()], None),
        "the last name is a lone surrogate"
    );
}

#[test]
fn matches_a_name_however_it_is_escaped() {
    let known = ["a", "a b", "\"", "é\n", "a\":1"].map(|name| serde_json::to_string(name).unwrap());
    let written = [r#""a""#, r#""\u0061""#, r#""\"""#, r#""\u0022""#, r#""é\n""#, r#""\u00E9\u000a""#, r#""a\":1""#];
    let others = [r#""""#, r#""b""#, r#""a ""#, r#""\ud800""#, r#""a"#, "a", ""];
    for (written, likely) in
        written.iter().chain(&others).flat_map(|written| (0..6).map(move |likely| (written, likely)))
    {
        let text = format!("{written} : 7");
        let expected = serde_json::from_str::<String>(written).ok().map(|name| {
            let index =
                known.iter().position(|known| serde_json::from_str(known).is_ok_and(|known: String| known == name));
            (index, &b"7"[..])
        });
        assert_eq!(match_name(text.as_bytes(), &known, likely), expected, "{written}");
        assert_eq!(match_name(written.as_bytes(), &known, likely), None, "the colon is missing");
    }
}

#[test]
fn parses_strings_and_rejects_other_values() {
    for (json, text) in [(r#""""#, ""), (r#""a é""#, "a é"), (r#""a\n""#, "a\n")] {
        assert_eq!(parse_string(json).as_deref(), Some(text));
        assert_eq!(parse_plain_string(json), Some(text).filter(|_| !json.contains('\\')));
    }
    for json in ["", "7", "null", "\"", "\"a", "a\"", "\"a\"b\"", "\"a\nb\"", "[\"a\"]"] {
        assert_eq!((parse_string(json), parse_plain_string(json)), (None, None), "{json}");
    }
}
