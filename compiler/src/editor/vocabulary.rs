//! The keywords of the language as documented variants: one enum for each place in a declaration.

use proc_macro2::TokenStream;
use quote::quote;

use widget_functions_spec::{Keyword, Kind};

use super::names::name;
use crate::keywords;

pub(super) const ITEM: &str = "Item";
pub(super) const MODIFIER: &str = "Modifier";
pub(super) const METHOD: &str = "Method";
pub(super) const LOADING: &str = "Loading";
pub(super) const BODY: &str = "Body";
pub(super) const FOLLOW_UP: &str = "FollowUp";
pub(super) const QUALIFIER: &str = "Qualifier";
pub(super) const ERROR_PART: &str = "ErrorPart";

/// The variant for `self`, which is not a valid name.
pub(super) const SELF: &str = "self_";

/// Generates the enums, for the crate `widget-functions`.
pub fn vocabulary() -> TokenStream {
    let sections = keywords::SECTIONS.iter().map(|keyword| (keyword.name, keyword.docs));
    let kinds = Kind::ALL.into_iter().map(|kind| (kind.keyword(), kind.docs()));
    let mut enums = variants(ITEM, "The items of a widget.", sections.chain(kinds));
    enums.extend(listed(MODIFIER, "The modifiers of a field.", &keywords::MODIFIERS));
    enums.extend(listed(METHOD, "The methods of a request.", &keywords::METHODS));
    enums.extend(listed(LOADING, "The loading indicators of a function.", &keywords::LOADING));
    enums.extend(listed(BODY, "The formats of a request body.", &keywords::BODIES));
    enums.extend(listed(FOLLOW_UP, "The steps of a follow-up.", &keywords::FOLLOW_UPS));
    enums.extend(listed(QUALIFIER, "The qualifiers of a token.", &keywords::QUALIFIERS));
    enums.extend(listed(ERROR_PART, "The parts of an error.", &keywords::ERROR_PARTS));
    for kind in Kind::ALL {
        let settings = kind.settings().iter().map(|setting| (setting.name, setting.docs));
        let slots = kind.slots().iter().map(|slot| (slot.name, slot.docs));
        let docs = format!("The settings of `{}` functions.", kind.keyword());
        enums.extend(variants(&settings_of(kind), &docs, settings.chain(slots)));
    }
    enums
}

fn listed(place: &str, docs: &str, keywords: &'static [Keyword]) -> TokenStream {
    variants(place, docs, keywords.iter().map(|keyword| (keyword.name, keyword.docs)))
}

fn variants(place: &str, docs: &str, keywords: impl Iterator<Item = (&'static str, &'static str)>) -> TokenStream {
    let place = name(place);
    let variants = keywords.map(|(keyword, docs)| match keyword {
        "self" => {
            let keyword = name(SELF);
            quote!(#[doc = #docs] #[doc(hidden)] #keyword,)
        }
        keyword => {
            let keyword = name(keyword);
            quote!(#[doc = #docs] #keyword,)
        }
    });
    // An editor shows no discriminants for the variants of an enum that has data.
    quote! {
        #[doc = #docs]
        #[allow(non_camel_case_types, reason = "a variant has the name of its keyword")]
        pub enum #place { #(#variants)* #[doc(hidden)] __(()) }
    }
}

/// Returns the enum of a kind's settings: `ServerSetting` for `server`.
pub(super) fn settings_of(kind: Kind) -> String {
    let mut place = String::new();
    for part in kind.keyword().split('_') {
        let (first, rest) = part.split_at(1);
        place.push_str(&first.to_uppercase());
        place.push_str(rest);
    }
    place + "Setting"
}
