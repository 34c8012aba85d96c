//! The fields that tokens can read, as statics at the places of their declarations.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::names::name;
use crate::emit::Member;
use crate::model::{Interface, Signature, Source};
use crate::syntax::unraw;

/// Generates a static for each field of the declaration.
pub(super) fn statics(interface: &Interface) -> TokenStream {
    let (config, data) = (statics_of("config", &interface.config), statics_of("data", &interface.data));
    let functions = interface.functions.iter().map(|function| {
        let module = module_of(function);
        let (inputs, response) = (statics_of("inputs", &function.inputs), statics_of("response", &function.returns));
        quote!(pub mod #module { use super::*; #inputs #response })
    });
    quote! {
        #[allow(non_upper_case_globals, reason = "a static has the name of its field")]
        mod __tokens { use super::*; #config #data #(#functions)* }
    }
}

/// The statics have no values, because an editor does not ask for them.
fn statics_of(module: &str, fields: &[impl Member]) -> TokenStream {
    let module = name(module);
    let statics = fields.iter().map(|field| {
        let (docs, name, ty) = (&field.attrs().docs, field.name(), field.ty());
        quote!(#(#docs)* pub static #name: #ty;)
    });
    quote!(pub mod #module { use super::*; #(#statics)* })
}

fn module_of(function: &Signature) -> Ident {
    format_ident!("of_{}", unraw(&function.name))
}

/// Returns the module and the name of a field's static. `declared` is the name in the declaration.
pub(super) fn static_of<'a>(
    interface: &'a Interface,
    signature: &'a Signature,
    source: Source,
    declared: &str,
) -> Option<(TokenStream, &'a Ident)> {
    let function = module_of(signature);
    Some(match source {
        Source::Input(_) => (quote!(__tokens::#function::inputs), find(&signature.inputs, declared)?),
        Source::Data(_) => (quote!(__tokens::data), find(&interface.data, declared)?),
        Source::Response(_) => (quote!(__tokens::#function::response), find(&signature.returns, declared)?),
        Source::Config(_) => (quote!(__tokens::config), find(&interface.config, declared)?),
        Source::Error(_) => return None,
    })
}

/// The interface lacks invalid fields, so its indexes can differ from those of the scope.
fn find<'a>(fields: &'a [impl Member], declared: &str) -> Option<&'a Ident> {
    fields.iter().map(Member::name).find(|name| unraw(name) == declared)
}
