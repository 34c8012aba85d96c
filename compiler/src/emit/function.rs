//! A function: its two structs, and its entry in the table.

use proc_macro2::TokenStream;
use quote::quote;

use super::crate_path::CratePath;
use super::getters::{Getters, Shared};
use super::{checks, docs, spec, types};
use crate::model::{Body, Interface, Signature};
use crate::syntax::unraw;

/// The code of one function.
pub(super) struct Emitted {
    pub(super) items: TokenStream,
    /// The entry in the table; `None` without a body.
    pub(super) entry: Option<TokenStream>,
}

pub(super) fn emit<'a>(
    crate_path: &'a CratePath,
    interface: &'a Interface,
    signature: &'a Signature,
    body: Option<&Body>,
    shared: &mut Shared<'a>,
) -> Emitted {
    let cfg = &signature.attrs.cfg;
    let cfg = quote!(#(#cfg)*);
    let mut inputs = Getters::with_fields(crate_path, &signature.inputs);
    let mut returned = Getters::with_fields(crate_path, &signature.returns);
    let entry = body.map(|body| {
        let mut tables = spec::Tables {
            inputs: &mut inputs,
            returned: &mut returned,
            data: &mut shared.data,
            config: &mut shared.config,
        };
        let spec = spec::function_json(&spec::function(interface, signature, body, &mut tables));
        let name = &signature.inputs_name;
        quote!(#cfg #crate_path::Entry::new::<#name>(#spec))
    });
    let mut items = vec![
        inputs_struct(crate_path, signature),
        inputs.implement(&signature.inputs_name),
        types::fields(crate_path, &signature.inputs_name, &signature.inputs),
        function_impl(crate_path, signature),
    ];
    if !signature.returns.is_empty() {
        items.push(returned_struct(crate_path, signature));
        items.push(returned.implement(&signature.returned_name));
        items.push(types::fields(crate_path, &signature.returned_name, &signature.returns));
    }
    items.extend(body.and_then(|body| checks::emit(crate_path, interface, signature, body)));
    let items = items.into_iter().flat_map(|item| [cfg.clone(), item]).collect();
    Emitted { items, entry }
}

fn inputs_struct(crate_path: &CratePath, signature: &Signature) -> TokenStream {
    let docs = docs::inputs(signature);
    let deprecated = &signature.attrs.deprecated;
    let name = &signature.inputs_name;
    let members = types::members(crate_path, &signature.inputs, "input");
    let body = if signature.inputs.is_empty() { quote!(;) } else { quote!({ #members }) };
    quote! {
        #docs
        #(#deprecated)*
        #[derive(#crate_path::Clone, #crate_path::Debug)]
        pub struct #name #body
    }
}

fn returned_struct(crate_path: &CratePath, signature: &Signature) -> TokenStream {
    let docs = docs::returned(signature);
    let name = &signature.returned_name;
    let members = types::members(crate_path, &signature.returns, "return field");
    quote! {
        #docs
        pub struct #name { #members }
    }
}

fn function_impl(crate_path: &CratePath, signature: &Signature) -> TokenStream {
    let (name, returned) = (&signature.inputs_name, &signature.returned_name);
    let returned = if signature.returns.is_empty() { quote!(()) } else { quote!(#returned) };
    let declared = unraw(&signature.name);
    quote! {
        impl #crate_path::Function for #name {
            type Config = Config;
            type Returned = #returned;
            const NAME: &'static str = #declared;
        }
    }
}
