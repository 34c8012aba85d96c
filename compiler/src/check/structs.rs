//! The names of generated structs: two functions cannot share one, and none may hide a type that
//! the declaration itself uses.

use std::collections::HashMap;

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};
use syn::Type;

use super::wire::capitalized;
use crate::errors::{Errors, Report};
use crate::model::{Field, Signature};
use crate::syntax::unraw;

/// What every widget generates beside its functions.
const OWN: [&str; 2] = ["Config", "Data"];

/// The structs of a function's inputs and of its return fields: `BookClass`, `BookClassReturned`.
pub(super) fn name_structs(function: &Ident, errors: &mut Errors) -> Option<(Ident, Ident)> {
    let name: String = unraw(function).split('_').map(capitalized).collect();
    let named = |name: &str| {
        let mut ident = syn::parse_str::<Ident>(name).ok()?;
        ident.set_span(function.span());
        Some(ident)
    };
    let structs = named(&name).and_then(|inputs| Some((inputs, named(&format!("{name}Returned"))?)));
    if structs.is_none() {
        let message = format!("`{function}` gives no name for the struct of its inputs");
        errors.push(
            Report::new(function, message)
                .help("use a name that starts with a letter: `book_class` generates `BookClass`"),
        );
    }
    structs
}

/// Leaves out the functions whose structs would collide.
pub(super) fn check_structs(
    config: &mut [Field],
    data: &mut [Field],
    mut signatures: Vec<Signature>,
    errors: &mut Errors,
) -> Vec<Signature> {
    let used = UsedTypes::of(config, data, &signatures);
    if used.refuse_own(errors) {
        let inputs = signatures.iter_mut().flat_map(|signature| &mut signature.inputs);
        config.iter_mut().chain(data).chain(inputs).for_each(|field| take_from_outside(&mut field.ty));
        let returns = signatures.iter_mut().flat_map(|signature| &mut signature.returns);
        returns.for_each(|field| take_from_outside(&mut field.ty));
    }
    let mut taken: HashMap<String, Ident> = HashMap::new();
    let mut kept = Vec::with_capacity(signatures.len());
    for signature in signatures {
        let collision = find_collision(&signature, &taken, &used);
        for generated in [&signature.inputs_name, &signature.returned_name] {
            taken.entry(unraw(generated)).or_insert_with(|| signature.name.clone());
        }
        match collision {
            Some(Collision { message, other }) => {
                let report = Report::new(&signature.name, message);
                let report = match other {
                    Some(other) => report.note_at(&other, "the other is"),
                    None => report,
                };
                errors.push(report.help("rename the function"));
            }
            None => kept.push(signature),
        }
    }
    kept
}

/// What a function's struct collides with.
struct Collision {
    message: String,
    other: Option<Ident>,
}

fn find_collision(signature: &Signature, taken: &HashMap<String, Ident>, used: &UsedTypes) -> Option<Collision> {
    let inputs = unraw(&signature.inputs_name);
    let returned = unraw(&signature.returned_name);
    if OWN.contains(&inputs.as_str()) {
        let own = inputs.to_lowercase();
        let message = format!("generates `struct {inputs}`, which every widget generates for its {own}");
        return Some(Collision { message, other: None });
    }
    for generated in [&inputs, &returned] {
        if let Some(first) = taken.get(generated) {
            let message = format!("generates `struct {generated}`, as the function `{}` does", unraw(first));
            return Some(Collision { message, other: Some(first.clone()) });
        }
    }
    let generated = if signature.returns.is_empty() { vec![inputs] } else { vec![inputs, returned] };
    generated.into_iter().find_map(|generated| {
        let (field, ty) = used.first.get(&generated)?;
        let message =
            format!("generates `struct {generated}`, which would hide the type `{generated}` of field `{field}`");
        Some(Collision { message, other: Some(ty.clone()) })
    })
}

/// The names that the types of a declaration start with.
struct UsedTypes {
    /// Of each name: the first field that uses it, and the name as it stands there.
    first: HashMap<String, (String, Ident)>,
}

impl UsedTypes {
    fn of(config: &[Field], data: &[Field], signatures: &[Signature]) -> UsedTypes {
        let mut used = UsedTypes { first: HashMap::new() };
        let inputs = signatures.iter().flat_map(|signature| &signature.inputs);
        for field in config.iter().chain(data).chain(inputs) {
            used.add(&field.name, &field.ty);
        }
        for field in signatures.iter().flat_map(|signature| &signature.returns) {
            used.add(&field.name, &field.ty);
        }
        used
    }

    fn add(&mut self, field: &Ident, ty: &Type) {
        let mut names = Vec::new();
        collect_first_names(ty.to_token_stream(), &mut names);
        for name in names {
            self.first.entry(unraw(&name)).or_insert_with(|| (unraw(field), name));
        }
    }

    /// In the widget's module, `Data` and `Config` are its own. Whether a type was refused.
    fn refuse_own(&self, errors: &mut Errors) -> bool {
        let mut refused = false;
        for own in OWN {
            if let Some((field, name)) = self.first.get(own) {
                let message = format!("the type `{own}` of field `{field}` would be the widget's own `struct {own}`");
                errors.push(Report::new(name, message).help(format!("write `super::{own}`")));
                refused = true;
            }
        }
        refused
    }
}

/// Makes of `Data` what was meant, `super::Data`, so that rustc finds no mistake in it.
fn take_from_outside(ty: &mut Type) {
    fn outside(ty: TokenStream) -> TokenStream {
        let mut behind_path = false;
        let trees = ty.into_iter().map(|tree| {
            let taken = match &tree {
                TokenTree::Ident(ident) if !behind_path && OWN.iter().any(|own| ident == own) => {
                    quote_spanned!(ident.span()=> super::#ident)
                }
                TokenTree::Group(group) => {
                    let mut inner = Group::new(group.delimiter(), outside(group.stream()));
                    inner.set_span(group.span());
                    TokenTree::Group(inner).into()
                }
                _ => tree.clone().into(),
            };
            behind_path = precedes_path(&tree);
            taken
        });
        trees.collect()
    }
    if let Ok(meant) = syn::parse2(outside(ty.to_token_stream())) {
        *ty = meant;
    }
}

/// Collects the names in a type that no `::` precedes.
fn collect_first_names(ty: TokenStream, names: &mut Vec<Ident>) {
    let mut behind_path = false;
    for tree in ty {
        match &tree {
            TokenTree::Ident(ident) if !behind_path => names.push(ident.clone()),
            TokenTree::Group(group) => collect_first_names(group.stream(), names),
            _ => {}
        }
        behind_path = precedes_path(&tree);
    }
}

/// Whether what follows is no name that starts a path.
fn precedes_path(tree: &TokenTree) -> bool {
    matches!(tree, TokenTree::Punct(punct) if matches!(punct.as_char(), ':' | '\''))
}
