//! The procedural macro behind `widget_functions!`. Use it through the crate `widget-functions`.

use proc_macro::TokenStream;
use proc_macro2::TokenStream as Tokens;

/// Expands a declaration. The first token is the path of the crate `widget-functions`.
#[doc(hidden)]
#[proc_macro]
pub fn expand(input: TokenStream) -> TokenStream {
    let (door, declaration) = split(input);
    widget_functions_compiler::expand(door, declaration).into()
}

/// Expands a declaration for rust-analyzer, which may be half-typed.
#[doc(hidden)]
#[proc_macro]
pub fn expand_for_editor(input: TokenStream) -> TokenStream {
    let (door, declaration) = split(input);
    widget_functions_compiler::expand_for_editor(door, declaration).into()
}

/// The words of the language, as items that rust-analyzer completes and explains.
#[doc(hidden)]
#[proc_macro]
pub fn vocabulary(_: TokenStream) -> TokenStream {
    widget_functions_compiler::vocabulary().into()
}

fn split(input: TokenStream) -> (Tokens, Tokens) {
    let mut tokens = Tokens::from(input).into_iter();
    (tokens.next().into_iter().collect(), tokens.collect())
}
