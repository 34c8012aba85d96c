//! The structs of config and data, and the code that all structs share.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;

use super::crate_path::CratePath;
use super::getters::Getters;
use super::{checks, docs};
use crate::model::{Attrs, DefaultValue, Field, Interface, ReturnField};
use crate::syntax::unraw;

/// A field of any struct.
pub(crate) trait Member {
    fn attrs(&self) -> &Attrs;
    fn secret(&self) -> bool;
    fn name(&self) -> &Ident;
    fn ty(&self) -> &Type;
}

macro_rules! members {
    ($($field:ident)*) => {$(
        impl Member for $field {
            fn attrs(&self) -> &Attrs {
                &self.attrs
            }

            fn secret(&self) -> bool {
                self.secret
            }

            fn name(&self) -> &Ident {
                &self.name
            }

            fn ty(&self) -> &Type {
                &self.ty
            }
        }
    )*};
}

members! { Field ReturnField }

/// Generates the fields of a struct. `noun` documents a field without docs of its own.
pub(super) fn members(crate_path: &CratePath, fields: &[impl Member], noun: &str) -> TokenStream {
    let members = fields.iter().map(|field| {
        let docs = docs::field(field.attrs(), field.name(), noun);
        let deprecated = &field.attrs().deprecated;
        let (name, ty) = (field.name(), secret_or_not(crate_path, field.secret(), field.ty()));
        // The first and the last token have the user's span, so that errors of `derive` point there.
        let public = quote_spanned!(name.span()=> pub);
        quote!(#docs #(#deprecated)* #public #name: #ty,)
    });
    members.collect()
}

fn secret_or_not(crate_path: &CratePath, secret: bool, ty: &Type) -> TokenStream {
    if !secret {
        return quote!(#ty);
    }
    let span = crate_path.local(ty.span());
    let crate_path = crate_path.at(span);
    quote_spanned!(span=> #crate_path::Secret<#ty>)
}

/// Generates the function that builds a struct from a reader.
pub(super) fn fields(crate_path: &CratePath, name: &Ident, fields: &[impl Member]) -> TokenStream {
    let reader = Ident::new("__reader", Span::mixed_site());
    let read = read(crate_path, &reader, fields);
    quote! {
        impl #crate_path::FromFields for #name {
            fn read(#reader: &mut #crate_path::Reader<'_, '_>) -> #crate_path::Option<Self> {
                #read
            }
        }
    }
}

/// The runtime reads up to 16 fields with one method, and up to 16 groups of them.
pub(super) const GROUP: usize = 16;

/// Builds the values without closures, because each closure is one more type and one more function.
fn read(crate_path: &CratePath, reader: &Ident, fields: &[impl Member]) -> TokenStream {
    if fields.is_empty() {
        return quote!(#crate_path::Some(Self {}));
    }
    let names = fields.iter().map(Member::name);
    let locals: Vec<Ident> = numbered(fields.len());
    let (values, locals_read) = if fields.len() <= GROUP {
        (read_group(crate_path, reader, fields), quote!(#(#locals,)*))
    } else {
        let part = Ident::new("__part", Span::mixed_site());
        let groups = fields.chunks(GROUP).map(|fields| {
            let values = read_group(crate_path, &part, fields);
            quote!(|#part| #values)
        });
        let read = reads(fields.len().div_ceil(GROUP));
        let locals = locals.chunks(GROUP);
        (quote!(#reader.#read(#(#groups),*)), quote!(#((#(#locals,)*),)*))
    };
    quote! {
        match #values {
            #crate_path::Some((#locals_read)) => #crate_path::Some(Self { #(#names: #locals),* }),
            #crate_path::None => #crate_path::None,
        }
    }
}

fn read_group(crate_path: &CratePath, reader: &Ident, fields: &[impl Member]) -> TokenStream {
    let (read, readers) = (reads(fields.len()), readers(crate_path, fields));
    quote!(#reader.#read(#(#readers),*))
}

/// Returns the runtime's method that reads this number of fields.
fn reads(fields: usize) -> Ident {
    format_ident!("read{fields}", span = Span::mixed_site())
}

/// Generates the readers, with the spans of the types: rustc blames a type that cannot be read.
fn readers<'a>(crate_path: &'a CratePath, fields: &'a [impl Member]) -> impl Iterator<Item = TokenStream> + 'a {
    fields.iter().map(|field| {
        let span = crate_path.local(field.ty().span());
        let crate_path = crate_path.at(span);
        quote_spanned!(span=> #crate_path::Field::read)
    })
}

fn numbered(count: usize) -> Vec<Ident> {
    (0..count).map(|index| format_ident!("__f{}", index, span = Span::mixed_site())).collect()
}

/// Returns `Config` with the place of its declaration, which rustc blames for errors in the struct.
pub(super) fn config_name(interface: &Interface) -> Ident {
    Ident::new("Config", Span::call_site().located_at(interface.config_span))
}

/// Returns `Data` with the place of its declaration.
pub(super) fn data_name(interface: &Interface) -> Ident {
    Ident::new("Data", Span::call_site().located_at(interface.data_span))
}

/// Generates `Config` and its `from_env`.
pub(super) fn config(crate_path: &CratePath, interface: &Interface, getters: &Getters<'_>) -> TokenStream {
    let members = members(crate_path, &interface.config, "config value");
    let name = config_name(interface);
    let getters = getters.implement(&name);
    let prefix = unraw(&interface.name).to_uppercase();
    let docs = docs::config(interface, &prefix);
    let names: Vec<&Ident> = interface.config.iter().map(|field| &field.name).collect();
    let locals = numbered(names.len());
    let env = Ident::new("__env", Span::mixed_site());
    let values = interface.config.iter().map(|field| from_env(crate_path, field, &env));
    quote! {
        #docs
        pub struct #name { #members }

        impl Config {
            /// Reads the values from the environment. The error names all missing and invalid variables.
            pub fn from_env() -> #crate_path::Result<Self, #crate_path::EnvError> {
                let mut #env = #crate_path::Env::new(#prefix);
                #(let #locals = #values;)*
                match (#(#locals,)*) {
                    (#(#crate_path::Some(#locals),)*) => #crate_path::Ok(Config { #(#names: #locals),* }),
                    #[allow(unreachable_patterns)]
                    _ => #crate_path::Err(#env.into_error()),
                }
            }
        }

        #getters
    }
}

fn from_env(crate_path: &CratePath, field: &Field, env: &Ident) -> TokenStream {
    let key = unraw(&field.name).to_uppercase();
    let span = crate_path.local(field.ty.span());
    let ty = &field.ty;
    let from_env = {
        let crate_path = crate_path.at(span);
        quote_spanned!(span=> <#ty as #crate_path::FromEnv<_>>)
    };
    let value = match &field.default {
        None => quote_spanned!(span=> #from_env::read(&mut #env, #key)),
        Some(default) => {
            let default = default_value(crate_path, default);
            quote_spanned!(span=> #from_env::read_or(&mut #env, #key, || #default))
        }
    };
    if field.secret { quote!(#value.map(#crate_path::Secret::new)) } else { value }
}

/// Generates `Data`, its constructor, and its defaults.
pub(super) fn data(crate_path: &CratePath, interface: &Interface, getters: &Getters<'_>) -> TokenStream {
    let members = members(crate_path, &interface.data, "data field");
    let docs = docs::data(interface);
    let name = data_name(interface);
    let getters = getters.implement(&name);
    let fields_impl = fields(crate_path, &name, &interface.data);
    let new = new(crate_path, &interface.data);
    let defaults = interface.data.iter().filter_map(|field| {
        let default = default_value(crate_path, field.default.as_ref()?);
        let (name, ty) = (default_name(field), &field.ty);
        Some(quote!(fn #name() -> #ty { #default }))
    });
    quote! {
        #docs
        #[derive(#crate_path::Clone, #crate_path::Debug)]
        pub struct #name { #members }

        impl Data {
            #new
            #(#defaults)*
        }

        #getters
        #fields_impl
    }
}

fn new(crate_path: &CratePath, data: &[Field]) -> TokenStream {
    let required: Vec<&Field> = data.iter().filter(|field| field.is_required()).collect();
    let arguments = required.iter().map(|field| {
        let (name, ty) = (&field.name, secret_or_not(crate_path, field.secret, &field.ty));
        quote!(#name: impl #crate_path::Into<#ty>)
    });
    let values = data.iter().map(|field| {
        let name = &field.name;
        let value = match &field.default {
            _ if field.is_required() => return quote!(#name: #crate_path::Into::into(#name)),
            None => quote!(#crate_path::None),
            Some(_) => {
                let default = default_name(field);
                quote!(Self::#default())
            }
        };
        if field.secret { quote!(#name: #crate_path::Secret::new(#value)) } else { quote!(#name: #value) }
    });
    quote! {
        /// Creates the data of a new instance. All other fields get their defaults.
        #[allow(clippy::too_many_arguments)]
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#values),* }
        }
    }
}

fn default_name(field: &Field) -> Ident {
    format_ident!("__default_{}", unraw(&field.name), span = Span::mixed_site())
}

fn default_value(crate_path: &CratePath, default: &DefaultValue) -> TokenStream {
    match default {
        DefaultValue::Text(text) => {
            let span = crate_path.local(text.span());
            let crate_path = crate_path.at(span);
            quote_spanned!(span=> #crate_path::FromText::from_text(#text))
        }
        DefaultValue::Literal(constant) => {
            let span = crate_path.local(checks::constant_span(constant));
            checks::constant(crate_path, constant, &quote_spanned!(span=> into_value), None)
        }
        DefaultValue::Expression(expression) => {
            // Inside a macro call, an invalid expression is one error and does not break the module.
            let span = expression.clone().into_iter().next().map_or_else(Span::mixed_site, |first| first.span());
            let span = crate_path.local(span);
            let crate_path = crate_path.at(span);
            quote_spanned!(span=> #crate_path::expression! { #expression })
        }
        DefaultValue::Broken => quote!(loop {}),
    }
}

/// Generates the defaults of the table, which fill in fields that an older record lacks.
pub(super) fn default_writers(crate_path: &CratePath, interface: &Interface) -> Vec<TokenStream> {
    let with_default = interface.data.iter().filter(|field| field.default.is_some());
    with_default
        .map(|field| {
            let (name, default) = (unraw(&field.name), default_name(field));
            let span = crate_path.local(field.ty.span());
            let crate_path = crate_path.at(span);
            quote_spanned!(span=> (#name, (|__slot| #crate_path::Field::write(&Data::#default(), __slot)) as #crate_path::WriteDefault))
        })
        .collect()
}
