//! The procedural macro behind `widget_functions!`. Use it through the crate `widget-functions`.

use proc_macro::TokenStream;
use proc_macro2::TokenStream as Tokens;

/// Expands a declaration. The first token is the path of the crate `widget-functions`.
#[doc(hidden)]
#[proc_macro]
pub fn expand(input: TokenStream) -> TokenStream {
    let mut tokens = Tokens::from(input).into_iter();
    let door = tokens.next().into_iter().collect();
    widget_functions_compiler::expand(door, tokens.collect()).into()
}
