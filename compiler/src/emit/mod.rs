//! Generates Rust from the model: types, tables, and code that only the type checker reads.
//!
//! The generated code is data: a declaration of a thousand functions costs the user's compiler
//! tables, not logic. The code that walks the tables is in the runtime.

mod checks;
mod crate_path;
mod docs;
mod function;
mod getters;
mod spec;
mod types;

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Interface, Program};
use crate_path::CratePath;
use getters::Shared;
pub(crate) use getters::member;
pub(crate) use types::Member;

/// Generates the module of a widget. Without a program, it contains only the types and `errors`.
pub(crate) fn emit(
    path: &TokenStream,
    interface: &Interface,
    program: Option<&Program>,
    errors: &TokenStream,
) -> TokenStream {
    let crate_path = &CratePath::new(path);
    let mut shared = Shared::of(crate_path, interface);
    let mut functions = Vec::new();
    let mut entries = Vec::new();
    for (index, signature) in interface.functions.iter().enumerate() {
        let body = program.and_then(|program| program.functions.get(index));
        let emitted = function::emit(crate_path, interface, signature, body, &mut shared);
        functions.push(emitted.items);
        entries.extend(emitted.entry);
    }
    let functions: TokenStream = functions.into_iter().collect();
    let config = types::config(crate_path, interface, &shared.config);
    let data = types::data(crate_path, interface, &shared.data);
    let table = table(crate_path, interface, &shared, &entries);
    let docs = docs::module(interface);
    let (cfg, deprecated) = (&interface.attrs.cfg, &interface.attrs.deprecated);
    let (vis, name) = (&interface.vis, &interface.name);
    quote! {
        #(#cfg)*
        #docs
        #(#deprecated)*
        #[allow(dead_code, deprecated, unreachable_pub, unused_imports)]
        #vis mod #name {
            use super::*;
            #errors
            #config
            #data
            #functions
            #table
        }
    }
}

/// Generates the table, in a module of its own: rustc repeats the lints of each module that has
/// changed, and an edit of a template's text changes only the table.
fn table(crate_path: &CratePath, interface: &Interface, shared: &Shared<'_>, entries: &[TokenStream]) -> TokenStream {
    let spec = spec::widget_json(&spec::widget(interface, &shared.config));
    let defaults = types::default_writers(crate_path, interface);
    let (config, data) = (types::config_name(interface), types::data_name(interface));
    quote! {
        mod __table {
            use super::*;

            impl #crate_path::WidgetConfig for #config {
                type Data = #data;

                fn table() -> &'static #crate_path::Table {
                    const FUNCTIONS: &[#crate_path::Entry] = &[#(#entries),*];
                    static TABLE: #crate_path::Table =
                        #crate_path::Table::new::<Data>(#spec, &[#(#defaults),*], FUNCTIONS);
                    &TABLE
                }
            }
        }

        /// Returns what a page may know about this widget: names, kinds, docs, inputs, and loading.
        pub fn manifest() -> #crate_path::Manifest {
            #crate_path::Manifest::of::<Config>()
        }
    }
}
