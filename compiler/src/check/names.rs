//! The validity of names.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use proc_macro2::Ident;
use quote::ToTokens;

use crate::errors::{Errors, Place, Report, list};
use crate::scope::RESERVED;
use crate::syntax::unraw;

/// Names that would change the objects of a page's script instead of naming a value.
const UNSAFE: [&str; 3] = ["__proto__", "constructor", "prototype"];

/// Names that must be unique, with their places.
#[derive(Default)]
pub(super) struct Seen {
    first: HashMap<String, Place>,
}

impl Seen {
    /// Adds a name. For a duplicate, returns the place of the first.
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

/// Returns `an input`, `a data field`.
pub(super) fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {noun}")
}

/// Returns `true` if a name can be an identifier of generated code. `noun` is the named item.
pub(super) fn check_name(ident: &Ident, noun: &str, errors: &mut Errors) -> bool {
    let name = ident.to_string();
    if name == "_" {
        errors.push(Report::new(ident, format!("expected {} name, found `_`", with_article(noun))));
        return false;
    }
    if !is_identifier(ident) {
        let report = Report::new(ident, format!("expected {} name, found the keyword `{name}`", with_article(noun)));
        let raw = syn::parse_str::<Ident>(&format!("r#{name}")).is_ok();
        errors.push(if raw { report.help(format!("write `r#{name}`")) } else { report });
        return false;
    }
    reject_unsafe(&unraw(ident), ident, errors);
    true
}

/// Rejects the qualifiers of tokens as names of fields.
pub(super) fn reject_reserved(ident: &Ident, noun: &str, errors: &mut Errors) {
    let name = unraw(ident);
    if RESERVED.contains(&name.as_str()) {
        let report = Report::new(ident, format!("reserved name `{name}`")).help(format!("rename the {noun}"));
        errors.push(report.note(format!("in tokens, {} are qualifiers", list(&RESERVED))));
    }
}

/// Rejects names with another meaning in a page's script.
pub(super) fn reject_unsafe(name: &str, place: impl Into<Place>, errors: &mut Errors) {
    if UNSAFE.contains(&name) {
        let report = Report::new(place, format!("reserved name `{name}`"));
        errors.push(report.help("choose another name").note("this name has a special meaning in JavaScript"));
    }
}

fn is_identifier(ident: &Ident) -> bool {
    syn::parse2::<Ident>(ident.to_token_stream()).is_ok()
}
