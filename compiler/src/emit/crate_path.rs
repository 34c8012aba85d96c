use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};

/// The path of the items that generated code uses: `__private` of the crate `widget-functions`.
///
/// All generated code contains it, so it is split into tokens once: reading a `TokenStream`, and
/// inserting one into another, are calls to rustc.
pub(super) struct CratePath(Vec<TokenTree>);

impl CratePath {
    pub(super) fn new(path: &TokenStream) -> Self {
        CratePath(quote!(#path::__private).into_iter().collect())
    }

    /// Returns the path with the span of the code that uses it.
    pub(super) fn at(&self, span: Span) -> Self {
        let tokens = self.0.iter().cloned().map(|mut token| {
            token.set_span(span);
            token
        });
        CratePath(tokens.collect())
    }

    /// Returns the span for generated code at the place of a literal: its names resolve in the macro
    /// instead of the user's code. A constant or static of the user would still shadow a local
    /// variable, so those begin with `__`.
    ///
    /// rustc blames an expression from its first to its last token, and the whole macro call if these
    /// have different origins. So all tokens of an expression get one such span.
    pub(super) fn local(&self, span: Span) -> Span {
        self.0.first().map_or_else(Span::mixed_site, TokenTree::span).located_at(span)
    }
}

impl ToTokens for CratePath {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.0.iter().cloned());
    }
}
