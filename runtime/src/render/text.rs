//! Templates to text.

use url::Url;

use super::place::Place;
use crate::declared::{Encode, ValueWriter, WriteStatus};
use crate::error::{ErrorKind, FunctionError};
use crate::escape;
use crate::plan::spec::{Fallback, Part, Qualifier, Token};
use crate::scope::Scope;

/// The tokens of one rendering.
pub(crate) struct Tokens<'a> {
    scope: Scope<'a>,
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
pub(super) const PERCENT: Encoding = Encoding { fixed: None, value: Some(escape::percent) };
/// `application/x-www-form-urlencoded`.
const FORM: Encoding = Encoding { fixed: Some(escape::form), value: Some(escape::form) };

// `#[inline]`: else it depends on how rustc divides the crate what a token costs.
impl<'a> Tokens<'a> {
    pub(crate) fn new(scope: Scope<'a>) -> Self {
        Tokens { scope }
    }

    /// Writes a template; `false` where it is one token alone and has no value.
    #[inline]
    pub(super) fn fill(
        &self,
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
        &self,
        out: &mut String,
        separator: &str,
        name: &str,
        template: &[Part],
        place: Place<'_>,
    ) -> Result<(), FunctionError> {
        let before = out.len();
        out.push_str(separator);
        escape::form(out, name);
        out.push('=');
        if !self.fill(out, template, FORM, place)? {
            out.truncate(before);
        }
        Ok(())
    }

    /// Writes a token's value, or its fallback, as text; whether there is one.
    #[inline]
    pub(super) fn text(
        &self,
        out: &mut String,
        token: &Token,
        encode: Encode,
        place: Place<'_>,
    ) -> Result<bool, FunctionError> {
        match self.write(out, token, encode) {
            WriteStatus::Written => Ok(true),
            WriteStatus::Nothing => {
                let Some(fallback) = &token.fallback else { return Ok(false) };
                write(encode, out, fallback.text());
                Ok(true)
            }
            got => Err(unwritten(got, token, place)),
        }
    }

    /// Writes a token's value, or its fallback, as JSON.
    #[inline]
    pub(super) fn json(&self, out: &mut String, token: &Token, place: Place<'_>) -> Result<(), FunctionError> {
        match self.write(out, token, None) {
            WriteStatus::Written => {}
            WriteStatus::Nothing => json_fallback(out, token.fallback.as_ref()),
            got => return Err(unwritten(got, token, place)),
        }
        Ok(())
    }

    /// Builds a URL on the config value that it starts with.
    pub(super) fn base(
        &self,
        getter: usize,
        build: impl Fn(&Url) -> Result<Url, FunctionError>,
    ) -> Result<Url, FunctionError> {
        ValueWriter::base(|slot| self.scope.get(Qualifier::Config, getter, slot), build)
            .unwrap_or_else(|| Err(FunctionError::internal(&format_args!("config getter {getter} gives no URL"))))
    }

    /// Writes a token's value, if it has one.
    fn write(&self, out: &mut String, token: &Token, encode: Encode) -> WriteStatus {
        ValueWriter::write(out, encode, |slot| self.scope.get(token.qualifier, token.getter, slot))
    }
}

#[cold]
fn unwritten(got: WriteStatus, token: &Token, place: Place<'_>) -> FunctionError {
    if got == WriteStatus::NoGetter {
        return FunctionError::internal(&format_args!("no {:?} getter {} for {place}", token.qualifier, token.getter));
    }
    FunctionError::new(ErrorKind::Render, format!("a value for {place} cannot be written"))
}

fn json_fallback(out: &mut String, fallback: Option<&Fallback>) {
    match fallback {
        None => out.push_str("null"),
        Some(Fallback::Text(text)) => {
            out.push('"');
            escape::json(out, text);
            out.push('"');
        }
        Some(other) => out.push_str(other.text()),
    }
}

fn write(encode: Encode, out: &mut String, text: &str) {
    match encode {
        None => out.push_str(text),
        Some(encode) => encode(out, text),
    }
}
