//! Whatever stands in a declaration, the compiler answers with code or with errors, and never
//! panics: `cargo +nightly fuzz run -s none expand corpus/expand seeds/declaration -- -max_total_time=600`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use proc_macro2::TokenStream;
use quote::quote;

fuzz_target!(|source: &str| {
    // The texts of all runs would stay in the source map otherwise.
    proc_macro2::extra::invalidate_current_thread_spans();
    let diagnostics = widget_functions_compiler::diagnose(source);
    if let Ok(tokens) = source.parse::<TokenStream>() {
        let _ = widget_functions_compiler::expand_for_editor(quote!(::widget_functions), tokens.clone());
        let code = widget_functions_compiler::expand(quote!(::widget_functions), tokens);
        // Code without mistakes has none; a mistake is always told.
        assert_eq!(diagnostics.is_empty(), !code.to_string().contains("compile_error"));
    }
});
