//! The procedural macro that `widget_functions!` calls.
//!
//! Depend on the crate `widget-functions` instead: it exports the macro and everything that the generated code needs. This
//! crate only converts tokens and calls the compiler, which is a plain library with tests.

use proc_macro::TokenStream;
use proc_macro2::TokenStream as Tokens;
use widget_functions_compiler as compiler;

/// Expands a declaration. The first token is the path of the crate `widget-functions`.
#[doc(hidden)]
#[proc_macro]
pub fn expand(input: TokenStream) -> TokenStream {
    let mut tokens = Tokens::from(input).into_iter();
    let crate_path = tokens.next().into_iter().collect();
    let expand = if in_editor() { compiler::expand_for_editor } else { compiler::expand };
    expand(crate_path, tokens.collect()).into()
}

/// Expands to the keywords of the language, as items that an editor completes and explains. In a build, expands to
/// nothing.
#[doc(hidden)]
#[proc_macro]
pub fn vocabulary(_: TokenStream) -> TokenStream {
    if in_editor() { compiler::vocabulary().into() } else { TokenStream::new() }
}

/// Returns `true` in rust-analyzer, which loads macros into a program of its own.
///
/// rust-analyzer also sets `cfg(rust_analyzer)`, but only for local packages. In generated code, that name would cause a
/// warning in the user's crate.
fn in_editor() -> bool {
    let program = std::env::current_exe().unwrap_or_default();
    program.file_stem().is_some_and(|name| name.to_string_lossy().starts_with("rust-analyzer"))
}
