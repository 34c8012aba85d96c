//! The structs: config, data, and what all structs have in common.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Type;
use syn::spanned::Spanned;

use super::door::Door;
use super::getters::Getters;
use super::{checks, docs, spec};
use crate::model::{Attrs, DefaultValue, Field, Interface, ReturnField};

/// What inputs, data and return fields have in common.
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

/// The fields of a struct. `noun` documents one without docs of its own.
pub(super) fn members(door: &Door, fields: &[impl Member], noun: &str) -> TokenStream {
    let members = fields.iter().map(|field| {
        let docs = docs::field(field.attrs(), field.name(), noun);
        let deprecated = &field.attrs().deprecated;
        let (name, ty) = (field.name(), secret_or_not(door, field.secret(), field.ty()));
        // From its first token to its last a field stands at the user's: there `derive` blames it.
        let public = quote_spanned!(name.span()=> pub);
        quote!(#docs #(#deprecated)* #public #name: #ty,)
    });
    members.collect()
}

fn secret_or_not(door: &Door, secret: bool, ty: &Type) -> TokenStream {
    if !secret {
        return quote!(#ty);
    }
    let span = door.local(ty.span());
    let door = door.at(span);
    quote_spanned!(span=> #door::Secret<#ty>)
}

/// How a struct is built from its reader.
pub(super) fn fields(door: &Door, name: &Ident, fields: &[impl Member]) -> TokenStream {
    let reader = Ident::new("__reader", Span::mixed_site());
    let read = read(door, &reader, fields);
    quote! {
        impl #door::Fields for #name {
            fn read(#reader: &mut #door::Reader<'_, '_>) -> #door::Option<Self> {
                #read
            }
        }
    }
}

/// The runtime reads up to sixteen fields at once, and up to sixteen groups of them.
pub(super) const GROUP: usize = 16;

/// The values are built without a closure: each would be one more type and one more function.
fn read(door: &Door, reader: &Ident, fields: &[impl Member]) -> TokenStream {
    if fields.is_empty() {
        return quote!(#door::Some(Self {}));
    }
    let names = fields.iter().map(Member::name);
    let locals: Vec<Ident> = numbered(fields.len());
    let (values, locals_read) = if fields.len() <= GROUP {
        (read_group(door, reader, fields), quote!(#(#locals,)*))
    } else {
        let part = Ident::new("__part", Span::mixed_site());
        let groups = fields.chunks(GROUP).map(|fields| {
            let values = read_group(door, &part, fields);
            quote!(|#part| #values)
        });
        let read = reads(fields.len().div_ceil(GROUP));
        let locals = locals.chunks(GROUP);
        (quote!(#reader.#read(#(#groups),*)), quote!(#((#(#locals,)*),)*))
    };
    quote! {
        match #values {
            #door::Some((#locals_read)) => #door::Some(Self { #(#names: #locals),* }),
            #door::None => #door::None,
        }
    }
}

fn read_group(door: &Door, reader: &Ident, fields: &[impl Member]) -> TokenStream {
    let (read, readers) = (reads(fields.len()), readers(door, fields));
    quote!(#reader.#read(#(#readers),*))
}

/// The runtime's method that reads so many fields.
fn reads(fields: usize) -> Ident {
    format_ident!("read{fields}", span = Span::mixed_site())
}

/// How each field is read, at the place of its type: there rustc says that it cannot be.
fn readers<'a>(door: &'a Door, fields: &'a [impl Member]) -> impl Iterator<Item = TokenStream> + 'a {
    fields.iter().map(|field| {
        let span = door.local(field.ty().span());
        let door = door.at(span);
        quote_spanned!(span=> #door::Field::read)
    })
}

fn numbered(count: usize) -> Vec<Ident> {
    (0..count).map(|index| format_ident!("__f{}", index, span = Span::mixed_site())).collect()
}

/// `Config`, where it is declared: there rustc blames the struct.
pub(super) fn config_name(interface: &Interface) -> Ident {
    Ident::new("Config", Span::call_site().located_at(interface.config_span))
}

/// `Data`, where it is declared.
pub(super) fn data_name(interface: &Interface) -> Ident {
    Ident::new("Data", Span::call_site().located_at(interface.data_span))
}

/// `Config`, and how it is read from the environment.
pub(super) fn config(door: &Door, interface: &Interface, getters: &Getters<'_>) -> TokenStream {
    let members = members(door, &interface.config, "config value");
    let name = config_name(interface);
    let getters = getters.implement(&name);
    let prefix = spec::bare(&interface.name).to_uppercase();
    let docs = docs::config(interface, &prefix);
    let names: Vec<&Ident> = interface.config.iter().map(|field| &field.name).collect();
    let locals = numbered(names.len());
    let env = Ident::new("__env", Span::mixed_site());
    let values = interface.config.iter().map(|field| from_env(door, field, &env));
    quote! {
        #docs
        pub struct #name { #members }

        impl Config {
            /// Reads the values from the environment; the error names all that is missing or wrong.
            pub fn from_env() -> #door::Result<Self, #door::EnvError> {
                let mut #env = #door::Env::new(#prefix);
                #(let #locals = #values;)*
                match (#(#locals,)*) {
                    (#(#door::Some(#locals),)*) => #door::Ok(Config { #(#names: #locals),* }),
                    #[allow(unreachable_patterns)]
                    _ => #door::Err(#env.into_error()),
                }
            }
        }

        #getters
    }
}

fn from_env(door: &Door, field: &Field, env: &Ident) -> TokenStream {
    let key = spec::bare(&field.name).to_uppercase();
    let span = door.local(field.ty.span());
    let ty = &field.ty;
    let from_env = {
        let door = door.at(span);
        quote_spanned!(span=> <#ty as #door::FromEnv<_>>)
    };
    let value = match &field.default {
        None => quote_spanned!(span=> #from_env::read(&mut #env, #key)),
        Some(default) => {
            let default = default_value(door, default);
            quote_spanned!(span=> #from_env::read_or(&mut #env, #key, || #default))
        }
    };
    if field.secret { quote!(#value.map(#door::Secret::new)) } else { value }
}

/// `Data`, its constructor and its defaults.
pub(super) fn data(door: &Door, interface: &Interface, getters: &Getters<'_>) -> TokenStream {
    let members = members(door, &interface.data, "data field");
    let docs = docs::data(interface);
    let name = data_name(interface);
    let getters = getters.implement(&name);
    let fields_impl = fields(door, &name, &interface.data);
    let new = new(door, &interface.data);
    let defaults = interface.data.iter().filter_map(|field| {
        let default = default_value(door, field.default.as_ref()?);
        let (name, ty) = (default_name(field), &field.ty);
        Some(quote!(fn #name() -> #ty { #default }))
    });
    quote! {
        #docs
        #[derive(#door::Clone, #door::Debug)]
        pub struct #name { #members }

        impl Data {
            #new
            #(#defaults)*
        }

        #getters
        #fields_impl
    }
}

fn new(door: &Door, data: &[Field]) -> TokenStream {
    let required: Vec<&Field> = data.iter().filter(|field| is_required(field)).collect();
    let arguments = required.iter().map(|field| {
        let (name, ty) = (&field.name, secret_or_not(door, field.secret, &field.ty));
        quote!(#name: impl #door::Into<#ty>)
    });
    let values = data.iter().map(|field| {
        let name = &field.name;
        let value = match &field.default {
            _ if is_required(field) => return quote!(#name: #door::Into::into(#name)),
            None => quote!(#door::None),
            Some(_) => {
                let default = default_name(field);
                quote!(Self::#default())
            }
        };
        if field.secret { quote!(#name: #door::Secret::new(#value)) } else { quote!(#name: #value) }
    });
    quote! {
        /// The data of a new instance; what is not asked for has its default.
        #[allow(clippy::too_many_arguments)]
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#values),* }
        }
    }
}

/// Whether a new instance has to bring the value. An `Option` is `None` where nothing else is said.
pub(super) fn is_required(field: &Field) -> bool {
    field.default.is_none() && !is_option(&field.ty)
}

fn is_option(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == "Option"))
}

fn default_name(field: &Field) -> Ident {
    format_ident!("__default_{}", spec::bare(&field.name), span = Span::mixed_site())
}

fn default_value(door: &Door, default: &DefaultValue) -> TokenStream {
    match default {
        DefaultValue::Text(text) => {
            let span = door.local(text.span());
            let door = door.at(span);
            quote_spanned!(span=> #door::FromText::from_text(#text))
        }
        DefaultValue::Literal(constant) => {
            let span = door.local(checks::constant_span(constant));
            checks::constant(door, constant, &quote_spanned!(span=> into_value), None)
        }
        DefaultValue::Expression(expression) => {
            // In a macro of its own, what is no expression is one error and not the end of the module.
            let span = expression.clone().into_iter().next().map_or_else(Span::mixed_site, |first| first.span());
            let span = door.local(span);
            let door = door.at(span);
            quote_spanned!(span=> #door::expression! { #expression })
        }
        DefaultValue::Broken => quote!(loop {}),
    }
}

/// What the table needs to fill a record that is older than a field.
pub(super) fn default_writers(door: &Door, interface: &Interface) -> Vec<TokenStream> {
    let with_default = interface.data.iter().filter(|field| field.default.is_some());
    with_default
        .map(|field| {
            let (name, default) = (spec::bare(&field.name), default_name(field));
            let span = door.local(field.ty.span());
            let door = door.at(span);
            quote_spanned!(span=> (#name, (|__slot| #door::Field::write(&Data::#default(), __slot)) as #door::WriteDefault))
        })
        .collect()
}
