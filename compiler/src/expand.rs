use proc_macro2::TokenStream;

use crate::{analyze, emit};

/// What `widget_functions!` becomes: a module, or, where nothing of it could be read, its errors.
///
/// `crate_path` is the path by which the generated code names the crate `widget-functions`.
pub fn expand(crate_path: TokenStream, input: TokenStream) -> TokenStream {
    let analysis = analyze(input);
    let errors = analysis.errors.to_compile_errors();
    match &analysis.interface {
        Some(interface) => emit::emit(&crate_path, interface, analysis.program.as_ref(), &errors),
        None => errors,
    }
}
