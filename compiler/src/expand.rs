use proc_macro2::TokenStream;

use crate::{analyse, emit};

/// What `widget_functions!` becomes: a module, or, where nothing of it could be read, its errors.
///
/// `door` is the path by which the generated code names the crate `widget-functions`.
pub fn expand(door: TokenStream, input: TokenStream) -> TokenStream {
    let analysis = analyse(input);
    let errors = analysis.errors.to_compile_errors();
    match &analysis.interface {
        Some(interface) => emit::emit(&door, interface, analysis.program.as_ref(), &errors),
        None => errors,
    }
}
