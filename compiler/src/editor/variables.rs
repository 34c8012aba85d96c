//! The names of variables, as fields of `Data`.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::names::name;
use crate::model::Interface;
use crate::syntax::{Entries, Key, Value, Widget, unraw};

/// Destructures `Data` for each variable that a declaration names. An unknown name may be a half-typed
/// field, so it becomes an import, for which the editor offers all fields.
pub(super) fn uses(widget: &Widget, interface: &Interface) -> TokenStream {
    let mut variables = Vec::new();
    widget.functions.iter().for_each(|function| collect(&function.settings, &mut variables));
    let is_field = |variable: &Ident| interface.data.iter().any(|field| unraw(&field.name) == unraw(variable));
    let (known, unknown): (Vec<&Ident>, Vec<&Ident>) = variables.into_iter().partition(|name| is_field(name));
    let data = name("data");
    quote! {
        mod __variables { use super::__tokens::data::*; use self::{#(#unknown as _),*}; }
        const _: fn(Data) = |#data| { #(let Data { #known: _, .. } = #data;)* };
    }
}

/// Collects the keys in `variables: { … }` and `set_variables { … }`.
fn collect<'a>(settings: &'a Entries, variables: &mut Vec<&'a Ident>) {
    for entry in &settings.entries {
        match &entry.value {
            Value::Object(_, entries) if entry.key.name() == "variables" => add(entries, variables),
            value => collect_set(value, variables),
        }
    }
}

fn collect_set<'a>(value: &'a Value, variables: &mut Vec<&'a Ident>) {
    match value {
        Value::Tagged(tag, content) if tag == "set_variables" => {
            if let Value::Object(_, entries) = &**content {
                add(entries, variables);
            }
        }
        Value::List(_, values) => values.iter().for_each(|value| collect_set(value, variables)),
        _ => {}
    }
}

fn add<'a>(entries: &'a Entries, variables: &mut Vec<&'a Ident>) {
    variables.extend(entries.entries.iter().filter_map(|entry| match &entry.key {
        Key::Name(name) => Some(name),
        Key::Text(_) => None,
    }));
    variables.extend(&entries.half);
}
