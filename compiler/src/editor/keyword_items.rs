//! The keywords of a declaration, including unknown and half-typed ones, as imports of the vocabulary.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use widget_functions_spec::Kind;

use super::names::name;
use super::vocabulary::{BODY, FOLLOW_UP, ITEM, LOADING, METHOD, MODIFIER, SELF, settings_of};
use crate::syntax::{Entries, Fields, Key, Value, Widget};

/// Generates an import for each place, with the keywords that the declaration has there.
///
/// A place without keywords gets one too: the editor offers its keywords from there. A missing value
/// can hide the setting after it, so values come first.
pub(super) fn uses(crate_path: &TokenStream, widget: &Widget) -> TokenStream {
    let settings = Kind::ALL.map(settings_of);
    let values = [METHOD, LOADING, BODY, FOLLOW_UP, MODIFIER].into_iter();
    let places = values.chain(settings.iter().map(String::as_str)).chain([ITEM]);
    let mut keywords = Keywords { places: places.map(|place| (place, Vec::new())).collect() };
    keywords.add_widget(widget);
    let imports = keywords.places.iter().map(|(place, words)| {
        let place = name(place);
        if place == LOADING {
            // The editor offers `self` only after the name of the enum.
            return quote!(use #crate_path::vocabulary::#place::{#(#words as _),*};);
        }
        quote!(mod #place { use #crate_path::vocabulary::#place::*; use self::{#(#words as _),*}; })
    });
    quote!(const _: () = { #(#imports)* };)
}

struct Keywords<'a> {
    places: Vec<(&'a str, Vec<Ident>)>,
}

impl Keywords<'_> {
    fn add_widget(&mut self, widget: &Widget) {
        widget.openers.iter().for_each(|word| self.add(ITEM, word));
        self.add_modifiers(&widget.config);
        self.add_modifiers(&widget.data);
        for function in &widget.functions {
            function.returns.iter().for_each(|returns| self.add_modifiers(&returns.fields));
            if let Some(kind) = function.kind {
                self.add_settings(kind, &function.settings);
            }
        }
    }

    fn add(&mut self, place: &str, word: &Ident) {
        let word = if word == "self" { Ident::new(SELF, word.span()) } else { word.clone() };
        let is_keyword = syn::parse2::<Ident>(word.to_token_stream()).is_err();
        if let Some((_, words)) = self.places.iter_mut().find(|(known, _)| *known == place && !is_keyword) {
            words.push(word);
        }
    }

    /// Adds `secret`, and what may become it: another word, or a name without a type.
    fn add_modifiers(&mut self, fields: &Fields) {
        for field in &fields.fields {
            let half = Some(&field.name).filter(|_| field.ty.is_none());
            let words = [field.stray.as_ref(), field.secret.as_ref(), half];
            words.into_iter().flatten().for_each(|word| self.add(MODIFIER, word));
        }
    }

    fn add_settings(&mut self, kind: Kind, settings: &Entries) {
        let place = settings_of(kind);
        for entry in &settings.entries {
            let Key::Name(key) = &entry.key else { continue };
            self.add(&place, key);
            match key.to_string().as_str() {
                "method" => self.add_value(METHOD, &entry.value),
                "loading" => self.add_value(LOADING, &entry.value),
                "body" => self.add_value(BODY, &entry.value),
                slot if kind.slots().iter().any(|known| known.name == slot) => self.add_value(FOLLOW_UP, &entry.value),
                _ => {}
            }
        }
        settings.half.iter().for_each(|name| self.add(&place, name));
    }

    fn add_value(&mut self, place: &str, value: &Value) {
        match value {
            Value::Word(word) | Value::Tagged(word, _) => self.add(place, word),
            Value::List(_, values) => values.iter().for_each(|value| self.add_value(place, value)),
            _ => {}
        }
    }
}
