use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};

/// The path by which generated code names what it is made of: `__private` of the crate
/// `widget-functions`.
///
/// It stands in all that is generated, and is taken apart once: every look into a `TokenStream`
/// asks rustc, and so does every one that is put into another.
pub(super) struct CratePath(Vec<TokenTree>);

impl CratePath {
    pub(super) fn new(path: &TokenStream) -> Self {
        CratePath(quote!(#path::__private).into_iter().collect())
    }

    /// The crate_path, with the span of the code that goes through it.
    pub(super) fn at(&self, span: Span) -> Self {
        let tokens = self.0.iter().cloned().map(|mut token| {
            token.set_span(span);
            token
        });
        CratePath(tokens.collect())
    }

    /// Code of the macro's own that stands where a literal stands: its names are the crate_path's, not the
    /// user's; a constant or static of the user would still be taken for a local name, hence the
    /// `__`. rustc blames an expression from its first token to its last, and the whole macro where
    /// they come from two places; so an expression has one such span in all its tokens.
    pub(super) fn local(&self, span: Span) -> Span {
        self.0.first().map_or_else(Span::mixed_site, TokenTree::span).located_at(span)
    }
}

impl ToTokens for CratePath {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.0.iter().cloned());
    }
}
