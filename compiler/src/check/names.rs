//! Names: what can be one, and what each stands for.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use proc_macro2::Ident;
use quote::ToTokens;

use crate::errors::{Errors, Place, Report, list};
use crate::syntax::{Fields, unraw};
use crate::words;

/// What tokens are qualified with.
pub(super) const RESERVED: [&str; 5] = words::names(&words::QUALIFIERS);

/// What would change the objects of a page's script instead of naming a value.
const UNSAFE: [&str; 3] = ["__proto__", "constructor", "prototype"];

/// The names of some fields, as templates see them.
pub(super) struct Names {
    names: Vec<Name>,
    by_name: HashMap<String, usize>,
    /// Whether these are all that were written.
    pub(super) complete: bool,
}

pub(super) struct Name {
    pub(super) name: String,
    pub(super) secret: bool,
    /// Where it is declared.
    pub(super) place: Place,
}

/// Names that can be there once, with their places.
#[derive(Default)]
pub(super) struct Seen {
    first: HashMap<String, Place>,
}

impl Seen {
    /// Takes a name. The place of the first where it was there already.
    pub(super) fn insert(&mut self, name: impl Into<String>, place: impl Into<Place>) -> Option<Place> {
        match self.first.entry(name.into()) {
            Entry::Occupied(first) => Some(first.get().clone()),
            Entry::Vacant(entry) => {
                entry.insert(place.into());
                None
            }
        }
    }
}

/// `an input`, `a data field`.
pub(super) fn with_article(what: &str) -> String {
    let article = if what.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {what}")
}

impl Names {
    /// The names of fields, the first of two that are the same. `secrets`: whether one of these
    /// fields can be secret.
    pub(super) fn of(fields: &Fields, secrets: bool) -> Names {
        let mut names = Names { names: Vec::new(), by_name: HashMap::new(), complete: fields.complete };
        for field in &fields.fields {
            let name = unraw(&field.name);
            if let Entry::Vacant(entry) = names.by_name.entry(name.clone()) {
                entry.insert(names.names.len());
                let secret = secrets && field.secret.is_some();
                names.names.push(Name { name, secret, place: (&field.name).into() });
            }
        }
        names
    }

    pub(super) fn none() -> Names {
        Names::of(&Fields::none(), false)
    }

    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    pub(super) fn get(&self, index: usize) -> Option<&Name> {
        self.names.get(index)
    }

    pub(super) fn is_secret(&self, index: usize) -> bool {
        self.get(index).is_some_and(|name| name.secret)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Name> {
        self.names.iter()
    }
}

/// Whether a name can be an identifier of generated code. `what` it names, for the message.
pub(super) fn check_name(ident: &Ident, what: &str, errors: &mut Errors) -> bool {
    let name = ident.to_string();
    if name == "_" {
        errors.push(Report::new(ident, format!("`_` names no {what}")));
        return false;
    }
    if !is_identifier(ident) {
        let report = Report::new(ident, format!("the keyword `{name}` cannot name {}", with_article(what)));
        let raw = syn::parse_str::<Ident>(&format!("r#{name}")).is_ok();
        errors.push(if raw { report.help(format!("write `r#{name}`")) } else { report });
        return false;
    }
    refuse_unsafe(&unraw(ident), ident, errors);
    true
}

/// Refuses what qualifies tokens as the name of a field.
pub(super) fn refuse_reserved(ident: &Ident, what: &str, errors: &mut Errors) {
    let name = unraw(ident);
    if RESERVED.contains(&name.as_str()) {
        let report = Report::new(ident, format!("`{name}` is reserved and cannot name {}", with_article(what)));
        errors.push(report.help(format!("in templates, {} have a meaning of their own", list(&RESERVED))));
    }
}

/// Refuses names that mean something else in a page's script.
pub(super) fn refuse_unsafe(name: &str, place: impl Into<Place>, errors: &mut Errors) {
    if UNSAFE.contains(&name) {
        let report = Report::new(place, format!("`{name}` cannot be a name"));
        errors.push(report.help("it has a meaning of its own in every JavaScript object"));
    }
}

fn is_identifier(ident: &Ident) -> bool {
    syn::parse2::<Ident>(ident.to_token_stream()).is_ok()
}
