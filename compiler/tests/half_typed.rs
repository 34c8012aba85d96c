//! A declaration while it is typed: whatever is missing or there twice, something is said, nothing
//! panics, and what is known is still there.

#![allow(clippy::expect_used, reason = "a value that is not there is a failed test")]

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::quote;
use widget_functions_compiler::{analyze, diagnose, expand, expand_for_editor};

const BOOKING: &str = include_str!("booking.txt");

/// Whether the errors and the code agree on whether something is wrong.
fn assert_told(tokens: &TokenStream) {
    let analysis = analyze(tokens.clone());
    assert_eq!(analysis.program.is_some(), analysis.errors.is_empty() && analysis.interface.is_some(), "{tokens}");
    let code = expand(quote!(::widget_functions), tokens.clone());
    assert_eq!(code.to_string().contains("compile_error"), !analysis.errors.is_empty(), "{tokens}");
    let code = expand_for_editor(quote!(::widget_functions), tokens.clone());
    assert_eq!(code.to_string().contains("compile_error"), !analysis.errors.is_empty(), "{tokens}");
}

/// All declarations in which `change` was made to one token.
fn changed(tokens: &TokenStream, change: &dyn Fn(&TokenTree) -> Vec<TokenTree>) -> Vec<TokenStream> {
    let trees: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let mut all = Vec::new();
    for (index, tree) in trees.iter().enumerate() {
        let with = |new: Vec<TokenTree>| {
            let (before, behind) = (trees.iter().take(index), trees.iter().skip(index + 1));
            before.cloned().chain(new).chain(behind.cloned()).collect::<TokenStream>()
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
fn any_token_may_be_missing() {
    let all = changed(&booking(), &|_| Vec::new());
    assert!(all.len() > 200, "{}", all.len());
    all.iter().for_each(assert_told);
}

#[test]
fn any_token_may_be_there_twice() {
    changed(&booking(), &|tree| vec![tree.clone(), tree.clone()]).iter().for_each(assert_told);
}

#[test]
fn any_token_may_be_another() {
    for other in ["5", "\"{{\"", "<", "fn"] {
        let other: Vec<TokenTree> = other.parse::<TokenStream>().expect("tokens").into_iter().collect();
        changed(&booking(), &|_| other.clone()).iter().for_each(assert_told);
    }
}

#[test]
fn any_part_may_be_missing_at_the_end() {
    for (end, _) in BOOKING.trim_end().char_indices() {
        let half = &BOOKING[..end];
        assert!(!diagnose(half).is_empty(), "{half}");
    }
}

#[test]
fn any_character_may_be_missing() {
    for (at, character) in BOOKING.char_indices() {
        let rest = format!("{}{}", &BOOKING[..at], &BOOKING[at + character.len_utf8()..]);
        for mistake in diagnose(&rest) {
            assert!(mistake.line > 0 && mistake.column > 0, "{mistake:?}");
        }
    }
}

#[test]
fn what_is_known_of_a_half_typed_function_is_there() {
    let source = "widget a { data { b: u8 } server fn book(c: u8, d: ) -> { e: u8, f } { url } dismiss fn close(); }";
    let interface = analyze(source.parse().expect("tokens")).interface.expect("an interface");
    let functions = &interface.functions;
    assert_eq!(interface.data.len(), 1);
    assert_eq!(functions.len(), 2);
    assert_eq!(functions.first().map(|book| (book.inputs.len(), book.returns.len())), Some((1, 1)));
}

#[test]
fn the_deepest_types_fit_on_a_small_stack() {
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
