//! The names of generated structs: two functions cannot share one, and none may hide a type that
//! the declaration itself uses.

use std::collections::HashMap;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Type;

use super::wire::capitalised;
use crate::errors::{Errors, Report};
use crate::model::{Field, Signature};
use crate::syntax::unraw;

/// What every widget generates beside its functions.
const OWN: [&str; 2] = ["Config", "Data"];

/// The structs of a function's inputs and of its return fields: `BookClass`, `BookClassReturned`.
pub(super) fn name_structs(function: &Ident, errors: &mut Errors) -> Option<(Ident, Ident)> {
    let name: String = unraw(function).split('_').map(capitalised).collect();
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
    config: &[Field],
    data: &[Field],
    signatures: Vec<Signature>,
    errors: &mut Errors,
) -> Vec<Signature> {
    let used = UsedTypes::of(config, data, &signatures);
    used.refuse_own(errors);
    let mut taken: HashMap<String, String> = HashMap::new();
    let mut kept = Vec::with_capacity(signatures.len());
    for signature in signatures {
        let collision = find_collision(&signature, &taken, &used);
        for generated in [&signature.inputs_name, &signature.returned_name] {
            taken.entry(unraw(generated)).or_insert_with(|| unraw(&signature.name));
        }
        match collision {
            Some(message) => errors.push(Report::new(&signature.name, message).help("rename the function")),
            None => kept.push(signature),
        }
    }
    kept
}

fn find_collision(signature: &Signature, taken: &HashMap<String, String>, used: &UsedTypes) -> Option<String> {
    let inputs = unraw(&signature.inputs_name);
    let returned = unraw(&signature.returned_name);
    if OWN.contains(&inputs.as_str()) {
        return Some(format!(
            "generates `struct {inputs}`, which every widget generates for its {}",
            inputs.to_lowercase()
        ));
    }
    for generated in [&inputs, &returned] {
        if let Some(first) = taken.get(generated) {
            return Some(format!("generates `struct {generated}`, as the function `{first}` does"));
        }
    }
    let generated = if signature.returns.is_empty() { vec![inputs] } else { vec![inputs, returned] };
    generated.into_iter().find_map(|generated| {
        let (field, _) = used.first.get(&generated)?;
        Some(format!("generates `struct {generated}`, which would hide the type `{generated}` of field `{field}`"))
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

    /// In the widget's module, `Data` and `Config` are its own.
    fn refuse_own(&self, errors: &mut Errors) {
        for own in OWN {
            if let Some((field, name)) = self.first.get(own) {
                let message = format!("the type `{own}` of field `{field}` would be the widget's own `struct {own}`");
                errors.push(Report::new(name, message).help(format!("write `super::{own}`")));
            }
        }
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
        behind_path = matches!(&tree, TokenTree::Punct(punct) if matches!(punct.as_char(), ':' | '\''));
    }
}
