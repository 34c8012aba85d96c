//! The docs of generated items: the user's own first, then their purpose.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::model::{Attrs, Interface, Signature};
use crate::syntax::unraw;

/// Returns the user's docs, an empty line, then `generated`; without the user's docs, only `generated`.
fn with_docs(attrs: &Attrs, generated: &str) -> TokenStream {
    let docs = &attrs.docs;
    if docs.is_empty() {
        return quote!(#[doc = #generated]);
    }
    quote!(#(#docs)* #[doc = ""] #[doc = #generated])
}

pub(super) fn module(interface: &Interface) -> TokenStream {
    with_docs(&interface.attrs, &format!("The widget `{}`.", unraw(&interface.name)))
}

pub(super) fn field(attrs: &Attrs, name: &Ident, noun: &str) -> TokenStream {
    if !attrs.docs.is_empty() {
        let docs = &attrs.docs;
        return quote!(#(#docs)*);
    }
    let text = format!("The {noun} `{}`.", unraw(name));
    quote!(#[doc = #text])
}

pub(super) fn inputs(signature: &Signature) -> TokenStream {
    let name = unraw(&signature.name);
    let kind = signature.kind.keyword();
    let returned = if signature.returns.is_empty() {
        String::new()
    } else {
        format!("; it returns [`{}`]", signature.returned_name)
    };
    with_docs(&signature.attrs, &format!("The inputs of the `{kind}` function `{name}`{returned}."))
}

pub(super) fn returned(signature: &Signature) -> TokenStream {
    let text = format!("The return fields of [`{}`].", signature.inputs_name);
    quote!(#[doc = #text])
}

pub(super) fn config(interface: &Interface, prefix: &str) -> TokenStream {
    let widget = unraw(&interface.name);
    let names: Vec<String> =
        interface.config.iter().map(|field| format!("`{prefix}_{}`", unraw(&field.name).to_uppercase())).collect();
    let environment =
        if names.is_empty() { String::new() } else { format!(" [`Config::from_env`] reads {}.", names.join(", ")) };
    let text = format!("The config of the widget `{widget}`, set once per process.{environment}");
    quote!(#[doc = #text])
}

pub(super) fn data(interface: &Interface) -> TokenStream {
    let required: Vec<String> = interface
        .data
        .iter()
        .filter(|field| field.is_required())
        .map(|field| format!("`{}`", unraw(&field.name)))
        .collect();
    let asked =
        if required.is_empty() { String::new() } else { format!(" A new instance needs {}.", required.join(", ")) };
    let text = format!("The data of one instance of the widget `{}`.{asked}", unraw(&interface.name));
    quote!(#[doc = #text])
}
