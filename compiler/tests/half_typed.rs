//! Incomplete declarations: the compiler reports an error, does not panic, and keeps the valid parts.

#![allow(clippy::expect_used, reason = "a missing value fails the test")]

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::quote;
use widget_functions_compiler::{analyze, diagnose, expand, expand_for_editor};

const BOOKING: &str = include_str!("booking.txt");

/// Asserts that the program, the errors, and the generated code agree on whether the declaration is
/// valid.
fn assert_consistent(tokens: &TokenStream) {
    let analysis = analyze(tokens.clone());
    assert_eq!(analysis.program.is_some(), analysis.errors.is_empty() && analysis.interface.is_some(), "{tokens}");
    let code = expand(quote!(::widget_functions), tokens.clone());
    assert_eq!(code.to_string().contains("compile_error"), !analysis.errors.is_empty(), "{tokens}");
    let code = expand_for_editor(quote!(::widget_functions), tokens.clone());
    assert_eq!(code.to_string().contains("compile_error"), !analysis.errors.is_empty(), "{tokens}");
}

/// Returns all declarations that differ by `change` in one token.
fn changed(tokens: &TokenStream, change: &dyn Fn(&TokenTree) -> Vec<TokenTree>) -> Vec<TokenStream> {
    let trees: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let mut all = Vec::new();
    for (index, tree) in trees.iter().enumerate() {
        let with = |new: Vec<TokenTree>| {
            let (before, after) = (trees.iter().take(index), trees.iter().skip(index + 1));
            before.cloned().chain(new).chain(after.cloned()).collect::<TokenStream>()
        };
        all.push(with(change(tree)));
        if let TokenTree::Group(group) = tree {
            for inner in changed(&group.stream(), change) {
                all.push(with(vec![Group::new(group.delimiter(), inner).into()]));
            }
        }
    }
    all
}

fn booking() -> TokenStream {
    BOOKING.parse().expect("tokens")
}

#[test]
fn survives_a_missing_token() {
    let all = changed(&booking(), &|_| Vec::new());
    assert!(all.len() > 200, "{}", all.len());
    all.iter().for_each(assert_consistent);
}

#[test]
fn survives_a_duplicate_token() {
    changed(&booking(), &|tree| vec![tree.clone(), tree.clone()]).iter().for_each(assert_consistent);
}

#[test]
fn survives_a_replaced_token() {
    for other in ["5", "\"{{\"", "<", "fn"] {
        let other: Vec<TokenTree> = other.parse::<TokenStream>().expect("tokens").into_iter().collect();
        changed(&booking(), &|_| other.clone()).iter().for_each(assert_consistent);
    }
}

#[test]
fn reports_a_truncated_declaration() {
    for (end, _) in BOOKING.trim_end().char_indices() {
        let half = &BOOKING[..end];
        assert!(!diagnose(half).is_empty(), "{half}");
    }
}

#[test]
fn survives_a_missing_character() {
    for (at, character) in BOOKING.char_indices() {
        let rest = format!("{}{}", &BOOKING[..at], &BOOKING[at + character.len_utf8()..]);
        for error in diagnose(&rest) {
            assert!(error.line > 0 && error.column > 0, "{error:?}");
        }
    }
}

#[test]
fn keeps_the_valid_parts_of_an_incomplete_function() {
    let source = "widget a { data { b: u8 } server fn book(c: u8, d: ) -> { e: u8, f } { url } dismiss fn close(); }";
    let interface = analyze(source.parse().expect("tokens")).interface.expect("an interface");
    let functions = &interface.functions;
    assert_eq!(interface.data.len(), 1);
    assert_eq!(functions.len(), 2);
    assert_eq!(functions.first().map(|book| (book.inputs.len(), book.returns.len())), Some((1, 1)));
}

#[test]
fn parses_the_deepest_types_on_a_small_stack() {
    for (open, close) in
        [("Option<(", ")>"), ("Vec<[", "; 1]>"), ("Box<dyn A<(", ")>>"), ("<(", ") as A>::B"), ("(", ")")]
    {
        let deep =
            |count: usize| format!("widget a {{ data {{ b: {}u8{} }} }}", open.repeat(count), close.repeat(count));
        assert_eq!(diagnose(&deep(8)), []);
        for count in 9..30 {
            assert!(diagnose(&deep(count)).len() < 2);
        }
    }
    for piece in ["(", "[", "A<(", "dyn A<(", "[u8; -", "<A as "] {
        let source = format!("widget a {{ data {{ b: {}, c: u8 }} }}", piece.repeat(5000));
        assert!(!diagnose(&source).is_empty());
    }
    let minus = "-".repeat(5000);
    assert!(!diagnose(&format!("widget a {{ data {{ b: [u8; {minus}1] }} }}")).is_empty());
    assert!(!diagnose(&format!("#[doc = {minus}1] widget a {{ }}")).is_empty());
    assert!(!diagnose(&format!("#[deprecated = {minus}1] widget a {{ }}")).is_empty());
}
