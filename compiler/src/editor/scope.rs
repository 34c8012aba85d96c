//! What tokens can name: for each field a static, at the field's place.

use std::ops::Range;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::name;
use crate::emit::Member;
use crate::model::{Interface, Signature};
use crate::syntax::unraw;
use crate::template::Step;

/// All that tokens can name in the declaration.
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

/// A value is nothing that an editor asks for, so there is none.
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

/// What the tokens of a function can name.
pub(super) struct Scope<'a> {
    /// Those whose qualifier can be left out come first, the return fields last of them.
    groups: [Group<'a>; 4],
}

/// The field that a path starts with.
pub(super) struct Found<'a, 'p> {
    pub(super) module: TokenStream,
    pub(super) field: &'a Ident,
    /// Where the path names it.
    pub(super) range: Range<usize>,
    pub(super) rest: &'p [Step],
}

/// The fields that a qualifier stands for.
struct Group<'a> {
    qualifier: &'static str,
    module: TokenStream,
    names: Vec<&'a Ident>,
}

impl<'a> Scope<'a> {
    pub(super) fn of(interface: &'a Interface, signature: &'a Signature) -> Scope<'a> {
        let function = module_of(signature);
        let group = |qualifier, module, names| Group { qualifier, module, names };
        let groups = [
            group("inputs", quote!(__tokens::#function::inputs), names(&signature.inputs)),
            group("data", quote!(__tokens::data), names(&interface.data)),
            group("response", quote!(__tokens::#function::response), names(&signature.returns)),
            group("config", quote!(__tokens::config), names(&interface.config)),
        ];
        Scope { groups }
    }

    /// `answered`: whether there are return fields already.
    pub(super) fn find<'p>(&self, path: &'p [Step], answered: bool) -> Option<Found<'a, 'p>> {
        let (first, behind) = path.split_first()?;
        let qualified = self.groups.iter().find(|group| is_named(first, group.qualifier));
        let (path, groups) = match qualified {
            Some(group) => (behind, std::slice::from_ref(group)),
            None => (path, self.groups.get(..if answered { 3 } else { 2 })?),
        };
        let (Step::Field { name, range }, rest) = path.split_first()? else { return None };
        groups.iter().find_map(|group| {
            let field = *group.names.iter().find(|field| unraw(field) == *name)?;
            Some(Found { module: group.module.clone(), field, range: range.clone(), rest })
        })
    }
}

fn is_named(step: &Step, wanted: &str) -> bool {
    matches!(step, Step::Field { name, .. } if name == wanted)
}

fn names(fields: &[impl Member]) -> Vec<&Ident> {
    fields.iter().map(Member::name).collect()
}
