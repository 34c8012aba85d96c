//! For every declaration, the compiler returns code or errors, and never panics. `cargo xtask soak expand` runs it for
//! 10 minutes.

#![no_main]

use libfuzzer_sys::fuzz_target;
use proc_macro2::TokenStream;
use quote::quote;

fuzz_target!(|source: &str| {
    // Otherwise, the source map keeps the texts of all inputs.
    proc_macro2::extra::invalidate_current_thread_spans();
    let diagnostics = widget_functions_compiler::diagnose(source);
    if let Ok(tokens) = source.parse::<TokenStream>() {
        let _ = widget_functions_compiler::expand_for_editor(quote!(::widget_functions), tokens.clone());
        let code = widget_functions_compiler::expand(quote!(::widget_functions), tokens);
        // The code reports an error exactly if the diagnostics do.
        assert_eq!(diagnostics.is_empty(), !code.to_string().contains("compile_error"));
    }
});
