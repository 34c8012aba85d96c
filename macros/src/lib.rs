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

/// The words of the language, as items that an editor completes and explains; nothing in a build.
#[doc(hidden)]
#[proc_macro]
pub fn vocabulary(_: TokenStream) -> TokenStream {
    if in_editor() { compiler::vocabulary().into() } else { TokenStream::new() }
}

/// Whether this is rust-analyzer, which loads macros into a program of its own.
///
/// It sets `cfg(rust_analyzer)` too, but for local packages alone, and in generated code that
/// name would warn in the user's crate.
fn in_editor() -> bool {
    let program = std::env::current_exe().unwrap_or_default();
    program.file_stem().is_some_and(|name| name.to_string_lossy().starts_with("rust-analyzer"))
}
