//! The words of the language as documented variants: one enum for each place where words stand.

use proc_macro2::TokenStream;
use quote::quote;

use super::name;
use crate::kind::Kind;
use crate::words::{self, Word};

pub(super) const ITEM: &str = "Item";
pub(super) const MODIFIER: &str = "Modifier";
pub(super) const METHOD: &str = "Method";
pub(super) const LOADING: &str = "Loading";
pub(super) const BODY: &str = "Body";
pub(super) const FOLLOW_UP: &str = "FollowUp";
pub(super) const QUALIFIER: &str = "Qualifier";
pub(super) const ERROR_PART: &str = "ErrorPart";

/// No variant can be called `self`.
pub(super) const SELF: &str = "self_";

/// The enums, for the crate `widget-functions`.
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
        "self" => {
            let word = name(SELF);
            quote!(#[doc = #docs] #[doc(hidden)] #word,)
        }
        word => {
            let word = name(word);
            quote!(#[doc = #docs] #word,)
        }
    });
    // Variants of an enum that holds data are shown without numbers.
    quote! {
        #[doc = #docs]
        #[allow(non_camel_case_types, reason = "a variant has the name of its word")]
        pub enum #place { #(#variants)* #[doc(hidden)] __(()) }
    }
}

/// `server` becomes `ServerSetting`.
pub(super) fn settings_of(kind: Kind) -> String {
    let mut place = String::new();
    for part in kind.keyword().split('_') {
        let (first, rest) = part.split_at(1);
        place.push_str(&first.to_uppercase());
        place.push_str(rest);
    }
    place + "Setting"
}
