//! A bound on how deeply brackets nest, so that no later pass runs out of stack.

use proc_macro2::{Span, TokenStream, TokenTree};

const DEEPEST: usize = 48;

/// The first group that is nested too deeply.
pub(super) fn find_too_deep(input: TokenStream) -> Option<Span> {
    let mut open = vec![input.into_iter()];
    while let Some(trees) = open.last_mut() {
        match trees.next() {
            Some(TokenTree::Group(group)) if open.len() > DEEPEST => return Some(group.span_open()),
            Some(TokenTree::Group(group)) => open.push(group.stream().into_iter()),
            Some(_) => {}
            None => {
                open.pop();
            }
        }
    }
    None
}
