//! Renders templates as text.

use url::Url;

use super::place::Place;
use crate::declared::{Encode, ValueWriter, WriteStatus};
use crate::error::FunctionError;
use crate::escape;
use crate::plan::spec::{Fallback, Part, Qualifier, Token};
use crate::scope::Scope;

/// Renders the templates of one call with the values of its scope.
pub(super) struct TemplateRenderer<'a> {
    scope: Scope<'a>,
}

/// The encoding of a place.
#[derive(Clone, Copy)]
pub(super) struct Encoding {
    /// For literal text of the declaration.
    pub(super) literal: Encode,
    /// For the values of tokens.
    pub(super) value: Encode,
}

/// Text without special characters.
pub(super) const PLAIN: Encoding = Encoding { literal: None, value: None };
/// A part of a URL. The literal text is already encoded.
pub(super) const PERCENT: Encoding = Encoding { literal: None, value: Some(escape::percent) };
/// `application/x-www-form-urlencoded`.
const FORM: Encoding = Encoding { literal: Some(escape::form), value: Some(escape::form) };

impl<'a> TemplateRenderer<'a> {
    pub(super) fn new(scope: Scope<'a>) -> Self {
        TemplateRenderer { scope }
    }

    /// Writes a template. Returns `false` if it is a lone token without a value.
    // Inlined, since otherwise the cost of a token depends on how rustc partitions the crate.
    #[inline]
    pub(super) fn render(
        &self,
        out: &mut String,
        template: &[Part],
        encoding: Encoding,
        place: Place<'_>,
    ) -> Result<bool, FunctionError> {
        let lone = template.len() == 1;
        for part in template {
            match part {
                Part::Text(text) => write_encoded(encoding.literal, out, text),
                Part::Token(token) => {
                    if !self.write_text(out, token, encoding.value, place)? && lone {
                        return Ok(false);
                    }
                }
            }
        }
        Ok(true)
    }

    /// Writes a separator and `name=value`, form-encoded. Writes nothing if the template is a lone token
    /// without a value.
    pub(super) fn render_pair(
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
        if !self.render(out, template, FORM, place)? {
            out.truncate(before);
        }
        Ok(())
    }

    /// Writes a token's value or its fallback as text. Returns `false` if it has neither.
    #[inline]
    pub(super) fn write_text(
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
                write_encoded(encode, out, fallback.text());
                Ok(true)
            }
            status => Err(write_error(status, token, place)),
        }
    }

    /// Writes a token's value or its fallback as JSON. Writes `null` if it has neither.
    #[inline]
    pub(super) fn write_json(&self, out: &mut String, token: &Token, place: Place<'_>) -> Result<(), FunctionError> {
        match self.write(out, token, None) {
            WriteStatus::Written => {}
            WriteStatus::Nothing => write_json_fallback(out, token.fallback.as_ref()),
            status => return Err(write_error(status, token, place)),
        }
        Ok(())
    }

    /// Builds a URL on the base URL that a config value contains.
    pub(super) fn build_on_base(
        &self,
        getter: usize,
        build: impl Fn(&Url) -> Result<Url, FunctionError>,
    ) -> Result<Url, FunctionError> {
        ValueWriter::base(|writer| self.scope.get(Qualifier::Config, getter, writer), build)
            .unwrap_or_else(|| Err(FunctionError::internal(&format_args!("config getter {getter} has no URL"))))
    }

    fn write(&self, out: &mut String, token: &Token, encode: Encode) -> WriteStatus {
        ValueWriter::write(out, encode, |writer| self.scope.get(token.qualifier, token.getter, writer))
    }
}

#[cold]
fn write_error(status: WriteStatus, token: &Token, place: Place<'_>) -> FunctionError {
    if status == WriteStatus::NoGetter {
        let (qualifier, getter) = (token.qualifier, token.getter);
        return FunctionError::internal(&format_args!("no {qualifier:?} getter {getter} for {place}"));
    }
    place.rejection("its `Display` or `Serialize` failed")
}

fn write_json_fallback(out: &mut String, fallback: Option<&Fallback>) {
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

fn write_encoded(encode: Encode, out: &mut String, text: &str) {
    match encode {
        None => out.push_str(text),
        Some(encode) => encode(out, text),
    }
}
