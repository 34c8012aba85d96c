//! Templates to text.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use url::Url;
use url::form_urlencoded;

use super::place::Place;
use crate::declared::{Encode, Got, Slot};
use crate::engine::internal;
use crate::error::{ErrorKind, FunctionError};
use crate::plan::spec::{Part, Source, Token};
use crate::scope::Scope;

/// The tokens of one rendering. All of them go through one slot.
pub(crate) struct Tokens<'a> {
    scope: Scope<'a>,
    slot: Slot,
}

/// How a place writes text.
#[derive(Clone, Copy)]
pub(super) struct Encoding {
    /// For what the declaration says.
    pub(super) fixed: Encode,
    /// For the values of tokens.
    pub(super) value: Encode,
}

/// Nothing is special here.
pub(super) const PLAIN: Encoding = Encoding { fixed: None, value: None };
/// A part of a URL; what the declaration says is a piece of URL already.
pub(super) const PERCENT: Encoding = Encoding { fixed: None, value: Some(write_percent) };
/// `application/x-www-form-urlencoded`.
const FORM: Encoding = Encoding { fixed: Some(write_form), value: Some(write_form) };

/// Everything but RFC 3986's unreserved characters, so that no value can end the part it stands in.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

impl<'a> Tokens<'a> {
    pub(crate) fn new(scope: Scope<'a>) -> Self {
        Tokens { scope, slot: Slot::default() }
    }

    /// Writes a template; `false` where it is one token alone and has no value.
    pub(super) fn fill(
        &mut self,
        out: &mut String,
        template: &[Part],
        encoding: Encoding,
        place: Place<'_>,
    ) -> Result<bool, FunctionError> {
        let lone = template.len() == 1;
        for part in template {
            match part {
                Part::Text(text) => write(encoding.fixed, out, text),
                Part::Token(token) => {
                    if !self.text(out, token, encoding.value, place)? && lone {
                        return Ok(false);
                    }
                }
            }
        }
        Ok(true)
    }

    /// Writes `name=value`, form-encoded, behind a separator; nothing where the template is one token
    /// alone and has no value.
    pub(super) fn fill_pair(
        &mut self,
        out: &mut String,
        separator: &str,
        name: &str,
        template: &[Part],
        place: Place<'_>,
    ) -> Result<(), FunctionError> {
        let before = out.len();
        out.push_str(separator);
        write_form(out, name);
        out.push('=');
        if !self.fill(out, template, FORM, place)? {
            out.truncate(before);
        }
        Ok(())
    }

    /// Writes a token's value, or its fallback, as text; whether there is one.
    fn text(
        &mut self,
        out: &mut String,
        token: &Token,
        encode: Encode,
        place: Place<'_>,
    ) -> Result<bool, FunctionError> {
        if self.write(out, token, encode, place)? {
            return Ok(true);
        }
        let Some(fallback) = &token.fallback else { return Ok(false) };
        write(encode, out, &fallback.text);
        Ok(true)
    }

    /// Writes a token's value, or its fallback, as JSON.
    pub(super) fn json(&mut self, out: &mut String, token: &Token, place: Place<'_>) -> Result<(), FunctionError> {
        if !self.write(out, token, None, place)? {
            out.push_str(token.fallback.as_ref().map_or("null", |fallback| &fallback.json));
        }
        Ok(())
    }

    /// The config value that a URL starts with.
    pub(super) fn base(&mut self, getter: usize) -> Result<Url, FunctionError> {
        self.scope.get(Source::Config, getter, &mut self.slot);
        self.slot.take_base().ok_or_else(|| internal(&format_args!("config getter {getter} gives no URL")))
    }

    /// Writes a token's value; whether it has one.
    fn write(
        &mut self,
        out: &mut String,
        token: &Token,
        encode: Encode,
        place: Place<'_>,
    ) -> Result<bool, FunctionError> {
        let Token { source, getter, .. } = *token;
        match self.slot.write(out, encode, |slot| self.scope.get(source, getter, slot)) {
            Got::Written => Ok(true),
            Got::Nothing => Ok(false),
            Got::Failed => Err(FunctionError::new(ErrorKind::Render, format!("a value for {place} cannot be written"))),
            Got::NoGetter => Err(internal(&format_args!("no {source:?} getter {getter} for {place}"))),
        }
    }
}

fn write(encode: Encode, out: &mut String, text: &str) {
    match encode {
        None => out.push_str(text),
        Some(encode) => encode(out, text),
    }
}

fn write_percent(out: &mut String, text: &str) {
    out.extend(utf8_percent_encode(text, RESERVED));
}

fn write_form(out: &mut String, text: &str) {
    out.extend(form_urlencoded::byte_serialize(text.as_bytes()));
}
