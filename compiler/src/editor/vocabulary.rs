//! The words of the language as documented variants, and the words of a declaration as paths to
//! them.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

use super::name;
use crate::kind::Kind;
use crate::syntax::{Entries, Fields, Key, Value, Widget};
use crate::words::{self, Word};

const ITEM: &str = "Item";
const MODIFIER: &str = "Modifier";
const METHOD: &str = "Method";
const LOADING: &str = "Loading";
const BODY: &str = "Body";
const FOLLOW_UP: &str = "FollowUp";
pub(super) const QUALIFIER: &str = "Qualifier";
pub(super) const ERROR_PART: &str = "ErrorPart";

/// One enum for each place where words of the language stand; for the crate `widget-functions`.
pub fn vocabulary() -> TokenStream {
    let sections = words::SECTIONS.iter().map(|word| (word.name, word.docs));
    let kinds = Kind::ALL.into_iter().map(|kind| (kind.keyword(), kind.docs()));
    let mut enums = variants(ITEM, "What a widget holds.", sections.chain(kinds));
    enums.extend(listed(MODIFIER, "What can stand before a field.", &words::MODIFIERS));
    enums.extend(listed(METHOD, "The methods of a request.", &words::METHODS));
    enums.extend(listed(LOADING, "What the page shows while a function runs.", &words::LOADING));
    enums.extend(listed(BODY, "The types of a request's body.", &words::BODIES));
    enums.extend(listed(FOLLOW_UP, "What can run after a function.", &words::FOLLOW_UPS));
    enums.extend(listed(QUALIFIER, "Where the value of a token comes from.", &words::QUALIFIERS));
    enums.extend(listed(ERROR_PART, "The parts of an error.", &words::ERROR_PARTS));
    for kind in Kind::ALL {
        let settings = kind.settings().iter().map(|setting| (setting.name, setting.docs));
        let slots = kind.slots().iter().map(|slot| (slot.name, slot.docs));
        let docs = format!("The settings of `{}` functions.", kind.keyword());
        enums.extend(variants(&settings_of(kind), &docs, settings.chain(slots)));
    }
    enums
}

fn listed(place: &str, docs: &str, words: &'static [Word]) -> TokenStream {
    variants(place, docs, words.iter().map(|word| (word.name, word.docs)))
}

fn variants(place: &str, docs: &str, words: impl Iterator<Item = (&'static str, &'static str)>) -> TokenStream {
    let place = name(place);
    let variants = words.map(|(word, docs)| match word {
        "self" => quote!(#[doc = #docs] #[doc(hidden)] self_,),
        word => {
            let word = name(word);
            quote!(#[doc = #docs] #word,)
        }
    });
    // Variants of an enum that holds data are shown without numbers.
    quote! {
        #[doc = #docs]
        #[allow(non_camel_case_types)]
        pub enum #place { #(#variants)* #[doc(hidden)] __(()) }
    }
}

/// `server` becomes `ServerSetting`.
fn settings_of(kind: Kind) -> String {
    let mut place = String::new();
    for part in kind.keyword().split('_') {
        let (first, rest) = part.split_at(1);
        place.push_str(&first.to_uppercase());
        place.push_str(rest);
    }
    place + "Setting"
}

/// The words of a declaration, known, unknown and half-typed, each as an import from its place.
///
/// Each place has its import even where it has no words: the editor looks for what may be written
/// where nothing is yet. A value that is not written may hide a setting behind it, so values come first.
pub(super) fn uses(door: &TokenStream, widget: &Widget) -> TokenStream {
    let settings = Kind::ALL.map(settings_of);
    let values = [METHOD, LOADING, BODY, FOLLOW_UP, MODIFIER].into_iter();
    let places = values.chain(settings.iter().map(String::as_str)).chain([ITEM]);
    let mut words = Words { places: places.map(|place| (place, Vec::new())).collect() };
    words.add_widget(widget);
    let imports = words.places.iter().map(|(place, words)| {
        let place = name(place);
        if place == LOADING {
            // Behind the enum's own name, and only there, the editor offers `self`.
            return quote!(use #door::__private::vocabulary::#place::{#(#words as _),*};);
        }
        quote!(mod #place { use #door::__private::vocabulary::#place::*; use self::{#(#words as _),*}; })
    });
    quote!(const _: () = { #(#imports)* };)
}

struct Words<'a> {
    places: Vec<(&'a str, Vec<Ident>)>,
}

impl Words<'_> {
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
        // No variant can be called `self`.
        let word = if word == "self" { Ident::new("self_", word.span()) } else { word.clone() };
        let is_keyword = syn::parse2::<Ident>(word.to_token_stream()).is_err();
        let words = self.places.iter_mut().find(|(known, _)| *known == place && !is_keyword);
        words.into_iter().for_each(|(_, words)| words.push(word.clone()));
    }

    /// `secret`, and what may become it: another word there, or a name without a type.
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
