//! One function: its two structs, and its entry in the table.

use proc_macro2::TokenStream;
use quote::quote;

use super::door::Door;
use super::getters::Getters;
use super::{Shared, checks, docs, spec, types};
use crate::model::{Body, Interface, Signature};

/// What one function becomes.
pub(super) struct Emitted {
    pub(super) items: TokenStream,
    /// Its entry in the table; none without a body.
    pub(super) entry: Option<TokenStream>,
}

pub(super) fn emit<'a>(
    door: &'a Door,
    interface: &'a Interface,
    signature: &'a Signature,
    body: Option<&Body>,
    shared: &mut Shared<'a>,
) -> Emitted {
    let cfg = &signature.attrs.cfg;
    let cfg = quote!(#(#cfg)*);
    let mut inputs = Getters::with_fields(door, &signature.inputs);
    let mut returned = Getters::with_fields(door, &signature.returns);
    let entry = body.map(|body| {
        let mut tables = spec::Tables {
            inputs: &mut inputs,
            returned: &mut returned,
            data: &mut shared.data,
            config: &mut shared.config,
        };
        let spec = spec::function(interface, signature, body, &mut tables);
        let name = &signature.inputs_name;
        quote!(#cfg #door::Entry::new::<#name>(#spec))
    });
    let mut items = vec![
        inputs_struct(door, signature),
        inputs.implement(&signature.inputs_name),
        types::fields(door, &signature.inputs_name, &signature.inputs),
        function_impl(door, signature),
    ];
    if !signature.returns.is_empty() {
        items.push(returned_struct(door, signature));
        items.push(returned.implement(&signature.returned_name));
        items.push(types::fields(door, &signature.returned_name, &signature.returns));
    }
    items.extend(body.and_then(|body| checks::emit(door, interface, signature, body)));
    let items = items.into_iter().flat_map(|item| [cfg.clone(), item]).collect();
    Emitted { items, entry }
}

fn inputs_struct(door: &Door, signature: &Signature) -> TokenStream {
    let docs = docs::inputs(signature);
    let deprecated = &signature.attrs.deprecated;
    let name = &signature.inputs_name;
    let members = types::members(door, &signature.inputs, "input");
    let body = if signature.inputs.is_empty() { quote!(;) } else { quote!({ #members }) };
    quote! {
        #docs
        #(#deprecated)*
        #[derive(#door::Clone, #door::Debug)]
        pub struct #name #body
    }
}

fn returned_struct(door: &Door, signature: &Signature) -> TokenStream {
    let docs = docs::returned(signature);
    let name = &signature.returned_name;
    let members = types::members(door, &signature.returns, "return field");
    quote! {
        #docs
        pub struct #name { #members }
    }
}

fn function_impl(door: &Door, signature: &Signature) -> TokenStream {
    let (name, returned) = (&signature.inputs_name, &signature.returned_name);
    let returned = if signature.returns.is_empty() { quote!(()) } else { quote!(#returned) };
    let declared = spec::bare(&signature.name);
    quote! {
        impl #door::Function for #name {
            type Config = Config;
            type Returned = #returned;
            const NAME: &'static str = #declared;
        }
    }
}
