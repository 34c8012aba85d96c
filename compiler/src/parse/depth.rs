//! Limits how deeply brackets can nest, so that no later pass overflows the stack.

use proc_macro2::{Span, TokenStream, TokenTree};

/// The maximum number of nested brackets.
pub(super) const MAX_DEPTH: usize = 48;

/// Returns the first group that is nested too deeply.
pub(super) fn find_too_deep(input: TokenStream) -> Option<Span> {
    let mut open = vec![input.into_iter()];
    while let Some(trees) = open.last_mut() {
        match trees.next() {
            Some(TokenTree::Group(group)) if open.len() > MAX_DEPTH => return Some(group.span_open()),
            Some(TokenTree::Group(group)) => open.push(group.stream().into_iter()),
            Some(_) => {}
            None => {
                open.pop();
            }
        }
    }
    None
}
