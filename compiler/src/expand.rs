use proc_macro2::TokenStream;

use crate::analysis::analyze;
use crate::emit;

/// Expands `widget_functions!` into a module, or into its errors if the widget has no name.
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
