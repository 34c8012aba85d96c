use proc_macro2::{Ident, Span};

/// Returns a name of generated code.
pub(super) fn name(text: &str) -> Ident {
    Ident::new(text, Span::mixed_site())
}
